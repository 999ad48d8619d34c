import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { runningClock, stopClock } from '../sla/sla.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import { tellOfOrder } from './order-timeline.ts';
import { referralAccepted, referralDeclined, technicianAssigned } from './requests.events.ts';
import { viewOrder } from './work-order-view.ts';
import type { acceptReferral, declineReferral, WorkOrderView } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';

/** The agency takes the work. A fact of the referral: the work order stays referred. Row A10. */
export async function accept(
  ctx: Context,
  input: z.output<typeof acceptReferral.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { request, order } = opened;
  const { referralId, agencyId } = await requireOffer(ctx, opened);
  await sql.endReferral.run(ctx, {
    id: referralId,
    state: 'accepted',
    answeredAt: ctx.now,
    reasonCode: null,
    reasonNote: '',
    endedAt: null,
  });
  await stopClock(ctx, { policy: 'referral', subjectId: referralId });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.accepted',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId },
  });
  await audit(ctx, {
    action: 'requests.accept',
    kind: 'workOrder',
    id: order.id,
    after: { referralId, agencyId },
  });
  await announce(ctx, referralAccepted, {
    workOrderId: order.id,
    requestId: request.id,
    referralId,
    agencyId,
  });
  // Referred straight to a technician: he is told once his agency has said yes.
  const { technicianId } = order;
  if (technicianId !== null)
    await announce(ctx, technicianAssigned, { workOrderId: order.id, requestId: request.id, technicianId });
  await changeOrder(ctx, opened, {
    referral: { id: referralId, agencyId, technicianId: order.technicianId, isAccepted: true },
  });
  return await viewOrder(ctx, order.id);
}

/** The agency declines with a coded reason; the work order is the dispatcher's again. Row A10. */
export async function decline(
  ctx: Context,
  input: z.output<typeof declineReferral.input>,
): Promise<{ id: string }> {
  const reason = await reasonOf(ctx, 'decline', input.reasonCode);
  const opened = await openOrder(ctx, input);
  const { request, order } = opened;
  const { referralId, agencyId } = await requireOffer(ctx, opened);
  requireOrderMove(order, 'new', 'decline');
  await sql.endReferral.run(ctx, {
    id: referralId,
    state: 'declined',
    answeredAt: ctx.now,
    reasonCode: reason.code,
    reasonNote: sentenceOf(reason.title, input.note),
    endedAt: ctx.now,
  });
  await stopClock(ctx, { policy: 'referral', subjectId: referralId });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.declined',
    audience: ['office'],
    facts: { agencyId, reason: reason.title },
  });
  await audit(ctx, {
    action: 'requests.decline',
    kind: 'workOrder',
    id: order.id,
    before: { referralId, agencyId },
    after: { reasonCode: reason.code },
  });
  await announce(ctx, referralDeclined, {
    workOrderId: order.id,
    requestId: request.id,
    referralId,
    agencyId,
  });
  await changeOrder(ctx, opened, { stage: 'new', referral: null });
  return { id: order.id };
}

/** The reason's title, and what was added to it. */
export function sentenceOf(title: string, note: string): string {
  return note === '' ? title : `${title}: ${note}`;
}

/** The live referral waits for this agency's answer, and its time is not over. */
async function requireOffer(
  ctx: Context,
  { order }: OpenedOrder,
): Promise<{ referralId: string; agencyId: string }> {
  const { referralId, agencyId, stage, isAccepted } = order;
  if (stage !== 'referred' || isAccepted || referralId === null || agencyId === null) {
    throw new Failure('conflict', 'requests.nothingToAnswer');
  }
  if (ctx.actor.agencyId !== agencyId) throw new Failure('forbidden', 'requests.agencyAnswers');
  const clock = await runningClock(ctx, { policy: 'referral', subjectId: referralId });
  if (clock?.dueAt != null && clock.dueAt < ctx.now)
    throw new Failure('conflict', 'requests.answeredTooLate');
  return { referralId, agencyId };
}
