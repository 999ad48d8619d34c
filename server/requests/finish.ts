import type { z } from 'zod';

import { attachFiles } from '../files/files.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { changeOrder, openOrder, requireOrderMove, tellScreens } from './change-order.ts';
import type { OpenedOrder } from './change-order.ts';
import { tryCode } from './completion-code.ts';
import { mobileOf } from './contact-mobile.ts';
import type { finishWork } from './field-work.contract.ts';
import { tellOfOrder } from './order-timeline.ts';
import { workOrderDone } from './requests.events.ts';
import { clocksOf, recordEvent } from './visit-events.ts';
import { requireAtWork, requireWorkingVisit } from './visit-guards.ts';
import * as sql from './visits.sql.ts';
import { workEndOf } from './work-end.ts';
import { viewOrder } from './work-order-view.ts';

type Finish = z.output<typeof finishWork.input>;
type Finished = z.input<typeof finishWork.output>;

/**
 * The work is done: the customer said so by his code, or signed where no phone of his takes one. A wrong code is an
 * answer, for a refusal would forget the try. Rows D4, I6, R3.
 */
export async function finish(ctx: Context, input: Finish): Promise<Finished> {
  const opened = await openOrder(ctx, input);
  const { order } = opened;
  const visit = await requireWorkingVisit(ctx, order);
  requireOrderMove(order, 'done', 'finish');
  if (!(await isProved(ctx, opened, input.proof))) {
    tellScreens(ctx, order.requestId, order.id, {
      agencyIds: [order.agencyId],
      membershipIds: [order.technicianId],
    });
    return { isFinished: false, workOrder: await viewOrder(ctx, order.id) };
  }
  const clocks = clocksOf(ctx, input);
  const isSkewed = await recordEvent(ctx, visit.id, { kind: 'finish', ...clocks });
  const { proof, payer, note } = input;
  const signed = proof.kind === 'signature' ? proof : { signatureFileId: null, photoFileId: null };
  await sql.closeVisit.run(ctx, {
    id: visit.id,
    endedAt: clocks.occurredAt,
    outcome: 'done',
    note,
    payer,
    proof: proof.kind,
    signatureFileId: signed.signatureFileId,
    photoFileId: signed.photoFileId,
    isSkewed,
  });
  const { acceptedAt } = await sql.selectWorkFacts.one(ctx, { id: order.id });
  const workEnd = workEndOf({ ...clocks, acceptedAt });
  await sql.setDone.run(ctx, {
    id: order.id,
    doneAt: ctx.now,
    proof: proof.kind,
    occurredAt: clocks.occurredAt,
    ...workEnd,
  });
  await announceDone(ctx, opened);
  await audit(ctx, {
    action: 'requests.finish',
    kind: 'workOrder',
    id: order.id,
    before: { stage: order.stage },
    after: {
      stage: 'done',
      visitId: visit.id,
      proof: proof.kind,
      ...signed,
      payer,
      occurredAt: clocks.occurredAt.toISOString(),
      workEndedAt: workEnd.workEndedAt.toISOString(),
      isDateHeld: workEnd.isDateHeld,
      isSkewed,
    },
    personalAfter: { note },
  });
  await changeOrder(ctx, opened, { stage: 'done' });
  return { isFinished: true, workOrder: await viewOrder(ctx, order.id) };
}

async function isProved(ctx: Context, opened: OpenedOrder, proof: Finish['proof']): Promise<boolean> {
  if (proof.kind === 'code') return await tryCode(ctx, opened, proof.code);
  if ((await mobileOf(ctx, opened.request.id)) !== null) throw new Failure('conflict', 'requests.codeOnly');
  const { order } = opened;
  // A signature that has not arrived proves nothing.
  await attachFiles(ctx, {
    files: (['signatureFileId', 'photoFileId'] as const).map((field) => ({
      fileId: proof[field],
      path: `proof.${field}`,
    })),
    subjectId: order.id,
    readerId: order.technicianId,
  });
  return true;
}

async function announceDone(ctx: Context, opened: OpenedOrder): Promise<void> {
  const { order, request } = opened;
  const { agencyId } = requireAtWork(order);
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.done',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId },
  });
  await announce(ctx, workOrderDone, {
    workOrderId: order.id,
    requestId: request.id,
    agencyId,
    technicianId: order.technicianId,
    doneAt: ctx.now.toISOString(),
  });
}
