import { z } from 'zod';

import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import { codeKey } from '../lib/fold.ts';
import { importKind } from '../lib/import-kind.ts';
import * as sql from './catalog.sql.ts';
import { faultFamilyImport, faultImport, repairActionImport, symptomImport } from './fault-imports.ts';
import {
  cellsOfCoded,
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
    return { rows: items.map(cellsOfCoded), next };
  },
});

export const catalogImports = [
  productLineImport,
  modelImport,
  symptomImport,
  faultFamilyImport,
  faultImport,
  repairActionImport,
  partImport,
  regionImport,
];
