import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { requireMove } from '../lib/flow.ts';
import { hint } from '../lib/live.ts';
import { writeRequestWords } from './request-search.ts';
import { requestStage, workOrderFlow } from './requests.flow.ts';
import type { WorkOrderMove } from './requests.flow.ts';
import { orderSight } from './requests.scope.ts';
import * as requestSql from './requests.sql.ts';
import type { LockedRequest } from './requests.sql.ts';
import { updateOrder } from './visits.sql.ts';
import * as sql from './work-orders.sql.ts';
import type { LockedOrder } from './work-orders.sql.ts';
import type { WorkOrderStage } from './words.contract.ts';

// How every verb on a work order begins and ends: the request is locked, then the work order, then its state is read;
// afterwards the request's stage follows, search rows and screens are told.

export interface OpenedOrder {
  readonly request: LockedRequest;
  readonly order: LockedOrder;
}

/** Locks a work order the actor sees, parent first. A version that is no longer true is refused by name. */
export async function openOrder(
  ctx: Context,
  ask: { id: string; version?: number | undefined },
): Promise<OpenedOrder> {
  const sight = orderSight(ctx);
  const found = await sql.requestOfOrder.first(ctx, { id: ask.id, ...sight });
  if (found === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  const request = await requestSql.lockRequest.one(ctx, { id: found.requestId });
  const order = await sql.lockOrder.first(ctx, { id: ask.id, ...sight });
  // Between the two looks it was taken from this agency.
  if (order === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  if (ask.version !== undefined) requireVersion(order, ask.version);
  return { request, order };
}

export function requireVersion(row: { version: number; changedByTitle: string }, version: number): void {
  if (row.version !== version)
    throw new Failure('conflict', 'requests.changedBy', { who: row.changedByTitle });
}

export function requireOrderMove(order: LockedOrder, to: WorkOrderStage, move: WorkOrderMove): void {
  requireMove(workOrderFlow, order.stage, to, move, 'requests.moveForbidden');
}

export interface OrderChange {
  readonly stage?: WorkOrderStage;
  readonly tier?: LockedOrder['tier'];
  readonly referral?: {
    id: string;
    agencyId: string;
    technicianId: string | null;
    isAccepted: boolean;
  } | null;
  readonly technicianId?: string;
  readonly answer?: string;
  readonly cancelReason?: string;
}

/** Days for which an agency still sees whose job it was after its last cover ended. */
const PERSONAL_DAYS = 90;
const DAY_MS = 86_400_000;

/** Writes what changed, lets the request's stage follow, and tells screens of both agencies, the former and the new. */
export async function changeOrder(
  ctx: Context,
  { request, order }: OpenedOrder,
  change: OrderChange,
): Promise<void> {
  const stage = change.stage ?? order.stage;
  const isEnd = stage === 'closed' || stage === 'cancelled';
  const before = {
    id: order.referralId,
    agencyId: order.agencyId,
    technicianId: order.technicianId,
    isAccepted: order.isAccepted,
  };
  const none = { id: null, agencyId: null, technicianId: null, isAccepted: false };
  const live = change.referral === undefined ? before : (change.referral ?? none);
  await updateOrder.run(ctx, {
    id: order.id,
    stage,
    tier: change.tier ?? order.tier,
    referralId: live.id,
    agencyId: live.agencyId,
    technicianId: change.technicianId ?? live.technicianId,
    isAccepted: live.isAccepted,
    answer: change.answer ?? null,
    cancelReason: change.cancelReason ?? null,
    endedAt: isEnd ? ctx.now : null,
    // Nothing was done that carries a cover of its own, so the days run from the end.
    personalUntil:
      isEnd && live.agencyId !== null ? new Date(ctx.now.getTime() + PERSONAL_DAYS * DAY_MS) : null,
    byTitle: ctx.actor.title,
  });
  await followStage(ctx, request, change.answer);
  await writeRequestWords(ctx, [request.id]);
  tellScreens(ctx, request.id, order.id, {
    agencyIds: [order.agencyId, live.agencyId],
    membershipIds: [order.technicianId, change.technicianId ?? live.technicianId],
  });
}

/** Sets the stage of a request to what its work orders say. */
export async function followStage(ctx: Context, request: LockedRequest, answer?: string): Promise<void> {
  const stages = (await sql.selectStages.all(ctx, { requestId: request.id })).map((row) => row.stage);
  const stage = requestStage(stages);
  const isEnd = stage === 'closed' || stage === 'cancelled';
  await requestSql.updateStage.run(ctx, {
    id: request.id,
    stage,
    endedAt: isEnd ? ctx.now : null,
    answer: isEnd ? (answer ?? null) : null,
    byTitle: ctx.actor.title,
  });
}

export function tellScreens(
  ctx: Context,
  requestId: string,
  orderId: string,
  who: {
    agencyIds: readonly (string | null)[];
    membershipIds: readonly (string | null)[];
    isForTs?: boolean;
  },
): void {
  hint(ctx, { topic: 'request', id: requestId });
  hint(ctx, {
    topic: 'workOrder',
    id: orderId,
    agencyIds: known(who.agencyIds),
    membershipIds: known(who.membershipIds),
    ...(who.isForTs !== undefined && { isForTs: who.isForTs }),
  });
}

function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
