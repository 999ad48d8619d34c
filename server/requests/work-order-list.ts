import type { z } from 'zod';

import { siteLine } from '../customers/customers.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { isAsked, isShortQuery, searchedRows } from './found-ids.ts';
import { idAfter, pageById } from './id-page.ts';
import { selectFormer } from './referrals.sql.ts';
import { countView } from './request-list.ts';
import { COUNT_MAX } from './requests.contract.ts';
import { orderSight } from './requests.scope.ts';
import { parseTrackingNumber } from './tracking-number.ts';
import { isMasked, orderMoves } from './work-order-view.ts';
import type { FormerReferral, listWorkOrders, ListWorkOrders, WorkOrderRow } from './work-orders.contract.ts';
import * as sql from './work-orders.sql.ts';
import type { OrderRow } from './work-orders.sql.ts';
import { orderTabs } from './words.contract.ts';

/** Work orders, newest first: all for the head office, its own for an agency, his for a technician. Rows A8, A10, G2. */
export async function listOfOrders(
  ctx: Context,
  ask: ListWorkOrders,
): Promise<z.input<typeof listWorkOrders.output>> {
  const sight = orderSight(ctx);
  const filters = {
    ...sight,
    agencyId: ask.agencyId ?? null,
    technicianId: ask.technicianId ?? null,
    productLineId: ask.productLineId ?? null,
  };
  const rowsOf = (ids: readonly string[] | null, after: string | null, limit: number) =>
    sql.selectOrderPage.all(ctx, { ...filters, ids, tab: ask.tab ?? null, after, limit });
  const after = idAfter(ask.after);
  const { q } = ask;
  const isSearch = isAsked(q);
  const [rows, counts] = await Promise.all([
    isSearch
      ? searched(ctx, q, { after, limit: ask.limit, rowsOf })
      : rowsOf(null, after ?? null, ask.limit + 1),
    isSearch || after !== undefined
      ? null
      : sql.countByTab.all(ctx, { ...filters, tabs: orderTabs, countMax: COUNT_MAX + 1 }),
  ]);
  const { items, next } = pageById(rows, ask.limit);
  return {
    items: items.map((row) => orderRow(ctx, row)),
    next,
    counts: counts && Object.fromEntries(counts.map(({ tab, count }) => [tab, countView(count)])),
    isShortQuery: isSearch && isShortQuery(q),
  };
}

async function searched(
  ctx: Context,
  q: string,
  page: {
    after: string | undefined;
    limit: number;
    rowsOf: (ids: readonly string[], after: string | null, limit: number) => Promise<OrderRow[]>;
  },
): Promise<OrderRow[]> {
  const { seesAll, ownAgencyId } = orderSight(ctx);
  // Without an agency of his own there is nothing an outsider could find.
  if (!seesAll && ownAgencyId === null) return [];
  return await searchedRows(ctx, {
    kind: 'workOrder',
    q,
    agencyId: ownAgencyId,
    exact: () => exactIds(ctx, q),
    ...page,
  });
}

/** Every row found is asked again under the reader's scope, so a number of another agency's finds nothing. */
async function exactIds(ctx: Context, q: string): Promise<string[]> {
  const tracking = parseTrackingNumber(q);
  if (tracking === undefined) return [];
  const { number, place } = tracking;
  return (await sql.selectIdsByPlace.all(ctx, { number, place: place ?? null })).map((row) => row.id);
}

function orderRow(ctx: Context, row: OrderRow): WorkOrderRow {
  const {
    provinceTitle,
    cityTitle,
    district,
    street,
    alley,
    plaque,
    floor,
    unit,
    landmark,
    agencyId,
    isAccepted,
    personalUntil,
    ...facts
  } = row;
  const isHidden = isMasked(ctx, { personalUntil });
  const address = siteLine({
    provinceTitle,
    cityTitle,
    district: district ?? '',
    street: street ?? '',
    alley: alley ?? '',
    plaque: plaque ?? '',
    floor: floor ?? '',
    unit: unit ?? '',
    landmark: landmark ?? '',
  });
  // How often a work order was sent back before, and by whom it was left unanswered, is between office and agency.
  const isOffice = ctx.actor.sees === 'office';
  return {
    ...facts,
    customerName: isHidden ? null : facts.customerName,
    phone: isHidden ? null : facts.phone,
    address: isHidden ? null : address,
    cityTitle,
    formerReferralCount: isOffice ? facts.formerReferralCount : 0,
    isAfterSilence: isOffice && facts.isAfterSilence,
    moves: orderMoves(ctx, { stage: facts.stage, agencyId, isAccepted }),
  };
}

/** Referrals that an agency declined or left unanswered, or that were taken back: its own lines, without the customer. */
export async function listFormer(
  ctx: Context,
  ask: { after?: string | undefined; limit: number },
): Promise<{ items: z.input<typeof FormerReferral>[]; next: string | null }> {
  const { ownAgencyId } = orderSight(ctx);
  if (ctx.actor.sees !== 'agency' || ownAgencyId === null) throw new Failure('forbidden', 'lib.forbidden');
  const after = idAfter(ask.after);
  return pageById(
    await selectFormer.all(ctx, { ownAgencyId, after: after ?? null, limit: ask.limit + 1 }),
    ask.limit,
  );
}
