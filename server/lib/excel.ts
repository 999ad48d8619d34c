import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import excel from '@protobi/exceljs';

// Spreadsheets going out, written row by row. Every cell is a text: phones, serials and amounts stay as they
// are, and nothing in it can run.

export interface SheetColumn {
  readonly title: string;
  /** In characters; 18 unless given. */
  readonly width?: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET_NAME_MAX = 31;

/** One right-to-left sheet with a fixed row of headings. */
export async function writeSheet(sheet: Sheet): Promise<Buffer> {
  const out = new PassThrough();
  const collected = buffer(out);
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const page = workbook.addWorksheet(sheet.name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, SHEET_NAME_MAX), {
    views: [{ rightToLeft: true, state: 'frozen', ySplit: 1 }],
  });
  page.columns = sheet.columns.map(({ width = 18 }) => ({ width, style: { numFmt: '@' } }));
  const head = page.addRow(sheet.columns.map((column) => harmless(column.title)));
  head.font = { bold: true };
  head.commit();
  for await (const cells of sheet.rows) page.addRow(cells.map(harmless)).commit();
  page.commit();
  await workbook.commit();
  return await collected;
}

/** A text that a spreadsheet could take for a formula, once saved as csv, gets a mark in front. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
