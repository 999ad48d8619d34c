import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { movesFrom } from '../lib/flow.ts';
import { endStages, workOrderFlow } from './requests.flow.ts';
import type { FieldWork } from './visit-view.ts';
import type { OrderVerb } from './work-orders.contract.ts';
import { reportedKinds } from './words.contract.ts';
import type { RequestPermission, ServiceKind, WorkOrderStage } from './words.contract.ts';

// What a reader may do next with a work order: the buttons of every screen.

export interface OrderState {
  readonly stage: WorkOrderStage;
  readonly agencyId: string | null;
  readonly isAccepted: boolean;
  readonly serviceKind: ServiceKind;
  readonly technicianId: string | null;
}
type Offer = readonly [OrderVerb, RequestPermission, boolean];
type Reader = Pick<Context, 'actor'>;

/** Without `work`, as in lists, verbs that hang on visits and codes are not offered. */
export function orderMoves(ctx: Reader, order: OrderState, work?: FieldWork): OrderVerb[] {
  return [...officeOffers(ctx, order), ...(work === undefined ? [] : workOffers(ctx, order, work))]
    .filter(([, permission, isPossible]) => isPossible && can(ctx, permission))
    .map(([verb]) => verb);
}

function officeOffers(ctx: Reader, order: OrderState): Offer[] {
  const flowMoves: readonly string[] = movesFrom(workOrderFlow, order.stage);
  const isOffice = ctx.actor.sees === 'office';
  const isOwn = isOwnOf(ctx, order);
  const isOffered = order.stage === 'referred' && !order.isAccepted;
  const isOpen = !endStages.some((stage) => stage === order.stage);
  return [
    ['refer', 'workOrder.refer', isOffice && flowMoves.includes('refer')],
    ['accept', 'referral.answer', isOwn && isOffered],
    ['decline', 'referral.answer', isOwn && isOffered],
    ['recall', 'workOrder.recall', isOffice && flowMoves.includes('recall')],
    ['assign', 'workOrder.assign', (isOffice || isOwn) && order.isAccepted && isOpen],
    ['handOn', 'workOrder.handOn', isOffice && isOpen],
    ['close', 'workOrder.close', isOffice && (order.stage === 'new' || isDoneWithoutReport(order))],
    ['cancel', 'workOrder.cancel', isOffice && flowMoves.includes('cancel')],
  ];
}

/** Done, and of a kind for which no report is due: the office closes it. */
export function isDoneWithoutReport(order: Pick<OrderState, 'stage' | 'serviceKind'>): boolean {
  return (
    order.stage === 'done' &&
    order.serviceKind !== undefined &&
    !reportedKinds.some((kind) => kind === order.serviceKind)
  );
}

function workOffers(ctx: Reader, order: OrderState, work: FieldWork): Offer[] {
  const { stage } = order;
  const isOffice = ctx.actor.sees === 'office';
  const isWorker = order.isAccepted && (isOffice || isOwnOf(ctx, order));
  const open = work.visits.find((visit) => visit.endedAt === null);
  const isAtWork = isWorker && ['referred', 'scheduled', 'in_progress'].includes(stage);
  const isIdle = isAtWork && open === undefined;
  const mayGo = isAtWork && order.technicianId !== null;
  const isWorking = isWorker && stage === 'in_progress' && open !== undefined && open.startedAt !== null;
  const { completionCode } = work;
  return [
    ['promise', 'workOrder.work', isIdle],
    ['withdrawAppointment', 'workOrder.work', isIdle && stage === 'scheduled'],
    ['leave', 'workOrder.work', mayGo && open === undefined],
    ['arrive', 'workOrder.work', mayGo && (open === undefined || isOnTheWay(open))],
    ['start', 'workOrder.work', mayGo && (open === undefined || open.startedAt === null)],
    ['endVisit', 'workOrder.work', isAtWork && open !== undefined],
    ['wait', 'workOrder.work', isIdle || (isOffice && ['new', 'referred'].includes(stage))],
    ['resume', 'workOrder.work', stage === 'waiting' && (isWorker || isOffice)],
    [
      'askToFinish',
      'workOrder.work',
      isWorking && work.finishBy === 'code' && completionCode?.isLocked !== true,
    ],
    ['finish', 'workOrder.work', isWorking && (work.finishBy === 'signature' || completionCode !== null)],
    ['renewCode', 'workOrder.renewCode', isOffice && stage === 'in_progress' && completionCode !== null],
  ];
}

function isOwnOf(ctx: Reader, order: OrderState): boolean {
  return ctx.actor.agencyId !== null && ctx.actor.agencyId === order.agencyId;
}

function isOnTheWay(visit: FieldWork['visits'][number]): boolean {
  return visit.arrivedAt === null && visit.startedAt === null;
}
