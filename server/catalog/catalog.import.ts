import { z } from 'zod';

import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import type { CodedRow } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import { importKind } from '../lib/import-kind.ts';
import * as sql from './catalog.sql.ts';
import {
  codeCell,
  codeColumn,
  optionalCell,
  textColumn,
  titleCell,
  titleEnColumn,
} from './import-columns.ts';
import { modelImport } from './model-import.ts';
import { partImport } from './part-import.ts';
import { regionImport } from './region-import.ts';

// Base data by file, in the order in which one list builds on the other. Row F10.

const permission = 'catalog.write';
const cellsOf = ({ code, title, titleEn }: CodedRow) => ({ code, title, titleEn: titleEn ?? '' });

const productLineImport = importKind({
  kind: 'productLines',
  permission,
  columns: [
    codeColumn('code', ['کد گروه کالا', 'کد گروه', 'کد', 'Code'], 'COLD', true),
    textColumn(
      'title',
      ['گروه کالا', 'عنوان گروه کالا', 'عنوان', 'نام گروه', 'Product line', 'Title'],
      'سرمایشی',
      true,
    ),
    titleEnColumn,
  ],
  row: z.object({ code: codeCell(), title: titleCell(), titleEn: optionalCell() }),
  keyOf: (row) => codeKey(row.code),
  check: async (_, rows) => rows.map(() => []),
  async apply(ctx, rows) {
    return (await putCoded(ctx, { kind: 'productLine', table: sql.productLines }, rows)).map(
      ({ outcome }) => outcome,
    );
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.productLines, after);
    return { rows: items.map(cellsOf), next };
  },
});

const symptomImport = importKind({
  kind: 'symptoms',
  permission,
  columns: [
    codeColumn('code', ['کد عیب', 'کد', 'Code'], 'S-101', true),
    textColumn('title', ['عیب', 'عنوان عیب', 'شرح عیب', 'عنوان', 'Symptom', 'Title'], 'سرد نمی‌کند', true),
    titleEnColumn,
    textColumn('type', ['نوع کالا', 'نوع', 'نوع دستگاه', 'Product type'], 'یخچال'),
  ],
  row: z.object({ code: codeCell(), title: titleCell(), titleEn: optionalCell(), type: optionalCell() }),
  keyOf: (row) => codeKey(row.code),
  async check(ctx, rows) {
    const types = await typesByName(
      ctx,
      rows.flatMap((row) => row.type ?? []),
    );
    return rows.map(({ type }) =>
      type === undefined || types(type) !== undefined ? [] : [{ path: 'type', code: 'catalog.unknownType' }],
    );
  },
  async apply(ctx, rows) {
    const types = await typesByName(
      ctx,
      rows.flatMap((row) => row.type ?? []),
    );
    const wanted = rows.map(({ type, ...row }) => ({
      ...row,
      typeId: type === undefined ? undefined : types(type)?.id,
    }));
    return (await putCoded(ctx, { kind: 'symptom', table: sql.symptoms }, wanted)).map(
      ({ outcome }) => outcome,
    );
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.symptoms, after);
    return { rows: items.map((row) => ({ ...cellsOf(row), type: row.typeTitle ?? '' })), next };
  },
});

/** Finds product types by title or code. */
async function typesByName(ctx: Pick<Context, 'tx'>, names: readonly string[]) {
  const [byTitle, byCode] = await Promise.all([
    sql.productTypes.byTitleKeys.all(ctx, { titleKeys: names.map(foldTight) }),
    sql.productTypes.byCodeKeys.all(ctx, { codeKeys: names.map(codeKey) }),
  ]);
  return (name: string) =>
    byTitle.find((type) => foldTight(type.title) === foldTight(name)) ??
    byCode.find((type) => codeKey(type.code) === codeKey(name));
}

export const catalogImports = [productLineImport, modelImport, symptomImport, partImport, regionImport];
