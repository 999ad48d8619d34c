// The hours a visit is promised for: a day and two clock times in Tehran, as two instants.
import { addDays, instantOf } from '../../server/lib/jalali.ts';
import { today } from '../lib/jalali-entry.ts';

const ZONE = 'Asia/Tehran';

/** What is promised most: two hours, from early morning to the evening. */
export const usualWindows = [
  ['08:00', '10:00'],
  ['10:00', '12:00'],
  ['12:00', '14:00'],
  ['14:00', '16:00'],
  ['16:00', '18:00'],
  ['18:00', '20:00'],
] as const;

export type VisitWindow = { fromAt: string; toAt: string };

/** Undefined while the day or an hour is not there yet, or is none. */
export function windowOf(isoDay: string, from: string, to: string): VisitWindow | undefined {
  if (isoDay === '' || !isClock(from) || !isClock(to) || to <= from) return undefined;
  return {
    fromAt: instantOf(ZONE, isoDay, from).toISOString(),
    toAt: instantOf(ZONE, isoDay, to).toISOString(),
  };
}

/** The hours of that day are over. */
export function isOver(isoDay: string, to: string, now: Date): boolean {
  return instantOf(ZONE, isoDay, to).getTime() <= now.getTime();
}

/** Today, tomorrow and the day after, ISO. */
export function nearDays(now: Date): readonly string[] {
  const first = today(now);
  return [first, addDays(first, 1), addDays(first, 2)];
}

function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
}
