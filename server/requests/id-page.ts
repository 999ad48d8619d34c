import { Failure } from '../lib/failure.ts';
import { readMark, writeMark } from '../lib/list.ts';

// Lists in order of ids, which carry their instant: the mark of a page is the id of its last row. In another order
// the mark carries what the row is sorted by, too.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function idAfter(after: string | undefined): string | undefined {
  if (after !== undefined && !UUID.test(after)) throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  return after;
}

/** Cuts a page from rows fetched with `limit + 1`. */
export function pageById<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export interface SortMark {
  readonly afterKey: string | null;
  readonly after: string | null;
}

/** After which row a sorted page begins; a mark of another order, whose key is none here, is refused. */
export function sortMark(after: string | undefined, isKey: (key: string) => boolean): SortMark {
  const [afterKey = null, id = null] = readMark(after, 2) ?? [];
  if (afterKey !== null && !isKey(afterKey)) throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  return { afterKey, after: id };
}

/** Cuts a sorted page from rows fetched with `limit + 1`. */
export function pageBy<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? writeMark([keyOf(last), last.id]) : null,
  };
}
