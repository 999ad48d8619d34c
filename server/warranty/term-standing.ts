/**
 * How each term of a device stands on one day towards one line: what it would pay, and what speaks against
 * it.
 */

import type {
  CoverageLine,
  Guarantor,
  NotCoveredReason,
  Registration,
  RepairCover,
  Term,
  TermScope,
  WarrantyEvent,
  WarrantyFacts,
} from './coverage.ts';
import { isSuspended, termEndsOn } from './term-end.ts';

export type Standing = {
  readonly termId: string;
  readonly source: 'registration' | 'repair_cover';
  readonly sourceId: string;
  readonly policyVersionId: string | null;
  readonly guarantor: Guarantor;
  readonly sharePercent: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Larger for a narrower scope. */
  readonly narrowness: number;
  /** Whether the term's scope holds the line, and its share of this kind is not 0. */
  readonly isPromised: boolean;
  readonly isProvisional: boolean;
  readonly isVoided: boolean;
  readonly isSuspended: boolean;
  readonly isExcluded: boolean;
  readonly isConditionBroken: boolean;
  readonly conditionsUnknown: readonly string[];
  readonly isUsageReached: boolean;
  readonly usageUnknown: boolean;
};

/** Every term of every registration that was not withdrawn, and every repair cover. */
export function standingsOf(facts: WarrantyFacts, day: string, line: CoverageLine): Standing[] {
  const registrations = facts.registrations.filter((registration) => registration.state !== 'withdrawn');
  return [
    ...registrations.flatMap((registration) =>
      registration.terms.map((term) => standingOfTerm(facts, registration, term, day, line)),
    ),
    ...facts.repairCovers.map((cover) => standingOfRepair(cover, registrations, day, line)),
  ];
}

/** The first that speaks against the term on the day, or null: it covers. */
export function reasonAgainst(standing: Standing, day: string): NotCoveredReason | null {
  if (standing.isVoided) return 'voided';
  if (standing.isSuspended) return 'suspended';
  if (!standing.isPromised) return 'kind_not_in_term';
  if (standing.isExcluded) return 'excluded';
  if (standing.isConditionBroken) return 'condition_broken';
  if (standing.isUsageReached) return 'usage_reached';
  if (standing.endsOn !== null && day >= standing.endsOn) return 'ended';
  return day < standing.startsOn ? 'not_started' : null;
}

function standingOfTerm(
  facts: WarrantyFacts,
  registration: Registration,
  term: Term,
  day: string,
  line: CoverageLine,
): Standing {
  const { events, startsOn } = registration;
  const sharePercent = term.sharePercent[line.kind];
  const stateOf = (condition: string) => facts.conditions[condition] ?? 'unknown';
  return {
    termId: term.id,
    source: 'registration',
    sourceId: registration.id,
    policyVersionId: registration.policyVersionId,
    guarantor: term.guarantor,
    sharePercent,
    startsOn,
    endsOn: termEndsOn({ id: term.id, startsOn, length: term.length }, events, day),
    narrowness: narrownessOf(term.scope),
    isPromised: sharePercent > 0 && holds(term.scope, line),
    isProvisional: registration.state === 'provisional',
    isVoided: voidsOn(events, day).length > 0,
    isSuspended: isSuspended(events, day),
    isExcluded: term.exclusions.some((damage) => line.exclusions.includes(damage)),
    isConditionBroken: term.conditions.some((condition) => stateOf(condition) === 'broken'),
    conditionsUnknown: term.conditions.filter((condition) => stateOf(condition) === 'unknown').toSorted(),
    isUsageReached:
      term.usageLimit !== null && facts.usageReading !== null && facts.usageReading >= term.usageLimit,
    usageUnknown: term.usageLimit !== null && facts.usageReading === null,
  };
}

/**
 * A repair cover outlives expiry and suspension, and a void too unless the void's reason is coded to end it.
 */
function standingOfRepair(
  cover: RepairCover,
  registrations: readonly Registration[],
  day: string,
  line: CoverageLine,
): Standing {
  const voids = registrations.flatMap(({ events }) => voidsOn(events, day));
  return {
    termId: cover.id,
    source: 'repair_cover',
    sourceId: cover.id,
    policyVersionId: cover.policyVersionId,
    guarantor: cover.guarantor,
    sharePercent: 100,
    startsOn: cover.startsOn,
    endsOn: termEndsOn(cover, [], day),
    narrowness: narrownessOf(cover.covers),
    isPromised: repairHolds(cover, line),
    isProvisional: false,
    isVoided: voids.some((event) => event.endsRepairCovers),
    isSuspended: false,
    isExcluded: false,
    isConditionBroken: false,
    conditionsUnknown: [],
    isUsageReached: false,
    usageUnknown: false,
  };
}

type Void = Extract<WarrantyEvent, { kind: 'void' }>;

/** The voids that hold on a day: each from its day on, that day included, unless a restore names it. */
function voidsOn(events: readonly WarrantyEvent[], day: string): Void[] {
  const restored = new Set(events.flatMap((event) => (event.kind === 'restore' ? [event.voidId] : [])));
  return events.flatMap((event) =>
    event.kind === 'void' && event.on <= day && !restored.has(event.id) ? [event] : [],
  );
}

function holds(scope: TermScope, line: CoverageLine): boolean {
  switch (scope.kind) {
    case 'device':
      return true;
    case 'components':
      return scope.componentIds.some((componentId) => line.componentIds.includes(componentId));
    case 'repair_actions':
      return line.repairActionId !== null && scope.repairActionIds.includes(line.repairActionId);
  }
}

/** The part's cover pays that part; the family's pays labour, parts and travel for the same family. */
function repairHolds({ covers }: RepairCover, line: CoverageLine): boolean {
  if (covers.kind === 'part') return line.kind === 'part' && line.partId === covers.partId;
  return line.faultFamilyId === covers.faultFamilyId;
}

const fromWideToNarrow = ['device', 'fault_family', 'components', 'repair_actions', 'part'] as const;

function narrownessOf(scope: { readonly kind: (typeof fromWideToNarrow)[number] }): number {
  return fromWideToNarrow.indexOf(scope.kind);
}
