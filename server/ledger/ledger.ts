import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import * as entries from './entries.sql.ts';
import type { NewEntry, NewLine } from './post.ts';
import { lockAccounts, postAll } from './post.ts';
import { today } from './statement.ts';

// The verbs of the books and their doors for the slices above. Doors ask nobody's permission: their callers do.

export type { NewEntry, NewLine } from './post.ts';
export { statementOf } from './statement.ts';

/**
 * Enters one document. Throws the conflict `ledger.postedAlready` when it has entered before; an entry that does not
 * balance is a bug. Call it last in a command: the accounts stay locked until the commit. Rows J1, J2, J11.
 */
export async function post(ctx: Context, entry: NewEntry): Promise<{ entryId: string }> {
  const [posted] = await postAll(ctx, [entry]);
  if (posted === undefined) throw new Error('nothing was posted');
  const { lines, ...document } = entry;
  await audit(ctx, {
    action: 'ledger.post',
    kind: 'journalEntry',
    id: posted.entryId,
    after: { ...document, lineCount: lines.length, totalAmount: totalOf(lines) },
  });
  return posted;
}

/** Takes an entry back, once, by another that names it and its reason. Stock stays as it is. Rows J10, J11. */
export async function reverse(
  ctx: Context,
  given: { readonly entryId: string; readonly reasonCode: string; readonly note: string },
): Promise<{ entryId: string }> {
  const lines = await entries.selectLines.all(ctx, { entryIds: [given.entryId] });
  // Whoever takes it back at the same moment is waited for, and then seen.
  await lockAccounts(ctx, lines);
  const source = await entries.selectById.first(ctx, { id: given.entryId });
  if (source === undefined) throw new Failure('missing', 'ledger.entryMissing');
  if (source.reversesId !== null) throw new Failure('conflict', 'ledger.isReversal');
  if (source.reversedById !== null) throw new Failure('conflict', 'ledger.reversedAlready');
  const reason = await reasonOf(ctx, 'reverse_entry', given.reasonCode);
  const [posted] = await postAll(ctx, [
    {
      documentKind: 'reversal',
      documentId: source.id,
      documentNumber: source.documentNumber,
      occurredOn: await today(ctx),
      memo: given.note === '' ? source.memo : given.note,
      reversesId: source.id,
      reasonCode: reason.code,
      reasonTitle: reason.title,
      lines: lines.map((line) => ({
        agencyId: line.agencyId,
        account: line.account,
        debitAmount: line.creditAmount,
        creditAmount: line.debitAmount,
        currency: line.currency,
        facts: line.facts,
      })),
    },
  ]);
  if (posted === undefined) throw new Error('nothing was posted');
  await audit(ctx, {
    action: 'ledger.reverse',
    kind: 'journalEntry',
    id: source.id,
    after: { entryId: posted.entryId, reasonCode: reason.code, note: given.note },
  });
  return posted;
}

function totalOf(lines: readonly NewLine[]): number {
  return lines.reduce((sum, line) => sum + line.debitAmount, 0);
}
