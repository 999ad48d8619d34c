import { agenciesByIds } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { dayIn, instantOf, parseJalaliInstant } from '../lib/jalali.ts';
import { pageOf, readMark } from '../lib/list.ts';
import type { AgencyAccount, KindSums, StatementLine, StatementView } from './ledger.contract.ts';
import type { LineRow } from './ledger.sql.ts';
import { agencyAccounts } from './ledger.contract.ts';
import * as sql from './ledger.sql.ts';
import { settledInstant } from './post.ts';

// A statement is a replay of the lines up to an instant. It is never kept: asked for again it is reckoned again, and
// says the same, for no line can enter the past.

export interface StatementAsk {
  readonly agencyId: string;
  readonly at?: Date | undefined;
  /** From the beginning of this day on the books; what was before is carried. */
  readonly fromOn?: string | undefined;
  readonly account?: AgencyAccount | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}
export type StatementHead = Omit<StatementView, 'items' | 'next' | 'at'> & { readonly at: Date };

const PAGE = 100;

/** An agency's account as it stood at an instant, a page of its lines with it, newest first. Rows J8, J9, J11. */
export async function statementOf(ctx: Context, ask: StatementAsk): Promise<StatementView> {
  const { head, range } = await openStatement(ctx, ask);
  const [afterAt = null, afterNumber = null, afterEntryId = null] = readMark(ask.after, 3) ?? [];
  const mark = { afterAt: instantOfMark(afterAt), afterNumber: numberOfMark(afterNumber), afterEntryId };
  const limit = ask.limit ?? PAGE;
  const rows = await sql.selectLines.all(ctx, { ...range, ...mark, limit: limit + 1 });
  const newer =
    mark.afterAt === null ? { amount: 0 } : await sql.selectNewerSum.one(ctx, { ...range, ...mark });
  let runningAmount = head.balanceAmount - newer.amount;
  const lines = rows.map((row): StatementLine => {
    const line = { ...row, postedAt: row.postedAt.toISOString(), runningAmount };
    runningAmount -= row.creditAmount - row.debitAmount;
    return line;
  });
  const page = pageOf(lines, limit, (line) => [line.postedAt, String(line.number), line.entryId]);
  return { ...head, ...page };
}

interface Range {
  readonly [name: string]: unknown;
  readonly agencyId: string;
  readonly at: Date;
}

/** Everything of a statement but its lines, and the range in which they are. */
export async function openStatement(
  ctx: Context,
  ask: StatementAsk,
): Promise<{ head: StatementHead; range: Range }> {
  const [agency] = await agenciesByIds(ctx, [ask.agencyId]);
  if (agency === undefined) throw new Failure('missing', 'ledger.accountMissing');
  const { zone, currency } = await sql.selectHouse.one(ctx);
  const at = await settledInstant(ctx, agency.id, ask.at ?? null);
  const from = ask.fromOn === undefined ? null : instantOf(zone, ask.fromOn, '00:00');
  const account = ask.account ?? null;
  const sums = await sql.selectSums.all(ctx, { agencyId: agency.id, at, from, currency });
  const asked = sums.filter((row) => account === null || row.account === account);
  const total = (of: (row: (typeof sums)[number]) => number) => asked.reduce((sum, row) => sum + of(row), 0);
  return {
    head: {
      agency: { id: agency.id, code: agency.code, title: agency.title },
      at,
      fromOn: ask.fromOn ?? null,
      currency,
      account,
      carriedAmount: total((row) => row.carriedAmount),
      debitAmount: total((row) => row.newDebitAmount),
      creditAmount: total((row) => row.newCreditAmount),
      balanceAmount: total((row) => row.creditAmount - row.debitAmount),
      kinds: sums.toSorted(byChart).map((row): KindSums => ({
        account: row.account,
        debitAmount: row.debitAmount,
        creditAmount: row.creditAmount,
        balanceAmount: row.creditAmount - row.debitAmount,
        lineCount: row.lineCount,
      })),
    },
    range: { agencyId: agency.id, at, from, currency, account },
  };
}

/** In the order in which people name the kinds. */
function byChart(
  one: { readonly account: AgencyAccount },
  other: { readonly account: AgencyAccount },
): number {
  return agencyAccounts.indexOf(one.account) - agencyAccounts.indexOf(other.account);
}

const FORWARD = 1000;

/** Every line of a statement, oldest first, each with what stood after it. */
export async function* linesForward(
  ctx: Context,
  { head, range }: { readonly head: StatementHead; readonly range: Range },
): AsyncGenerator<LineRow & { runningAmount: number }> {
  let runningAmount = head.carriedAmount;
  let last: LineRow | undefined;
  for (;;) {
    const rows = await sql.selectLinesForward.all(ctx, {
      ...range,
      afterAt: last?.postedAt ?? null,
      afterEntryId: last?.entryId ?? null,
      afterNumber: last?.number ?? null,
      limit: FORWARD,
    });
    for (const row of rows) {
      runningAmount += row.creditAmount - row.debitAmount;
      yield { ...row, runningAmount };
    }
    last = rows.at(-1);
    if (rows.length < FORWARD) return;
  }
}

/** An instant as it was asked for: ISO, or a Jalali day and time on the clocks of the company. */
export async function readInstant(ctx: Context, text: string | undefined): Promise<Date | undefined> {
  if (text === undefined || text === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const at = new Date(text);
    if (!Number.isNaN(at.getTime())) return at;
  }
  const { zone } = await sql.selectHouse.one(ctx);
  const parsed = parseJalaliInstant(zone, text);
  if (!parsed.ok) throw new Failure('invalid', parsed.reason, {}, 'at');
  return parsed.at;
}

/** Today on the calendar of the company. */
export async function today(ctx: Pick<Context, 'tx' | 'now'>): Promise<string> {
  const { zone } = await sql.selectHouse.one(ctx);
  return dayIn(zone, ctx.now);
}

function instantOfMark(text: string | null): Date | null {
  if (text === null) return null;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  return at;
}

function numberOfMark(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,6}$/.test(text)) throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  return Number(text);
}
