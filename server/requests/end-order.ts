import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import { stopClock } from '../sla/sla.ts';
import { sentenceOf } from './answer-referral.ts';
import { dropAppointment } from './appointment.ts';
import { attend } from './attend.ts';
import { changeOrder, openOrder, requireOrderMove, requireVersion } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import { tellOfOrder } from './order-timeline.ts';
import { isDoneWithoutReport } from './order-moves.ts';
import { viewRequest } from './request-view.ts';
import type { closeRequest, RequestView } from './requests.contract.ts';
import { workOrderEnded } from './requests.events.ts';
import { requireOffice } from './requests.scope.ts';
import * as requestSql from './requests.sql.ts';
import { writeRequestWords } from './request-search.ts';
import { requireNoOpenVisit } from './visit-guards.ts';
import { selectWorkFacts } from './visits.sql.ts';
import { viewOrder } from './work-order-view.ts';
import type { cancelWorkOrder, closeWorkOrder, WorkOrderView } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';

/** Ends a work order that nobody needs any more. What the agency had of it stays its own. */
export async function cancel(
  ctx: Context,
  input: z.output<typeof cancelWorkOrder.input>,
): Promise<WorkOrderView> {
  const reason = await reasonOf(ctx, 'cancel', input.reasonCode);
  const opened = await openOrder(ctx, input);
  const { order, request } = opened;
  requireOrderMove(order, 'cancelled', 'cancel');
  await requireNoOpenVisit(ctx, order.id);
  if (order.referralId !== null) await stopClock(ctx, { policy: 'referral', subjectId: order.referralId });
  await dropAppointment(ctx, opened);
  await attend(ctx, request.id);
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.cancelled',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { reason: reason.title, ...(order.agencyId !== null && { agencyId: order.agencyId }) },
  });
  await audit(ctx, {
    action: 'requests.cancel',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'cancelled', reasonCode: reason.code },
  });
  await announce(ctx, workOrderEnded, { workOrderId: order.id, requestId: request.id });
  await changeOrder(ctx, opened, { stage: 'cancelled', cancelReason: sentenceOf(reason.title, input.note) });
  return await viewOrder(ctx, order.id);
}

/** Closes a work order by an answer: before it was handed to anybody, or done when no report is due. Row O1. */
export async function closeOrder(
  ctx: Context,
  input: z.output<typeof closeWorkOrder.input>,
): Promise<WorkOrderView> {
  requireOffice(ctx);
  const opened = await openOrder(ctx, input);
  if (opened.order.stage === 'done') await closeDone(ctx, opened, input.answer);
  else await closeAnswered(ctx, opened, input.answer);
  await attend(ctx, opened.request.id);
  return await viewOrder(ctx, opened.order.id);
}

/** Closes a request with its answer, and those of its work orders that were not handed on. Row O1. */
export async function closeWithAnswer(
  ctx: Context,
  input: z.output<typeof closeRequest.input>,
): Promise<RequestView> {
  requireOffice(ctx);
  const request = await requestSql.lockRequest.first(ctx, { id: input.id });
  if (request === undefined) throw new Failure('missing', 'requests.missing');
  requireVersion(request, input.version);
  if (endStage(request.stage)) throw new Failure('conflict', 'requests.endedAlready');
  const orders = (await sql.lockOrdersOf.all(ctx, { requestId: request.id })).filter(
    (order) => !endStage(order.stage),
  );
  if (orders.some((order) => order.stage !== 'new'))
    throw new Failure('conflict', 'requests.handedOnAlready');
  for (const order of orders) await closeAnswered(ctx, { request, order }, input.answer);
  if (orders.length === 0) await endWithoutOrders(ctx, request.id, input.answer);
  await attend(ctx, request.id);
  await tell(ctx, { subject: request.id, kind: 'requests.told.answered', audience: ['office', 'customer'] });
  await audit(ctx, {
    action: 'requests.close',
    kind: 'request',
    id: request.id,
    before: { stage: request.stage },
    after: { stage: 'closed' },
    personalAfter: { answer: input.answer },
  });
  return await viewRequest(ctx, request.id);
}

async function closeAnswered(ctx: Context, opened: OpenedOrder, answer: string): Promise<void> {
  const { order, request } = opened;
  requireOrderMove(order, 'closed', 'close');
  if (order.stage !== 'new') throw new Failure('conflict', 'requests.moveForbidden');
  await tellOfOrder(ctx, opened, { kind: 'requests.told.orderAnswered', audience: ['office', 'customer'] });
  await audit(ctx, {
    action: 'requests.closeWorkOrder',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'closed' },
    personalAfter: { answer },
  });
  await announce(ctx, workOrderEnded, { workOrderId: order.id, requestId: request.id });
  await changeOrder(ctx, opened, { stage: 'closed', answer });
}

/** The kinds of service that end with a report are closed by its decision alone. */
async function closeDone(ctx: Context, opened: OpenedOrder, answer: string): Promise<void> {
  const { order, request } = opened;
  requireOrderMove(order, 'closed', 'close');
  const { serviceKind } = await selectWorkFacts.one(ctx, { id: order.id });
  if (!isDoneWithoutReport({ stage: order.stage, serviceKind }))
    throw new Failure('conflict', 'requests.reportCloses');
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.closed',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId: order.agencyId },
  });
  await audit(ctx, {
    action: 'requests.closeWorkOrder',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'closed' },
    personalAfter: { answer },
  });
  await announce(ctx, workOrderEnded, { workOrderId: order.id, requestId: request.id });
  await changeOrder(ctx, opened, { stage: 'closed', answer });
}

async function endWithoutOrders(ctx: Context, id: string, answer: string): Promise<void> {
  await requestSql.updateStage.run(ctx, {
    id,
    stage: 'closed',
    endedAt: ctx.now,
    answer,
    byTitle: ctx.actor.title,
  });
  await writeRequestWords(ctx, [id]);
  hint(ctx, { topic: 'request', id });
}

function endStage(stage: string): boolean {
  return stage === 'closed' || stage === 'cancelled';
}
