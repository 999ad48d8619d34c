import { strict as assert } from 'node:assert';

import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { isAmount } from '../lib/money.ts';
import { json } from '../lib/sql.ts';
import type { AccountKind, DocumentKind } from './ledger.contract.ts';
import * as sql from './ledger.sql.ts';

export interface NewLine {
  /** Null on an account of the company. */
  readonly agencyId: string | null;
  readonly account: AccountKind;
  readonly debitAmount: number;
  readonly creditAmount: number;
  readonly currency: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}
export interface NewEntry {
  readonly documentKind: DocumentKind;
  readonly documentId: string;
  readonly documentNumber: string;
  /** The day of the work or payment. */
  readonly occurredOn: string;
  /** The agency reads it. */
  readonly memo: string;
  readonly lines: readonly NewLine[];
}
interface Reversal {
  readonly reversesId: string;
  readonly reasonCode: string;
  readonly reasonTitle: string;
}

const ENTRIES_MAX = 1000;
const LINES_MAX = 10_000;
const MS = 1;

/**
 * Enters documents in the books: the only way in. Each entry balances in each currency, or nothing is written; a
 * document enters once (a twin is the conflict `ledger.postedAlready`). The accounts of its agencies stay locked
 * until the commit, so call it last in a command. Rows J1, J2, J4, J11.
 */
export async function postAll(
  ctx: Context,
  entries: readonly (NewEntry & Partial<Reversal>)[],
): Promise<{ entryId: string }[]> {
  const kept = entries.map((entry) => ({ ...entry, id: newId(ctx.now.getTime()) }));
  const lines = kept.flatMap((entry) =>
    entry.lines.map((line, at) => ({ ...line, entryId: entry.id, number: at + 1 })),
  );
  assertWritable(kept, lines);
  if (kept.length === 0) return [];

  const accounts = await lockAccounts(ctx, lines);
  const agencyIds = accounts.map((account) => account.agencyId);
  const at = await nextInstant(ctx, accounts);
  await sql.insertEntries.run(ctx, {
    ids: kept.map((entry) => entry.id),
    documentKinds: kept.map((entry) => entry.documentKind),
    documentIds: kept.map((entry) => entry.documentId),
    documentNumbers: kept.map((entry) => entry.documentNumber),
    occurredOns: kept.map((entry) => entry.occurredOn),
    memos: kept.map((entry) => entry.memo),
    reversesIds: kept.map((entry) => entry.reversesId ?? null),
    reasonCodes: kept.map((entry) => entry.reasonCode ?? null),
    reasonTitles: kept.map((entry) => entry.reasonTitle ?? null),
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.id,
    actorTitle: ctx.actor.title,
    at,
  });
  const columns = {
    entryIds: lines.map((line) => line.entryId),
    numbers: lines.map((line) => line.number),
    agencyIds: lines.map((line) => line.agencyId),
    accounts: lines.map((line) => line.account),
    debitAmounts: lines.map((line) => line.debitAmount),
    creditAmounts: lines.map((line) => line.creditAmount),
    currencies: lines.map((line) => line.currency),
  };
  const written = await sql.insertLines.run(ctx, {
    ...columns,
    facts: lines.map((line) => json(line.facts ?? {})),
    at,
  });
  assert.equal(written, lines.length, 'an entry of which debits are not credits');
  await sql.addToBalances.run(ctx, columns);
  for (const agencyId of agencyIds) hint(ctx, { topic: 'account', id: agencyId, agencyIds: [agencyId] });
  return kept.map(({ id }) => ({ entryId: id }));
}

interface LockedAccount {
  readonly agencyId: string;
  readonly lastPostedAt: Date;
}

/** Locks the accounts of the agencies of these lines until the commit, in the order of all commands. */
export async function lockAccounts(
  ctx: Context,
  lines: readonly Pick<NewLine, 'agencyId'>[],
): Promise<LockedAccount[]> {
  const agencyIds = [...new Set(lines.flatMap((line) => line.agencyId ?? []))].toSorted();
  await sql.openAccounts.run(ctx, { agencyIds });
  const accounts = await sql.lockAccounts.all(ctx, { agencyIds });
  assert.equal(accounts.length, agencyIds.length, 'an agency without account');
  return accounts;
}

/**
 * The instant of new lines: read from the clock once the accounts are locked, and later than any line or statement
 * of them. The transaction's own time would not do: it lies before statements given while it ran, and a replay would
 * find a line there that they had not.
 */
async function nextInstant(ctx: Context, accounts: readonly LockedAccount[]): Promise<Date> {
  const clock = await sql.selectClock.one(ctx);
  const latest = Math.max(clock.at.getTime(), ...accounts.map((account) => account.lastPostedAt.getTime()));
  const at = new Date(latest + MS);
  await sql.stampAccounts.run(ctx, { agencyIds: accounts.map((account) => account.agencyId), at });
  return at;
}

/**
 * An instant for which a statement of the agency is true for good: lines on their way are waited for, later ones get a
 * later instant. A wish that lies ahead becomes now.
 */
export async function settledInstant(ctx: Context, agencyId: string, wished: Date | null): Promise<Date> {
  await sql.openAccounts.run(ctx, { agencyIds: [agencyId] });
  const { at } = await sql.selectSettledInstant.one(ctx, { agencyId });
  return wished === null || wished > at ? at : wished;
}

function assertWritable(entries: readonly NewEntry[], lines: readonly NewLine[]): void {
  assert(entries.length <= ENTRIES_MAX && lines.length <= LINES_MAX, 'too much for one posting');
  for (const entry of entries) assert(entry.lines.length >= 2, 'an entry has two sides');
  for (const { agencyId, account, debitAmount, creditAmount } of lines) {
    assert(isAmount(debitAmount) && isAmount(creditAmount), 'amounts are whole');
    assert(debitAmount >= 0 && creditAmount >= 0, 'a side is never negative');
    assert((debitAmount === 0) !== (creditAmount === 0), 'a line has one side');
    assert((agencyId === null) === account.startsWith('company.'), `whose account: ${account}`);
  }
}
