import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import { attachFiles } from '../files/files.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { keepAppointment, promiseWindow } from './appointment.ts';
import { firstNameOf } from './assign.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import type { arriveAtVisit, endVisit, leaveForVisit, startWork } from './field-work.contract.ts';
import { tellOfOrder } from './order-timeline.ts';
import { technicianLeft } from './requests.events.ts';
import { clocksOf, openVisit, recordEvent } from './visit-events.ts';
import { requireAtWork, requireNoOpenVisit } from './visit-guards.ts';
import * as sql from './visits.sql.ts';
import { waitFor } from './wait.ts';
import type { Clocks } from './work-end.ts';
import { viewOrder } from './work-order-view.ts';
import type { WorkOrderView } from './work-orders.contract.ts';
import { waitReasonAfter } from './words.contract.ts';
import type { VisitEventKind } from './words.contract.ts';

/** On the way: the visit begins, the customer is told. Row D4. */
export async function leave(
  ctx: Context,
  input: z.output<typeof leaveForVisit.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order, request } = opened;
  requireAtWork(order);
  await requireNoOpenVisit(ctx, order.id);
  const clocks = clocksOf(ctx, input);
  const visit = await openVisit(ctx, opened);
  await mark(ctx, visit.id, 'leave', clocks);
  await tellOfVisit(ctx, opened, clocks, {
    kind: 'requests.told.left',
    technician: firstNameOf(visit.technicianTitle),
  });
  await auditVisit(ctx, opened, 'requests.leave', { visitId: visit.id, ...said(clocks) });
  await announce(ctx, technicianLeft, { workOrderId: order.id, requestId: request.id, visitId: visit.id });
  await changeOrder(ctx, opened, {});
  return await viewOrder(ctx, order.id);
}

/** There: what was promised is kept. Row D4. */
export async function arrive(
  ctx: Context,
  input: z.output<typeof arriveAtVisit.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  const clocks = clocksOf(ctx, input);
  const visit = await openVisit(ctx, opened);
  if (visit.arrivedAt !== null || visit.startedAt !== null)
    throw new Failure('conflict', 'requests.arrivedAlready');
  await mark(ctx, visit.id, 'arrive', clocks);
  await keepAppointment(ctx, order.id);
  await tellOfVisit(ctx, opened, clocks, {
    kind: 'requests.told.arrived',
    technician: firstNameOf(visit.technicianTitle),
  });
  await auditVisit(ctx, opened, 'requests.arrive', { visitId: visit.id, ...said(clocks) });
  await changeOrder(ctx, opened, {});
  return await viewOrder(ctx, order.id);
}

/** The work begins. Row D4. */
export async function start(ctx: Context, input: z.output<typeof startWork.input>): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  const clocks = clocksOf(ctx, input);
  const visit = await openVisit(ctx, opened);
  if (visit.startedAt !== null) throw new Failure('conflict', 'requests.startedAlready');
  if (order.stage !== 'in_progress') requireOrderMove(order, 'in_progress', 'start');
  await mark(ctx, visit.id, 'start', clocks);
  await keepAppointment(ctx, order.id);
  await tellOfVisit(ctx, opened, clocks, { kind: 'requests.told.started' });
  await auditVisit(ctx, opened, 'requests.start', {
    visitId: visit.id,
    stage: 'in_progress',
    ...said(clocks),
  });
  await changeOrder(ctx, opened, { stage: 'in_progress' });
  return await viewOrder(ctx, order.id);
}

/** A visit that did not finish the work: a new window is promised, or the work order waits. Row D4. */
export async function end(ctx: Context, input: z.output<typeof endVisit.input>): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  requireAtWork(order);
  const visit = await sql.lockOpenVisit.first(ctx, { workOrderId: order.id });
  if (visit === undefined) throw new Failure('conflict', 'requests.noOpenVisit');
  const { outcome, note, payer, photoFileId, next } = input;
  if (photoFileId !== null)
    await attachFiles(ctx, {
      files: [{ fileId: photoFileId, path: 'photoFileId' }],
      subjectId: order.id,
      readerId: order.technicianId,
    });
  const clocks = clocksOf(ctx, input);
  const isSkewed = await recordEvent(ctx, visit.id, { kind: 'end', ...clocks });
  await sql.closeVisit.run(ctx, {
    id: visit.id,
    endedAt: clocks.occurredAt,
    outcome,
    note,
    payer,
    proof: null,
    signatureFileId: null,
    photoFileId,
    isSkewed,
  });
  await tellOfOrder(ctx, opened, {
    kind: `requests.told.visitEnded.${outcome}`,
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId: order.agencyId },
  });
  await audit(ctx, {
    action: 'requests.endVisit',
    kind: 'workOrder',
    id: order.id,
    after: { visitId: visit.id, outcome, payer, photoFileId, ...said(clocks) },
    personalAfter: { note },
  });
  if (next === null) {
    await keepAppointment(ctx, order.id);
    await waitFor(ctx, opened, { reason: input.waitReason ?? waitReasonAfter[outcome], note });
  } else {
    await promiseWindow(ctx, opened, next);
    await changeOrder(ctx, opened, order.stage === 'referred' ? { stage: 'scheduled' } : {});
  }
  return await viewOrder(ctx, order.id);
}

async function mark(
  ctx: Context,
  id: string,
  kind: Extract<VisitEventKind, 'leave' | 'arrive' | 'start'>,
  clocks: Clocks,
): Promise<void> {
  const isSkewed = await recordEvent(ctx, id, { kind, ...clocks });
  const { occurredAt } = clocks;
  await sql.updateVisit.run(ctx, {
    id,
    leftAt: kind === 'leave' ? occurredAt : null,
    arrivedAt: kind === 'arrive' ? occurredAt : null,
    startedAt: kind === 'start' ? occurredAt : null,
    isSkewed,
  });
}

async function tellOfVisit(
  ctx: Context,
  opened: OpenedOrder,
  { occurredAt, recordedAt }: Clocks,
  told: { kind: string; technician?: string },
): Promise<void> {
  await tellOfOrder(ctx, opened, {
    kind: told.kind,
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: {
      agencyId: opened.order.agencyId,
      ...(told.technician !== undefined && { technician: told.technician }),
    },
    // A phone that runs ahead would have it happen in the reader's future; its own word stands with the visit.
    occurredAt: occurredAt < recordedAt ? occurredAt : recordedAt,
  });
}

async function auditVisit(
  ctx: Context,
  { order }: OpenedOrder,
  action: string,
  after: Record<string, string>,
): Promise<void> {
  await audit(ctx, { action, kind: 'workOrder', id: order.id, before: { stage: order.stage }, after });
}

function said({ occurredAt }: Clocks): { occurredAt: string } {
  return { occurredAt: occurredAt.toISOString() };
}
