import { Failure } from '../lib/failure.ts';

// Lists in order of ids, which carry their instant: the mark of a page is the id of its last row.

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
