import { z } from 'zod';

import { tariffs as words } from '../../texts/fa/tariffs.ts';
import { auditAll } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { dayField, lineField } from '../lib/fields.ts';
import { foldTight } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { ruleColumns } from './rule-columns.ts';
import { exportRules } from './rule-export.ts';
import type { ReadRule } from './rule-names.ts';
import { readRules } from './rule-names.ts';
import { formOf, rulesJson } from './rules.ts';
import type { RuleForm } from './tariffs.contract.ts';
import { BASIS_POINTS_MAX, ruleAmountField } from './tariffs.contract.ts';
import * as sql from './tariffs.sql.ts';
import { tariffKinds, tariffServiceKinds } from './words.contract.ts';

// The tariff by file: one row a rule. A row with the kind, scope and first day of a known rule writes it anew.
// Rows F4, F10.

/** One of a closed list by its Persian title or its code; an empty cell is null. */
function chosenCell<const Code extends string>(
  codes: readonly Code[],
  titleOf: (code: Code) => string,
  refusal: string,
) {
  const byWord = new Map(
    codes.flatMap((code) => [
      [foldTight(code), code],
      [foldTight(titleOf(code)), code],
    ]),
  );
  return lineField().transform((text, check): Code | null => {
    const code = byWord.get(foldTight(text));
    if (text !== '' && code === undefined) check.addIssue({ code: 'custom', message: refusal });
    return code ?? null;
  });
}
const emptyIsNull = (text: unknown) => (text === '' || text === undefined ? null : text);
const nameCell = () => z.preprocess(emptyIsNull, lineField().nullable());
const amountCell = () =>
  z.preprocess((text) => (emptyIsNull(text) === null ? null : Number(text)), ruleAmountField().nullable());
/** 1.25 is 12,500 ten-thousandths. */
const coefficientCell = () =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .nullable()
      .transform((text, check): number | null => {
        if (text === null) return null;
        const points = Math.round(Number(text) * 10_000);
        if (!/^\d+(\.\d{1,4})?$/.test(text) || points < 1 || points > BASIS_POINTS_MAX)
          check.addIssue({ code: 'custom', message: 'tariffs.notACoefficient' });
        return points;
      }),
  );

const RuleRow = z.object({
  kind: chosenCell(tariffKinds, (kind) => words[`tariffs.kind.${kind}`], 'tariffs.unknownKind').transform(
    (kind, check) => {
      if (kind === null) check.addIssue({ code: 'custom', message: 'lib.required' });
      return kind ?? 'labour_charge';
    },
  ),
  serviceKind: chosenCell(
    tariffServiceKinds,
    (kind) => words[`tariffs.serviceKind.${kind}`],
    'tariffs.unknownServiceKind',
  ),
  agency: nameCell(),
  grade: nameCell(),
  model: nameCell(),
  type: nameCell(),
  productLine: nameCell(),
  repairAction: nameCell(),
  fault: nameCell(),
  regionClass: nameCell(),
  amount: amountCell(),
  coefficient: coefficientCell(),
  fromOn: dayField(),
  toOn: z.preprocess(emptyIsNull, dayField().nullable()),
  title: lineField(),
});
export type RuleRow = z.output<typeof RuleRow>;

export const ruleImport = importKind({
  kind: 'tariffRules',
  permission: 'tariff.write',
  columns: ruleColumns,
  row: RuleRow,
  keyOf: (row) =>
    [
      row.kind,
      row.serviceKind,
      row.agency,
      row.grade,
      row.model,
      row.type,
      row.productLine,
      row.repairAction,
      row.fault,
      row.regionClass,
      row.fromOn,
    ]
      .map((name) => foldTight(name ?? ''))
      .join('/'),
  async check(ctx, rows) {
    return (await readRules(ctx, rows)).map(({ failures }) => failures);
  },
  apply,
  exported: exportRules,
});

async function apply(ctx: Context, rows: readonly RuleRow[]): Promise<RowOutcome[]> {
  const read = await readRules(ctx, rows);
  const written = read.map((rule) => ({ ...rule, outcome: outcomeOf(rule), id: idOf(ctx, rule) }));
  const changed = written.filter(({ outcome }) => outcome === 'changed');
  const created = written.filter(({ outcome }) => outcome === 'created');
  const write = (some: typeof written) => ({
    rules: rulesJson(some.map(({ id, form }) => ({ id, ...form }))),
    now: ctx.now,
    by: ctx.actor.id,
  });
  // Days are freed before they are taken: the database looks at every row as it is written.
  const [shortened, others] = [changed.filter(isShortened), changed.filter((rule) => !isShortened(rule))];
  if (shortened.length > 0) await sql.updateRules.run(ctx, write(shortened));
  if (others.length > 0) await sql.updateRules.run(ctx, write(others));
  if (created.length > 0) await sql.insertRules.run(ctx, write(created));
  await auditAll(
    ctx,
    [...changed, ...created].map(({ id, form, known }) => ({
      action: known === undefined ? 'tariffs.addRule' : 'tariffs.changeRule',
      kind: 'tariffRule',
      id,
      ...(known && { before: { ...formOf(known) } }),
      after: { ...form },
    })),
  );
  return written.map(({ outcome }) => outcome);
}

function isShortened({ known, form }: ReadRule): boolean {
  if (known === undefined || form.toOn === null) return false;
  return known.toOn === null || form.toOn < known.toOn;
}

function idOf(ctx: Context, { known }: ReadRule): string {
  return known?.id ?? newId(ctx.now.getTime());
}

const compared = ['title', 'amount', 'basisPoints', 'toOn'] as const satisfies readonly (keyof RuleForm)[];

function outcomeOf({ known, form }: ReadRule): RowOutcome {
  if (known === undefined) return 'created';
  return compared.every((field) => known[field] === form[field]) ? 'same' : 'changed';
}
