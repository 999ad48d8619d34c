import { z } from 'zod';

/** The coverage check's answer for labour, as far as a person at reception reads it. */
export const CoverageLine = z.strictObject({
  day: z.string(),
  decision: z.enum(['covered', 'provisional', 'not_covered']),
  reason: z.string(),
  sharePercent: z.number(),
  endsOn: z.string().nullable(),
  daysLeft: z.int().nullable(),
  /** Days since the nearest promise ended. */
  endedDaysAgo: z.int().nullable(),
});
export type CoverageLine = z.input<typeof CoverageLine>;
