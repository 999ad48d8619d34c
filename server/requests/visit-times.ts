import type { Context } from '../lib/context.ts';
import * as sql from './visit-times.sql.ts';

// How long the work of a work order took by its visits, and whether its technician was elsewhere meanwhile.

/** Two phones and two taps apart; more cannot be. Rules of the trade, §1. */
const TOGETHER_MINUTES_MAX = 5;

export interface VisitTimes {
  /** Null: nobody pressed start. */
  readonly minutes: number | null;
  readonly overlaps: readonly {
    readonly workOrderId: string;
    readonly number: string;
    readonly minutes: number;
  }[];
}

/** Doors for the flags of a report; the caller has the work order in sight. Row I10. */
export async function visitTimesOf(ctx: Pick<Context, 'tx'>, workOrderId: string): Promise<VisitTimes> {
  const [{ minutes }, overlaps] = await Promise.all([
    sql.selectWorkMinutes.one(ctx, { workOrderId }),
    sql.selectOverlaps.all(ctx, { workOrderId, minutesMax: TOGETHER_MINUTES_MAX }),
  ]);
  return { minutes, overlaps };
}
