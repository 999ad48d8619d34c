import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import type { OpenedOrder } from './change-order.ts';
import { requireTechnician } from './refer.ts';
import { requireAtWork } from './visit-guards.ts';
import * as sql from './visits.sql.ts';
import type { StoredVisit } from './visits.sql.ts';
import { isSkewed } from './work-end.ts';
import type { Clocks } from './work-end.ts';
import type { VisitEventKind } from './words.contract.ts';

// A visit is its events; each is kept by both clocks.

export function clocksOf(ctx: Context, input: { occurredAt?: Date | undefined }): Clocks {
  return { occurredAt: input.occurredAt ?? ctx.now, recordedAt: ctx.now };
}

/** Keeps an event of a visit; says whether its clocks lie apart. Row I6. */
export async function recordEvent(
  ctx: Context,
  visitId: string,
  event: Clocks & { kind: VisitEventKind },
): Promise<boolean> {
  const isApart = isSkewed(event);
  await sql.insertVisitEvent.run(ctx, {
    id: newId(ctx.now.getTime()),
    visitId,
    kind: event.kind,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    isSkewed: isApart,
    byTitle: ctx.actor.title,
  });
  return isApart;
}

/** The open visit, or one that begins here. Agency and technician are copied once and stay. Row D4. */
export async function openVisit(
  ctx: Context,
  { request, order }: OpenedOrder,
): Promise<Pick<StoredVisit, 'id' | 'arrivedAt' | 'startedAt' | 'technicianTitle'>> {
  const { agencyId } = requireAtWork(order);
  const found = await sql.lockOpenVisit.first(ctx, { workOrderId: order.id });
  if (found !== undefined) return found;
  const { technicianId } = order;
  if (technicianId === null) throw new Failure('conflict', 'requests.noTechnician');
  const technicianTitle = await requireTechnician(ctx, technicianId, agencyId);
  const [last, live] = await Promise.all([
    sql.selectLastOrdinal.one(ctx, { workOrderId: order.id }),
    sql.lockLiveAppointment.first(ctx, { workOrderId: order.id }),
  ]);
  const id = newId(ctx.now.getTime());
  await sql.insertVisit.run(ctx, {
    id,
    requestId: request.id,
    workOrderId: order.id,
    agencyId,
    ordinal: last.ordinal + 1,
    technicianId,
    technicianTitle,
    appointmentId: live?.id ?? null,
  });
  return { id, arrivedAt: null, startedAt: null, technicianTitle };
}
