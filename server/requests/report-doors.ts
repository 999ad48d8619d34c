import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { announce } from '../lib/jobs.ts';
import type { Audience } from '../lib/timeline.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import { numberOf, tellOfOrder } from './order-timeline.ts';
import { workOrderEnded } from './requests.events.ts';
import { orderSight } from './requests.scope.ts';
import { selectPhones } from './requests.sql.ts';
import { selectBriefs, selectWorkFacts, setDone } from './visits.sql.ts';
import type { OrderBrief, WorkFacts } from './visits.sql.ts';
import type { LockedOrder } from './work-orders.sql.ts';

// Doors for the service report: what it is about, and what its decision does to the work order.

export interface OrderForReport
  extends
    Pick<LockedOrder, 'id' | 'requestId' | 'deviceId' | 'stage' | 'agencyId' | 'technicianId'>,
    Omit<WorkFacts, 'waitingFrom'> {
  readonly number: string;
  readonly customerPhones: readonly string[];
}

/** A work order in the actor's sight, its request and itself locked; missing otherwise. */
export async function orderForReport(ctx: Context, workOrderId: string): Promise<OrderForReport> {
  const opened = await openOrder(ctx, { id: workOrderId });
  const { id, requestId, deviceId, stage, agencyId, technicianId } = opened.order;
  const { waitingFrom: _, ...facts } = await selectWorkFacts.one(ctx, { id });
  const phones = await selectPhones.all(ctx, { requestIds: [requestId] });
  return {
    id,
    number: numberOf(opened),
    requestId,
    deviceId,
    stage,
    agencyId,
    technicianId,
    ...facts,
    customerPhones: phones.map((phone) => phone.number),
  };
}

/** Work orders in the actor's sight, as a line of a list; at most 100. */
export async function orderBrief(ctx: Context, ids: readonly string[]): Promise<OrderBrief[]> {
  return ids.length === 0 ? [] : await selectBriefs.all(ctx, { ids, ...orderSight(ctx) });
}

/** The report is decided: the work order closes. One that is closed stays as it is. */
export async function closeByReport(
  ctx: Context,
  { workOrderId, reportId }: { workOrderId: string; reportId: string },
): Promise<void> {
  const opened = await openOrder(ctx, { id: workOrderId });
  const { order, request } = opened;
  if (order.stage === 'closed') return;
  requireOrderMove(order, 'closed', 'close');
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.closed',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId: order.agencyId },
  });
  await audit(ctx, {
    action: 'requests.closeByReport',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'closed', reportId },
  });
  await announce(ctx, workOrderEnded, { workOrderId: order.id, requestId: request.id });
  await changeOrder(ctx, opened, { stage: 'closed' });
}

/** More work on the device is needed: the work order is in progress again, its work day open. */
export async function sendBackToWork(
  ctx: Context,
  { workOrderId, reason }: { workOrderId: string; reason: string },
): Promise<void> {
  const opened = await openOrder(ctx, { id: workOrderId });
  const { order } = opened;
  requireOrderMove(order, 'in_progress', 'sendBack');
  const { doneAt, workEndedAt } = await selectWorkFacts.one(ctx, { id: order.id });
  await setDone.run(ctx, {
    id: order.id,
    doneAt: null,
    proof: null,
    occurredAt: null,
    workEndedAt: null,
    isDateHeld: false,
  });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.sentBackToWork',
    audience: ['office', 'agency', 'technician'],
    facts: { agencyId: order.agencyId, reason },
  });
  await audit(ctx, {
    action: 'requests.sendBackToWork',
    kind: 'workOrder',
    id: order.id,
    before: {
      stage: order.stage,
      doneAt: doneAt?.toISOString() ?? null,
      workEndedAt: workEndedAt?.toISOString() ?? null,
    },
    after: { stage: 'in_progress', reason },
  });
  await changeOrder(ctx, opened, { stage: 'in_progress' });
}

/** Writes an entry of the report on the work order's timeline; no agency but its own reads it. */
export async function tellOfWork(
  ctx: Context,
  workOrderId: string,
  entry: {
    kind: string;
    audience: readonly Audience[];
    facts?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  const opened = await openOrder(ctx, { id: workOrderId });
  await tellOfOrder(ctx, opened, { ...entry, facts: { agencyId: opened.order.agencyId, ...entry.facts } });
}
