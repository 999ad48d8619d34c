/**
 * The one Jalali arithmetic of server and browser. A day is an ISO date 'YYYY-MM-DD', an instant a `Date`;
 * Jalali is only how a day is typed and shown. Equal to Temporal's calendar `persian` on every day of
 * 1300–1500.
 */

import { latinDigits } from './digits.ts';

export type JalaliDay = { readonly year: number; readonly month: number; readonly day: number };
export type DayRefusal = 'lib.notADay' | 'lib.noSuchDay' | 'lib.twoDigitYear' | 'lib.yearTooFar';
export type ParsedDay =
  | { readonly ok: true; readonly isoDay: string }
  | { readonly ok: false; readonly reason: DayRefusal };
export type InstantRefusal = DayRefusal | 'lib.notATime';
export type ParsedInstant =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly reason: InstantRefusal };

/** The days of a week in the order in which Iran counts them. */
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

/** A typed year outside these is a slip of the hand, not a day of our trade. */
const typedYearMin = 1200;
const typedYearMax = 1500;
/** What is longer is no date; cutting it off keeps the reading short. */
const typedLengthMax = 60;

const dayMs = 86_400_000;
/** The day number (days since 1970-01-01) of the day before 1 Farvardin of year 1. */
const beforeFirstDay = -492_269;

/** Whether 30 Esfand exists: eight leap years in every thirty-three, which holds from 1178 to 1501. */
export function isLeapJalali(year: number): boolean {
  return modulo(25 * year + 11, 33) < 8;
}

/** 31 days six times, 30 days five times, and Esfand. */
export function daysInJalaliMonth(year: number, month: number): number {
  if (month <= 6) return 31;
  return month <= 11 || isLeapJalali(year) ? 30 : 29;
}

/** The ISO day of a Jalali date that exists. Throws a RangeError for one that does not. */
export function isoDayOf({ year, month, day }: JalaliDay): string {
  if (!exists({ year, month, day })) throw new RangeError(`no such Jalali day: ${year}/${month}/${day}`);
  return isoOfNumber(startOfYear(year) + daysBeforeMonth(month) + day - 1);
}

/** The Jalali date of an ISO day. */
export function jalaliOf(isoDay: string): JalaliDay {
  const number = numberOfIso(isoDay);
  const year = 1 + Math.floor((33 * (number - beforeFirstDay - 1) + 3) / 12_053);
  const dayOfYear = number - startOfYear(year);
  const month = dayOfYear < 186 ? Math.floor(dayOfYear / 31) + 1 : Math.floor((dayOfYear - 186) / 30) + 7;
  return { year, month, day: dayOfYear - daysBeforeMonth(month) + 1 };
}

/**
 * Reads '1405/9/1', '۱۴۰۵-۰۹-۰۱' or '١٤٠٥.٩.١'. A year of two digits and a day that does not exist are
 * refused.
 */
