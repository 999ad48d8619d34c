import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import { placeIncoming } from '../messaging/messaging.ts';
import type { placeMessage } from './messages.contract.ts';
import { requireOffice } from './requests.scope.ts';
import { selectIdByNumber } from './requests.sql.ts';
import { formatWorkOrderNumber, parseTrackingNumber } from './tracking-number.ts';
import { selectIdsByPlace } from './work-orders.sql.ts';

/** An answer that found its request not by itself is put beside it by a person. Row A14. */
export async function place(
  ctx: Context,
  input: z.output<typeof placeMessage.input>,
): Promise<z.input<typeof placeMessage.output>> {
  requireOffice(ctx);
  const { requestId, partId, number } = await meant(ctx, input.number);
  const message = await placeIncoming(ctx, { id: input.id, subjectId: requestId, partId });
  await tell(ctx, {
    subject: requestId,
    part: partId,
    kind: 'requests.told.messagePlaced',
    audience: ['office'],
    personal: { from: message.number, text: message.text },
  });
  hint(ctx, { topic: 'request', id: requestId });
  return { requestId, number };
}

async function meant(ctx: Context, text: string) {
  const tracking = parseTrackingNumber(text);
  const [request] =
    tracking === undefined ? [] : await selectIdByNumber.all(ctx, { number: tracking.number });
  if (tracking === undefined || request === undefined)
    throw new Failure('invalid', 'requests.noSuchNumber', {}, 'number');
  const { number, place } = tracking;
  if (place === undefined) return { requestId: request.id, partId: null, number };
  const [order] = await selectIdsByPlace.all(ctx, { number, place });
  if (order === undefined) throw new Failure('invalid', 'requests.noSuchNumber', {}, 'number');
  return { requestId: request.id, partId: order.id, number: formatWorkOrderNumber(number, place) };
}
