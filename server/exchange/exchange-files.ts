import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import { writeSheet, writeSheetFile, XLSX_TYPE } from '../lib/excel.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import type { ImportKind } from '../lib/import-kind.ts';
import type { Exchange } from './exchange.jobs.ts';
import * as sql from './exchange.sql.ts';
import { inSight, kindFor } from './exchange.ts';
import { reasonText } from './reason-text.ts';
import { headingOf } from './row-cells.ts';

// The spreadsheets that go out: an empty one to fill in, what was bad in one that came, and everything there
// is.

const PAGE_ROWS = 1000;
const EXPORT_PAGES_MAX = 2000;

/** An empty sheet with its headings and one example row. Row F10. */
export async function templateFile(ctx: Context, exchange: Exchange, name: string): Promise<FileAnswer> {
  const kind = kindFor(ctx, exchange, name);
  return await fileOf(kind.kind, {
    name: kindTitle(kind.kind),
    columns: kind.columns.map(columnOf),
    rows: [kind.columns.map((column) => column.example)],
  });
}

/** The bad rows with their own cells and, in the last column, why. Row F10. */
export async function badRowsFile(ctx: Context, exchange: Exchange, id: string): Promise<FileAnswer> {
  const { headings, fields, fileName } = inSight(ctx, exchange, await sql.importById.first(ctx, { id }));
  async function* rows() {
    let afterRow = 0;
    for (;;) {
      const page = await sql.badRows.all(ctx, { importId: id, afterRow, limit: PAGE_ROWS });
      for (const { number, cells, failures } of page) {
        const reasons = failures.map(({ path, code, facts }) => {
          const heading = headingOf(headings, fields, path);
          const reason = reasonText(code, facts);
          return heading === null ? reason : `${heading}: ${reason}`;
        });
        yield [...headings.map((_, at) => cells[at] ?? ''), String(number), reasons.join('\n')];
      }
      const last = page.at(-1);
      if (last === undefined) return;
      afterRow = last.number;
    }
  }
  return await fileOf(`${fileName.replace(/\.\w+$/, '')}-bad-rows`, {
    name: reasonText('exchange.badRows'),
    columns: [
      ...headings.map((title) => ({ title })),
      { title: reasonText('exchange.rowNumber'), width: 10 },
      { title: reasonText('exchange.reasons'), width: 60 },
    ],
    rows: rows(),
  });
}

/** Everything of a kind, in the shape in which it comes in; the trail says who took it. Row R16. */
export async function exportFile(ctx: Context, exchange: Exchange, name: string): Promise<FileAnswer> {
  const kind = kindFor(ctx, exchange, name);
  const { exported } = kind;
  if (exported === undefined) throw new Failure('missing', 'exchange.notExported');
  let rowCount = 0;
  async function* rows(read: NonNullable<ImportKind['exported']>) {
    let after: string | undefined;
    for (let page = 0; page < EXPORT_PAGES_MAX; page += 1) {
      const found = await read(ctx, after);
      rowCount += found.rows.length;
      for (const row of found.rows) yield kind.columns.map((column) => row[column.field] ?? '');
      if (found.next === undefined) return;
      after = found.next;
    }
  }
  const body = await writeSheetFile({
    name: kindTitle(kind.kind),
    columns: kind.columns.map(columnOf),
    rows: rows(exported),
  });
  await audit(ctx, {
    action: 'exchange.export',
    kind: 'export',
    id: newId(ctx.now.getTime()),
    after: { kind: kind.kind, rowCount },
  });
  return { name: `${kind.kind}.xlsx`, type: XLSX_TYPE, body };
}

async function fileOf(name: string, sheet: Parameters<typeof writeSheet>[0]): Promise<FileAnswer> {
  return { name: `${name}.xlsx`, type: XLSX_TYPE, body: await writeSheet(sheet) };
}

function columnOf(column: ImportKind['columns'][number]) {
  const title = column.titles[0] ?? column.field;
  return { title, width: Math.max(14, title.length + 4, column.example.length + 4) };
}

function kindTitle(kind: string): string {
  const key = `exchange.kind.${kind}`;
  const title = reasonText(key);
  return title === key ? kind : title;
}
