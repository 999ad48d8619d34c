import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { pauseClock, resumeClock } from '../sla/sla.ts';
import { dropAppointment, promiseWindow } from './appointment.ts';
import { attend } from './attend.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import type { resumeOrder, waitWithOrder } from './field-work.contract.ts';
import { tellOfOrder } from './order-timeline.ts';
import { requireNoOpenVisit } from './visit-guards.ts';
import * as sql from './visits.sql.ts';
import { viewOrder } from './work-order-view.ts';
import type { WorkOrderView } from './work-orders.contract.ts';
import type { LockedOrder } from './work-orders.sql.ts';
import type { WaitReason, WorkOrderStage } from './words.contract.ts';

/** Lets a work order wait, with a coded reason. A window that was promised falls, and the customer is told. */
export async function wait(
  ctx: Context,
  input: z.output<typeof waitWithOrder.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order, request } = opened;
  requireAccepted(ctx, order);
  requireOrderMove(order, 'waiting', 'wait');
  await requireNoOpenVisit(ctx, order.id);
  await attend(ctx, request.id);
  await dropAppointment(ctx, opened);
  await waitFor(ctx, opened, input);
  return await viewOrder(ctx, order.id);
}

interface Waiting {
  readonly reason: WaitReason;
  readonly note: string;
  /** By the phone's clock, where it was pressed without a network. */
  readonly occurredAt?: Date | undefined;
}

/** The move itself, for `wait` and for a visit that did not finish the work. */
export async function waitFor(
  ctx: Context,
  opened: OpenedOrder,
  { reason, note, occurredAt }: Waiting,
): Promise<void> {
  const { order } = opened;
  requireOrderMove(order, 'waiting', 'wait');
  // An offer that waits is no offer that goes unanswered.
  if (order.referralId !== null)
    await pauseClock(ctx, { policy: 'referral', subjectId: order.referralId, reason });
  await sql.setWaiting.run(ctx, { id: order.id, from: order.stage, reason, note, now: ctx.now });
  await tellOfOrder(ctx, opened, {
    kind: `requests.told.waits.${reason}`,
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: ownOf(order),
    ...pressedAt(ctx, occurredAt),
  });
  await audit(ctx, {
    action: 'requests.wait',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'waiting', reason, ...said(occurredAt) },
    personalAfter: { note },
  });
  await changeOrder(ctx, opened, { stage: 'waiting' });
}

/** Goes on where it waited from; back to scheduled only with a window, for a stage brings its facts. */
export async function resume(
  ctx: Context,
  input: z.output<typeof resumeOrder.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  const { waitingFrom: from } = await sql.selectWorkFacts.one(ctx, { id: order.id });
  if (from === null) throw new Failure('conflict', 'requests.moveForbidden');
  requireOrderMove(order, from, 'resume');
  requireAccepted(ctx, order);
  const to = stageAfter(from, input.window !== null);
  if (order.referralId !== null) await resumeClock(ctx, { policy: 'referral', subjectId: order.referralId });
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.resumed',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: ownOf(order),
    ...pressedAt(ctx, input.occurredAt),
  });
  await audit(ctx, {
    action: 'requests.resume',
    kind: 'workOrder',
    id: order.id,
    before: { stage: 'waiting' },
    after: { stage: to, ...said(input.occurredAt) },
  });
  if (input.window !== null) await promiseWindow(ctx, opened, input.window);
  await changeOrder(ctx, opened, { stage: to });
  return await viewOrder(ctx, order.id);
}

function stageAfter(from: WorkOrderStage, hasWindow: boolean): WorkOrderStage {
  if (from === 'scheduled' && !hasWindow) throw new Failure('invalid', 'requests.windowNeeded', {}, 'window');
  // With a window two moves in one: back to referred, and from there scheduled.
  return from === 'referred' && hasWindow ? 'scheduled' : from;
}

/** Before an agency took the work only the office lets it wait. */
function requireAccepted(ctx: Context, order: LockedOrder): void {
  if (ctx.actor.sees !== 'office' && !order.isAccepted) throw new Failure('conflict', 'requests.notAccepted');
}

function ownOf({ agencyId }: LockedOrder) {
  return agencyId === null ? {} : { agencyId };
}

/** The reader's story has it when it was pressed; a phone that runs ahead does not put it into his future. */
function pressedAt({ now }: Context, occurredAt: Date | undefined): { occurredAt?: Date } {
  return occurredAt === undefined || occurredAt > now ? {} : { occurredAt };
}

function said(occurredAt: Date | undefined): { occurredAt?: string } {
  return occurredAt === undefined ? {} : { occurredAt: occurredAt.toISOString() };
}
