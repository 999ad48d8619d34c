import type { Context } from '../lib/context.ts';
import { fold } from '../lib/fold.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import type { AccountRow } from './ledger.contract.ts';
import * as sql from './ledger.sql.ts';

const signs = { owed: 1, owing: -1, even: 0 } as const;

interface AccountAsk {
  readonly q?: string | undefined;
  readonly standing?: keyof typeof signs | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Every agency with what the company owes it, by title. Row J8. */
export async function listAccounts(
  ctx: Context,
  ask: AccountAsk,
): Promise<{ items: AccountRow[]; next: string | null }> {
  const [afterTitle = null, afterId = null] = readMark(ask.after, 2) ?? [];
  const patterns = fold(ask.q ?? '')
    .split(' ')
    .flatMap((word) => fragmentPattern(word) ?? []);
  const rows = await sql.selectAccounts.all(ctx, {
    patterns: patterns.length === 0 ? null : patterns,
    sign: ask.standing === undefined ? null : signs[ask.standing],
    afterTitle,
    afterId,
    limit: ask.limit + 1,
  });
  const { items, next } = pageOf(rows, ask.limit, (row) => [row.title, row.agencyId]);
  return {
    items: items.map((row) => ({ ...row, lastPostedAt: row.lastPostedAt?.toISOString() ?? null })),
    next,
  };
}
