/**
 * The coverage check: who pays for this labour, part or travel on this device on this day, and why.
 * One pure function for reception, report, approval and the public page: same facts, same answer, byte for
 * byte. Days are ISO days; `endsOn` is the first day not covered.
 */

import { addJalaliMonths, daysBetween } from '../lib/jalali.ts';
import { reasonAgainst, standingsOf, type Standing } from './term-standing.ts';

export const lineKinds = ['labour', 'part', 'travel'] as const;
export type LineKind = (typeof lineKinds)[number];

export type Length = { readonly unit: 'day' | 'week' | 'month'; readonly count: number };

export const guarantorKinds = ['company', 'importer', 'seller', 'insurer', 'agency'] as const;
export type Guarantor = { readonly kind: (typeof guarantorKinds)[number]; readonly id: string | null };

export type TermScope =
  | { readonly kind: 'device' }
  | { readonly kind: 'components'; readonly componentIds: readonly string[] }
  | { readonly kind: 'repair_actions'; readonly repairActionIds: readonly string[] };

/** One promise of a policy. Time and usage: whichever comes first; null is no limit. */
export type Term = {
  readonly id: string;
  readonly guarantor: Guarantor;
  readonly scope: TermScope;
  /** What the guarantor bears of each kind of line, 0 to 100; 0 is not promised. */
  readonly sharePercent: Readonly<Record<LineKind, number>>;
  readonly length: Length | null;
  readonly usageLimit: number | null;
  /** Codes of damage that this term does not pay for, though it lives on. */
  readonly exclusions: readonly string[];
  /** Codes of what the owner must keep. */
  readonly conditions: readonly string[];
};

/** `termIds` null means all terms with a time limit. A suspension whose `to` is null still lasts. */
export type WarrantyEvent =
  | {
      readonly kind: 'extension' | 'statutory_extension';
      readonly id: string;
      readonly length: Length;
      readonly termIds: readonly string[] | null;
    }
  | { readonly kind: 'void'; readonly id: string; readonly on: string; readonly endsRepairCovers: boolean }
  | { readonly kind: 'restore'; readonly id: string; readonly voidId: string }
  | { readonly kind: 'suspension'; readonly id: string; readonly from: string; readonly to: string | null };

/** The registration of a device under one version of a policy, with the terms of that version. */
export type Registration = {
  readonly id: string;
  readonly state: 'provisional' | 'confirmed' | 'withdrawn';
  readonly policyVersionId: string;
  readonly startsOn: string;
  readonly terms: readonly Term[];
  readonly events: readonly WarrantyEvent[];
};

/** What a repair promises from the day it ended: its part, or the family of the fault. */
export type RepairCover = {
  readonly id: string;
  readonly covers:
    | { readonly kind: 'part'; readonly partId: string }
    | { readonly kind: 'fault_family'; readonly faultFamilyId: string };
  /** Of the policy that covered the device then; null: none did. */
  readonly policyVersionId: string | null;
  readonly guarantor: Guarantor;
  readonly startsOn: string;
  readonly length: Length;
};

export type ConditionState = 'kept' | 'broken' | 'unknown';

export type WarrantyFacts = {
  readonly registrations: readonly Registration[];
  readonly repairCovers: readonly RepairCover[];
  /** By the condition's code; what is missing is not known. */
  readonly conditions: Readonly<Record<string, ConditionState>>;
  /** In the unit of the terms' limits, on the day asked; null when nobody read it. */
  readonly usageReading: number | null;
  readonly duties: {
    readonly soldOn: string | null;
    readonly serviceDutyYears: number | null;
    /** Null while the model is still sold. */
    readonly modelLastSoldOn: string | null;
    readonly partsDutyYears: number | null;
  };
};

/** What is asked about. `exclusions` are the coded kinds of damage found, such as 'misuse'. */
export type CoverageLine = {
  readonly kind: LineKind;
  readonly componentIds: readonly string[];
  readonly partId: string | null;
  readonly repairActionId: string | null;
  readonly faultFamilyId: string | null;
  readonly exclusions: readonly string[];
};

/** Why a term does not cover, in the order in which the first that holds is told. */
export const notCoveredReasons = [
  'no_warranty',
  'voided',
  'suspended',
  'excluded',
  'condition_broken',
  'usage_reached',
  'ended',
  'not_started',
  'kind_not_in_term',
] as const;
export type NotCoveredReason = (typeof notCoveredReasons)[number];
export type CoveredReason = 'in_term' | 'condition_unknown' | 'registration_provisional';

export type TermReference = {
  readonly termId: string;
  readonly source: 'registration' | 'repair_cover';
  readonly sourceId: string;
  readonly policyVersionId: string | null;
  readonly guarantor: Guarantor;
  readonly startsOn: string;
  readonly endsOn: string | null;
};
export type CoveringTerm = TermReference & {
  readonly sharePercent: number;
  /** 1 on the last covered day; null without a time limit. */
  readonly daysLeft: number | null;
  /** Whether the term has a usage limit but nobody knows the reading, so that time alone decided. */
  readonly usageUnknown: boolean;
  readonly conditionsUnknown: readonly string[];
};
/** `days`: since it ended, or until it starts; null for the other reasons. */
export type NearMiss = TermReference & { readonly reason: NotCoveredReason; readonly days: number | null };

