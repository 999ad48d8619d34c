import type { Context } from '../lib/context.ts';
import { isMobile } from './contact-mobile.ts';
import { orderSight } from './requests.scope.ts';
import type { CompletionCodeView, VisitView, WaitingView } from './visits.contract.ts';
import * as sql from './visits.sql.ts';
import type { StoredCode, StoredVisit, StoredVisitEvent, StoredWork } from './visits.sql.ts';
import type { WorkOrderView } from './work-orders.contract.ts';

// The work in the field as its readers see it: appointment, visits, what is waited for, how it can be finished.

export type FieldWork = Pick<
  WorkOrderView,
  | 'appointment'
  | 'visits'
  | 'waiting'
  | 'completionCode'
  | 'finishBy'
  | 'finishProof'
  | 'doneAt'
  | 'workEndedAt'
  | 'isDateHeld'
>;

/** Wrong tries at a completion code before only the office gives a new one. */
export const WRONG_TRIES_MAX = 5;

/** By work order. `phones` are those on the request: where none is a mobile, no code can be sent. */
export async function fieldWorkOf(
  ctx: Context,
  orderIds: readonly string[],
  phones: readonly string[],
): Promise<(orderId: string, isMasked: boolean) => FieldWork> {
  const [works, appointments, visits, codes] = await Promise.all([
    sql.selectWork.all(ctx, { orderIds }),
    sql.selectLiveAppointments.all(ctx, { orderIds }),
    sql.selectVisits.all(ctx, { orderIds, ownAgencyId: orderSight(ctx).ownAgencyId }),
    sql.selectLiveCodes.all(ctx, { orderIds }),
  ]);
  const visitIds = visits.map((visit) => visit.id);
  const events = visitIds.length === 0 ? [] : await sql.selectVisitEvents.all(ctx, { visitIds });
  const finishBy = phones.some(isMobile) ? 'code' : 'signature';
  return (orderId, isMasked) => {
    const work = works.find((each) => each.id === orderId);
    const appointment = appointments.find((each) => each.workOrderId === orderId);
    const code = codes.find((each) => each.workOrderId === orderId);
    // Free text may name the person as well.
    const shown = (text: string) => (isMasked ? '' : text);
    return {
      appointment: appointment === undefined ? null : appointmentView(appointment, shown),
      visits: visits
        .filter((visit) => visit.workOrderId === orderId)
        .map((visit) => visitView(visit, events, shown)),
      waiting: work === undefined ? null : waitingView(work, shown),
      completionCode: code === undefined ? null : codeView(code),
      finishBy,
      finishProof: work?.finishProof ?? null,
      doneAt: work?.doneAt ?? null,
      workEndedAt: work?.workEndedAt ?? null,
      isDateHeld: work?.isDateHeld ?? false,
    };
  };
}

type Shown = (text: string) => string;

function appointmentView(
  { workOrderId: _, ...appointment }: sql.StoredAppointment,
  shown: Shown,
): FieldWork['appointment'] {
  return { ...appointment, wish: shown(appointment.wish) };
}

function visitView(
  { workOrderId: _, ...visit }: StoredVisit,
  events: readonly StoredVisitEvent[],
  shown: Shown,
): VisitView {
  return {
    ...visit,
    note: shown(visit.note),
    events: events.filter((each) => each.visitId === visit.id).map(({ visitId: __, ...event }) => event),
  };
}

function waitingView(work: StoredWork, shown: Shown): WaitingView | null {
  if (work.waitingFrom === null || work.waitingReason === null) return null;
  return {
    reason: work.waitingReason,
    note: shown(work.waitingNote),
    from: work.waitingFrom,
    sinceAt: work.waitingSinceAt,
  };
}

function codeView({ sentAt, expiresAt, wrongCount }: StoredCode): CompletionCodeView {
  const triesLeft = WRONG_TRIES_MAX - wrongCount;
  return { sentAt, expiresAt, triesLeft, isLocked: triesLeft <= 0 };
}
