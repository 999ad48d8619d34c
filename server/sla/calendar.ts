import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { addDays, dayIn, daysInJalaliMonth, isoDayOf, jalaliOf } from '../lib/jalali.ts';
import { enqueue } from '../lib/jobs.ts';
import { json } from '../lib/sql.ts';
import { recomputeJob } from './clocks.ts';
import { defaultWeekdays } from './seed-sla.ts';
import type { addHoliday, CalendarView, HolidayView, listHolidays, writeCalendar } from './sla.contract.ts';
import * as sql from './sla.sql.ts';

// Hours and days off, as people set them. Every change reckons the running clocks anew.

constraintFailure('holiday_once', 'conflict', 'sla.holidayThere', 'day');

/** How far ahead a year of which no holiday is known is worth a warning. */
const WARN_DAYS = 60;

/** The hours of the company, or of an agency, which has the company's until it sets its own. */
export async function readHours(ctx: Context, ask: { agencyId?: string | undefined }): Promise<CalendarView> {
  const agencyId = ask.agencyId ?? null;
  if (agencyId !== null) await requireAgency(ctx, agencyId);
  const [own, hours, years] = await Promise.all([
    sql.selectCalendar.first(ctx, { agencyId }),
    sql.selectHours.one(ctx, { agencyId }),
    sql.selectYears.all(ctx),
  ]);
  const today = dayIn(hours.zone, ctx.now);
  return {
    agencyId,
    zone: hours.zone,
    weekdays: shiftsOf(own?.weekdays ?? hours.weekdays ?? defaultWeekdays),
    version: own?.version ?? 0,
    warnings: warningsOf(years, [today, addDays(today, WARN_DAYS)]),
  };
}

/** Sets hours. `version` 0 gives an agency hours of its own. */
export async function setHours(
  ctx: Context,
  input: z.output<typeof writeCalendar.input>,
): Promise<CalendarView> {
  const { agencyId, version } = input;
  if (agencyId !== null) await requireAgency(ctx, agencyId);
  const present = await sql.selectCalendar.first(ctx, { agencyId });
  if ((present?.version ?? 0) !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const id = present?.id ?? newId();
  const values = { id, agencyId, weekdays: json(input.weekdays), now: ctx.now };
  const written = await (present === undefined ? sql.insertCalendar : sql.updateCalendar).run(ctx, values);
  if (written !== 1) throw new Failure('conflict', 'lib.changedMeanwhile');
  await audit(ctx, {
    action: 'sla.setCalendar',
    kind: 'workCalendar',
    id,
    before: { weekdays: present?.weekdays ?? null },
    after: { agencyId, weekdays: input.weekdays },
  });
  await enqueue(ctx, recomputeJob, { reason: 'calendar' });
  return await readHours(ctx, { agencyId: agencyId ?? undefined });
}

/** The days off of a Jalali year. */
export async function holidaysOfYear(
  ctx: Context,
  { year }: z.output<typeof listHolidays.input>,
): Promise<{ items: HolidayView[]; isKnown: boolean; isComplete: boolean }> {
  const fromOn = isoDayOf({ year, month: 1, day: 1 });
  const toOn = isoDayOf({ year, month: 12, day: daysInJalaliMonth(year, 12) });
  const [items, years] = await Promise.all([
    sql.selectHolidays.all(ctx, { fromOn, toOn }),
    sql.selectYears.all(ctx),
  ]);
  const known = years.find((row) => row.year === year);
  return { items, isKnown: items.length > 0, isComplete: known?.isComplete ?? false };
}

/** Declares a day off. Two for one day and place are refused. */
export async function declareHoliday(
  ctx: Context,
  input: z.output<typeof addHoliday.input>,
): Promise<HolidayView> {
  if (
    input.provinceId !== null &&
    (await sql.provinceKnown.first(ctx, { id: input.provinceId })) === undefined
  ) {
    throw new Failure('invalid', 'sla.unknownProvince', {}, 'provinceId');
  }
  const id = newId();
  await sql.insertHolidays.run(ctx, {
    ids: [id],
    days: [input.day],
    titles: [input.title],
    titlesEn: [input.titleEn],
    kinds: [input.kind],
    provinceIds: [input.provinceId],
    provisional: [input.isProvisional],
    now: ctx.now,
  });
  await sql.upsertYears.run(ctx, { years: [jalaliOf(input.day).year], complete: [false] });
  await audit(ctx, { action: 'sla.addHoliday', kind: 'holiday', id, after: { ...input } });
  await enqueue(ctx, recomputeJob, { reason: 'holiday' });
  return await sql.selectHoliday.one(ctx, { id });
}

/** Takes a day off back. */
export async function withdrawHoliday(
  ctx: Context,
  input: { id: string; version: number },
): Promise<Record<string, never>> {
  const holiday = await sql.lockHoliday.first(ctx, { id: input.id });
  if (holiday === undefined) throw new Failure('missing', 'lib.missing');
  if (holiday.version !== input.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  await sql.deleteHoliday.run(ctx, { id: input.id });
  const before = { day: holiday.day, title: holiday.title };
  await audit(ctx, { action: 'sla.removeHoliday', kind: 'holiday', id: input.id, before });
  await enqueue(ctx, recomputeJob, { reason: 'holiday' });
  return {};
}

async function requireAgency(ctx: Context, agencyId: string): Promise<void> {
  const agency = await sql.agencyKnown.first(ctx, { id: agencyId });
  if (agency === undefined) throw new Failure('invalid', 'sla.unknownAgency', {}, 'agencyId');
}

function warningsOf(years: readonly { year: number; isComplete: boolean }[], days: readonly string[]) {
  const asked = [...new Set(days.map((day) => jalaliOf(day).year))];
  return asked.flatMap((year): CalendarView['warnings'] => {
    const known = years.find((row) => row.year === year);
    if (known === undefined) return [{ code: 'sla.yearMissing', year }];
    return known.isComplete ? [] : [{ code: 'sla.yearIncomplete', year }];
  });
}

type ReadonlyWeekdays = {
  readonly [Day in keyof CalendarView['weekdays']]: readonly (readonly [string, string])[];
};

function shiftsOf(days: ReadonlyWeekdays): CalendarView['weekdays'] {
  const copy = (shifts: readonly (readonly [string, string])[]) =>
    shifts.map(([from, to]): [string, string] => [from, to]);
  return {
    saturday: copy(days.saturday),
    sunday: copy(days.sunday),
    monday: copy(days.monday),
    tuesday: copy(days.tuesday),
    wednesday: copy(days.wednesday),
    thursday: copy(days.thursday),
    friday: copy(days.friday),
  };
}
