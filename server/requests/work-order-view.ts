import { siteById } from '../customers/customers.ts';
import type { SiteView } from '../customers/customers.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { keptCoverage } from './coverage-line.ts';
import { orderMoves } from './order-moves.ts';
import { orderSight } from './requests.scope.ts';
import { selectPhones } from './requests.sql.ts';
import { selectCases } from './technical-cases.sql.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';
import { fieldWorkOf } from './visit-view.ts';
import type { ReferralView, WorkOrderView } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';
import type { StoredOrder, StoredReferral } from './work-orders.sql.ts';

// Work orders as each reader may see them, with what he may do next.

/** One work order; missing for who may not see it. */
export async function viewOrder(ctx: Context, id: string): Promise<WorkOrderView> {
  const orders = await sql.selectOrder.all(ctx, { id, ...orderSight(ctx) });
  const [view] = await viewsOf(ctx, orders);
  if (view === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  return view;
}

/** Those of a request, in order of their places. */
export async function viewOrders(
  ctx: Context,
  { requestId, beside }: { readonly requestId: string; readonly beside: Beside },
): Promise<WorkOrderView[]> {
  return await viewsOf(ctx, await sql.selectOrders.all(ctx, { requestId, ...orderSight(ctx) }), beside);
}

/** What is being read of the request anyway. */
interface Beside {
  readonly phones: Promise<readonly { readonly number: string }[]>;
  readonly site: Promise<SiteView | undefined> | undefined;
}

async function viewsOf(
  ctx: Context,
  orders: readonly StoredOrder[],
  beside?: Beside,
): Promise<WorkOrderView[]> {
  const sight = orderSight(ctx);
  const [first] = orders;
  if (first === undefined) return [];
  const orderIds = orders.map((order) => order.id);
  const [symptoms, referrals, past, phones, site, cases] = await Promise.all([
    sql.selectOrderSymptoms.all(ctx, { orderIds }),
    sql.selectReferrals.all(ctx, { orderIds, ownAgencyId: sight.ownAgencyId }),
    sql.selectPastOrders.all(ctx, { deviceIds: orders.map((order) => order.deviceId), ...sight }),
    beside?.phones ?? selectPhones.all(ctx, { requestIds: [first.requestId] }),
    beside?.site ?? (first.siteId === null ? undefined : siteById(ctx, first.siteId)),
    ctx.actor.sees === 'office' ? selectCases.all(ctx, { orderIds }) : [],
  ]);
  const numbers = phones.map((phone) => phone.number);
  const workOf = await fieldWorkOf(ctx, orderIds, numbers);
  const referralsOf = Map.groupBy(referrals, (referral) => referral.workOrderId);
  return orders.map((order): WorkOrderView => {
    const own = (referralsOf.get(order.id) ?? []).map((each) => referralView(each, isMasked(ctx, order)));
    const work = workOf(order.id, isMasked(ctx, order));
    return {
      ...plainFacts(order),
      ...work,
      // Free text may name the person as well.
      symptomNote: isMasked(ctx, order) ? '' : order.symptomNote,
      symptoms: symptoms.filter((each) => each.orderId === order.id).map(({ id, title }) => ({ id, title })),
      customer: isMasked(ctx, order) ? null : customerFacts(order, numbers, site),
      referral: own.find((referral) => referral.id === order.referralId) ?? null,
      referrals: own,
      past: past
        .filter((each) => each.deviceId === order.deviceId && each.id !== order.id)
        .slice(0, PAST_MAX)
        .map(({ deviceId: _, ...line }) => line),
      technicalCases: cases
        .filter((each) => each.workOrderId === order.id)
        .map(({ workOrderId: _, ...line }) => line),
      moves: orderMoves(ctx, order, work),
    };
  });
}
const PAST_MAX = 20;

/** Whether whose job it was is over for this reader: an agency, once the last cover of the job ended long ago. */
export function isMasked(
  ctx: Pick<Context, 'actor' | 'now'>,
  order: { personalUntil: Date | null },
): boolean {
  return ctx.actor.sees !== 'office' && order.personalUntil !== null && order.personalUntil <= ctx.now;
}

function plainFacts(order: StoredOrder) {
  const { agencyId, agencyCode, agencyTitle, technicianId, technicianTitle } = order;
  return {
    id: order.id,
    requestId: order.requestId,
    number: formatWorkOrderNumber(order.requestNumber, order.place),
    stage: order.stage,
    tab: order.tab,
    tier: order.tier,
    serviceKind: order.serviceKind,
    priority: order.priority,
    symptomNote: order.symptomNote,
    device: {
      id: order.deviceId,
      serial: order.serial,
      modelCode: order.modelCode,
      modelTitle: order.modelTitle,
      brandTitle: order.brandTitle,
      typeTitle: order.typeTitle,
      productLineId: order.productLineId,
      isUnproven: order.isUnproven,
    },
    coverage: keptCoverage(order.coverage),
    agency: agencyId === null ? null : { id: agencyId, code: agencyCode ?? '', title: agencyTitle ?? '' },
    technician: technicianId === null ? null : { id: technicianId, title: technicianTitle ?? '' },
    answer: order.answer,
    cancelReason: order.cancelReason,
    receivedAt: order.receivedAt,
    endedAt: order.endedAt,
    version: order.version,
  };
}

function customerFacts(
  order: StoredOrder,
  phones: string[],
  site: SiteView | undefined,
): WorkOrderView['customer'] {
  return {
    name: order.customerName ?? order.callerName,
    phones,
    address: site?.line ?? '',
    cityTitle: site?.cityTitle ?? null,
    latitude: site?.latitude ?? null,
    longitude: site?.longitude ?? null,
  };
}

function referralView(referral: StoredReferral, isHidden: boolean): ReferralView {
  const { workOrderId: _, agencyId, agencyCode, agencyTitle, ...rest } = referral;
  return {
    ...rest,
    note: isHidden ? '' : rest.note,
    agency: { id: agencyId, code: agencyCode, title: agencyTitle },
  };
}
