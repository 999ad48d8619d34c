/**
 * The arithmetic of clocks: when a target is used up, and how much working time lies between two instants.
 * `due` is a pure function of calendar and events; the stored due time is only an index of its answer.
 * Spans are half-open: the first instant is in, the last is out.
 */

import { addDays, dayIn, instantOf, jalaliOf, minutesOfTime, weekday, type Weekday } from '../lib/jalali.ts';

/** 'HH:MM' to 'HH:MM' on the clocks of the calendar's zone; '24:00' ends a day. */
export type Shift = readonly [opensAt: string, closesAt: string];
export type Span = { readonly from: Date; readonly to: Date };
/** A pause whose `to` is null still lasts. */
export type Pause = { readonly from: Date; readonly to: Date | null };

export type WorkCalendar = {
  readonly zone: string;
  readonly weekdays: Readonly<Record<Weekday, readonly Shift[]>>;
  /** ISO days on which nobody works: official holidays and closures by decree. */
  readonly holidays: readonly string[];
  /** Closures shorter than a day, such as a declared power cut. */
  readonly closures?: readonly Span[];
};

export type ClockBasis = 'working' | 'calendar';
export type Clock = {
  readonly calendar: WorkCalendar;
  readonly startedAt: Date;
  readonly targetMinutes: number;
  readonly basis: ClockBasis;
  readonly pauses: readonly Pause[];
};

/** Milliseconds since 1970. */
type Stretch = { readonly from: number; readonly to: number };

/** No target is followed further than this: a calendar with almost no work in it has no due time. */
const horizonDays = 3_660;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * The instant at which the target is used up. Null while an open pause holds the clock before that,
 * or when the calendar has too little working time in ten years.
 */
export function dueAt({ calendar, startedAt, targetMinutes, basis, pauses }: Clock): Date | null {
  let restMs = targetMinutes * minuteMs;
  if (restMs <= 0) return startedAt;
  const whole = { from: startedAt.getTime(), to: startedAt.getTime() + horizonDays * dayMs };
  const counted = basis === 'working' ? workingStretches(calendar, whole) : [whole];
  const paused = pauses.map(stretchOfPause);
  for (const stretch of counted) {
    for (const { from, to } of without(stretch, paused)) {
      if (restMs <= to - from) return new Date(from + restMs);
      restMs -= to - from;
    }
    if (paused.some((pause) => pause.to === Infinity && pause.from <= stretch.to)) return null;
  }
  return null;
}

/**
 * The working minutes from one instant to another, pauses taken out. May be a fraction, so that parts add up
 * to the whole.
 */
export function workingMinutesBetween(
  calendar: WorkCalendar,
  { from, to }: Span,
  pauses: readonly Pause[] = [],
): number {
  const paused = pauses.map(stretchOfPause);
  let countedMs = 0;
  for (const stretch of workingStretches(calendar, { from: from.getTime(), to: to.getTime() })) {
    for (const part of without(stretch, paused)) countedMs += part.to - part.from;
  }
  return countedMs / minuteMs;
}

/**
 * The Jalali years between two instants for which the calendar has not one holiday. A clock that runs into
 * such a year warns the admin; it does not guess.
 */
export function missingYears(calendar: WorkCalendar, { from, to }: Span): number[] {
  const known = new Set(calendar.holidays.map((isoDay) => jalaliOf(isoDay).year));
  const first = jalaliOf(dayIn(calendar.zone, from)).year;
  const last = jalaliOf(dayIn(calendar.zone, to)).year;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years.filter((year) => !known.has(year));
}

/** The stretches of work inside a whole, day by day, in order and without overlap. */
function* workingStretches(calendar: WorkCalendar, whole: Stretch): Generator<Stretch> {
  const holidays = new Set(calendar.holidays);
  const closures = (calendar.closures ?? []).map(({ from, to }) => ({
    from: from.getTime(),
    to: to.getTime(),
  }));
  const lastDay = dayIn(calendar.zone, new Date(whole.to));
  for (let day = dayIn(calendar.zone, new Date(whole.from)); day <= lastDay; day = addDays(day, 1)) {
    if (holidays.has(day)) continue;
    for (const [opensAt, closesAt] of mergedShifts(calendar.weekdays[weekday(day)])) {
      const from = Math.max(whole.from, instantOf(calendar.zone, day, opensAt).getTime());
      const to = Math.min(whole.to, instantOf(calendar.zone, day, closesAt).getTime());
      yield* without({ from, to }, closures);
    }
  }
}

/** Shifts in order of opening; those that overlap or touch are one. */
function mergedShifts(shifts: readonly Shift[]): Shift[] {
  const merged: Shift[] = [];
  for (const shift of shifts.toSorted((one, other) => minutesOfTime(one[0]) - minutesOfTime(other[0]))) {
    const last = merged.at(-1);
    if (last === undefined || shift[0] > last[1]) merged.push(shift);
    else merged[merged.length - 1] = [last[0], shift[1] > last[1] ? shift[1] : last[1]];
  }
  return merged;
}

/** What is left of a stretch when the cuts are taken out; cuts that overlap count once. */
function without(stretch: Stretch, cuts: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  let { from } = stretch;
  for (const cut of cuts.toSorted((one, other) => one.from - other.from)) {
    if (cut.to <= from || cut.from >= stretch.to) continue;
    if (cut.from > from) left.push({ from, to: cut.from });
    from = Math.max(from, cut.to);
  }
  if (from < stretch.to) left.push({ from, to: stretch.to });
  return left;
}

function stretchOfPause({ from, to }: Pause): Stretch {
  return { from: from.getTime(), to: to === null ? Infinity : to.getTime() };
}
