import type { Context } from '../lib/context.ts';
import { tell } from '../lib/timeline.ts';
import type { Audience } from '../lib/timeline.ts';
import type { OpenedOrder } from './change-order.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';

type Facts = Parameters<typeof tell>[1]['facts'];

/** `482915637-2` of an opened work order. */
export function numberOf({ request, order }: OpenedOrder): string {
  return formatWorkOrderNumber(request.number, order.place);
}

/**
 * Writes what happened to a work order on its request's timeline. An entry with `agencyId` among its facts is shown
 * to no other agency.
 */
export async function tellOfOrder(
  ctx: Context,
  opened: OpenedOrder,
  entry: {
    kind: string;
    audience: readonly Audience[];
    facts?: Facts;
    personal?: Facts;
    occurredAt?: Date;
  },
): Promise<void> {
  await tell(ctx, {
    subject: opened.request.id,
    part: opened.order.id,
    kind: entry.kind,
    audience: entry.audience,
    facts: { number: numberOf(opened), ...entry.facts },
    ...(entry.personal !== undefined && { personal: entry.personal }),
    ...(entry.occurredAt !== undefined && { occurredAt: entry.occurredAt }),
  });
}
