import { EncryptedFileError, HucreError, streamXlsxRows } from 'hucre';

import { csvRows } from './csv-rows.ts';
import { isZip, zipWeight } from './zip-weight.ts';

// A file becomes rows of plain texts. Runs in a thread of its own: a sheet is parsed without a break, and
// what a hostile one does to memory ends that thread only.

/** What happened to a cell on the way, where its text alone does not tell. */
export const cellNotes = ['date', 'digitsLost', 'tooLong', 'notStorable'] as const;
export type CellNote = readonly [column: number, note: (typeof cellNotes)[number]];

export interface SheetRow {
  /** As the person sees it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly notes: readonly CellNote[];
}

/** Why a file cannot be read as a whole; `code` is a key of the texts. */
export class SheetRefusal extends Error {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export const COLUMNS_MAX = 200;
const CELL_LENGTH_MAX = 1000;
const ROW_LENGTH_MAX = 20_000;
const UNPACKED_BYTES_MAX = 400 * 1024 * 1024;
/** Beyond fifteen digits a spreadsheet has rounded a number. */
const EXACT_MAX = 999_999_999_999_999;
const FIRST_SURE_YEAR = 1800;

/** The rows that are not empty, in order. Throws `SheetRefusal` for what is no list. */
export async function* sheetRows(bytes: Uint8Array, fileName: string): AsyncGenerator<SheetRow> {
  try {
    for await (const { index, values } of isZip(bytes) ? xlsxRows(bytes) : textRows(bytes, fileName)) {
      const row = rowOf(index + 1, values);
      if (row.cells.length > 0) yield row;
    }
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new SheetRefusal('exchange.lockedFile');
    if (error instanceof HucreError) throw new SheetRefusal('exchange.notASpreadsheet');
    throw error;
  }
}

function xlsxRows(bytes: Uint8Array): AsyncIterable<{ index: number; values: readonly unknown[] }> {
  const weight = zipWeight(bytes);
  if (weight === undefined) throw new SheetRefusal('exchange.notASpreadsheet');
  if (weight.total > UNPACKED_BYTES_MAX) throw new SheetRefusal('exchange.tooBig');
  return streamXlsxRows(bytes);
}

async function* textRows(bytes: Uint8Array, fileName: string) {
  // The container of old .xls files and of files with a password.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new SheetRefusal('exchange.oldFormat');
  if (!/\.(csv|tsv|txt)$/i.test(fileName)) throw new SheetRefusal('exchange.notASpreadsheet');
  let index = 0;
  for (const values of csvRows(decoded(bytes))) yield { index: index++, values };
}

/** UTF-8, UTF-16 with its mark, or what Excel in Iran writes when nobody chooses. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, so it is of the days before it.
    return new TextDecoder('windows-1256').decode(bytes);
  }
}

function rowOf(number: number, values: readonly unknown[]): SheetRow {
  const cells: string[] = [];
  const notes: CellNote[] = [];
  let length = 0;
  let lastFilled = -1;
  for (let column = 0; column < Math.min(values.length, COLUMNS_MAX); column += 1) {
    const { text, note } = cellOf(values[column], Math.min(CELL_LENGTH_MAX, ROW_LENGTH_MAX - length));
    length += text.length;
    cells.push(text);
    if (note !== undefined) notes.push([column, note]);
    if (text.trim() !== '') lastFilled = column;
  }
  return { number, cells: cells.slice(0, lastFilled + 1), notes };
}

function cellOf(value: unknown, lengthMax: number): { text: string; note?: CellNote[1] } {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'number') return numberCell(value);
  if (value instanceof Date) return { text: dayText(value), note: 'date' };
  if (typeof value === 'boolean') return { text: value ? '1' : '0' };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length > lengthMax) return { text: storable(`${text.slice(0, lengthMax)}…`), note: 'tooLong' };
  // U+FFFD stands where a decoder met what is no letter.
  if (/[\0\uFFFD]/.test(text) || !text.isWellFormed()) return { text: storable(text), note: 'notStorable' };
  return { text };
}

function numberCell(value: number): { text: string; note?: CellNote[1] } {
  if (Math.abs(value) > EXACT_MAX) return { text: value.toExponential(), note: 'digitsLost' };
  return { text: String(Number.isInteger(value) ? value : Number(value.toPrecision(15))) };
}

/**
 * A date cell is a day of the Gregorian calendar, however it is shown; one of the year 1405 is a slip nobody
 * can read.
 */
function dayText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '؟';
  const day = date.toISOString().slice(0, 10);
  return date.getUTCFullYear() < FIRST_SURE_YEAR ? `${day}؟` : day;
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
