import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { stopClock } from '../sla/sla.ts';
import { sentenceOf } from './answer-referral.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import { tellOfOrder } from './order-timeline.ts';
import { referralFellSilent, referralRecalled } from './requests.events.ts';
import { requireNoOpenVisit } from './visit-guards.ts';
import { viewOrder } from './work-order-view.ts';
import type { recallReferral, WorkOrderView } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';

/** The dispatcher takes a referral back, answered or not, before an appointment was made. Row A10. */
export async function recall(
  ctx: Context,
  input: z.output<typeof recallReferral.input>,
): Promise<WorkOrderView> {
  const reason = await reasonOf(ctx, 'recall', input.reasonCode);
  const opened = await openOrder(ctx, input);
  const { request, order } = opened;
  requireOrderMove(order, 'new', 'recall');
  await requireNoOpenVisit(ctx, order.id);
  const { referralId, agencyId } = order;
  if (referralId === null || agencyId === null) throw new Failure('conflict', 'requests.moveForbidden');
  await sql.endReferral.run(ctx, {
    id: referralId,
    state: 'recalled',
    answeredAt: null,
    reasonCode: reason.code,
    reasonNote: sentenceOf(reason.title, input.note),
    endedAt: ctx.now,
  });
  await stopClock(ctx, { policy: 'referral', subjectId: referralId });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.recalled',
    audience: ['office'],
    facts: { agencyId, reason: reason.title },
  });
  await audit(ctx, {
    action: 'requests.recall',
    kind: 'workOrder',
    id: order.id,
    before: { referralId, agencyId },
    after: { reasonCode: reason.code },
  });
  await announce(ctx, referralRecalled, {
    workOrderId: order.id,
    requestId: request.id,
    referralId,
    agencyId,
  });
  await changeOrder(ctx, opened, { stage: 'new', referral: null });
  return await viewOrder(ctx, order.id);
}

/** No answer before the deadline: back to the dispatcher, with a mark on the agency. Answered meanwhile: nothing. */
export async function returnSilent(ctx: Context, referralId: string): Promise<void> {
  const found = await sql.orderOfReferral.first(ctx, { id: referralId });
  if (found === undefined) return;
  const opened = await openOrder(ctx, { id: found.workOrderId });
  const { request, order } = opened;
  const { agencyId } = order;
  if (order.referralId !== referralId || agencyId === null || order.isAccepted || order.stage !== 'referred')
    return;
  requireOrderMove(order, 'new', 'fallSilent');
  await sql.endReferral.run(ctx, {
    id: referralId,
    state: 'silent',
    answeredAt: null,
    reasonCode: null,
    reasonNote: '',
    endedAt: ctx.now,
  });
  await stopClock(ctx, { policy: 'referral', subjectId: referralId });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.fellSilent',
    audience: ['office'],
    facts: { agencyId },
  });
  await audit(ctx, {
    action: 'requests.fallSilent',
    kind: 'workOrder',
    id: order.id,
    before: { referralId, agencyId },
  });
  await announce(ctx, referralFellSilent, {
    workOrderId: order.id,
    requestId: request.id,
    referralId,
    agencyId,
  });
  await changeOrder(ctx, opened, { stage: 'new', referral: null });
}
