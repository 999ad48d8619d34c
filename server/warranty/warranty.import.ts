import { z } from 'zod';

import { warranty as words } from '../../texts/fa/warranty.ts';
import { modelsByCodes } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { ImportColumn, RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { guarantorKinds } from './coverage.ts';
import type { PolicyDraft } from './policies.ts';
import { sameAsKnown, savePolicies } from './policies.ts';
import { exportPolicies } from './policy-export.ts';
import { policiesOf } from './policy-rows.ts';
import { DUTY_YEARS, MONTHS_MAX } from './policy.contract.ts';
import type { PolicyForm } from './policy.contract.ts';
import * as sql from './warranty.sql.ts';
import { startBases } from './warranty-start.ts';

// Policies by file: one row a model. A changed row makes the next version; what is registered keeps its own.

const emptyIsNull = (cell: unknown) => (cell === undefined || cell === '' ? null : cell);
const emptyIsBlank = (cell: unknown) => cell ?? '';
const monthsCell = () =>
  z.preprocess(
    emptyIsNull,
    z.coerce
      .number({ error: 'lib.notANumber' })
      .int('lib.notAWholeNumber')
      .min(0, 'lib.negative')
      .max(MONTHS_MAX, 'lib.tooBig')
      .nullable(),
  );
const textCell = () => z.preprocess(emptyIsNull, z.string().trim().max(100, 'lib.tooLong').nullable());

/** A word of the file for one of a closed list: its Persian title or its code. */
function chosenCell<const Code extends string>(codes: readonly Code[], titleOf: (code: Code) => string) {
  const byWord = new Map(
    codes.flatMap((code) => [
      [foldTight(code), code],
      [foldTight(titleOf(code)), code],
    ]),
  );
  return (text: string) => byWord.get(foldTight(text));
}
const guarantorOf = chosenCell(guarantorKinds, (kind) => words[`warranty.guarantor.${kind}`]);
const basisOf = chosenCell(startBases, (basis) => words[`warranty.basis.${basis}`]);
const basisCell = (read: typeof basisOf) =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(100, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        const basis = text === null ? null : read(text);
        if (basis === undefined) check.addIssue({ code: 'custom', message: 'warranty.unknownBasis' });
        return basis ?? null;
      }),
  );

const PolicyImportRow = z.object({
  model: z.preprocess(emptyIsBlank, z.string().trim().min(1, 'lib.required').max(60, 'lib.tooLong')),
  labourMonths: monthsCell(),
  partMonths: monthsCell(),
  travelMonths: monthsCell(),
  startBases: z.preprocess(
    emptyIsBlank,
    z
      .string()
      .trim()
      .min(1, 'lib.required')
      .max(200, 'lib.tooLong')
      .transform((text, check) => {
        const bases = text.split(/[,،;؛/]|\sسپس\s|\sیا\s/).map((word) => basisOf(word.trim()));
        const known = [...new Set(bases.filter((basis) => basis !== undefined))];
        if (bases.includes(undefined)) check.addIssue({ code: 'custom', message: 'warranty.unknownBasis' });
        return known;
      }),
  ),
  latestStartMonths: monthsCell(),
  latestStartAnchor: basisCell(basisOf),
  guarantor: z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        const guarantor = text === null ? 'company' : guarantorOf(text);
        if (guarantor === undefined) check.addIssue({ code: 'custom', message: 'warranty.unknownGuarantor' });
        return guarantor ?? 'company';
      }),
  ),
  component1: textCell(),
  component1Months: monthsCell(),
  component2: textCell(),
  component2Months: monthsCell(),
  component3: textCell(),
  component3Months: monthsCell(),
});
type PolicyImportRow = z.output<typeof PolicyImportRow>;

