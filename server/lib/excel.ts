import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';

import excel from '@protobi/exceljs';

// Spreadsheets going out, written row by row. A cell is a text, so that phones, serials and codes stay as they are and
// nothing in it can run, unless its column holds amounts that people will add up.

export interface SheetColumn {
  readonly title: string;
  /** In characters; 18 unless given. */
  readonly width?: number;
  /** Whole numbers with thousands marks; its cells are numbers, or '' where there is none. */
  readonly holds?: 'amounts';
}

export type Cell = string | number;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET_NAME_MAX = 31;

/** One right-to-left sheet with a fixed row of headings. */
export async function writeSheet(sheet: Sheet): Promise<Buffer> {
  const out = new PassThrough();
  const [collected] = await Promise.all([buffer(out), writeTo(out, sheet)]);
  return collected;
}

/** The same for a long one: it grows in a file that has lost its name when it is read, and is gone afterwards. */
export async function writeSheetFile(sheet: Sheet): Promise<Readable> {
  const path = join(tmpdir(), `vafa-${randomUUID()}.xlsx`);
  try {
    const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await Promise.all([writeTo(out, sheet), finished(out)]);
    const read = createReadStream(path);
    await once(read, 'open');
    return read;
  } finally {
    await rm(path, { force: true });
  }
}

async function writeTo(out: Writable, sheet: Sheet): Promise<void> {
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const page = workbook.addWorksheet(sheet.name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, SHEET_NAME_MAX), {
    views: [{ rightToLeft: true, state: 'frozen', ySplit: 1 }],
  });
  page.columns = sheet.columns.map(({ width = 18, holds }) => ({
    width,
    style: { numFmt: holds === 'amounts' ? '#,##0' : '@' },
  }));
  const head = page.addRow(sheet.columns.map((column) => harmless(column.title)));
  head.font = { bold: true };
  head.commit();
  for await (const cells of sheet.rows) page.addRow(cells.map(cellOf)).commit();
  page.commit();
  await workbook.commit();
}

function cellOf(cell: Cell): Cell | null {
  if (typeof cell === 'number') return cell;
  return cell === '' ? null : harmless(cell);
}

/** A text that a spreadsheet could take for a formula, once saved as csv, gets a mark in front. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