export function parseJalaliDay(text: string): ParsedDay {
  const typed = latinDigits(withoutMarks(text)).trim();
  const parts = /^(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(typed);
  if (parts === null) return { ok: false, reason: 'lib.notADay' };
  const date = { year: Number(parts[1]), month: Number(parts[3]), day: Number(parts[4]) };
  if (parts[1]?.length === 2) return { ok: false, reason: 'lib.twoDigitYear' };
  if (date.year < typedYearMin || date.year > typedYearMax) return { ok: false, reason: 'lib.yearTooFar' };
  if (!exists(date)) return { ok: false, reason: 'lib.noSuchDay' };
  return { ok: true, isoDay: isoDayOf(date) };
}

/** '1405/09/01' in Latin digits; the caller shows them in the reader's. */
export function formatJalaliDay(isoDay: string): string {
  const { year, month, day } = jalaliOf(isoDay);
  return `${padded(year, 4)}/${padded(month, 2)}/${padded(day, 2)}`;
}

/** Whether a text is an ISO day that exists, such as '2026-11-22'. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoOfNumber(at / dayMs) === text;
}

/** The day `days` later, or earlier when negative. */
export function addDays(isoDay: string, days: number): string {
  return isoOfNumber(numberOfIso(isoDay) + days);
}

/** The same day of the month `months` later; a day that does not exist becomes the last of its month. */
export function addJalaliMonths(isoDay: string, months: number): string {
  const from = jalaliOf(isoDay);
  const monthsSinceZero = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(monthsSinceZero / 12);
  const month = modulo(monthsSinceZero, 12) + 1;
  return isoDayOf({ year, month, day: Math.min(from.day, daysInJalaliMonth(year, month)) });
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return numberOfIso(to) - numberOfIso(from);
}

/** The day of the week of an ISO day. */
export function weekday(isoDay: string): Weekday {
  const name = weekdays[modulo(numberOfIso(isoDay) + 5, 7)]; // 1970-01-01 was a Thursday
  if (name === undefined) throw new RangeError(`not a day: ${isoDay}`);
  return name;
}

/** The day on the wall calendar of a zone at an instant. */
export function dayIn(zone: string, instant: Date): string {
  return wallClock(zone, instant).toISOString().slice(0, 10);
}

/**
 * The instant at which the clocks of a zone show `time` ('HH:MM', to '24:00' for the end of the day).
 * A time that a change of clocks skips is taken as much later; of one that comes twice, the first is meant.
 */
export function instantOf(zone: string, isoDay: string, time: string): Date {
  const wall = numberOfIso(isoDay) * dayMs + minutesOfTime(time) * 60_000;
  const before = wall - offsetMs(zone, wall - dayMs);
  const after = wall - offsetMs(zone, wall + dayMs);
  const shown = [before, after].find((at) => at + offsetMs(zone, at) === wall);
  return new Date(shown ?? before);
}

/** '1405/09/01 09:15' on the clocks of a zone, in Latin digits. */
export function formatJalaliInstant(zone: string, instant: Date): string {
  const [isoDay = '', time = ''] = wallClock(zone, instant).toISOString().split('T');
  return `${formatJalaliDay(isoDay)} ${time.slice(0, 5)}`;
}

/** Reads what `formatJalaliInstant` writes, as tolerantly as `parseJalaliDay`. */
export function parseJalaliInstant(zone: string, text: string): ParsedInstant {
  const typed = latinDigits(withoutMarks(text.slice(0, typedLengthMax))).trim();
  const parts = /^(\S.*?)\s*[\s،,-]\s*(\d{1,2}):(\d{2})$/.exec(typed);
  if (parts === null) return { ok: false, reason: 'lib.notATime' };
  const [, dayText = '', hour = '', minute = ''] = parts;
  const day = parseJalaliDay(dayText);
  if (!day.ok) return day;
  if (Number(hour) > 23 || Number(minute) > 59) return { ok: false, reason: 'lib.notATime' };
  return { ok: true, at: instantOf(zone, day.isoDay, `${hour.padStart(2, '0')}:${minute}`) };
}

/** Minutes since midnight of 'HH:MM', from '00:00' to '24:00'. Throws a RangeError for anything else. */
export function minutesOfTime(time: string): number {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`not a time of day: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function exists({ year, month, day }: JalaliDay): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInJalaliMonth(year, month);
}

function startOfYear(year: number): number {
  return beforeFirstDay + 365 * (year - 1) + Math.floor((8 * year + 21) / 33) + 1;
}

function daysBeforeMonth(month: number): number {
  return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
}

function numberOfIso(isoDay: string): number {
  const at = Date.parse(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not an ISO day: ${isoDay}`);
  return at / dayMs;
}

function isoOfNumber(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clocks of a zone show, kept in the UTC fields of a `Date`. Intl knows every past change of clocks.
 */
function wallClock(zone: string, instant: Date): Date {
  return new Date(instant.getTime() + offsetMs(zone, instant.getTime()));
}

function offsetMs(zone: string, at: number): number {
  let clock = wallClocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    wallClocks.set(zone, clock);
  }
  const shown: Record<string, number> = {};
  for (const part of clock.formatToParts(at)) shown[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** Direction marks come along when a date is copied from a page. */
function withoutMarks(text: string): string {
  return text.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
