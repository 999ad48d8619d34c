import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { isLeapJalali, isoDayOf } from '../lib/jalali.ts';
import { json } from '../lib/sql.ts';
import { leapDayHoliday, lunarHolidays1405, solarHolidays } from './holidays-1405.ts';
import * as sql from './sla.sql.ts';

// What a new company begins with: hours, holidays, and what each clock allows. All of it can be changed.

const WHOLE_DAY = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
] as const;
const HALF_DAY = [['08:00', '12:30']] as const;
export const defaultWeekdays = {
  saturday: WHOLE_DAY,
  sunday: WHOLE_DAY,
  monday: WHOLE_DAY,
  tuesday: WHOLE_DAY,
  wednesday: WHOLE_DAY,
  thursday: HALF_DAY,
  friday: [],
};

/** Of the years before 1405 the solar holidays alone are known. */
const INCOMPLETE_YEARS = [1402, 1403, 1404];
const COMPLETE_YEAR = 1405;
/** Policies hold from before the first thing anyone records. */
const SINCE = '1990-01-01';
const POLICIES = [
  { code: 'referral', targetMinutes: 240, basis: 'working' },
  { code: 'conversation', targetMinutes: 15, basis: 'calendar' },
  { code: 'unattended', targetMinutes: 15, basis: 'working' },
] as const;

interface SeededHoliday {
  readonly day: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: 'solar' | 'lunar';
}

/** Gives a new company its calendar, the known holidays and the policies of its clocks. */
export async function seedSla(ctx: Context): Promise<void> {
  const holidays = [...INCOMPLETE_YEARS, COMPLETE_YEAR].flatMap(holidaysOf);
  const years = [...INCOMPLETE_YEARS, COMPLETE_YEAR];
  await Promise.all([
    sql.insertCalendar.run(ctx, {
      id: newId(),
      agencyId: null,
      weekdays: json(defaultWeekdays),
      now: ctx.now,
    }),
    sql.insertHolidays.run(ctx, {
      ids: holidays.map(() => newId()),
      days: holidays.map((holiday) => holiday.day),
      titles: holidays.map((holiday) => holiday.title),
      titlesEn: holidays.map((holiday) => holiday.titleEn),
      kinds: holidays.map((holiday) => holiday.kind),
      provinceIds: holidays.map(() => null),
      provisional: holidays.map((holiday) => holiday.kind === 'lunar'),
      now: ctx.now,
    }),
    sql.upsertYears.run(ctx, { years, complete: years.map((year) => year === COMPLETE_YEAR) }),
    ...POLICIES.map((policy) => sql.insertPolicy.run(ctx, { ...policy, fromOn: SINCE })),
  ]);
}

function holidaysOf(year: number): SeededHoliday[] {
  const fixed = isLeapJalali(year) ? [...solarHolidays, leapDayHoliday] : solarHolidays;
  const solar = fixed.map(({ monthAndDay, title, titleEn }) => ({
    day: dayOf(year, monthAndDay),
    title,
    titleEn,
    kind: 'solar' as const,
  }));
  if (year !== COMPLETE_YEAR) return solar;
  const lunar = lunarHolidays1405.map((monthAndDay) => ({
    day: dayOf(year, monthAndDay),
    title: 'تعطیل رسمی قمری',
    titleEn: 'Lunar official holiday',
    kind: 'lunar' as const,
  }));
  return [...solar, ...lunar];
}

function dayOf(year: number, monthAndDay: string): string {
  const [month = 0, day = 0] = monthAndDay.split('/').map(Number);
  return isoDayOf({ year, month, day });
}
