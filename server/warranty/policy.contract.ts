import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  dayField,
  dayView,
  idField,
  instantView,
  listOf,
  optionalTitleField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { guarantorKinds } from './coverage.ts';
import { startBases } from './warranty-start.ts';

// Policies: what is promised with a model, version by version.

export const MONTHS_MAX = 240;
export const DUTY_YEARS = 10;

export const GuarantorView = z.strictObject({ kind: z.enum(guarantorKinds), id: z.uuid().nullable() });
const Months = () => z.int({ error: 'lib.notANumber' }).min(0, 'lib.negative').max(MONTHS_MAX, 'lib.tooBig');

const PolicyComponent = z.strictObject({
  /** Of a part or a component; what a line of a report names. */
  code: codeField(),
  title: optionalTitleField().default(null),
  labourMonths: Months().default(0),
  partMonths: Months().default(0),
  travelMonths: Months().default(0),
});

const policyFields = {
  /** The first day of cover that falls under this version; the first version holds for every day before the next. */
  fromOn: dayField().nullable().optional(),
  guarantor: z.enum(guarantorKinds).default('company'),
  startBases: z.array(z.enum(startBases)).min(1, 'lib.required').max(startBases.length),
  latestStart: z
    .strictObject({ anchor: z.enum(startBases), months: Months().max(120, 'lib.tooBig') })
    .nullable()
    .default(null),
  labourMonths: Months(),
  partMonths: Months(),
  travelMonths: Months(),
  components: z.array(PolicyComponent).max(20, 'lib.tooManyItems').default([]),
  serviceDutyYears: z.int().min(0, 'lib.negative').max(30, 'lib.tooBig').default(DUTY_YEARS),
  partsDutyYears: z.int().min(0, 'lib.negative').max(30, 'lib.tooBig').default(DUTY_YEARS),
};
/** The simple form of a policy: months of each kind of cost for the whole device, and longer ones of components. */
export const PolicyForm = z.strictObject(policyFields);
export type PolicyForm = z.output<typeof PolicyForm>;

export const LengthView = z.strictObject({ unit: z.enum(['day', 'week', 'month']), count: z.int() });
export const TermView = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  scope: z.enum(['device', 'components', 'repair_actions']),
  scopeCodes: z.array(z.string()),
  sharePercent: z.strictObject({ labour: z.int(), part: z.int(), travel: z.int() }),
  length: LengthView.nullable(),
  usageMax: z.int().nullable(),
});
export type TermView = z.output<typeof TermView>;

export const PolicyView = z.strictObject({
  id: z.uuid(),
  modelId: z.uuid(),
  modelCode: z.string(),
  modelTitle: z.string(),
  version: z.int(),
  isNewest: z.boolean(),
  fromOn: dayView().nullable(),
  guarantor: GuarantorView,
  startBases: z.array(z.enum(startBases)),
  latestStart: z.strictObject({ anchor: z.enum(startBases), months: z.int() }).nullable(),
  labourMonths: z.int(),
  partMonths: z.int(),
  travelMonths: z.int(),
  components: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string().nullable(),
      labourMonths: z.int(),
      partMonths: z.int(),
      travelMonths: z.int(),
    }),
  ),
  serviceDutyYears: z.int(),
  partsDutyYears: z.int(),
  terms: z.array(TermView),
  madeAt: instantView(),
  moves: z.array(z.enum(['change'])),
});
export type PolicyView = z.input<typeof PolicyView>;

export const listPolicies = contract({
  operation: 'warranty.policies',
  method: 'GET',
  path: '/warranty/policies',
  permission: 'warranty.read',
  summary: 'The newest policy of each model; with a model, every version of its policy, the newest first.',
  input: z.strictObject({ ...pageFields(), modelId: idField().optional() }),
  output: listOf(PolicyView),
});
export const makePolicy = contract({
  operation: 'warranty.makePolicy',
  method: 'POST',
  path: '/warranty/policies',
  permission: 'warranty.write',
  summary: 'Says what is promised with a model that had no policy yet (simple form). Row H6.',
  input: z.strictObject({ modelId: idField(), ...policyFields }),
  output: PolicyView,
});
export const changePolicy = contract({
  operation: 'warranty.changePolicy',
  method: 'PATCH',
  path: '/warranty/policies/:id',
  permission: 'warranty.write',
  summary: 'Makes the next version of a policy; registered devices keep theirs.',
  input: z.strictObject({ id: idField(), version: versionField(), ...policyFields }),
  output: PolicyView,
});
