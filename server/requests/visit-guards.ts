import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import * as sql from './visits.sql.ts';
import type { StoredVisit } from './visits.sql.ts';
import type { LockedOrder } from './work-orders.sql.ts';
import type { WorkOrderStage } from './words.contract.ts';

// What must hold before something happens in the field.

const workStages: readonly WorkOrderStage[] = ['referred', 'scheduled', 'in_progress'];

/** The agency took the work, and it is neither waiting nor over. */
export function requireAtWork(order: Pick<LockedOrder, 'stage' | 'agencyId' | 'isAccepted'>): {
  agencyId: string;
} {
  if (!workStages.includes(order.stage) || order.agencyId === null)
    throw new Failure('conflict', 'requests.moveForbidden');
  if (!order.isAccepted) throw new Failure('conflict', 'requests.notAccepted');
  return { agencyId: order.agencyId };
}

export async function requireNoOpenVisit(ctx: Context, workOrderId: string): Promise<void> {
  if ((await sql.lockOpenVisit.first(ctx, { workOrderId })) !== undefined)
    throw new Failure('conflict', 'requests.visitIsOpen');
}

/** The visit in which the work goes on at this moment. */
export async function requireWorkingVisit(ctx: Context, order: LockedOrder): Promise<StoredVisit> {
  requireAtWork(order);
  if (order.stage !== 'in_progress') throw new Failure('conflict', 'requests.moveForbidden');
  const visit = await sql.lockOpenVisit.first(ctx, { workOrderId: order.id });
  if (visit === undefined || visit.startedAt === null) throw new Failure('conflict', 'requests.notStarted');
  return visit;
}
