import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { readTimeline } from '../lib/timeline.ts';
import type { TimelineView } from '../lib/timeline.ts';
import { orderSight } from './requests.scope.ts';
import { isMasked } from './work-order-view.ts';
import * as sql from './work-orders.sql.ts';

/** What happened to a work order, as far as it was written for the reader; nothing of another agency's. */
export async function orderTimeline(
  ctx: Context,
  ask: { id: string; after?: string | undefined; limit: number },
): Promise<TimelineView> {
  const sight = orderSight(ctx);
  const [order] = await sql.selectOrder.all(ctx, { id: ask.id, ...sight });
  if (order === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  const page = await readTimeline(ctx, {
    subject: order.requestId,
    part: order.id,
    personal: !isMasked(ctx, order),
    limit: ask.limit,
    ...(ask.after !== undefined && { after: ask.after }),
  });
  if (sight.seesAll) return page;
  const isForReader = (agencyId: unknown) => agencyId === undefined || agencyId === sight.ownAgencyId;
  return { ...page, items: page.items.filter((entry) => isForReader(entry.facts['agencyId'])) };
}
