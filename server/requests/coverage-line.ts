import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { coverageOf } from '../warranty/warranty.ts';
import { CoverageLine } from './work-orders.contract.ts';

/** The labour cover of devices on a day, by device: what reception shows and a work order keeps. Row H8. */
export async function labourCoverage(
  ctx: Context,
  deviceIds: readonly string[],
  day: string,
): Promise<Map<string, CoverageLine>> {
  const answers = await Promise.all(
    deviceIds.map(async (deviceId) => [deviceId, await lineOf(ctx, deviceId, day)] as const),
  );
  return new Map(answers.flatMap(([deviceId, line]) => (line === null ? [] : [[deviceId, line] as const])));
}

/** The answer that a work order keeps, read back; null where none was asked or an old one cannot be read. */
export function keptCoverage(stored: unknown): CoverageLine | null {
  return StoredCoverage.safeParse(stored).data ?? null;
}
const StoredCoverage: z.ZodType<CoverageLine> = CoverageLine;

async function lineOf(ctx: Context, deviceId: string, day: string): Promise<CoverageLine | null> {
  const [labour] = (await coverageOf(ctx, { deviceId, day, lines: [{ kind: 'labour' }] })).lines;
  if (labour === undefined) return null;
  const ended = labour.nearMisses.find((miss) => miss.reason === 'ended');
  return {
    day,
    decision: labour.decision,
    reason: labour.reason,
    sharePercent: labour.sharePercent,
    endsOn: labour.endsOn,
    daysLeft: labour.daysLeft,
    endedDaysAgo: ended?.days ?? null,
  };
}
