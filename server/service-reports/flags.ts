import { codeKey } from '../lib/fold.ts';
import { addDays, daysBetween } from '../lib/jalali.ts';
import type { CoverageLineView } from '../warranty/warranty.contract.ts';
import type { FindingView } from './service-reports.contract.ts';
import type { EvidenceKind, FlagCode, FlagSeverity, ReportKind, ReportLineKind } from './words.contract.ts';
import { FILING_DAYS, flagSeverities } from './words.contract.ts';

type Severity = FindingView['severity'];

// What the rules find in a report. Pure: facts in, flags out. Row I10.

/** Each rule with the version of its wording in force and how grave its finding is. */
const rules: Readonly<Record<FlagCode, { readonly version: number; readonly severity: Severity }>> = {
  serial_malformed: { version: 1, severity: 'block' },
  serial_elsewhere: { version: 1, severity: 'block' },
  serial_differs: { version: 1, severity: 'hold' },
  serial_missing: { version: 1, severity: 'hold' },
  serial_unproven: { version: 1, severity: 'hold' },
  second_installation: { version: 1, severity: 'block' },
  line_not_covered: { version: 1, severity: 'block' },
  goodwill: { version: 1, severity: 'hold' },
  part_not_of_model: { version: 1, severity: 'block' },
  part_used_before: { version: 1, severity: 'block' },
  part_never_issued: { version: 1, severity: 'hold' },
  same_part_again: { version: 1, severity: 'hold' },
  same_fault_again: { version: 1, severity: 'hold' },
  seal_missing: { version: 1, severity: 'hold' },
  seal_used_before: { version: 1, severity: 'hold' },
  photo_used_before: { version: 1, severity: 'hold' },
  photo_nearly_used: { version: 1, severity: 'observe' },
  technician_phone: { version: 1, severity: 'hold' },
  filed_late: { version: 1, severity: 'hold' },
  times_impossible: { version: 1, severity: 'block' },
  visits_overlap: { version: 1, severity: 'block' },
  minutes_above_norm: { version: 1, severity: 'warn' },
  quantity_above_norm: { version: 1, severity: 'warn' },
  date_held: { version: 1, severity: 'hold' },
  proof_missing: { version: 1, severity: 'warn' },
};

export interface LineFacts {
  readonly id: string;
  readonly place: number;
  readonly kind: ReportLineKind;
  /** Null: nobody is asked who pays, as for a part that is taken out. */
  readonly coverage: Pick<CoverageLineView, 'decision' | 'reason'> | null;
  /** No warranty covers it, and the head office lets the company pay all the same. */
  readonly isGoodwill: boolean;
  readonly needsSeal: boolean;
  readonly isOfModel: boolean;
  /** Whether the agency ever got the part; true for parts that are not the company's. */
  readonly isEverIssued: boolean;
  readonly isSerialUsed: boolean;
  /** Days since the same part was put into this device, while its own cover runs. */
  readonly samePartDays: number | null;
  /** Days since the same family of faults was repaired on this device, up to 30. */
  readonly sameFaultDays: number | null;
  /** Far above what is usual for the model and action. */
  readonly aboveNorm: {
    readonly what: 'minutes' | 'quantity';
    readonly value: number;
    readonly usual: number;
  } | null;
}

export interface ReportFacts {
  readonly kind: ReportKind;
  readonly device: {
    readonly serial: string | null;
    readonly isUnproven: boolean;
    readonly producedOn: string | null;
    readonly soldOn: string | null;
  };
  readonly serialRead: string;
  /** The serial that was read belongs to another device. */
  readonly isSerialElsewhere: boolean;
  readonly isInstalledBefore: boolean;
  readonly sealNumber: string;
  readonly isSealUsed: boolean;
  readonly lines: readonly LineFacts[];
  /** In the order of the form; used: the same bytes were handed in with something else; nearly: what looks the same. */
  readonly evidence: readonly {
    readonly kind: EvidenceKind;
    readonly isUsed: boolean;
    readonly isNearlyUsed: boolean;
  }[];
  readonly isTechnicianPhone: boolean;
  readonly isDateHeld: boolean;
  /** Null while the work is not done: then nothing is said about its times. */
  readonly workEndedAt: Date | null;
  readonly workOn: string | null;
  /** Another report stands for which the technician was at work at the same time, elsewhere. */
  readonly overlap: { readonly number: string; readonly minutes: number } | null;
  /** The day of the first submission, or today. */
  readonly filedOn: string;
  readonly now: Date;
}

/** Every finding, report first, then line by line. */
export function flagsOf(facts: ReportFacts): FindingView[] {
  return [
    ...serialFlags(facts),
    ...(facts.kind === 'installation' && facts.isInstalledBefore ? [flag('second_installation')] : []),
    ...sealFlags(facts),
    ...timeFlags(facts),
    ...evidenceFlags(facts),
    ...(facts.isTechnicianPhone ? [flag('technician_phone')] : []),
    ...facts.lines.flatMap((line) => lineFlags(line)),
  ];
}

