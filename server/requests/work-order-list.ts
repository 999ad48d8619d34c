import type { z } from 'zod';

import { siteLine } from '../customers/customers.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { isAsked, isShortQuery, searchedRows, sortableIds } from './found-ids.ts';
import { idAfter, pageBy, pageById, sortMark } from './id-page.ts';
import { orderMoves } from './order-moves.ts';
import { selectFormer } from './referrals.sql.ts';
import { countView } from './request-list.ts';
import { COUNT_MAX } from './requests.contract.ts';
import { orderSight } from './requests.scope.ts';
import { parseTrackingNumber } from './tracking-number.ts';
import { isMasked } from './work-order-view.ts';
import type { FormerReferral, listWorkOrders, ListWorkOrders, WorkOrderRow } from './work-orders.contract.ts';
import * as sql from './work-order-list.sql.ts';
import type { OrderRow } from './work-order-list.sql.ts';
import { selectIdsByPlace } from './work-orders.sql.ts';
import { orderTabs } from './words.contract.ts';

/** Work orders: all for the head office, its own for an agency, his for a technician. Rows A8, A10, G2. */
export async function listOfOrders(
  ctx: Context,
  ask: ListWorkOrders,
): Promise<z.input<typeof listWorkOrders.output>> {
  const filters = {
    ...orderSight(ctx),
    agencyId: ask.agencyId ?? null,
    technicianId: ask.technicianId ?? null,
    productLineId: ask.productLineId ?? null,
    priority: ask.priority ?? null,
    isBack: ask.isBack ?? null,
  };
  const isSearch = isAsked(ask.q);
  const given = { ...filters, tab: ask.tab ?? null };
  const [{ items, next, isCut }, counts] = await Promise.all([
    isSearch && isBlind(ctx) ? { items: [], next: null, isCut: false } : pageOfOrders(ctx, given, ask),
    isSearch || ask.after !== undefined
      ? null
      : sql.countByTab.all(ctx, { ...filters, tabs: orderTabs, countMax: COUNT_MAX + 1 }),
  ]);
  return {
    items: items.map((row) => orderRow(ctx, row)),
    next,
    counts: counts && Object.fromEntries(counts.map(({ tab, count }) => [tab, countView(count)])),
    isShortQuery: isSearch && isShortQuery(ask.q ?? ''),
    isCut,
  };
}

/** Without an agency of his own there is nothing an outsider could find. */
function isBlind(ctx: Context): boolean {
  const { seesAll, ownAgencyId } = orderSight(ctx);
  return !seesAll && ownAgencyId === null;
}

async function pageOfOrders(
  ctx: Context,
  given: Readonly<Record<string, unknown>>,
  ask: ListWorkOrders,
): Promise<{ items: OrderRow[]; next: string | null; isCut: boolean }> {
  const { q, limit, sort = '-receivedAt' } = ask;
  const search = isAsked(q)
    ? {
        kind: 'workOrder' as const,
        q,
        agencyId: orderSight(ctx).ownAgencyId,
        exact: () => exactIds(ctx, q),
      }
    : undefined;
  if (sort !== '-receivedAt') {
    const isTime = sort === 'acceptBy' || sort === '-acceptBy';
    const mark = sortMark(ask.after, isTime ? isInstant : (key) => key === '');
    const found = search === undefined ? { ids: null, isCut: false } : await sortableIds(ctx, search);
    const rows = await sql.orderPages[sort].all(ctx, {
      ...given,
      ...mark,
      ids: found.ids,
      limit: limit + 1,
    });
    return { ...pageBy(rows, limit, isTime ? deadlineOf : () => ''), isCut: found.isCut };
  }
  const rowsOf = (ids: readonly string[] | null, after: string | null, rowsMax: number) =>
    sql.orderPages[sort].all(ctx, { ...given, ids, after, limit: rowsMax });
  const after = idAfter(ask.after);
  if (search === undefined) {
    return { ...pageById(await rowsOf(null, after ?? null, limit + 1), limit), isCut: false };
  }
  const { rows, goesOnAfter } = await searchedRows(ctx, { ...search, after, limit, rowsOf });
  const { items, next } = pageById(rows, limit);
  return { items, next: next ?? goesOnAfter, isCut: false };
}

/** As the statements sort by it: once answered it has none. */
function deadlineOf(row: OrderRow): string {
  return (row.isAccepted ? null : row.acceptBy)?.toISOString() ?? 'infinity';
}

function isInstant(key: string): boolean {
  return key === 'infinity' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(key);
}

/** Every row found is asked again under the reader's scope, so a number of another agency's finds nothing. */
async function exactIds(ctx: Context, q: string): Promise<string[]> {
  const tracking = parseTrackingNumber(q);
  if (tracking === undefined) return [];
  const { number, place } = tracking;
  return (await selectIdsByPlace.all(ctx, { number, place: place ?? null })).map((row) => row.id);
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
    technicianId,
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
    moves: orderMoves(ctx, { ...facts, agencyId, technicianId, isAccepted }),
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
