import { z } from 'zod';

import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { foldTight } from '../lib/fold.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import * as sql from './catalog.sql.ts';
import {
  codeColumn,
  codeOf,
  optionalCell,
  optionalCodeCell,
  textColumn,
  titleCell,
} from './import-columns.ts';

// Cities and their districts. The provinces of the country are known; another one is a slip of the pen.

const RegionRow = z.object({
  province: titleCell(),
  city: optionalCell(),
  district: optionalCell(),
  code: optionalCodeCell(),
});
type RegionRow = z.output<typeof RegionRow>;

export const regionImport = importKind({
  kind: 'regions',
  permission: 'catalog.write',
  columns: [
    textColumn('province', ['استان', 'نام استان', 'Province'], 'فارس', true),
    textColumn('city', ['شهر', 'شهرستان', 'نام شهر', 'City'], 'مرودشت'),
    textColumn('district', ['بخش', 'محله', 'منطقه', 'District'], ''),
    codeColumn('code', ['کد ناحیه', 'کد شهر', 'کد', 'Code'], ''),
  ],
  row: RegionRow,
  keyOf: (row) => [row.province, row.city ?? '', row.district ?? ''].map(foldTight).join('/'),
  check,
  apply,
  exported,
});

async function check(ctx: Context, rows: readonly RegionRow[]): Promise<FieldFailure[][]> {
  const provinces = await known(
    ctx,
    rows.map((row) => row.province),
  );
  return rows.map(({ province, city, district }) => {
    if (provinces.get(`/${foldTight(province)}`) === undefined)
      return [{ path: 'province', code: 'catalog.unknownProvince' }];
    if (district !== undefined && city === undefined)
      return [{ path: 'city', code: 'catalog.districtWithoutCity' }];
    return [];
  });
}

async function apply(ctx: Context, rows: readonly RegionRow[]): Promise<RowOutcome[]> {
  const ids = await known(
    ctx,
    rows.flatMap((row) => [row.province, row.city ?? '', row.district ?? '']),
  );
  const provinceOf = (row: RegionRow) => ids.get(`/${foldTight(row.province)}`) ?? '';
  const outcomes = rows.map((): RowOutcome => 'same');
  const cities = rows.flatMap((row, at) =>
    row.city === undefined
      ? []
      : [
          {
            at,
            kind: 'city',
            title: row.city,
            parentId: provinceOf(row),
            code: row.district === undefined ? row.code : undefined,
            autoCode: `${row.province}-${row.city}`,
          },
        ],
  );
  await put(ctx, ids, outcomes, cities, (at) => rows[at]?.district === undefined);
  const districts = rows.flatMap((row, at) =>
    row.city === undefined || row.district === undefined
      ? []
      : [
          {
            at,
            kind: 'district',
            title: row.district,
            code: row.code,
            autoCode: `${row.province}-${row.city}-${row.district}`,
            parentId: ids.get(`${provinceOf(row)}/${foldTight(row.city)}`) ?? '',
          },
        ],
  );
  await put(ctx, ids, outcomes, districts, () => true);
  return outcomes;
}

interface Wanted {
  readonly at: number;
  readonly kind: string;
  readonly title: string;
  readonly parentId: string;
  readonly code: string | undefined;
  readonly autoCode: string;
}

/**
 * Adds what is not known, changes what came with its code; what is known by its place alone stays as it is.
 */
async function put(
  ctx: Context,
  ids: Map<string, string>,
  outcomes: RowOutcome[],
  wanted: readonly Wanted[],
  isMeant: (at: number) => boolean,
): Promise<void> {
  const unknown = wanted.filter(
    (each) => each.code !== undefined || !ids.has(`${each.parentId}/${foldTight(each.title)}`),
  );
  const rows = unknown.map(({ kind, title, parentId, code, autoCode }) => ({
    kind,
    title,
    parentId,
    code: code ?? codeOf(autoCode),
  }));
  const made = await putCoded(ctx, { kind: 'region', table: sql.regions }, rows);
  unknown.forEach(({ at, parentId, title }, place) => {
    const { id, outcome } = made[place] ?? { id: '', outcome: 'same' as const };
    ids.set(`${parentId}/${foldTight(title)}`, id);
    if (isMeant(at)) outcomes[at] = outcome;
  });
}

/** Ids by `parentId/titleKey`; a province has no parent. */
async function known(ctx: Context, titles: readonly string[]): Promise<Map<string, string>> {
  const titleKeys = [...new Set(titles.map(foldTight).filter(Boolean))];
  const found = await sql.regions.byTitleKeys.all(ctx, { titleKeys });
  return new Map(found.map((region) => [`${region.parentId ?? ''}/${foldTight(region.title)}`, region.id]));
}

async function exported(ctx: Context, after: string | undefined) {
  const { items, next } = await pageOfCoded(ctx, sql.regions, after);
  const parents = new Map(
    (await sql.regions.byIds.all(ctx, { ids: items.flatMap((region) => region.parentId ?? []) })).map(
      (region) => [region.id, region],
    ),
  );
  const rows = items.map(({ kind, title, code, parentId, parentTitle }) => {
    if (kind === 'province') return { province: title, code };
    if (kind === 'city') return { province: parentTitle ?? '', city: title, code };
    return {
      province: parents.get(parentId ?? '')?.parentTitle ?? '',
      city: parentTitle ?? '',
      district: title,
      code,
    };
  });
  return { rows, next };
}
