import type { CalendarView } from '../../../server/sla/sla.contract.ts';

export const weekdays = [
  'saturday',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
] as const;
export type Weekday = (typeof weekdays)[number];
export type Hours = CalendarView['weekdays'];
export type Shift = Hours[Weekday][number];

/** What a new shift begins as: the day's first, or what is left after the last one. */
export function nextShift(shifts: readonly Shift[]): Shift {
  const last = shifts.at(-1);
  return last === undefined || last[1] >= '22:00' ? ['08:00', '17:00'] : [last[1], '22:00'];
}
