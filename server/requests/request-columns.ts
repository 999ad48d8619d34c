import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { fold } from '../lib/fold.ts';
import * as sql from './request-list.sql.ts';
import type { ColumnWords } from './request-list.sql.ts';
import { parseTrackingNumber } from './tracking-number.ts';

// Each column of the list of requests searched by itself. The search index knows only the whole text of a request, so
// it gives the candidates, and the column is looked at here. Row A8.

const columns = {
  number: (row) => [row.number],
  customer: (row) => [row.customerName, row.callerName],
  callerNumber: (row) => [row.callerNumber, row.callerNumber?.replace(/^\+98/, '0')],
  device: (row) => row.devices,
  city: (row) => [row.cityTitle],
  agency: (row) => row.agencyTitles,
} as const satisfies Record<string, (row: ColumnWords) => readonly (string | null | undefined)[]>;
type Column = keyof typeof columns;
const columnNames = ['number', 'customer', 'callerNumber', 'device', 'city', 'agency'] as const;
/** Columns of digits, which people write with spaces and dashes between them. */
const inDigits: readonly Column[] = ['number', 'callerNumber'];

export type ColumnAsk = { readonly [column in Column]?: string | undefined };
type Asked = readonly (readonly [Column, readonly string[]])[];

/** The words asked for in each column; none for a column that is not searched. */
export function askedColumns(ask: ColumnAsk): Asked {
  return columnNames.flatMap((column) => {
    const words = wordsOf(column, ask[column] ?? '');
    return words.length === 0 ? [] : [[column, words] as const];
  });
}

function wordsOf(column: Column, text: string): string[] {
  if (!inDigits.includes(column)) return fold(text).split(' ').filter(Boolean);
  const tracking = column === 'number' ? parseTrackingNumber(text)?.number : undefined;
  const digits = tracking ?? latinDigits(text).replaceAll(/\D/g, '');
  return digits === '' ? [] : [digits];
}

/** Of these ids those whose columns hold what was asked of them. */
export function keeping(ctx: Context, asked: Asked): (ids: readonly string[]) => Promise<string[]> {
  return async (ids) => {
    if (asked.length === 0 || ids.length === 0) return [...ids];
    const rows = await sql.selectColumnWords.all(ctx, {
      ids,
      withDevices: asked.some(([column]) => column === 'device'),
      withAgencies: asked.some(([column]) => column === 'agency'),
    });
    return rows
      .filter((row) => asked.every(([column, words]) => holds(row, column, words)))
      .map(({ id }) => id);
  };
}

function holds(row: ColumnWords, column: Column, words: readonly string[]): boolean {
  const text = columns[column](row)
    .map((part) => fold(part ?? ''))
    .join(' · ');
  return words.every((word) => text.includes(word));
}

/** Who received: people whose name holds the fragment; null when it is not asked. */
export async function receiversNamed(ctx: Context, fragment: string | undefined): Promise<string[] | null> {
  const words = fold(fragment ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return null;
  const people = await sql.selectReceivers.all(ctx);
  return people.filter(({ title }) => words.every((word) => fold(title).includes(word))).map(({ id }) => id);
}