const months = (
  field: string,
  titles: readonly string[],
  isRequired: boolean,
  example: string,
): ImportColumn => ({
  field,
  titles,
  isRequired,
  example,
  reads: 'number',
});
const text = (
  field: string,
  titles: readonly string[],
  isRequired: boolean,
  example: string,
): ImportColumn => ({
  field,
  titles,
  isRequired,
  example,
  reads: 'text',
});
const columns: readonly ImportColumn[] = [
  text('model', ['کد مدل', 'مدل', 'Model code'], true, 'RF-620'),
  months('labourMonths', ['ماه اجرت', 'گارانتی اجرت', 'Labour months'], true, '24'),
  months('partMonths', ['ماه قطعه', 'گارانتی قطعه', 'Part months'], true, '24'),
  months('travelMonths', ['ماه ایاب و ذهاب', 'گارانتی ایاب و ذهاب', 'Travel months'], false, '24'),
  text('startBases', ['مبنای شروع', 'شروع گارانتی', 'Start'], true, 'نصب، فروش به مشتری'),
  months('latestStartMonths', ['دیرترین شروع (ماه)', 'دیرترین شروع', 'Latest start months'], false, '12'),
  text('latestStartAnchor', ['مبنای دیرترین شروع', 'Latest start from'], false, 'خروج از انبار'),
  text('guarantor', ['ضامن', 'گارانتی‌کننده', 'Guarantor'], false, 'شرکت'),
  text('component1', ['قطعه ۱', 'جزء ۱', 'قطعه', 'Component 1'], false, 'کمپرسور'),
  months('component1Months', ['ماه قطعه ۱', 'ماه جزء ۱', 'Component 1 months'], false, '60'),
  text('component2', ['قطعه ۲', 'جزء ۲', 'Component 2'], false, ''),
  months('component2Months', ['ماه قطعه ۲', 'ماه جزء ۲', 'Component 2 months'], false, ''),
  text('component3', ['قطعه ۳', 'جزء ۳', 'Component 3'], false, ''),
  months('component3Months', ['ماه قطعه ۳', 'ماه جزء ۳', 'Component 3 months'], false, ''),
];

export const policyImport = importKind({
  kind: 'warranty-policies',
  permission: 'warranty.write',
  columns,
  row: PolicyImportRow,
  keyOf: (row) => codeKey(row.model),
  async check(ctx, rows) {
    const models = await modelsByCodes(
      ctx,
      rows.map((row) => row.model),
    );
    return rows.map((row): FieldFailure[] => {
      const known = models.has(codeKey(row.model));
      return [
        ...(known ? [] : [{ path: 'model', code: 'warranty.unknownModelCode', facts: { model: row.model } }]),
        ...componentFailures(row),
        ...(promisesNothing(row) ? [{ path: 'labourMonths', code: 'warranty.promisesNothing' }] : []),
      ];
    });
  },
  apply,
  exported: exportPolicies,
});

async function apply(ctx: Context, rows: readonly PolicyImportRow[]): Promise<RowOutcome[]> {
  const models = await modelsByCodes(
    ctx,
    rows.map((row) => row.model),
  );
  const modelIds = [...new Set(models.values().map((model) => model.id))];
  const versions = policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds }));
  const newest = new Map(versions.toReversed().map((policy) => [policy.modelId, policy]));
  const drafts = rows.flatMap((row): PolicyDraft[] => {
    const modelId = models.get(codeKey(row.model))?.id;
    return modelId === undefined ? [] : [{ modelId, form: formOf(row), known: newest.get(modelId) }];
  });
  const same = await sameAsKnown(ctx, drafts);
  const outcomes = new Map(
    drafts.map(({ modelId, known }, at): [string, RowOutcome] => {
      if (same[at] === true) return [modelId, 'same'];
      return [modelId, known === undefined ? 'created' : 'changed'];
    }),
  );
  await savePolicies(
    ctx,
    drafts.filter((_, at) => same[at] !== true),
  );
  return rows.map((row) => outcomes.get(models.get(codeKey(row.model))?.id ?? '') ?? 'same');
}

function formOf(row: PolicyImportRow): PolicyForm {
  const { guarantor, startBases: bases, latestStartMonths, latestStartAnchor } = row;
  return {
    guarantor,
    startBases: bases,
    latestStart:
      latestStartMonths === null
        ? null
        : { anchor: latestStartAnchor ?? 'left_warehouse', months: latestStartMonths },
    labourMonths: row.labourMonths ?? 0,
    partMonths: row.partMonths ?? 0,
    travelMonths: row.travelMonths ?? 0,
    components: componentsOf(row).flatMap(({ name, count }) =>
      name === null || count === null
        ? []
        : [{ code: codeKey(name), title: name, labourMonths: 0, partMonths: count, travelMonths: 0 }],
    ),
    serviceDutyYears: DUTY_YEARS,
    partsDutyYears: DUTY_YEARS,
  };
}

function componentsOf(row: PolicyImportRow) {
  return [
    { path: 'component1', name: row.component1, count: row.component1Months },
    { path: 'component2', name: row.component2, count: row.component2Months },
    { path: 'component3', name: row.component3, count: row.component3Months },
  ];
}

function componentFailures(row: PolicyImportRow): FieldFailure[] {
  return componentsOf(row).flatMap(({ path, name, count }) => {
    if (name === null && count !== null) return [{ path, code: 'lib.required' }];
    return name !== null && count === null ? [{ path: `${path}Months`, code: 'lib.required' }] : [];
  });
}

function promisesNothing(row: PolicyImportRow): boolean {
  const counts = [
    row.labourMonths,
    row.partMonths,
    row.travelMonths,
    ...componentsOf(row).map(({ count }) => count),
  ];
  return counts.every((count) => count === null || count === 0);
}
