import { agenciesByCodes } from '../agencies/agencies.ts';
import {
  agencyGradesByName,
  faultsByName,
  modelsByCodes,
  named,
  productLinesByName,
  productTypesByName,
  regionClassesByName,
  repairActionsByName,
} from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { equallySpecific, shareADay, whatIsWrong } from './rule-check.ts';
import type { RuleRow as Cells } from './rule-import.ts';
import { scopeKeyOf, scopesJson } from './rules.ts';
import type { RuleForm } from './tariffs.contract.ts';
import type { BareRuleRow } from './tariffs.sql.ts';
import * as sql from './tariffs.sql.ts';

// The rows of a file with the things they name, and what is wrong with each beside the others.

export interface ReadRule {
  readonly form: RuleForm;
  readonly failures: readonly FieldFailure[];
  /** The rule of the same kind, scope and first day, which the row writes anew. */
  readonly known: BareRuleRow | undefined;
}

export async function readRules(ctx: Context, rows: readonly Cells[]): Promise<ReadRule[]> {
  const read = await withNames(ctx, rows);
  const twins = Map.groupBy(
    await sql.selectTwins.all(ctx, { scopes: scopesJson(read.map(({ form }) => form)) }),
    (twin) => twin.place,
  );
  const knownOf = read.map(({ form }, at) => twins.get(at)?.find((twin) => twin.fromOn === form.fromOn));
  const isWrittenAnew = new Set(knownOf.flatMap((known) => known?.id ?? []));
  const accepted = new Map<string, RuleForm[]>();
  return read.map(({ form, failures }, at) => {
    const scope = `${form.kind}/${scopeKeyOf(form)}`;
    const wrong = failures.length > 0 ? failures : whatIsWrong(form).map(atItsCell);
    const beside = [
      ...(twins.get(at) ?? []).filter((twin) => !isWrittenAnew.has(twin.id)),
      ...(accepted.get(scope) ?? []),
    ];
    const rival = wrong.length > 0 ? undefined : beside.find((other) => shareADay(other, form));
    const all = rival === undefined ? wrong : [equallySpecific(rival)];
    if (all.length === 0) accepted.set(scope, [...(accepted.get(scope) ?? []), form]);
    return { form, failures: all, known: knownOf[at] };
  });
}

/** The form's fields of what a rule names are ids; the file's columns are named by the thing. */
function atItsCell(failure: FieldFailure): FieldFailure {
  return { ...failure, path: failure.path.replace(/Id$/, '') };
}

interface Named {
  readonly id: string;
}

async function withNames(
  ctx: Context,
  rows: readonly Cells[],
): Promise<{ form: RuleForm; failures: FieldFailure[] }[]> {
  const said = (field: NameField) => rows.flatMap((row) => row[field] ?? []);
  const known: Readonly<Record<NameField, ReadonlyMap<string, Named>>> = {
    agency: await agenciesByCodes(ctx, said('agency')),
    grade: await agencyGradesByName(ctx, said('grade')),
    model: await modelsByCodes(ctx, said('model')),
    type: await productTypesByName(ctx, said('type')),
    productLine: await productLinesByName(ctx, said('productLine')),
    repairAction: await repairActionsByName(ctx, said('repairAction')),
    fault: await faultsByName(ctx, said('fault')),
    regionClass: await regionClassesByName(ctx, said('regionClass')),
  };
  return rows.map((row) => {
    const failures: FieldFailure[] = [];
    const idOf = (field: NameField): string | null => {
      const name = row[field];
      if (name === null) return null;
      const found = named(known[field], name);
      if (found === undefined) failures.push({ path: field, code: UNKNOWN[field] });
      return found?.id ?? null;
    };
    const { kind, serviceKind, amount, coefficient: basisPoints, fromOn, toOn, title } = row;
    const form = {
      kind,
      title,
      serviceKind,
      amount,
      basisPoints,
      fromOn,
      toOn,
      agencyId: idOf('agency'),
      gradeId: idOf('grade'),
      modelId: idOf('model'),
      typeId: idOf('type'),
      productLineId: idOf('productLine'),
      repairActionId: idOf('repairAction'),
      faultId: idOf('fault'),
      regionClassId: idOf('regionClass'),
    };
    return { form, failures };
  });
}

const UNKNOWN = {
  agency: 'tariffs.unknownAgency',
  grade: 'tariffs.unknownGrade',
  model: 'catalog.unknownModel',
  type: 'catalog.unknownType',
  productLine: 'tariffs.unknownProductLine',
  repairAction: 'catalog.unknownRepairAction',
  fault: 'catalog.unknownFault',
  regionClass: 'catalog.unknownRegionClass',
} as const;
type NameField = keyof typeof UNKNOWN;
