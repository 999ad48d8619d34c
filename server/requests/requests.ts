// The door of this slice for the slices above it.
import type { Context } from '../lib/context.ts';
import { moveOfCustomer, selectOpenIds } from './requests.sql.ts';

export { receive } from './receive.ts';
export { refer } from './refer.ts';
export { closeByReport, orderBrief, orderForReport, sendBackToWork, tellOfWork } from './report-doors.ts';
export type { OrderForReport } from './report-doors.ts';
export { visitTimesOf } from './visit-times.ts';

/** Which of these requests are open: an answer by SMS belongs to one of them. Row A14. */
export async function openRequests(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<string[]> {
  return (await selectOpenIds.all(ctx, { ids })).map((row) => row.id);
}

/** What the other customer asked for is the kept one's; its search words follow by the event. Row A2. */
export async function followCustomer(
  ctx: Pick<Context, 'tx'>,
  ids: { otherId: string; keptId: string },
): Promise<readonly string[]> {
  return (await moveOfCustomer.all(ctx, ids)).map(({ id }) => id);
}
