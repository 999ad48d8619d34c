import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  amountField,
  dayField,
  dayView,
  flagField,
  idField,
  lineField,
  listOf,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { lossReasons, tariffDims, tariffKinds, tariffServiceKinds } from './words.contract.ts';

export const tariffPermissions = ['tariff.read', 'tariff.write'] as const;

/** Ten times the price; a slip of the decimal point is larger. */
export const BASIS_POINTS_MAX = 100_000;
const AMOUNT_MAX = 1_000_000_000_000;

const kindField = () => z.enum(tariffKinds, { error: 'lib.required' });
const serviceKindField = () => z.enum(tariffServiceKinds);
export const ruleAmountField = () => amountField().max(AMOUNT_MAX, 'lib.tooBig');
const basisPointsField = () =>
  z.int({ error: 'lib.notANumber' }).min(1, 'lib.tooSmall').max(BASIS_POINTS_MAX, 'lib.tooBig');

/** What a rule names; null: it does not ask. */
const scopeFields = {
  agencyId: idField().nullable().default(null),
  gradeId: idField().nullable().default(null),
  modelId: idField().nullable().default(null),
  typeId: idField().nullable().default(null),
  productLineId: idField().nullable().default(null),
  repairActionId: idField().nullable().default(null),
  faultId: idField().nullable().default(null),
  serviceKind: serviceKindField().nullable().default(null),
  regionClassId: idField().nullable().default(null),
};
const ruleFields = {
  kind: kindField(),
  title: lineField().default(''),
  ...scopeFields,
  /** Either a price in minor units, for travel of one kilometre; or a coefficient in ten-thousandths. */
  amount: ruleAmountField().nullable().default(null),
  basisPoints: basisPointsField().nullable().default(null),
  fromOn: dayField(),
  toOn: dayField().nullable().default(null),
};
export const RuleForm = z.strictObject(ruleFields);
export type RuleForm = z.output<typeof RuleForm>;

const Named = z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() });
export const RuleView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(tariffKinds),
  title: z.string(),
  agency: Named.nullable(),
  grade: Named.nullable(),
  model: Named.nullable(),
  type: Named.nullable(),
  productLine: Named.nullable(),
  repairAction: Named.nullable(),
  fault: Named.nullable(),
  serviceKind: z.enum(tariffServiceKinds).nullable(),
  regionClass: Named.nullable(),
  amount: z.int().nullable(),
  currency: z.string(),
  basisPoints: z.int().nullable(),
  fromOn: dayView(),
  toOn: dayView().nullable(),
  isRetired: z.boolean(),
  version: z.int(),
  moves: z.array(z.enum(['change', 'retire', 'takeBack'])),
});
export type RuleView = z.input<typeof RuleView>;

export const listRules = contract({
  operation: 'tariffs.rules',
  method: 'GET',
  path: '/tariff-rules',
  permission: 'tariff.read',
  summary: 'The rules of the tariff, the latest first; `on`: those that hold on a day. Row F4.',
  input: z.strictObject({
    ...pageFields(),
    kind: z.enum(tariffKinds).optional(),
    serviceKind: serviceKindField().optional(),
    agencyId: idField().optional(),
    gradeId: idField().optional(),
    modelId: idField().optional(),
    typeId: idField().optional(),
    productLineId: idField().optional(),
    repairActionId: idField().optional(),
    on: dayField().optional(),
    retired: flagField().optional(),
  }),
  output: listOf(RuleView),
});
export const readRule = contract({
  operation: 'tariffs.rule',
  method: 'GET',
  path: '/tariff-rules/:id',
  permission: 'tariff.read',
  summary: 'One rule of the tariff. Row F4.',
  input: z.strictObject({ id: idField() }),
  output: RuleView,
});
export const addRule = contract({
  operation: 'tariffs.addRule',
  method: 'POST',
  path: '/tariff-rules',
  permission: 'tariff.write',
  summary: 'Adds a rule; one that is as specific as another on one of its days is refused. Row F4.',
  input: RuleForm,
  output: RuleView,
});
export const changeRule = contract({
  operation: 'tariffs.changeRule',
  method: 'PUT',
  path: '/tariff-rules/:id',
  permission: 'tariff.write',
  summary: 'Writes a rule anew; what was priced by it keeps its price. Row F4.',
  input: z.strictObject({ id: idField(), version: versionField(), ...ruleFields }),
  output: RuleView,
});
export const retireRule = contract({
  operation: 'tariffs.retireRule',
  method: 'POST',
  path: '/tariff-rules/:id/retire',
  permission: 'tariff.write',
  summary: 'Sets a rule aside, so that it holds on no day, or takes it back. Row F4.',
  input: z.strictObject({ id: idField(), version: versionField(), retired: z.boolean() }),
  output: RuleView,
});

