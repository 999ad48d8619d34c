import { z } from 'zod';

import { pageOfCoded, putCoded } from '../lib/coded-import.ts';
import { codeKey } from '../lib/fold.ts';
import { importKind } from '../lib/import-kind.ts';
import * as sql from './catalog.sql.ts';
import { faultFamiliesByName, named, productTypesByName } from './catalog.ts';
import {
  cellsOfCoded,
  codeCell,
  codeColumn,
  optionalCell,
  textColumn,
  titleCell,
  titleEnColumn,
  yesNoCell,
} from './import-columns.ts';

// What customers say is wrong, what technicians find and what they do about it. Rows F3, F10.

const permission = 'catalog.write';
const typeColumn = textColumn('type', ['نوع کالا', 'نوع', 'نوع دستگاه', 'Product type'], 'یخچال');
const codedCells = { code: codeCell(), title: titleCell(), titleEn: optionalCell() };
const typesIn = (rows: readonly { readonly type: string | undefined }[]) =>
  rows.flatMap((row) => row.type ?? []);
const unknownType = { path: 'type', code: 'catalog.unknownType' };

export const symptomImport = importKind({
  kind: 'symptoms',
  permission,
  columns: [
    codeColumn('code', ['کد عیب', 'کد', 'Code'], 'S-101', true),
    textColumn('title', ['عیب', 'عنوان عیب', 'شرح عیب', 'عنوان', 'Symptom', 'Title'], 'سرد نمی‌کند', true),
    titleEnColumn,
    typeColumn,
  ],
  row: z.object({ ...codedCells, type: optionalCell() }),
  keyOf: (row) => codeKey(row.code),
  async check(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    return rows.map(({ type }) =>
      type === undefined || named(types, type) !== undefined ? [] : [unknownType],
    );
  },
  async apply(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    const wanted = rows.map(({ type, ...row }) => ({
      ...row,
      typeId: type === undefined ? undefined : named(types, type)?.id,
    }));
    return (await putCoded(ctx, { kind: 'symptom', table: sql.symptoms }, wanted)).map(
      ({ outcome }) => outcome,
    );
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.symptoms, after);
    return { rows: items.map((row) => ({ ...cellsOfCoded(row), type: row.typeTitle ?? '' })), next };
  },
});

export const faultFamilyImport = importKind({
  kind: 'faultFamilies',
  permission,
  columns: [
    codeColumn('code', ['کد خانواده عیب', 'کد خانواده', 'کد', 'Code'], 'COOL', true),
    textColumn('title', ['خانواده عیب', 'عنوان خانواده', 'عنوان', 'Fault family', 'Title'], 'سرمایش', true),
    titleEnColumn,
  ],
  row: z.object(codedCells),
  keyOf: (row) => codeKey(row.code),
  check: async (_, rows) => rows.map(() => []),
  async apply(ctx, rows) {
    return (await putCoded(ctx, { kind: 'faultFamily', table: sql.faultFamilies }, rows)).map(
      ({ outcome }) => outcome,
    );
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.faultFamilies, after);
    return { rows: items.map(cellsOfCoded), next };
  },
});

export const faultImport = importKind({
  kind: 'faults',
  permission,
  columns: [
    codeColumn('code', ['کد عیب تشخیص', 'کد عیب', 'کد', 'Code'], 'F-210', true),
    textColumn(
      'title',
      ['عیب تشخیص‌داده‌شده', 'عیب', 'عنوان عیب', 'عنوان', 'Fault', 'Title'],
      'کمپرسور سوخته',
      true,
    ),
    titleEnColumn,
    textColumn('family', ['خانواده عیب', 'خانواده', 'Fault family'], 'سرمایش', true),
    typeColumn,
  ],
  row: z.object({ ...codedCells, family: titleCell(), type: optionalCell() }),
  keyOf: (row) => codeKey(row.code),
  async check(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    const families = await faultFamiliesByName(
      ctx,
      rows.map((row) => row.family),
    );
    return rows.map(({ family, type }) => [
      ...(named(families, family) === undefined
        ? [{ path: 'family', code: 'catalog.unknownFaultFamily' }]
        : []),
      ...(type === undefined || named(types, type) !== undefined ? [] : [unknownType]),
    ]);
  },
  async apply(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    const families = await faultFamiliesByName(
      ctx,
      rows.map((row) => row.family),
    );
    const wanted = rows.map(({ type, family, ...row }) => ({
      ...row,
      familyId: named(families, family)?.id,
      typeId: type === undefined ? undefined : named(types, type)?.id,
    }));
    return (await putCoded(ctx, { kind: 'fault', table: sql.faults }, wanted)).map(({ outcome }) => outcome);
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.faults, after);
    const rows = items.map((row) => ({
      ...cellsOfCoded(row),
      family: row.familyTitle,
      type: row.typeTitle ?? '',
    }));
    return { rows, next };
  },
});

export const repairActionImport = importKind({
  kind: 'repairActions',
  permission,
  columns: [
    codeColumn('code', ['کد کار', 'کد تعمیر', 'کد', 'Code'], 'R-310', true),
    textColumn(
      'title',
      ['کار', 'عنوان کار', 'شرح کار', 'عنوان', 'Repair action', 'Title'],
      'تعویض کمپرسور و شارژ گاز',
      true,
    ),
    titleEnColumn,
    typeColumn,
    textColumn('needsSeal', ['پلمب می‌خواهد', 'پلمب', 'Needs seal'], 'بله'),
  ],
  row: z.object({ ...codedCells, type: optionalCell(), needsSeal: yesNoCell() }),
  keyOf: (row) => codeKey(row.code),
  async check(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    return rows.map(({ type }) =>
      type === undefined || named(types, type) !== undefined ? [] : [unknownType],
    );
  },
  async apply(ctx, rows) {
    const types = await productTypesByName(ctx, typesIn(rows));
    const known = await sql.repairActions.byCodeKeys.all(ctx, {
      codeKeys: rows.map((row) => codeKey(row.code)),
    });
    const isKnown = new Set(known.map(({ code }) => codeKey(code)));
    const wanted = rows.map(({ type, needsSeal, ...row }) => ({
      ...row,
      typeId: type === undefined ? undefined : named(types, type)?.id,
      needsSeal: needsSeal ?? (isKnown.has(codeKey(row.code)) ? undefined : false),
    }));
    return (await putCoded(ctx, { kind: 'repairAction', table: sql.repairActions }, wanted)).map(
      ({ outcome }) => outcome,
    );
  },
  async exported(ctx, after) {
    const { items, next } = await pageOfCoded(ctx, sql.repairActions, after);
    const rows = items.map((row) => ({
      ...cellsOfCoded(row),
      type: row.typeTitle ?? '',
      needsSeal: row.needsSeal ? 'بله' : 'خیر',
    }));
    return { rows, next };
  },
});
