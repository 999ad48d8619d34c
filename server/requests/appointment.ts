import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';
import { announce } from '../lib/jobs.ts';
import { windowFacts } from './appointment-words.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import type { promiseAppointment, withdrawAppointment } from './field-work.contract.ts';
import { tellOfOrder } from './order-timeline.ts';
import { appointmentPromised, appointmentWithdrawn } from './requests.events.ts';
import { selectTenant } from './requests.sql.ts';
import { requireAtWork, requireNoOpenVisit } from './visit-guards.ts';
import * as sql from './visits.sql.ts';
import { viewOrder } from './work-order-view.ts';
import type { WorkOrderView } from './work-orders.contract.ts';

export interface Window {
  readonly fromAt: Date;
  readonly toAt: Date;
}
/** Nobody waits longer than this for one visit, nor plans further ahead. */
const WINDOW_MS_MAX = 12 * 3_600_000;
const AHEAD_MS_MAX = 180 * 86_400_000;

/** Tells the customer a window; telling another moves it. Row R3. */
export async function promise(
  ctx: Context,
  input: z.output<typeof promiseAppointment.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  requireAtWork(order);
  await requireNoOpenVisit(ctx, order.id);
  const isScheduling = order.stage === 'referred';
  if (isScheduling) requireOrderMove(order, 'scheduled', 'schedule');
  await promiseWindow(ctx, opened, input);
  await changeOrder(ctx, opened, isScheduling ? { stage: 'scheduled' } : {});
  return await viewOrder(ctx, order.id);
}

/** Takes the window back without a new one: the work order is the agency's to schedule again. */
export async function withdraw(
  ctx: Context,
  input: z.output<typeof withdrawAppointment.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  requireOrderMove(order, 'referred', 'unschedule');
  requireAtWork(order);
  await requireNoOpenVisit(ctx, order.id);
  await dropAppointment(ctx, opened);
  await audit(ctx, {
    action: 'requests.withdrawAppointment',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'referred' },
    personalAfter: { note: input.note },
  });
  await changeOrder(ctx, opened, { stage: 'referred' });
  return await viewOrder(ctx, order.id);
}

/** Makes the window the live one; the former is moved. The stage is the caller's. */
export async function promiseWindow(ctx: Context, opened: OpenedOrder, window: Window): Promise<void> {
  const { order, request } = opened;
  const { zone } = await selectTenant.one(ctx);
  requireWindow(window, { zone, now: ctx.now });
  const { agencyId } = requireAtWork({ ...order, stage: 'referred' });
  const former = await sql.lockLiveAppointment.first(ctx, { workOrderId: order.id });
  if (former !== undefined)
    await sql.endAppointment.run(ctx, { id: former.id, state: 'moved', now: ctx.now });
  const id = newId(ctx.now.getTime());
  await sql.insertAppointment.run(ctx, {
    id,
    requestId: request.id,
    workOrderId: order.id,
    agencyId,
    fromAt: window.fromAt,
    toAt: window.toAt,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await tellOfOrder(ctx, opened, {
    kind: former === undefined ? 'requests.told.promised' : 'requests.told.moved',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId, ...windowFacts(zone, window) },
  });
  await audit(ctx, {
    action: 'requests.promise',
    kind: 'workOrder',
    id: order.id,
    ...(former !== undefined && { before: windowOf(former) }),
    after: { appointmentId: id, ...windowOf(window) },
  });
  await announce(ctx, appointmentPromised, {
    workOrderId: order.id,
    requestId: request.id,
    appointmentId: id,
  });
}

/** A window that will not be kept: the customer is told. Without one nothing happens. */
export async function dropAppointment(ctx: Context, opened: OpenedOrder): Promise<void> {
  const { order, request } = opened;
  const live = await sql.lockLiveAppointment.first(ctx, { workOrderId: order.id });
  if (live === undefined) return;
  await sql.endAppointment.run(ctx, { id: live.id, state: 'withdrawn', now: ctx.now });
  const { zone } = await selectTenant.one(ctx);
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.withdrawn',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId: order.agencyId, ...windowFacts(zone, live) },
  });
  await announce(ctx, appointmentWithdrawn, {
    workOrderId: order.id,
    requestId: request.id,
    appointmentId: live.id,
  });
}

/** Somebody came: the promise is kept. */
export async function keepAppointment(ctx: Context, workOrderId: string): Promise<void> {
  const live = await sql.lockLiveAppointment.first(ctx, { workOrderId });
  if (live !== undefined) await sql.endAppointment.run(ctx, { id: live.id, state: 'kept', now: ctx.now });
}

function requireWindow({ fromAt, toAt }: Window, { zone, now }: { zone: string; now: Date }): void {
  const refuse = (code: string, field: string) => {
    throw new Failure('invalid', code, {}, field);
  };
  if (toAt <= fromAt) refuse('requests.windowReversed', 'toAt');
  if (toAt <= now) refuse('requests.windowPast', 'toAt');
  if (fromAt.getTime() - now.getTime() > AHEAD_MS_MAX) refuse('requests.windowTooFar', 'fromAt');
  if (toAt.getTime() - fromAt.getTime() > WINDOW_MS_MAX) refuse('requests.windowTooLong', 'toAt');
  if (dayIn(zone, fromAt) !== dayIn(zone, toAt)) refuse('requests.windowTooLong', 'toAt');
}

function windowOf({ fromAt, toAt }: Window) {
  return { fromAt: fromAt.toISOString(), toAt: toAt.toISOString() };
}