/** A rule as an explanation tells of it, readable long after the rule has changed. */
const RuleTold = z.strictObject({
  ruleId: z.uuid(),
  title: z.string(),
  kind: z.enum(tariffKinds),
  amount: z.int().nullable(),
  basisPoints: z.int().nullable(),
  fromOn: dayView(),
  toOn: dayView().nullable(),
  /** What it names, the most telling first. `value`: a title; of serviceKind its code. */
  dims: z.array(z.strictObject({ dim: z.enum(tariffDims), value: z.string() })),
});
export type RuleTold = z.output<typeof RuleTold>;
export const PriceExplanation = z.strictObject({
  amount: z.int().nullable(),
  /** The price that won, then the coefficients on it from the least specific up; empty: no rule sets a price. */
  used: z.array(RuleTold),
  /** Rules that fit the case and were not used, the most specific first. */
  lost: z.array(z.strictObject({ rule: RuleTold, why: z.enum(lossReasons) })),
  /** The exact amount before rounding half up, as a decimal; null when it was whole. */
  roundedFrom: z.string().nullable(),
});
export type PriceExplanation = z.output<typeof PriceExplanation>;
/** How the two amounts of a line of a report came about. */
export const LineExplanation = z.strictObject({
  labourCharge: PriceExplanation,
  agencyFee: PriceExplanation,
});
export type LineExplanation = z.output<typeof LineExplanation>;

export const askPrice = contract({
  operation: 'tariffs.askPrice',
  method: 'POST',
  path: '/tariff-rules/price-questions',
  permission: 'tariff.read',
  once: 'none',
  summary: 'What a service costs on a day by the tariff, of each kind, with the rules used and lost. Row F4.',
  input: z.strictObject({
    on: dayField(),
    serviceKind: serviceKindField(),
    modelId: idField(),
    agencyId: idField().nullable().default(null),
    /** Where the work is done; without it the agency's city. */
    regionId: idField().nullable().default(null),
    repairActionId: idField().nullable().default(null),
    faultId: idField().nullable().default(null),
  }),
  output: z.strictObject({
    grade: z.string().nullable(),
    regionClass: z.string().nullable(),
    currency: z.string(),
    prices: z.array(z.strictObject({ kind: z.enum(tariffKinds), explanation: PriceExplanation })),
  }),
});

const GradeLine = z.strictObject({
  fromOn: dayView(),
  grade: Named.nullable(),
});
export const listGrades = contract({
  operation: 'tariffs.grades',
  method: 'GET',
  path: '/agencies/:id/grades',
  permission: 'tariff.read',
  summary: 'The grades of an agency by their days, newest first: each holds until the next. Row F4.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({ items: z.array(GradeLine) }),
});
export const setGrade = contract({
  operation: 'tariffs.setGrade',
  method: 'POST',
  path: '/agencies/:id/grades',
  permission: 'tariff.write',
  summary: 'Puts an agency in a grade from a day on; one of the same day is replaced. Row F4.',
  input: z.strictObject({ id: idField(), fromOn: dayField(), gradeId: idField().nullable() }),
  output: z.strictObject({ items: z.array(GradeLine) }),
});
