import { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { dayIn, isoDayOf, jalaliOf } from '../lib/jalali.ts';
import { announce, job } from '../lib/jobs.ts';
import { defaultWeekdays } from './seed-sla.ts';
import type { ClockPolicy } from './sla.contract.ts';
import { clockBreached, dueMoved } from './sla.events.ts';
import * as sql from './sla.sql.ts';
import type { StoredClock } from './sla.sql.ts';
import { dueAt } from './working-time.ts';
import type { Pause, WorkCalendar } from './working-time.ts';

// Clocks obey: whoever starts one says for what, the policy says how long, calendar and events say until when.
// The stored due time is an index of that answer.

interface Ask {
  readonly policy: ClockPolicy;
  readonly subjectId: string;
}

/** The hours and days off by which an agency (null: the company) works, holidays from the given instant's year on. */
export async function calendarOf(
  ctx: Pick<Context, 'tx'>,
  agencyId: string | null,
  since: Date,
): Promise<WorkCalendar> {
  const { zone, weekdays, provinceId } = await sql.selectHours.one(ctx, { agencyId });
  const fromOn = isoDayOf({ year: jalaliOf(dayIn(zone, since)).year, month: 1, day: 1 });
  const daysOff = await sql.selectDaysOff.all(ctx, { fromOn, provinceId });
  return { zone, weekdays: weekdays ?? defaultWeekdays, holidays: daysOff.map((row) => row.day) };
}

/** When a clock started now (or at `startedAt`) would be due; null where the calendar has almost no work in it. */
export async function dueFor(
  ctx: Context,
  policy: ClockPolicy,
  ask: { agencyId?: string | null; startedAt?: Date } = {},
): Promise<Date | null> {
  return (await reckon(ctx, policy, ask.agencyId ?? null, ask.startedAt ?? ctx.now)).due;
}

/** Starts the clock of a thing. One that already runs is a bug of the caller. */
export async function startClock(
  ctx: Context,
  ask: Ask & { agencyId?: string | null; startedAt?: Date },
): Promise<{ id: string; dueAt: Date | null }> {
  const { policy, subjectId } = ask;
  const agencyId = ask.agencyId ?? null;
  const startedAt = ask.startedAt ?? ctx.now;
  const { due, targetMinutes, basis } = await reckon(ctx, policy, agencyId, startedAt);
  const id = newId(ctx.now.getTime());
  await Promise.all([
    sql.insertClock.run(ctx, {
      id,
      policy,
      subjectId,
      agencyId,
      basis,
      targetMinutes,
      startedAt,
      dueAt: due,
    }),
    writeEvents(ctx, 'started', [{ id, dueAt: due }], startedAt),
  ]);
  return { id, dueAt: due };
}

/** Stops it: the thing happened. Says whether in time; undefined when no such clock runs. */
export async function stopClock(
  ctx: Context,
  ask: Ask & { at?: Date },
): Promise<{ isMet: boolean } | undefined> {
  const clock = await sql.lockRunning.first(ctx, { policy: ask.policy, subjectId: ask.subjectId });
  if (clock === undefined) return undefined;
  const at = ask.at ?? ctx.now;
  await Promise.all([sql.stop.run(ctx, { id: clock.id, at }), writeEvents(ctx, 'stopped', [clock], at)]);
  return { isMet: clock.breachedAt === null && (clock.dueAt === null || at <= clock.dueAt) };
}

/** Holds it: what it waits for is not in our hands. Pauses that overlap count once. */
export async function pauseClock(ctx: Context, ask: Ask & { reason?: string }): Promise<void> {
  await turn(ctx, ask, 'paused');
}

/** Lets it run on. */
export async function resumeClock(ctx: Context, ask: Ask & { reason?: string }): Promise<void> {
  await turn(ctx, ask, 'resumed');
}

/** The running clock of a thing, its row locked. */
export async function runningClock(
  ctx: Context,
  ask: Ask,
): Promise<{ id: string; dueAt: Date | null } | undefined> {
  return await sql.lockRunning.first(ctx, { policy: ask.policy, subjectId: ask.subjectId });
}

const PAGE = 1000;
/** Pages of one job: a tenant with more running clocks than this has another trouble. */
const PAGES_MAX = 200;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Reckons every running deadline anew, after hours or days off changed. Says how many moved. */
export async function recomputeDue(ctx: Context, given: { reason: string }): Promise<number> {
  const calendars = new Map<string | null, Promise<WorkCalendar>>();
  let afterId = NO_ID;
  let movedCount = 0;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const clocks = await sql.lockWorking.all(ctx, { afterId, limit: PAGE });
    const last = clocks.at(-1);
    if (last === undefined) break;
    afterId = last.id;
    const moved = await movedOf(ctx, clocks, calendars);
    movedCount += moved.length;
    if (moved.length === 0) continue;
    await sql.setDue.run(ctx, {
      ids: moved.map((clock) => clock.id),
      dueAts: moved.map((clock) => clock.dueAt),
    });
    await writeEvents(ctx, 'recomputed', moved, ctx.now, given.reason);
    for (const { id, policy, subjectId } of moved)
      await announce(ctx, dueMoved, { clockId: id, policy, subjectId });
  }
  return movedCount;
}

