import { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { daysBetween, isIsoDay } from '../lib/jalali.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import type { dueFilters, ObligationRow, ObligationState, ObligationView } from './obligations.contract.ts';
import { inspectionResults } from './obligations.contract.ts';
import type { ListedObligation } from './obligations.sql.ts';
import * as sql from './obligations.sql.ts';
import { today } from './today.ts';

// What agencies owe, as screens show it.

export interface ObligationAsk {
  readonly q?: string | undefined;
  readonly state?: ObligationState | undefined;
  readonly due?: (typeof dueFilters)[number] | undefined;
  readonly partId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Obligations: what is owed, the first due first, then what has ended. */
export async function listObligations(
  ctx: Context,
  ask: ObligationAsk,
): Promise<{ items: ObligationRow[]; next: string | null }> {
  const mark = readMark(ask.after, 3);
  if (mark !== undefined && !isIsoDay(mark[1] ?? ''))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const day = await today(ctx);
  const rows = await sql.selectObligations.all(ctx, {
    agencyId: ask.agencyId ?? null,
    state: ask.state ?? null,
    partId: ask.partId ?? null,
    pattern: fragmentPattern(ask.q),
    due: ask.due ?? null,
    today: day,
    isAfterEnded: mark?.[0] === 'ended',
    afterOn: mark?.[1] ?? null,
    afterId: mark?.[2] ?? null,
    limit: ask.limit + 1,
  });
  const page = pageOf(rows, ask.limit, (row) => [
    owedStates.includes(row.state) ? 'owed' : 'ended',
    row.dueOn,
    row.id,
  ]);
  return { ...page, items: page.items.map((row) => rowOf(ctx, row, day)) };
}

const COUNT_MAX = 10_000;

/** How many stand in each state; beyond the limit it is not counted on. */
export async function countObligations(
  ctx: Pick<Context, 'tx'>,
  agencyId: string | undefined,
): Promise<Record<ObligationState, { count: number; isMore: boolean }>> {
  const rows = await sql.countStates.all(ctx, { agencyId: agencyId ?? null, max: COUNT_MAX + 1 });
  const of = (state: ObligationState) => {
    const count = rows.find((row) => row.state === state)?.count ?? 0;
    return { count: Math.min(count, COUNT_MAX), isMore: count > COUNT_MAX };
  };
  return {
    provisional: of('provisional'),
    open: of('open'),
    in_transit: of('in_transit'),
    accepted: of('accepted'),
    waived: of('waived'),
    debited: of('debited'),
    withdrawn: of('withdrawn'),
  };
}

const EventFacts = z.object({
  result: z.enum(inspectionResults).nullable().catch(null).default(null),
  note: z.string().default(''),
});

/** An obligation with what happened to it; of an agency, when it is kept to one. */
export async function viewObligation(
  ctx: Context,
  id: string,
  agencyId: string | null = null,
): Promise<ObligationView> {
  const row = await sql.selectObligation.first(ctx, { id, agencyId });
  if (row === undefined) throw new Failure('missing', 'warehouse.obligationMissing');
  const events = await sql.selectEvents.all(ctx, { id });
  const { disposition, resultNote, reason } = row;
  return {
    ...rowOf(ctx, row, await today(ctx)),
    disposition,
    resultNote,
    reason,
    events: events.map(({ facts, ...event }) => ({ ...event, ...EventFacts.parse(facts) })),
  };
}

const owedStates: readonly ObligationState[] = ['provisional', 'open', 'in_transit'];

function rowOf(ctx: Context, row: ListedObligation, day: string): ObligationRow {
  const { agencyId, agencyCode, agencyTitle, disposition: _, resultNote: __, reason: ___, ...rest } = row;
  return {
    ...rest,
    agency: { id: agencyId, code: agencyCode, title: agencyTitle },
    daysLeft: owedStates.includes(row.state) ? daysBetween(day, row.dueOn) : null,
    moves: movesOf(ctx, row),
  };
}

function movesOf(ctx: Context, { state, receivedAt }: ListedObligation): ObligationRow['moves'] {
  const isOffice = ctx.actor.sees === 'office';
  const settles = isOffice && can(ctx, 'defective.settle');
  const moves: ObligationRow['moves'] = [];
  if (state === 'open' && can(ctx, 'defective.send')) moves.push('send');
  if (state === 'in_transit' && isOffice && can(ctx, 'defective.receive')) {
    if (receivedAt === null) moves.push('receive');
    moves.push('inspect');
  }
  if (state === 'open' && settles) moves.push('waive', 'debit');
  if (state === 'debited' && settles) moves.push('acceptLate');
  return moves;
}
