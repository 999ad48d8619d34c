// The door of this slice for the slices above it.
import type { Context } from '../lib/context.ts';
import { selectOpenIds } from './requests.sql.ts';

export { receive } from './receive.ts';
export { refer } from './refer.ts';
export { closeByReport, orderBrief, orderForReport, sendBackToWork, tellOfWork } from './report-doors.ts';
export type { OrderForReport } from './report-doors.ts';

/** Which of these requests are open: an answer by SMS belongs to one of them. Row A14. */
export async function openRequests(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<string[]> {
  return (await selectOpenIds.all(ctx, { ids })).map((row) => row.id);
}