export const recomputeJob = job({
  name: 'sla.recompute',
  data: z.object({ reason: z.string().max(40) }),
  run: async (ctx, data) => void (await recomputeDue(ctx, data)),
});

/** Rows of one sweep; the next minute takes the rest. */
const BREACHES_MAX = 500;

/** Finds deadlines that passed, marks them and tells. Reads only rows that are due. */
export async function findBreaches(ctx: Context): Promise<number> {
  const due = await sql.lockDue.all(ctx, { now: ctx.now, limit: BREACHES_MAX });
  if (due.length === 0) return 0;
  await sql.markBreached.run(ctx, { ids: due.map((clock) => clock.id), now: ctx.now });
  await writeEvents(ctx, 'breached', due, ctx.now);
  for (const { id, policy, subjectId } of due)
    await announce(ctx, clockBreached, { clockId: id, policy, subjectId });
  return due.length;
}

async function reckon(ctx: Context, policy: ClockPolicy, agencyId: string | null, startedAt: Date) {
  const calendar = await calendarOf(ctx, agencyId, startedAt);
  const rule = await sql.selectPolicy.first(ctx, { code: policy, day: dayIn(calendar.zone, startedAt) });
  if (rule === undefined) throw new Failure('conflict', 'sla.noPolicy');
  return { ...rule, due: dueAt({ calendar, startedAt, ...rule, pauses: [] }) };
}

async function turn(ctx: Context, ask: Ask & { reason?: string }, kind: 'paused' | 'resumed'): Promise<void> {
  const clock = await sql.lockRunning.first(ctx, { policy: ask.policy, subjectId: ask.subjectId });
  if (clock === undefined) return;
  const pauses = [...((await pausesOf(ctx, [clock])).get(clock.id) ?? [])];
  const isPaused = pauses.at(-1)?.to === null;
  if (isPaused === (kind === 'paused')) return;
  if (kind === 'paused') pauses.push({ from: ctx.now, to: null });
  else pauses[pauses.length - 1] = { from: pauses.at(-1)?.from ?? ctx.now, to: ctx.now };
  const due = dueAt({ ...clock, calendar: await calendarOf(ctx, clock.agencyId, clock.startedAt), pauses });
  await sql.setDue.run(ctx, { ids: [clock.id], dueAts: [due] });
  await writeEvents(ctx, kind, [{ id: clock.id, dueAt: due }], ctx.now, ask.reason);
}

async function movedOf(
  ctx: Context,
  clocks: readonly StoredClock[],
  calendars: Map<string | null, Promise<WorkCalendar>>,
): Promise<StoredClock[]> {
  const oldest = new Date(Math.min(...clocks.map((clock) => clock.startedAt.getTime())));
  const pauses = await pausesOf(ctx, clocks);
  const moved: StoredClock[] = [];
  for (const clock of clocks) {
    const kept = calendars.get(clock.agencyId) ?? calendarOf(ctx, clock.agencyId, oldest);
    calendars.set(clock.agencyId, kept);
    const due = dueAt({ ...clock, calendar: await kept, pauses: pauses.get(clock.id) ?? [] });
    if (due?.getTime() !== clock.dueAt?.getTime()) moved.push({ ...clock, dueAt: due });
  }
  return moved;
}

async function pausesOf(ctx: Context, clocks: readonly StoredClock[]): Promise<Map<string, Pause[]>> {
  const byClock = new Map<string, Pause[]>();
  for (const { clockId, kind, at } of await sql.selectPauses.all(ctx, {
    clockIds: clocks.map((clock) => clock.id),
  })) {
    const pauses = byClock.get(clockId) ?? [];
    byClock.set(clockId, pauses);
    if (kind === 'paused') pauses.push({ from: at, to: null });
    else pauses[pauses.length - 1] = { from: pauses.at(-1)?.from ?? at, to: at };
  }
  return byClock;
}

async function writeEvents(
  ctx: Context,
  kind: string,
  clocks: readonly { id: string; dueAt: Date | null }[],
  at: Date,
  reason?: string,
): Promise<void> {
  await sql.insertEvents.run(ctx, {
    kind,
    reason: reason ?? null,
    ids: clocks.map(() => newId(ctx.now.getTime())),
    clockIds: clocks.map((clock) => clock.id),
    ats: clocks.map(() => at),
    dueAts: clocks.map((clock) => clock.dueAt),
  });
}
