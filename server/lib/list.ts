import { Failure } from './failure.ts';
import { fold, isStorable } from './fold.ts';

// Lists are pages after a mark: fetch one row more than asked for, and the mark of the last row shown is the next `after`.

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Cuts a page from rows fetched with `limit + 1`; `markOf` says after which row the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  markOf: (row: Row) => readonly string[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? writeMark(markOf(last)) : null };
}

/** A mark as the address carries it. */
export function writeMark(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The parts of an `after`, or undefined at the beginning; a mark that is none is refused. The last part is the id of
 * a row unless `last` says that it is a text: the database would stumble over anything else.
 */
export function readMark(
  after: string | undefined,
  length: number,
  last: 'id' | 'text' = 'id',
): string[] | undefined {
  if (after === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    const isMark = Array.isArray(parts) && parts.length === length && parts.every(isPart);
    if (isMark && (last === 'text' || ID.test(parts.at(-1) ?? ''))) return parts;
  } catch {
    // Falls through to the refusal below: a mark that cannot be read is the caller's mistake.
  }
  throw new Failure('invalid', 'lib.notAMark', {}, 'after');
}

function isPart(part: unknown): part is string {
  return typeof part === 'string' && isStorable(part);
}

/** A LIKE pattern that finds a folded fragment in a folded key; null when nothing is asked. */
export function fragmentPattern(q: string | undefined): string | null {
  const folded = q === undefined ? '' : fold(q);
  return folded === '' ? null : `%${folded.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