export type Coverage = {
  readonly day: string;
  readonly kind: LineKind;
  readonly decision: 'covered' | 'provisional' | 'not_covered';
  readonly covered: boolean;
  readonly reason: CoveredReason | NotCoveredReason;
  readonly sharePercent: number;
  readonly term: CoveringTerm | null;
  readonly guarantor: Guarantor | null;
  readonly policyVersionId: string | null;
  /** Of the covering term; when none covers, of the nearest miss with this reason. */
  readonly endsOn: string | null;
  readonly daysLeft: number | null;
  /** The other terms that cover too, the better first. */
  readonly others: readonly CoveringTerm[];
  /** Terms that promise this line but do not cover it on this day, the nearest first. */
  readonly nearMisses: readonly NearMiss[];
  readonly serviceDutyEndsOn: string | null;
  readonly partsDutyEndsOn: string | null;
};

/** Answers the coverage check. Rows H5, H6, H8, I3. */
export function coverage(facts: WarrantyFacts, day: string, line: CoverageLine): Coverage {
  const standings = standingsOf(facts, day, line);
  const covering = standings
    .filter((standing) => reasonAgainst(standing, day) === null)
    .toSorted(betterFirst);
  const nearMisses = standings.flatMap((standing) => nearMissOf(standing, day)).toSorted(nearerFirst);
  const [best, ...others] = covering;
  const term = best === undefined ? null : coveringTermOf(best, day);
  const reason = best === undefined ? whyNot(facts, standings, day) : whyCovered(best);
  const nearest = nearMisses.find((miss) => miss.reason === reason);
  return {
    day,
    kind: line.kind,
    decision: term === null ? 'not_covered' : reason === 'in_term' ? 'covered' : 'provisional',
    covered: term !== null,
    reason,
    sharePercent: term?.sharePercent ?? 0,
    term,
    guarantor: term?.guarantor ?? null,
    policyVersionId: term?.policyVersionId ?? null,
    endsOn: (term ?? nearest)?.endsOn ?? null,
    daysLeft: term === null ? 0 : term.daysLeft,
    others: others.map((other) => coveringTermOf(other, day)),
    nearMisses,
    serviceDutyEndsOn: serviceDutyEndsOn(facts),
    partsDutyEndsOn: yearsAfter(facts.duties.modelLastSoldOn, facts.duties.partsDutyYears),
  };
}

/** Of several that cover: higher share, later end, narrower scope, lower id. */
function betterFirst(one: Standing, other: Standing): number {
  return (
    other.sharePercent - one.sharePercent ||
    compare(other.endsOn ?? '9999', one.endsOn ?? '9999') ||
    other.narrowness - one.narrowness ||
    compare(one.termId, other.termId) ||
    compare(one.sourceId, other.sourceId)
  );
}

function nearerFirst(one: NearMiss, other: NearMiss): number {
  return (
    notCoveredReasons.indexOf(one.reason) - notCoveredReasons.indexOf(other.reason) ||
    (one.days ?? 0) - (other.days ?? 0) ||
    compare(other.endsOn ?? '9999', one.endsOn ?? '9999') ||
    compare(one.termId, other.termId) ||
    compare(one.sourceId, other.sourceId)
  );
}

function whyCovered(best: Standing): CoveredReason {
  if (best.conditionsUnknown.length > 0) return 'condition_unknown';
  return best.isProvisional ? 'registration_provisional' : 'in_term';
}

function whyNot(facts: WarrantyFacts, standings: readonly Standing[], day: string): NotCoveredReason {
  if (!facts.registrations.some((registration) => registration.state !== 'withdrawn')) return 'no_warranty';
  const reasons = standings.map((standing) => reasonAgainst(standing, day));
  return notCoveredReasons.find((reason) => reasons.includes(reason)) ?? 'kind_not_in_term';
}

function nearMissOf(standing: Standing, day: string): NearMiss[] {
  const reason = reasonAgainst(standing, day);
  if (reason === null || !standing.isPromised) return [];
  return [{ ...referenceOf(standing), reason, days: daysOff(standing, reason, day) }];
}

function daysOff(standing: Standing, reason: NotCoveredReason, day: string): number | null {
  if (reason === 'not_started') return daysBetween(day, standing.startsOn);
  return reason === 'ended' && standing.endsOn !== null ? daysBetween(standing.endsOn, day) : null;
}

function coveringTermOf(standing: Standing, day: string): CoveringTerm {
  return {
    ...referenceOf(standing),
    sharePercent: standing.sharePercent,
    daysLeft: standing.endsOn === null ? null : daysBetween(day, standing.endsOn),
    usageUnknown: standing.usageUnknown,
    conditionsUnknown: standing.conditionsUnknown,
  };
}

function referenceOf(standing: Standing): TermReference {
  return {
    termId: standing.termId,
    source: standing.source,
    sourceId: standing.sourceId,
    policyVersionId: standing.policyVersionId,
    guarantor: { kind: standing.guarantor.kind, id: standing.guarantor.id },
    startsOn: standing.startsOn,
    endsOn: standing.endsOn,
  };
}

/**
 * Service is owed from the sale of the device, or from its first day of cover where the sale is not known.
 */
function serviceDutyEndsOn(facts: WarrantyFacts): string | null {
  const coverDays = facts.registrations.flatMap(({ state, startsOn }) =>
    state === 'withdrawn' ? [] : [startsOn],
  );
  return yearsAfter(facts.duties.soldOn ?? coverDays.toSorted()[0] ?? null, facts.duties.serviceDutyYears);
}

function yearsAfter(isoDay: string | null, years: number | null): string | null {
  return isoDay === null || years === null ? null : addJalaliMonths(isoDay, years * 12);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
