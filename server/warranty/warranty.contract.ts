import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField, dayField, dayView, idField, instantView, lineField, listOf, noteField, optionalTitleField, pageFields,
  versionField,
} from '../lib/fields.ts';
import { guarantorKinds, lineKinds, notCoveredReasons } from './coverage.ts';
import { startBases } from './warranty-start.ts';

export const warrantyPermissions = ['warranty.check', 'warranty.read', 'warranty.write'] as const;

export const MONTHS_MAX = 240;
export const DUTY_YEARS = 10;
export const LINES_MAX = 50;

/** Every reason that a coverage check can give, as a code. */
export const coverageReasons = [
  'in_term', 'condition_unknown', 'registration_provisional', ...notCoveredReasons,
] as const;
export type CoverageReason = (typeof coverageReasons)[number];

const Guarantor = z.strictObject({ kind: z.enum(guarantorKinds), id: z.uuid().nullable() });
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
  latestStart: z.strictObject({ anchor: z.enum(startBases), months: Months().max(120, 'lib.tooBig') }).nullable().default(null),
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

const LengthView = z.strictObject({ unit: z.enum(['day', 'week', 'month']), count: z.int() });
const TermView = z.strictObject({
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
  guarantor: Guarantor,
  startBases: z.array(z.enum(startBases)),
  latestStart: z.strictObject({ anchor: z.enum(startBases), months: z.int() }).nullable(),
  labourMonths: z.int(),
  partMonths: z.int(),
  travelMonths: z.int(),
  components: z.array(
    z.strictObject({
      code: z.string(), title: z.string().nullable(), labourMonths: z.int(), partMonths: z.int(), travelMonths: z.int(),
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
  operation: 'warranty.policies', method: 'GET', path: '/warranty/policies', permission: 'warranty.read',
  summary: 'The newest policy of each model; with a model, every version of its policy, the newest first.',
  input: z.strictObject({ ...pageFields(), modelId: idField().optional() }),
  output: listOf(PolicyView),
});
export const makePolicy = contract({
  operation: 'warranty.makePolicy', method: 'POST', path: '/warranty/policies', permission: 'warranty.write',
  summary: 'Says what is promised with a model that had no policy yet (simple form). Row H6.',
  input: z.strictObject({ modelId: idField(), ...policyFields }),
  output: PolicyView,
});
export const changePolicy = contract({
  operation: 'warranty.changePolicy', method: 'PATCH', path: '/warranty/policies/:id', permission: 'warranty.write',
  summary: 'Makes the next version of a policy; registered devices keep theirs.',
  input: z.strictObject({ id: idField(), version: versionField(), ...policyFields }),
  output: PolicyView,
});

export const registrationStates = ['provisional', 'confirmed', 'withdrawn'] as const;
export const termStates = ['not_started', 'running', 'suspended', 'voided', 'ended'] as const;
export const eventKinds = ['extension', 'statutory_extension', 'void', 'restore', 'suspension', 'transfer'] as const;

export const RegistrationView = z.strictObject({
  id: z.uuid(),
  deviceId: z.uuid(),
  policyId: z.uuid(),
  policyVersion: z.int(),
  guarantor: Guarantor,
  state: z.enum(registrationStates),
  startsOn: dayView(),
  basis: z.enum([...startBases, 'latest_start', 'given']),
  source: z.enum(['dates', 'person', 'report']),
  /** The first day that no term covers any more; null without a time limit. */
  endsOn: dayView().nullable(),
  terms: z.array(
    z.strictObject({
      ...TermView.shape,
      endsOn: dayView().nullable(),
      daysLeft: z.int().nullable(),
      state: z.enum(termStates),
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(eventKinds),
      fromOn: dayView(),
      toOn: dayView().nullable(),
      length: LengthView.nullable(),
      termIds: z.array(z.uuid()).nullable(),
      voidId: z.uuid().nullable(),
      reasonCode: z.string(),
      evidence: z.string(),
      madeAt: instantView(),
    }),
  ),
  registeredAt: instantView(),
  version: z.int(),
  moves: z.array(z.enum(['extend', 'void', 'restore', 'suspend'])),
});
export type RegistrationView = z.input<typeof RegistrationView>;

export const listRegistrations = contract({
  operation: 'warranty.registrations', method: 'GET', path: '/warranty/registrations', permission: 'warranty.read',
  summary: 'The warranties of a device with every term and event, the newest first.',
  input: z.strictObject({ deviceId: idField() }),
  output: listOf(RegistrationView),
});
export const registerWarranty = contract({
  operation: 'warranty.register', method: 'POST', path: '/warranty/registrations', permission: 'warranty.write',
  summary: 'Registers the warranty of a device, from its dates or from a day that is given. Row H2.',
  input: z.strictObject({
    deviceId: idField(),
    startsOn: dayField().optional(),
    isProvisional: z.boolean().default(false),
  }),
  output: RegistrationView,
});

const lengthField = () =>
  z.strictObject({ unit: z.enum(['day', 'week', 'month']), count: z.int().min(1, 'lib.tooSmall').max(4000, 'lib.tooBig') });
const reasoned = { reasonCode: lineField(60).default(''), evidence: noteField().default('') };
export const EventForm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['extension', 'statutory_extension']),
    length: lengthField(),
    termIds: z.array(idField()).min(1, 'lib.required').max(100, 'lib.tooManyItems').nullable().default(null),
    ...reasoned,
  }),
  z.strictObject({
    kind: z.literal('void'),
    on: dayField(),
    endsRepairCovers: z.boolean().default(false),
    ...reasoned,
    reasonCode: codeField(),
  }),
  z.strictObject({ kind: z.literal('restore'), voidId: idField(), ...reasoned }),
  z.strictObject({ kind: z.literal('suspension'), from: dayField(), to: dayField().nullable().default(null), ...reasoned }),
]);
export type EventForm = z.output<typeof EventForm>;

