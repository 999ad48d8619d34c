import type { Context } from '../lib/context.ts';
import { idFloor } from '../lib/id.ts';
import { addDays, instantOf } from '../lib/jalali.ts';
import { parsePhone } from '../lib/phone.ts';
import { isShortQuery, searchIds } from '../lib/search.ts';

// Lists that are searched: the search function gives ids newest first, the list's own filters are asked again of them.

/** Ids fetched from the search at once, and how often, before a page is given as it is. */
const FOUND_MAX = 300;
const ROUNDS_MAX = 5;
/** Until something is found at all, a person waits a little longer. */
const EMPTY_ROUNDS_MAX = 20;
/** In another order than newest first all hits must be known: as many of the newest as can be sorted. */
const SORTED_MAX = 1000;

interface Ask {
  readonly kind: 'request' | 'workOrder';
  readonly q: string;
  readonly agencyId: string | null;
  /** Ids by an exact key, looked up before any text is searched. */
  readonly exact: () => Promise<readonly string[]>;
  /** Of ids that were found, those that are meant: a fragment may stand in another column than asked for. */
  readonly keep?: (ids: readonly string[]) => Promise<readonly string[]>;
}
interface PageAsk<Row> extends Ask {
  readonly after: string | undefined;
  readonly limit: number;
  /** The rows of these ids that pass the filters, newest first. */
  readonly rowsOf: (ids: readonly string[], after: string | null, limit: number) => Promise<Row[]>;
}

/**
 * One row more than the page, as every list fetches, newest first. `goesOnAfter` is where to go on when the search
 * has more than was looked through. Row A8.
 */
export async function searchedRows<Row extends { id: string }>(
  ctx: Context,
  ask: PageAsk<Row>,
): Promise<{ rows: Row[]; goesOnAfter: string | null }> {
  const keep = ask.keep ?? (async (ids: readonly string[]) => ids);
  const exact = await ask.exact();
  if (exact.length > 0) {
    const rows = await ask.rowsOf(await keep(exact), ask.after ?? null, ask.limit + 1);
    return { rows, goesOnAfter: null };
  }
  const rows: Row[] = [];
  let before = ask.after === undefined ? undefined : markOf(ask.after);
  for (let round = 0; round < (rows.length === 0 ? EMPTY_ROUNDS_MAX : ROUNDS_MAX); round += 1) {
    const found = await searchIds(ctx, {
      kind: ask.kind,
      q: ask.q,
      agencyId: ask.agencyId,
      personal: true,
      limit: FOUND_MAX,
      ...(before && { before }),
    });
    const last = found.at(-1);
    if (last === undefined) return { rows, goesOnAfter: null };
    const kept = await keep(found.map((each) => each.subjectId));
    rows.push(...(await ask.rowsOf(kept, null, ask.limit + 1)));
    if (found.length < FOUND_MAX) return { rows: rows.slice(0, ask.limit + 1), goesOnAfter: null };
    before = { at: last.at, id: last.subjectId };
    if (rows.length > ask.limit) break;
  }
  return { rows: rows.slice(0, ask.limit + 1), goesOnAfter: before?.id ?? null };
}

/** Ids of the newest hits, to be sorted in another order; `isCut` says that there are more than these. Row A9. */
export async function sortableIds(
  ctx: Context,
  ask: Ask,
): Promise<{ ids: readonly string[]; isCut: boolean }> {
  const keep = ask.keep ?? (async (ids: readonly string[]) => ids);
  const exact = await ask.exact();
  if (exact.length > 0) return { ids: await keep(exact), isCut: false };
  const { kind, q, agencyId } = ask;
  const found = await searchIds(ctx, { kind, q, agencyId, personal: true, limit: SORTED_MAX });
  return { ids: await keep(found.map((each) => each.subjectId)), isCut: found.length === SORTED_MAX };
}

/** Whether a query is worth a search at all. */
export function isAsked(q: string | undefined): q is string {
  return q !== undefined && q.trim() !== '';
}

export { isShortQuery };

/** A whole phone number typed into the search box; undefined for anything else. */
export function phoneAsked(q: string): string | undefined {
  const phone = parsePhone(q);
  return phone.ok && phone.kind !== 'short' ? phone.e164 : undefined;
}

/** Both days are in: ids carry their instant, so a range of days is a range of ids. Row A9. */
export function idRange(
  zone: string,
  days: { fromOn?: string | undefined; toOn?: string | undefined },
): { fromId: string | null; toId: string | null } {
  const floor = (day: string) => idFloor(instantOf(zone, day, '00:00').getTime());
  return {
    fromId: days.fromOn === undefined ? null : floor(days.fromOn),
    toId: days.toOn === undefined ? null : floor(addDays(days.toOn, 1)),
  };
}

/** The instant within a UUIDv7: rows of the search are sorted by it, then by id. */
function markOf(id: string): { at: Date; id: string } {
  return { at: new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)), id };
}
