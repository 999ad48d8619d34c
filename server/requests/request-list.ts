import type { z } from 'zod';

import type { Context } from '../lib/context.ts';
import { isAsked, idRange, isShortQuery, phoneAsked, searchedRows, sortableIds } from './found-ids.ts';
import { idAfter, pageBy, pageById, sortMark } from './id-page.ts';
import { askedColumns, keeping, receiversNamed } from './request-columns.ts';
import * as sql from './request-list.sql.ts';
import type { PageRow } from './request-list.sql.ts';
import { COUNT_MAX, workOrderStages } from './requests.contract.ts';
import type { CountView, listRequests, ListRequests } from './requests.contract.ts';
import { requireOffice } from './requests.scope.ts';
import { selectIdByNumber, selectIdsByPhone, selectTenant } from './requests.sql.ts';
import { parseTrackingNumber } from './tracking-number.ts';

type Filters = Readonly<Record<string, unknown>>;
export type RequestAsk = Omit<ListRequests, 'after' | 'limit'>;
export interface RequestPage {
  readonly items: PageRow[];
  readonly next: string | null;
  /** Sorted are the newest hits alone: there were more than can be. */
  readonly isCut: boolean;
}

/** Requests in any order, found by any fragment or in one column; counts by stage beside the first page. Rows A8, A9. */
export async function listOfRequests(
  ctx: Context,
  ask: ListRequests,
): Promise<z.input<typeof listRequests.output>> {
  requireOffice(ctx);
  const filters = await filtersOf(ctx, ask);
  const words = searchedWords(ask);
  const isSearch = words !== '';
  const [page, counts] = await Promise.all([
    pageOfRequests(ctx, filters, ask, { after: ask.after, limit: ask.limit }),
    isSearch || ask.after !== undefined ? null : countsOf(ctx, filters),
  ]);
  return { ...page, counts, isShortQuery: isSearch && isShortQuery(words) };
}

/** What the list and its export are narrowed by, besides words. */
export async function filtersOf(ctx: Context, ask: RequestAsk): Promise<Filters> {
  const [{ zone }, receivers] = await Promise.all([
    selectTenant.one(ctx),
    receiversNamed(ctx, ask.receivedBy),
  ]);
  return {
    channel: ask.channel ?? null,
    kind: ask.kind ?? null,
    priority: ask.priority ?? null,
    cityId: ask.cityId ?? null,
    agencyId: ask.agencyId ?? null,
    productLineId: ask.productLineId ?? null,
    isRaised: ask.isRaised ?? null,
    receivers,
    ...idRange(zone, ask),
  };
}

export async function pageOfRequests(
  ctx: Context,
  filters: Filters,
  ask: RequestAsk,
  page: { after: string | undefined; limit: number },
): Promise<RequestPage> {
  const asked = askedColumns(ask);
  const search = {
    kind: 'request' as const,
    q: searchedWords(ask),
    agencyId: null,
    exact: async () => (isAsked(ask.q) ? await exactIds(ctx, ask.q) : []),
    keep: keeping(ctx, asked),
  };
  const given = { ...filters, stage: ask.stage ?? null };
  const sort = ask.sort ?? '-receivedAt';
  if (sort !== '-receivedAt') return await sortedPage(ctx, { sort, given, search, page });
  const rowsOf = (ids: readonly string[] | null, after: string | null, limit: number) =>
    sql.requestPages[sort].all(ctx, { ...given, ids, after, limit });
  const after = idAfter(page.after);
  if (search.q === '') {
    return { ...pageById(await rowsOf(null, after ?? null, page.limit + 1), page.limit), isCut: false };
  }
  const { rows, goesOnAfter } = await searchedRows(ctx, { ...search, after, limit: page.limit, rowsOf });
  const { items, next } = pageById(rows, page.limit);
  return { items, next: next ?? goesOnAfter, isCut: false };
}

interface SortedAsk {
  readonly sort: Exclude<keyof typeof sql.requestPages, '-receivedAt'>;
  readonly given: Filters;
  readonly search: Parameters<typeof sortableIds>[1];
  readonly page: { after: string | undefined; limit: number };
}

const isRank = (key: string) => /^[0-7]$/.test(key);
const isNumber = (key: string) => /^\d{9}$/.test(key);
const keyForms = {
  receivedAt: (key: string) => key === '',
  number: isNumber,
  '-number': isNumber,
  stage: isRank,
  '-stage': isRank,
} as const;
const keyOf = {
  receivedAt: () => '',
  number: (row: PageRow) => row.number,
  '-number': (row: PageRow) => row.number,
  stage: rankOf,
  '-stage': rankOf,
} as const;

async function sortedPage(ctx: Context, { sort, given, search, page }: SortedAsk): Promise<RequestPage> {
  const mark = sortMark(page.after, keyForms[sort]);
  const found = search.q === '' ? { ids: null, isCut: false } : await sortableIds(ctx, search);
  const rows = await sql.requestPages[sort].all(ctx, {
    ...given,
    ...mark,
    ids: found.ids,
    limit: page.limit + 1,
  });
  return { ...pageBy(rows, page.limit, keyOf[sort]), isCut: found.isCut };
}

/** As the column `stage_rank` has it. */
function rankOf(row: PageRow): string {
  return String(workOrderStages.indexOf(row.stage));
}

/** Whether something is looked for in texts, beyond the filters. */
export function isSearched(ask: RequestAsk): boolean {
  return searchedWords(ask) !== '';
}

/** All words that the search looks for: those of the box and those of single columns. */
function searchedWords(ask: RequestAsk): string {
  return [ask.q?.trim() ?? '', ...askedColumns(ask).flatMap(([, words]) => words)].join(' ').trim();
}

const EXACT_MAX = 200;

async function exactIds(ctx: Context, q: string): Promise<string[]> {
  const tracking = parseTrackingNumber(q);
  if (tracking !== undefined) {
    return (await selectIdByNumber.all(ctx, { number: tracking.number })).map((row) => row.id);
  }
  const number = phoneAsked(q);
  if (number === undefined) return [];
  return (await selectIdsByPhone.all(ctx, { number, limit: EXACT_MAX })).map((row) => row.id);
}

async function countsOf(ctx: Context, filters: Filters): Promise<Record<string, CountView>> {
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