/** The gravest of some flags; null when there are none. */
export function gravest(flags: readonly { readonly severity: Severity }[]): FlagSeverity | null {
  return flagSeverities.findLast((severity) => flags.some((each) => each.severity === severity)) ?? null;
}

/** How many of them people read. */
export function countOf(flags: readonly { readonly severity: Severity }[]): number {
  return flags.filter((each) => each.severity !== 'observe').length;
}

function flag(
  code: FlagCode,
  more: { lineId?: string; path?: string; facts?: Record<string, string | number> } = {},
): FindingView {
  return {
    code,
    ...rules[code],
    lineId: more.lineId ?? null,
    path: more.path ?? '',
    facts: more.facts ?? {},
  };
}

function serialFlags({ device, serialRead, isSerialElsewhere }: ReportFacts): FindingView[] {
  const path = 'serialRead';
  const unproven = device.isUnproven ? [flag('serial_unproven', { path })] : [];
  if (serialRead === '') return [flag('serial_missing', { path }), ...unproven];
  const read = codeKey(serialRead);
  if (read === '') return [flag('serial_malformed', { path }), ...unproven];
  if (read === codeKey(device.serial ?? '')) return unproven;
  return [flag(isSerialElsewhere ? 'serial_elsewhere' : 'serial_differs', { path }), ...unproven];
}

function sealFlags({ sealNumber, isSealUsed, lines }: ReportFacts): FindingView[] {
  const path = 'sealNumber';
  if (sealNumber === '') return lines.some((line) => line.needsSeal) ? [flag('seal_missing', { path })] : [];
  return isSealUsed ? [flag('seal_used_before', { path })] : [];
}

const CLOCK_MS_MAX = 5 * 60_000;

function timeFlags(facts: ReportFacts): FindingView[] {
  const { workOn, workEndedAt, device, filedOn, now } = facts;
  if (workOn === null || workEndedAt === null) return [];
  const isFuture = workEndedAt.getTime() > now.getTime() + CLOCK_MS_MAX;
  const isBefore = [device.soldOn, device.producedOn].some((day) => day !== null && workOn < day);
  const late = daysBetween(workOn, filedOn) > FILING_DAYS;
  return [
    ...(isFuture || isBefore ? [flag('times_impossible')] : []),
    ...overlapFlags(facts),
    ...(facts.isDateHeld ? [flag('date_held')] : []),
    ...(late
      ? [flag('filed_late', { facts: { days: daysBetween(workOn, filedOn), max: FILING_DAYS } })]
      : []),
  ];
}

function overlapFlags({ overlap }: ReportFacts): FindingView[] {
  return overlap === null
    ? []
    : [flag('visits_overlap', { facts: { number: overlap.number, minutes: overlap.minutes } })];
}

/** What a report of each kind shows in pictures. */
export const neededEvidence: Readonly<Record<ReportKind, readonly EvidenceKind[]>> = {
  installation: ['serial_plate', 'after_repair'],
  warranty_repair: ['serial_plate', 'fault', 'after_repair'],
};

function evidenceFlags({ kind, evidence }: ReportFacts): FindingView[] {
  const missing = neededEvidence[kind].filter((each) => evidence.every((given) => given.kind !== each));
  return [
    ...missing.map((each) => flag('proof_missing', { path: 'evidence', facts: { proof: each } })),
    ...evidence.flatMap((given, at) => {
      const path = `evidence.${at}`;
      if (given.isUsed) return [flag('photo_used_before', { path })];
      return given.isNearlyUsed ? [flag('photo_nearly_used', { path })] : [];
    }),
  ];
}

function lineFlags(line: LineFacts): FindingView[] {
  const at = { lineId: line.id, path: `lines.${line.place}` };
  const { samePartDays, sameFaultDays, aboveNorm } = line;
  return [
    ...(line.coverage?.decision === 'not_covered'
      ? [
          flag(line.isGoodwill ? 'goodwill' : 'line_not_covered', {
            ...at,
            facts: { reason: line.coverage.reason },
          }),
        ]
      : []),
    ...(aboveNorm === null
      ? []
      : [
          flag(`${aboveNorm.what}_above_norm`, {
            ...at,
            facts: { value: aboveNorm.value, usual: aboveNorm.usual },
          }),
        ]),
    ...(line.isOfModel ? [] : [flag('part_not_of_model', at)]),
    ...(line.isSerialUsed ? [flag('part_used_before', at)] : []),
    ...(line.isEverIssued ? [] : [flag('part_never_issued', at)]),
    ...(samePartDays === null ? [] : [flag('same_part_again', { ...at, facts: { days: samePartDays } })]),
    ...(sameFaultDays === null ? [] : [flag('same_fault_again', { ...at, facts: { days: sameFaultDays } })]),
  ];
}

/** Days from an earlier job to this one, when they are few enough to count; null otherwise. */
export function daysWithin(from: string, to: string, daysMax: number): number | null {
  return from <= to && to <= addDays(from, daysMax) ? daysBetween(from, to) : null;
}
