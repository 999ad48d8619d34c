import type { Context } from '../lib/context.ts';
import { idFloor } from '../lib/id.ts';
import { addDays, instantOf } from '../lib/jalali.ts';
import { parsePhone } from '../lib/phone.ts';
import { isShortQuery, searchIds } from '../lib/search.ts';

// Lists that are searched: the search function gives ids newest first, the list's own filters are asked again of them.

/** Ids fetched from the search at once, and how often, before a page is given as it is. */
const FOUND_MAX = 300;
const ROUNDS_MAX = 5;

interface Ask<Row> {
  readonly kind: 'request' | 'workOrder';
  readonly q: string;
  readonly agencyId: string | null;
  readonly after: string | undefined;
  readonly limit: number;
  /** Ids by an exact key, looked up before any text is searched. */
  readonly exact: () => Promise<readonly string[]>;
  /** The rows of these ids that pass the filters, newest first. */
  readonly rowsOf: (ids: readonly string[], after: string | null, limit: number) => Promise<Row[]>;
}

/** One row more than the page, as every list fetches. Row A8. */
export async function searchedRows<Row extends { id: string }>(ctx: Context, ask: Ask<Row>): Promise<Row[]> {
  const exact = await ask.exact();
  if (exact.length > 0) return await ask.rowsOf(exact, ask.after ?? null, ask.limit + 1);
  const rows: Row[] = [];
  let before = ask.after === undefined ? undefined : markOf(ask.after);
  for (let round = 0; round < ROUNDS_MAX && rows.length <= ask.limit; round += 1) {
    const found = await searchIds(ctx, {
      kind: ask.kind,
      q: ask.q,
      agencyId: ask.agencyId,
      personal: true,
      limit: FOUND_MAX,
      ...(before && { before }),
    });
    const last = found.at(-1);
    if (last === undefined) break;
    rows.push(
      ...(await ask.rowsOf(
        found.map((each) => each.subjectId),
        null,
        ask.limit + 1,
      )),
    );
    if (found.length < FOUND_MAX) break;
    before = { at: last.at, id: last.subjectId };
  }
  return rows.slice(0, ask.limit + 1);
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
