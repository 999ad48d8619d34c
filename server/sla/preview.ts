import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { formatJalaliInstant, parseJalaliInstant } from '../lib/jalali.ts';
import { calendarOf } from './clocks.ts';
import type { previewDue } from './sla.contract.ts';
import { dueAt, missingYears } from './working-time.ts';
import type { WorkCalendar } from './working-time.ts';

/** Reckons a deadline that nobody started, by the calendar given or the stored one. */
export async function preview(
  ctx: Context,
  input: z.output<typeof previewDue.input>,
): Promise<{ dueAt: Date | null; dueAtJalali: string | null; missingYears: number[] }> {
  const { agencyId = null, calendar: given } = input;
  // The hours of an agency are its own and the head office's to know.
  if (agencyId !== null && ctx.actor.sees !== 'office' && ctx.actor.agencyId !== agencyId) {
    throw new Failure('missing', 'lib.missing');
  }
  const zone = given === undefined ? 'Asia/Tehran' : requireZone(given.timezone);
  const startedAt = readMoment(zone, input.startedAt, 'startedAt');
  const pauses = input.pauses.map(({ from, to }, index) => ({
    from: readMoment(zone, from, `pauses.${index}.from`),
    to: to === null ? null : readMoment(zone, to, `pauses.${index}.to`),
  }));
  const calendar: WorkCalendar =
    given === undefined
      ? await calendarOf(ctx, agencyId, startedAt)
      : { zone, weekdays: given.weekdays, holidays: given.holidays };
  const due = dueAt({ calendar, startedAt, targetMinutes: input.targetMinutes, basis: input.basis, pauses });
  return {
    dueAt: due,
    dueAtJalali: due === null ? null : formatJalaliInstant(calendar.zone, due),
    missingYears:
      input.basis === 'working' ? missingYears(calendar, { from: startedAt, to: due ?? startedAt }) : [],
  };
}

function readMoment(zone: string, text: string, path: string): Date {
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) throw new Failure('invalid', 'lib.notATime', {}, path);
    return at;
  }
  const parsed = parseJalaliInstant(zone, text);
  if (!parsed.ok) throw new Failure('invalid', parsed.reason, {}, path);
  return parsed.at;
}

function requireZone(zone: string): string {
  if (!Intl.supportedValuesOf('timeZone').includes(zone)) {
    throw new Failure('invalid', 'sla.unknownZone', {}, 'calendar.timezone');
  }
  return zone;
}
