import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { hint } from '../lib/live.ts';
import { attend } from './attend.ts';
import { changeOrder, openOrder } from './change-order.ts';
import { maskPersonal } from './mask.ts';
import { tellOfOrder } from './order-timeline.ts';
import { requireOffice } from './requests.scope.ts';
import { endStages } from './requests.flow.ts';
import { insertCase, personalOfRequest } from './technical-cases.sql.ts';
import { viewOrder } from './work-order-view.ts';
import type { handOn, WorkOrderView } from './work-orders.contract.ts';

/** Hands a work order to ES; ES hands a question on to TS, who is asked by nobody else. Rows O1, O4. */
export async function handOnToTier(
  ctx: Context,
  input: z.output<typeof handOn.input>,
): Promise<WorkOrderView> {
  requireOffice(ctx);
  const opened = await openOrder(ctx, input);
  const { order, request } = opened;
  if (endStages.some((stage) => stage === order.stage))
    throw new Failure('conflict', 'requests.moveForbidden');
  if (input.tier === 'ts' && order.tier !== 'es') throw new Failure('conflict', 'requests.onlyEsAsks');
  if (input.tier === 'es' && order.tier === 'es') throw new Failure('conflict', 'requests.alreadyThere');
  if (input.tier === 'ts') {
    const caseId = newId(ctx.now.getTime());
    // Hidden here by the names of today, and on its way out by those of that day: a customer may be renamed in between.
    const { personal } = await personalOfRequest.one(ctx, { requestId: request.id });
    await insertCase.run(ctx, {
      id: caseId,
      requestId: request.id,
      workOrderId: order.id,
      question: maskPersonal(input.note, personal),
      now: ctx.now,
      byTitle: ctx.actor.title,
    });
    hint(ctx, { topic: 'technicalCase', id: caseId, isForTs: true });
  }
  await attend(ctx, request.id);
  await tellOfOrder(ctx, opened, {
    kind: input.tier === 'es' ? 'requests.told.handedToEs' : 'requests.told.handedToTs',
    audience: ['office'],
    personal: { note: input.note },
  });
  await audit(ctx, {
    action: 'requests.handOn',
    kind: 'workOrder',
    id: order.id,
    before: { tier: order.tier },
    after: { tier: input.tier },
    personalAfter: { note: input.note },
  });
  await changeOrder(ctx, opened, { tier: input.tier });
  return await viewOrder(ctx, order.id);
}
