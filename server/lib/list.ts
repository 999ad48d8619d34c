import { Failure } from './failure.ts';
import { fold } from './fold.ts';

// Lists are pages after a mark: fetch one row more than asked for, and the mark of the last row shown is the next `after`.

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

/** The parts of an `after`, or undefined at the beginning; a mark that is none is refused. */
export function readMark(after: string | undefined, length: number): string[] | undefined {
  if (after === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts;
  } catch {
    // Falls through to the refusal below: a mark that cannot be read is the caller's mistake.
  }
  throw new Failure('invalid', 'lib.notAMark', {}, 'after');
}

/** A LIKE pattern that finds a folded fragment in a folded key; null when nothing is asked. */
export function fragmentPattern(q: string | undefined): string | null {
  const folded = q === undefined ? '' : fold(q);
  return folded === '' ? null : `%${folded.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
