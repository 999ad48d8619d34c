import { agenciesByIds } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import type { EntryLine, EntryRow, EntryView } from './entries.contract.ts';
import type { StoredEntry } from './entries.sql.ts';
import * as sql from './entries.sql.ts';
import type { AgencyAccount, DocumentKind, PaymentKind } from './ledger.contract.ts';
import { contraOf } from './ledger.contract.ts';
import { selectHouse } from './ledger.sql.ts';
import { post } from './ledger.ts';
import { today } from './statement.ts';

interface EntryAsk {
  readonly q?: string | undefined;
  readonly documentKind?: DocumentKind | undefined;
  readonly agencyId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The entries of the books, newest first. Row J11. */
export async function listEntries(
  ctx: Context,
  ask: EntryAsk,
): Promise<{ items: EntryRow[]; next: string | null }> {
  const [afterAt = null, afterId = null] = readMark(ask.after, 2) ?? [];
  if (afterAt !== null && Number.isNaN(Date.parse(afterAt)))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const number = latinDigits(ask.q ?? '').trim();
  const rows = await sql.selectPage.all(ctx, {
    number: number === '' ? null : number,
    documentKind: ask.documentKind ?? null,
    agencyId: ask.agencyId ?? null,
    afterAt,
    afterId,
    limit: ask.limit + 1,
  });
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.postedAt.toISOString(), row.id]);
  const lines = await linesOf(
    ctx,
    items.map((row) => row.id),
  );
  return { items: items.map((row) => rowOf(row, lines.get(row.id) ?? [])), next };
}

/** One entry with both sides. Row J11. */
export async function readEntry(ctx: Context, id: string): Promise<EntryView> {
  const entry = await sql.selectById.first(ctx, { id });
  if (entry === undefined) throw new Failure('missing', 'ledger.entryMissing');
  const lines = (await linesOf(ctx, [id])).get(id) ?? [];
  const isOpen = entry.reversesId === null && entry.reversedById === null;
  return {
    ...rowOf(entry, lines),
    lines,
    moves: isOpen && can(ctx, 'account.post') ? ['reverse'] : [],
  };
}

const accountOf = {
  payment: 'payments',
  advance: 'advances',
  receipt: 'payments',
} as const satisfies Readonly<Record<PaymentKind, AgencyAccount>>;

/** Enters what was paid to an agency, paid ahead or received from it. Row J4. */
export async function enterPayment(
  ctx: Context,
  given: {
    readonly agencyId: string;
    readonly kind: PaymentKind;
    readonly amount: number;
    readonly documentNumber: string;
    readonly occurredOn: string;
    readonly memo: string;
  },
): Promise<{ entryId: string }> {
  const [agency] = await agenciesByIds(ctx, [given.agencyId]);
  if (agency === undefined) throw new Failure('invalid', 'ledger.unknownAgency', {}, 'agencyId');
  if (given.occurredOn > (await today(ctx))) throw new Failure('invalid', 'ledger.future', {}, 'occurredOn');
  const { currency } = await selectHouse.one(ctx);
  const account = accountOf[given.kind];
  const isIncoming = given.kind === 'receipt';
  const side = { debitAmount: isIncoming ? 0 : given.amount, creditAmount: isIncoming ? given.amount : 0 };
  const otherSide = { debitAmount: side.creditAmount, creditAmount: side.debitAmount };
  return await post(ctx, {
    documentKind: given.kind,
    documentId: newId(ctx.now.getTime()),
    documentNumber: latinDigits(given.documentNumber),
    occurredOn: given.occurredOn,
    memo: cleanText(given.memo),
    lines: [
      { agencyId: agency.id, account, ...side, currency },
      { agencyId: null, account: contraOf[account], ...otherSide, currency },
    ],
  });
}

async function linesOf(ctx: Context, entryIds: readonly string[]): Promise<Map<string, EntryLine[]>> {
  const rows = await sql.selectLines.all(ctx, { entryIds });
  const lines = new Map<string, EntryLine[]>();
  for (const { entryId, ...line } of rows) {
    const known = lines.get(entryId);
    if (known === undefined) lines.set(entryId, [line]);
    else known.push(line);
  }
  return lines;
}

function rowOf(entry: StoredEntry, lines: readonly EntryLine[]): EntryRow {
  return {
    ...entry,
    postedAt: entry.postedAt.toISOString(),
    totalAmount: lines.reduce((sum, line) => sum + line.debitAmount, 0),
    currency: lines[0]?.currency ?? '',
    agencyTitles: [...new Set(lines.flatMap((line) => line.agencyTitle ?? []))],
  };
}
