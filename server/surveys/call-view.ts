import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { addDays, instantOf } from '../lib/jalali.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { questionsOf } from './design.ts';
import type { CallRow, CallTab, CallView } from './survey-calls.contract.ts';
import type { CallDetail, CallRecord } from './survey-calls.sql.ts';
import * as sql from './survey-calls.sql.ts';
import { isConcerned } from './surveys.scope.ts';
import { selectNewest, selectVersion } from './surveys.sql.ts';

// Calls as operators see them, with what each may do next.

interface CallsAsk {
  readonly tab: CallTab;
  readonly q?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly technicianId?: string | undefined;
  readonly receiverId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly followUp?: 'open' | 'closed' | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Calls under one tab. Row L6. */
export async function listCalls(ctx: Context, ask: CallsAsk) {
  const [at, id] = readMark(ask.after, 2) ?? [];
  const afterAt = at === undefined ? null : new Date(at);
  if (afterAt !== null && Number.isNaN(afterAt.getTime()))
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const common = {
    agencyId: ask.agencyId ?? null,
    technicianId: ask.technicianId ?? null,
    receiverId: ask.receiverId ?? null,
    pattern: fragmentPattern(ask.q),
    now: ctx.now,
    afterAt,
    afterId: id ?? null,
    limit: ask.limit + 1,
  };
  const isWaiting = ask.tab === 'due' || ask.tab === 'later';
  const rows = isWaiting
    ? await sql.selectWaiting.all(ctx, { ...common, isDue: ask.tab === 'due' })
    : await sql.selectEnded.all(ctx, {
        ...common,
        ...(await instantsOf(ctx, ask)),
        state: ask.tab,
        followUp: ask.followUp ?? null,
      });
  const page = pageOf(rows, ask.limit, (row) => [
    (isWaiting ? row.nextTryAt : (row.endedAt ?? row.nextTryAt)).toISOString(),
    row.id,
  ]);
  return { ...page, items: page.items.map(rowOf) };
}

/** The instants of a range of days, both days in. */
export async function instantsOf(
  ctx: Pick<Context, 'tx'>,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ from: Date | null; to: Date | null }> {
  if (from !== undefined && to !== undefined && to < from)
    throw new Failure('invalid', 'lib.daysReversed', {}, 'to');
  if (from === undefined && to === undefined) return { from: null, to: null };
  const { zone } = await sql.selectZone.one(ctx);
  return {
    from: from === undefined ? null : instantOf(zone, from, '00:00'),
    to: to === undefined ? null : instantOf(zone, addDays(to, 1), '00:00'),
  };
}

export async function countCalls(ctx: Context) {
  const { givenUp, ...counts } = await sql.selectCounts.one(ctx, { now: ctx.now });
  return { ...counts, given_up: givenUp };
}

/** A call with its script, tries and answers. */
export async function viewCall(ctx: Context, id: string): Promise<CallView> {
  const call = await sql.selectCall.first(ctx, { id, now: ctx.now });
  if (call === undefined) throw new Failure('missing', 'surveys.callMissing');
  const [version, tries, answers] = await Promise.all([
    call.versionId === null
      ? selectNewest.one(ctx, { surveyId: call.surveyId })
      : selectVersion.one(ctx, { id: call.versionId }),
    sql.selectTries.all(ctx, { callId: id }),
    sql.selectAnswers.all(ctx, { callId: id }),
  ]);
  return {
    ...rowOf(call),
    cityTitle: call.cityTitle,
    serial: call.serial,
    phones: call.phones,
    survey: {
      id: call.surveyId,
      title: call.surveyTitle,
      versionId: version.id,
      number: version.number,
      intro: version.intro,
      questions: questionsOf(version.questions),
    },
    answers,
    comment: call.comment,
    tries,
    endedByTitle: call.endedByTitle,
    annulled: annulledOf(call),
    followUpClosed: followUpOf(call),
    moves: movesOf(ctx, call),
  };
}

function annulledOf(call: CallDetail): CallView['annulled'] {
  if (call.annulledAt === null) return null;
  return {
    reasonTitle: call.annulReasonTitle ?? '',
    note: call.annulNote,
    at: call.annulledAt,
    byTitle: call.annulledByTitle ?? '',
  };
}

function followUpOf(call: CallDetail): CallView['followUpClosed'] {
  if (call.followUpClosedAt === null) return null;
  return {
    outcome: call.followUpOutcome ?? '',
    at: call.followUpClosedAt,
    byTitle: call.followUpClosedByTitle ?? '',
  };
}

type Row = Omit<CallRow, 'workDoneAt' | 'nextTryAt' | 'endedAt'> & {
  workDoneAt: Date;
  nextTryAt: Date;
  endedAt: Date | null;
};
function rowOf(call: CallRecord): Row {
  return {
    id: call.id,
    tab: call.tab,
    workOrderId: call.workOrderId,
    requestId: call.requestId,
    number: call.number,
    requestNumber: call.requestNumber,
    serviceKind: call.serviceKind,
    customerName: call.customerName,
    modelTitle: call.modelTitle,
    agency: { id: call.agencyId, code: call.agencyCode, title: call.agencyTitle },
    technicianTitle: call.technicianTitle,
    workDoneAt: call.workDoneAt,
    nextTryAt: call.nextTryAt,
    tryCount: call.tryCount,
    triesMax: call.triesMax,
    takenByTitle: call.takenByTitle,
    satisfaction: call.satisfaction,
    isBad: call.isBad,
    endedAt: call.endedAt,
    followUp: call.followUp,
    version: call.version,
  };
}

function movesOf(ctx: Context, call: CallRecord): CallView['moves'] {
  const mayCall = can(ctx, 'survey.call');
  switch (call.tab) {
    case 'due':
    case 'later':
      if (!mayCall || isConcerned(ctx, call)) return [];
      if (call.takenBy === null) return ['take'];
      return call.takenBy === ctx.actor.id ? ['answer', 'record', 'release'] : [];
    case 'answered':
      return [
        ...(can(ctx, 'survey.write') ? (['annul'] as const) : []),
        ...(mayCall && call.followUp === 'open' ? (['closeFollowUp'] as const) : []),
      ];
    case 'annulled':
    case 'given_up':
      return mayCall && call.followUp === 'open' ? ['closeFollowUp'] : [];
  }
}
