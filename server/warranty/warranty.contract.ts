import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  dayField,
  dayView,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  versionField,
} from '../lib/fields.ts';
import { addDays, formatJalaliDay } from '../lib/jalali.ts';
import { lineKinds, notCoveredReasons } from './coverage.ts';
import { GuarantorView, LengthView, TermView } from './policy.contract.ts';
import { startBases } from './warranty-start.ts';

export const warrantyPermissions = ['warranty.check', 'warranty.read', 'warranty.write'] as const;

export const LINES_MAX = 50;

/** Every reason that a coverage check can give, as a code. */
export const coverageReasons = [
  'in_term',
  'condition_unknown',
  'registration_provisional',
  ...notCoveredReasons,
] as const;

export const registrationStates = ['provisional', 'confirmed', 'withdrawn'] as const;
export const termStates = ['not_started', 'running', 'suspended', 'voided', 'ended'] as const;
export const eventKinds = [
  'extension',
  'statutory_extension',
  'void',
  'restore',
  'suspension',
  'transfer',
] as const;

export const RegistrationView = z.strictObject({
  id: z.uuid(),
  deviceId: z.uuid(),
  policyId: z.uuid(),
  policyVersion: z.int(),
  guarantor: GuarantorView,
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
  moves: z.array(z.enum(['extend', 'void', 'restore', 'suspend', 'transfer'])),
});
export type RegistrationView = z.input<typeof RegistrationView>;

export const listRegistrations = contract({
  operation: 'warranty.registrations',
  method: 'GET',
  path: '/warranty/registrations',
  permission: 'warranty.read',
  summary: 'The warranties of a device with every term and event, the newest first.',
  input: z.strictObject({ deviceId: idField() }),
  output: listOf(RegistrationView),
});
export const registerWarranty = contract({
  operation: 'warranty.register',
  method: 'POST',
  path: '/warranty/registrations',
  permission: 'warranty.write',
  summary: 'Registers the warranty of a device, from its dates or from a day that is given. Row H2.',
  input: z.strictObject({
    deviceId: idField(),
    startsOn: dayField().optional(),
    isProvisional: z.boolean().default(false),
  }),
  output: RegistrationView,
});

const lengthField = () =>
  z.strictObject({
    unit: z.enum(['day', 'week', 'month']),
    count: z.int().min(1, 'lib.tooSmall').max(4000, 'lib.tooBig'),
  });
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
  z.strictObject({
    kind: z.literal('suspension'),
    from: dayField(),
    to: dayField().nullable().default(null),
    ...reasoned,
  }),
  z.strictObject({ kind: z.literal('transfer'), customerId: idField(), ...reasoned }),
]);
export type EventForm = z.output<typeof EventForm>;

export const addWarrantyEvent = contract({
  operation: 'warranty.addEvent',
  method: 'POST',
  path: '/warranty/registrations/:id/events',
  permission: 'warranty.write',
  summary: 'Extends, voids, restores or suspends a warranty, or hands it to a new owner. Rows H6, H7.',
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
  /** Of a fault or of its family. */
  faultCode: codeText().optional(),
  faultFamilyId: idField().optional(),
});
export type CoverageLineForm = z.output<typeof CoverageLineForm>;

const NearMissView = z.strictObject({
  reason: z.enum(notCoveredReasons),
  days: z.int().nullable(),
  startsOn: dayView(),
  endsOn: dayView().nullable(),
  term: z.string(),
  policyVersion: z.int().nullable(),
});
export const CoverageLineView = z.strictObject({
  kind: z.enum(lineKinds),
  decision: z.enum(['covered', 'provisional', 'not_covered']),
  covered: z.boolean(),
  sharePercent: z.int(),
  guarantor: GuarantorView.nullable(),
  reason: z.enum(coverageReasons),
  policyVersion: z.int().nullable(),
  /** The device's own warranty, or the cover of an earlier repair; null when none covers. */
  source: z.enum(['registration', 'repair_cover']).nullable(),
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
  operation: 'warranty.checkCoverage',
  method: 'POST',
  path: '/warranty/coverage-checks',
  permission: 'warranty.check',
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

/** The key of a sentence in `texts` and what fills its slots. */
export interface Sentence {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * The answer of a coverage check as a sentence for people, the same on every screen and in messages. Days are shown
 * in Jalali; of a cover that ends, the last covered day.
 */
export function wordsOfCoverage(
  line: Pick<CoverageLineView, 'reason' | 'endsOn' | 'daysLeft' | 'nearMisses'>,
): Sentence {
  const { reason, endsOn, daysLeft } = line;
  const until = endsOn === null ? null : formatJalaliDay(addDays(endsOn, -1));
  switch (reason) {
    case 'in_term':
    case 'condition_unknown':
    case 'registration_provisional': {
      const code = coveredCodes[reason];
      if (until === null || daysLeft === null) return { code: `${code}Endless`, facts: {} };
      return { code, facts: { until, count: daysLeft } };
    }
    case 'ended': {
      const days = line.nearMisses.find((miss) => miss.reason === 'ended')?.days;
      if (days === undefined || days === null || until === null)
        return { code: 'warranty.reason.ended', facts: {} };
      return days === 0
        ? { code: 'warranty.reason.endedToday', facts: { until } }
        : { code: 'warranty.reason.endedAgo', facts: { count: days, until } };
    }
    case 'not_started': {
      const miss = line.nearMisses.find((each) => each.reason === 'not_started');
      if (miss === undefined || miss.days === null) return { code: 'warranty.reason.notStarted', facts: {} };
      return {
        code: 'warranty.reason.startsIn',
        facts: { count: miss.days, from: formatJalaliDay(miss.startsOn) },
      };
    }
    default:
      return { code: plainCodes[reason], facts: {} };
  }
}

const coveredCodes = {
  in_term: 'warranty.reason.inTerm',
  condition_unknown: 'warranty.reason.conditionUnknown',
  registration_provisional: 'warranty.reason.registrationProvisional',
} as const;

const plainCodes = {
  no_warranty: 'warranty.reason.noWarranty',
  voided: 'warranty.reason.voided',
  suspended: 'warranty.reason.suspended',
  excluded: 'warranty.reason.excluded',
  condition_broken: 'warranty.reason.conditionBroken',
  usage_reached: 'warranty.reason.usageReached',
  kind_not_in_term: 'warranty.reason.kindNotInTerm',
} as const;
