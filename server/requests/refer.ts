import type { z } from 'zod';

import { agenciesByIds } from '../agencies/agencies.ts';
import { person } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { announce } from '../lib/jobs.ts';
import { startClock } from '../sla/sla.ts';
import { attend } from './attend.ts';
import { changeOrder, openOrder, requireOrderMove } from './change-order.ts';
import { tellOfOrder } from './order-timeline.ts';
import { candidatesFor } from './proposal.ts';
import { workOrderReferred } from './requests.events.ts';
import { viewOrder } from './work-order-view.ts';
import type { referWorkOrder, WorkOrderView } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';

// Two dispatchers at one instant: the lock lets one wait, the version refuses him; the index is the second wall.
constraintFailure('referral_live', 'conflict', 'requests.referredAlready');

/** Hands a work order to an agency and tells both sides. Rows A10, A11. */
export async function refer(
  ctx: Context,
  input: z.output<typeof referWorkOrder.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { request, order } = opened;
  requireOrderMove(order, 'referred', 'refer');
  const [agency] = await agenciesByIds(ctx, [input.agencyId]);
  if (agency === undefined || agency.isEnded)
    throw new Failure('invalid', 'requests.unknownAgency', {}, 'agencyId');
  const missed = (await candidatesFor(ctx, order)).find((each) => each.agency.id === agency.id)?.missed ?? [];
  if (missed.length > 0) requireDespite(input, missed);
  if (input.technicianId !== null) await requireTechnician(ctx, input.technicianId, agency.id);

  const id = newId(ctx.now.getTime());
  const { dueAt } = await startClock(ctx, { policy: 'referral', subjectId: id, agencyId: agency.id });
  const { technicianId, note } = input;
  await sql.insertReferral.run(ctx, {
    id,
    requestId: request.id,
    workOrderId: order.id,
    agencyId: agency.id,
    technicianId,
    note,
    despite: missed.join(','),
    now: ctx.now,
    referredBy: ctx.actor.membershipId,
    acceptBy: dueAt,
  });
  await attend(ctx, request.id);
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.referred',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agency: agency.title, agencyId: agency.id },
  });
  await audit(ctx, {
    action: 'requests.refer',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: { stage: 'referred', referralId: id, agencyId: agency.id, technicianId, missed },
  });
  await announce(ctx, workOrderReferred, {
    workOrderId: order.id,
    requestId: request.id,
    referralId: id,
    agencyId: agency.id,
  });
  await changeOrder(ctx, opened, {
    stage: 'referred',
    referral: { id, agencyId: agency.id, technicianId, isAccepted: false },
  });
  return await viewOrder(ctx, order.id);
}

function requireDespite(input: { despiteRules: boolean; note: string }, missed: readonly string[]): void {
  if (!input.despiteRules) {
    const fields = missed.map((rule) => ({ path: 'agencyId', code: `requests.missed.${rule}` }));
    throw new Failure('conflict', 'requests.agencyUnfit', {}, fields);
  }
  if (input.note === '') throw new Failure('invalid', 'requests.despiteNeedsNote', {}, 'note');
}

/** A technician at work in this agency. */
export async function requireTechnician(
  ctx: Context,
  technicianId: string,
  agencyId: string,
): Promise<string> {
  const found = await person(ctx, technicianId);
  if (found === undefined || found.agencyId !== agencyId || !found.isTechnician || found.isEnded) {
    throw new Failure('invalid', 'requests.notATechnicianOfTheAgency', {}, 'technicianId');
  }
  return found.title;
}