export const addWarrantyEvent = contract({
  operation: 'warranty.addEvent', method: 'POST', path: '/warranty/registrations/:id/events', permission: 'warranty.write',
  summary: 'Extends, voids, restores or suspends a warranty. Rows H6, H7.',
  input: z.strictObject({ id: idField(), version: versionField(), event: EventForm }),
  output: RegistrationView,
});

/** A code as somebody typed it: CMP-77, cmp 77. */
const codeText = () => lineField(60).min(1, 'lib.required');
const CoverageLineForm = z.strictObject({
  kind: z.enum(lineKinds),
  partCode: codeText().optional(),
  componentCode: codeText().optional(),
  repairActionCode: codeText().optional(),
  faultCode: codeText().optional(),
});
export type CoverageLineForm = z.output<typeof CoverageLineForm>;

const NearMissView = z.strictObject({
  reason: z.enum(notCoveredReasons),
  days: z.int().nullable(),
  startsOn: dayView(),
  endsOn: dayView().nullable(),
  term: z.string(),
  policyVersion: z.int(),
});
export const CoverageLineView = z.strictObject({
  kind: z.enum(lineKinds),
  decision: z.enum(['covered', 'provisional', 'not_covered']),
  covered: z.boolean(),
  sharePercent: z.int(),
  guarantor: Guarantor.nullable(),
  reason: z.enum(coverageReasons),
  policyVersion: z.int().nullable(),
  /** What the term covers: the title of a component; empty for the whole device; null when none covers. */
  term: z.string().nullable(),
  /** The first day not covered. */
  endsOn: dayView().nullable(),
  /** 1 on the last covered day, 0 when not covered. */
  daysLeft: z.int().nullable(),
  nearMisses: z.array(NearMissView),
  serviceDutyEndsOn: dayView().nullable(),
  partsDutyEndsOn: dayView().nullable(),
});
export type CoverageLineView = z.output<typeof CoverageLineView>;
export const CoverageView = z.strictObject({
  deviceId: z.uuid(),
  serial: z.string().nullable(),
  modelTitle: z.string(),
  brandTitle: z.string(),
  on: dayView(),
  lines: z.array(CoverageLineView),
});
export type CoverageView = z.output<typeof CoverageView>;

export const checkCoverage = contract({
  operation: 'warranty.checkCoverage', method: 'POST', path: '/warranty/coverage-checks', permission: 'warranty.check',
  once: 'none',
  summary: 'Who pays for what on this device on this day, and why. Row H8.',
  input: z.strictObject({
    serial: lineField(60).min(1, 'lib.required').optional(),
    deviceId: idField().optional(),
    brand: lineField(200).optional(),
    on: dayField().optional(),
    lines: z.array(CoverageLineForm).min(1, 'lib.required').max(LINES_MAX, 'lib.tooManyItems'),
  }),
  output: CoverageView,
});
