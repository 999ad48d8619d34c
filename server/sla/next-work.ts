import type { Context } from '../lib/context.ts';
import { dayIn, isoDayOf, jalaliOf } from '../lib/jalali.ts';
import { defaultWeekdays } from './seed-sla.ts';
import * as sql from './sla.sql.ts';
import { dueAt } from './working-time.ts';

const ONE_MINUTE = 1;

/** When each agency works next, from now on; null where its calendar has almost no work in it. One look for all. */
export async function nextWorkAt(
  ctx: Context,
  agencyIds: readonly string[],
): Promise<Map<string, Date | null>> {
  const hours = await sql.selectHoursOf.all(ctx, { agencyIds });
  const zone = hours[0]?.zone ?? 'Asia/Tehran';
  const fromOn = isoDayOf({ year: jalaliOf(dayIn(zone, ctx.now)).year, month: 1, day: 1 });
  const daysOff = await sql.selectAllDaysOff.all(ctx, { fromOn });
  return new Map(
    hours.map(({ agencyId, weekdays, provinceId }) => {
      const holidays = daysOff
        .filter((row) => row.provinceId === null || row.provinceId === provinceId)
        .map((row) => row.day);
      const calendar = { zone, weekdays: weekdays ?? defaultWeekdays, holidays };
      const due = dueAt({
        calendar,
        startedAt: ctx.now,
        targetMinutes: ONE_MINUTE,
        basis: 'working',
        pauses: [],
      });
      return [agencyId, due] as const;
    }),
  );
}
