import { z } from 'zod';

import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import type { CodedRow } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import { importKind } from '../lib/import-kind.ts';
import * as sql from './catalog.sql.ts';
import { brandsByName, productLinesByName } from './catalog.ts';
import {
  codeCell,
  codeColumn,
  codeOf,
  optionalCell,
  optionalCodeCell,
  textColumn,
  titleCell,
  titleEnColumn,
} from './import-columns.ts';

// Brand, type and model in one row. A brand and a type that are not yet known are made along the way; a
// product line is not, for work is routed by it.

const ModelRow = z.object({
  code: codeCell(),
  title: titleCell(),
  titleEn: optionalCell(),
  brand: titleCell(),
  brandCode: optionalCodeCell(),
  type: titleCell(),
  typeCode: optionalCodeCell(),
  productLine: titleCell(),
});
type ModelRow = z.output<typeof ModelRow>;

export const modelImport = importKind({
  kind: 'models',
  permission: 'catalog.write',
  columns: [
    codeColumn('code', ['کد مدل', 'مدل', 'Model code', 'Model'], 'RF-620', true),
    textColumn('title', ['عنوان مدل', 'نام مدل', 'عنوان', 'Model title', 'Title'], 'یخچال فریزر ۶۲۰', true),
    titleEnColumn,
    textColumn('brand', ['برند', 'نام تجاری', 'مارک', 'Brand'], 'آرکا', true),
    codeColumn('brandCode', ['کد برند', 'Brand code'], 'AR'),
    textColumn('type', ['نوع کالا', 'نوع', 'نوع دستگاه', 'Product type', 'Type'], 'یخچال', true),
    codeColumn('typeCode', ['کد نوع کالا', 'کد نوع', 'Type code'], 'RF'),
    textColumn('productLine', ['گروه کالا', 'گروه', 'Product line'], 'سرمایشی', true),
  ],
  row: ModelRow,
  keyOf: (row) => codeKey(row.code),
  check,
  apply,
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.models, after);
    const types = new Map(
      (await sql.productTypes.byIds.all(ctx, { ids: items.map((model) => model.typeId) })).map((type) => [
        type.id,
        type.code,
      ]),
    );
    const rows = items.map(
      ({ code, title, titleEn, brandTitle, brandCode, typeId, typeTitle, productLineTitle }) => ({
        code,
        title,
        titleEn: titleEn ?? '',
        brand: brandTitle,
        brandCode,
        type: typeTitle,
        typeCode: types.get(typeId) ?? '',
        productLine: productLineTitle,
      }),
    );
    return { rows, next };
  },
});

interface Known {
  readonly lineOf: (row: ModelRow) => CodedRow | undefined;
  readonly brandOf: (row: ModelRow) => CodedRow | undefined;
  readonly typeOf: (row: ModelRow) => sql.ProductTypeRow | undefined;
}

async function look(ctx: Context, rows: readonly ModelRow[]): Promise<Known> {
  const typeNames = rows.flatMap((row) => [row.type, row.typeCode ?? row.type]);
  const [lines, brands, typesByTitle, typesByCode] = await Promise.all([
    productLinesByName(
      ctx,
      rows.map((row) => row.productLine),
    ),
    brandsByName(
      ctx,
      rows.flatMap((row) => [row.brand, row.brandCode ?? row.brand]),
    ),
    sql.productTypes.byTitleKeys.all(ctx, { titleKeys: [...new Set(typeNames.map(foldTight))] }),
    sql.productTypes.byCodeKeys.all(ctx, { codeKeys: [...new Set(typeNames.map(codeKey))] }),
  ]);
  const named = <Row>(map: Map<string, Row>, title: string, code = title) =>
    map.get(codeKey(code)) ?? map.get(foldTight(title));
  const types = new Map([
    ...typesByTitle.map((type) => [foldTight(type.title), type] as const),
    ...typesByCode.map((type) => [codeKey(type.code), type] as const),
  ]);
  return {
    lineOf: (row) => named(lines, row.productLine),
    brandOf: (row) => named(brands, row.brand, row.brandCode),
    typeOf: (row) => named(types, row.type, row.typeCode),
  };
}

async function check(ctx: Context, rows: readonly ModelRow[]): Promise<FieldFailure[][]> {
  const { lineOf, typeOf } = await look(ctx, rows);
  const linesOfNew = new Map<string, string>();
  return rows.map((row) => {
    const line = lineOf(row);
    if (line === undefined) return [{ path: 'productLine', code: 'catalog.unknownProductLine' }];
    const typeKey = foldTight(row.type);
    const lineId = typeOf(row)?.productLineId ?? linesOfNew.get(typeKey) ?? line.id;
    linesOfNew.set(typeKey, lineId);
    return lineId === line.id ? [] : [{ path: 'productLine', code: 'catalog.typeInOtherLine' }];
  });
}

async function apply(ctx: Context, rows: readonly ModelRow[]) {
  const { lineOf, brandOf, typeOf } = await look(ctx, rows);
  const newBrands = once(
    rows.filter((row) => brandOf(row) === undefined),
    (row) => row.brandCode ?? codeOf(row.brand),
  );
  const newTypes = once(
    rows.filter((row) => typeOf(row) === undefined),
    (row) => row.typeCode ?? codeOf(row.type),
  );
  const [madeBrands, madeTypes] = await Promise.all([
    putCoded(
      ctx,
      { kind: 'brand', table: sql.brands },
      [...newBrands].map(([code, row]) => ({ code, title: row.brand })),
    ),
    putCoded(
      ctx,
      { kind: 'productType', table: sql.productTypes },
      [...newTypes].map(([code, row]) => ({ code, title: row.type, productLineId: lineOf(row)?.id })),
    ),
  ]);
  const idsOf = (made: Map<string, ModelRow>, put: readonly { id: string }[]) =>
    new Map([...made.keys()].map((code, at) => [code, put[at]?.id]));
  const brandIds = idsOf(newBrands, madeBrands);
  const typeIds = idsOf(newTypes, madeTypes);
  const wanted = rows.map((row) => ({
    code: row.code,
    title: row.title,
    titleEn: row.titleEn,
    brandId: brandOf(row)?.id ?? brandIds.get(row.brandCode ?? codeOf(row.brand)),
    typeId: typeOf(row)?.id ?? typeIds.get(row.typeCode ?? codeOf(row.type)),
  }));
  return (await putCoded(ctx, { kind: 'model', table: sql.models }, wanted)).map(({ outcome }) => outcome);
}

/** The first row of each code, in order. */
function once(rows: readonly ModelRow[], code: (row: ModelRow) => string): Map<string, ModelRow> {
  const first = new Map<string, ModelRow>();
  for (const row of rows) if (!first.has(code(row))) first.set(code(row), row);
  return first;
}
