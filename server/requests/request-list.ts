import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { idAfter, pageById } from './id-page.ts';
import { idRange, isAsked, isShortQuery, phoneAsked, searchedRows } from './found-ids.ts';
import { COUNT_MAX, workOrderStages } from './requests.contract.ts';
import type { CountView, listRequests, ListRequests } from './requests.contract.ts';
import { requireOffice } from './requests.scope.ts';
import * as sql from './requests.sql.ts';
import { parseTrackingNumber } from './tracking-number.ts';

/** Requests, newest first, found by any fragment; counts by stage beside the first page. Rows A1, A8, A9. */
export async function listOfRequests(
  ctx: Context,
  ask: ListRequests,
): Promise<z.input<typeof listRequests.output>> {
  requireOffice(ctx);
  const { zone } = await sql.selectTenant.one(ctx);
  const filters = {
    channel: ask.channel ?? null,
    priority: ask.priority ?? null,
    cityId: ask.cityId ?? null,
    agencyId: ask.agencyId ?? null,
    productLineId: ask.productLineId ?? null,
    isRaised: ask.isRaised ?? null,
    ...idRange(zone, ask),
  };
  const rowsOf = (ids: readonly string[] | null, after: string | null, limit: number) =>
    sql.selectPage.all(ctx, { ...filters, ids, stage: ask.stage ?? null, after, limit });
  const after = idAfter(ask.after);
  const { q } = ask;
  const isSearch = isAsked(q);
  const [rows, counts] = await Promise.all([
    isSearch
      ? searchedRows(ctx, {
          kind: 'request',
          q,
          agencyId: null,
          after,
          limit: ask.limit,
          exact: () => exactIds(ctx, q),
          rowsOf,
        })
      : rowsOf(null, after ?? null, ask.limit + 1),
    isSearch || after !== undefined ? null : countsOf(ctx, filters),
  ]);
  return { ...pageById(rows, ask.limit), counts, isShortQuery: isSearch && isShortQuery(q) };
}

const EXACT_MAX = 200;

async function exactIds(ctx: Context, q: string): Promise<string[]> {
  const tracking = parseTrackingNumber(q);
  if (tracking !== undefined) {
    return (await sql.selectIdByNumber.all(ctx, { number: tracking.number })).map((row) => row.id);
  }
  const number = phoneAsked(q);
  if (number === undefined) return [];
  return (await sql.selectIdsByPhone.all(ctx, { number, limit: EXACT_MAX })).map((row) => row.id);
}

async function countsOf(
  ctx: Context,
  filters: Readonly<Record<string, unknown>>,
): Promise<Record<string, CountView>> {
  const rows = await sql.countByStage.all(ctx, {
    ...filters,
    stages: workOrderStages,
    countMax: COUNT_MAX + 1,
  });
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, countView(count)]));
}

/** Exact to the ceiling; beyond it the screen shows "+". */
export function countView(count: number): CountView {
  return { count: Math.min(count, COUNT_MAX), isMore: count > COUNT_MAX };
}
