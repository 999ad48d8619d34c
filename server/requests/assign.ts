import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { announce } from '../lib/jobs.ts';
import { changeOrder, openOrder } from './change-order.ts';
import { tellOfOrder } from './order-timeline.ts';
import { requireTechnician } from './refer.ts';
import { endStages } from './requests.flow.ts';
import { technicianAssigned } from './requests.events.ts';
import { requireNoOpenVisit } from './visit-guards.ts';
import { viewOrder } from './work-order-view.ts';
import type { assignTechnician, WorkOrderView } from './work-orders.contract.ts';

/** Says which technician of the agency goes; he gets place, phone, device and symptom by SMS. Row A11. */
export async function assign(
  ctx: Context,
  input: z.output<typeof assignTechnician.input>,
): Promise<WorkOrderView> {
  const opened = await openOrder(ctx, input);
  const { request, order } = opened;
  const { agencyId } = order;
  if (agencyId === null || !order.isAccepted) throw new Failure('conflict', 'requests.notAccepted');
  if (endStages.some((stage) => stage === order.stage))
    throw new Failure('conflict', 'requests.moveForbidden');
  await requireNoOpenVisit(ctx, order.id);
  const { technicianId } = input;
  const title = await requireTechnician(ctx, technicianId, agencyId);
  await tellOfOrder(ctx, opened, {
    kind: 'requests.told.assigned',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: { agencyId, technician: firstNameOf(title) },
  });
  await audit(ctx, {
    action: 'requests.assign',
    kind: 'workOrder',
    id: order.id,
    before: { technicianId: order.technicianId },
    after: { technicianId },
  });
  await announce(ctx, technicianAssigned, { workOrderId: order.id, requestId: request.id, technicianId });
  await changeOrder(ctx, opened, { technicianId });
  return await viewOrder(ctx, order.id);
}

/** What a customer calls the technician by. */
export function firstNameOf(title: string): string {
  return title.trim().split(/\s+/)[0] ?? '';
}
