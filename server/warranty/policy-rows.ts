import type { Guarantor, Length, Registration, Term, WarrantyEvent } from './coverage.ts';
import { termEndsOn } from './term-end.ts';
import type { TermRecord } from './policy-terms.ts';
import type { StartRule } from './warranty-start.ts';
import type { EventRow, PolicyTermRow, RegistrationRow } from './warranty.sql.ts';

// From rows of the database to the facts that the pure rules work on.

export interface Policy {
  readonly id: string;
  readonly modelId: string;
  readonly number: number;
  readonly fromOn: string | null;
  readonly guarantor: Guarantor;
  readonly rule: StartRule;
  readonly serviceDutyYears: number;
  readonly partsDutyYears: number;
  readonly madeAt: Date;
  readonly terms: readonly PolicyTerm[];
}

/** A term as the rules need it, with what people call it. */
export interface PolicyTerm {
  readonly term: Term;
  readonly record: TermRecord;
  readonly usageMax: number | null;
}

/** Policies from rows of one term each, in the order of the rows. */
export function policiesOf(rows: readonly PolicyTermRow[]): Policy[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { id, modelId, number, fromOn, serviceDutyYears, partsDutyYears, madeAt } = first;
    const { latestStartAnchor: anchor, latestStartMonths: months } = first;
    const guarantor = { kind: first.guarantorKind, id: first.guarantorId };
    const latest = anchor === null || months === null ? null : { anchor, months };
    return [
      {
        id,
        modelId,
        number,
        fromOn,
        serviceDutyYears,
        partsDutyYears,
        madeAt,
        guarantor,
        rule: { order: first.startBases, latest },
        terms: own.flatMap((row) => (row.termId === null ? [] : [termOf(row, row.termId, guarantor)])),
      },
    ];
  });
}

function termOf(row: PolicyTermRow, id: string, guarantor: Guarantor): PolicyTerm {
  const { scopeCodes, exclusions, conditions, usageMax } = row;
  const sharePercent = { labour: row.labourPercent, part: row.partPercent, travel: row.travelPercent };
  const length = lengthOf(row.lengthUnit, row.lengthCount);
  return {
    usageMax,
    record: { title: row.termTitle, scope: row.scope, scopeCodes, sharePercent, length },
    term: {
      id,
      guarantor,
      scope: scopeOf(row),
      sharePercent,
      length,
      usageLimit: usageMax,
      exclusions,
      conditions,
    },
  };
}

function scopeOf({ scope, scopeCodes }: PolicyTermRow): Term['scope'] {
  switch (scope) {
    case 'device':
      return { kind: 'device' };
    case 'components':
      return { kind: 'components', componentIds: scopeCodes };
    case 'repair_actions':
      return { kind: 'repair_actions', repairActionIds: scopeCodes };
  }
}

export function lengthOf(unit: Length['unit'] | null, count: number | null): Length | null {
  return unit === null || count === null ? null : { unit, count };
}

/** What the rules see of an event; a transfer to another owner changes no cover. */
export function eventsOf(rows: readonly EventRow[]): WarrantyEvent[] {
  return rows.flatMap((row): WarrantyEvent[] => {
    const length = lengthOf(row.lengthUnit, row.lengthCount);
    switch (row.kind) {
      case 'extension':
      case 'statutory_extension':
        return length === null ? [] : [{ kind: row.kind, id: row.id, length, termIds: row.termIds }];
      case 'void':
        return [{ kind: 'void', id: row.id, on: row.fromOn, endsRepairCovers: row.endsRepairCovers }];
      case 'restore':
        return row.voidId === null ? [] : [{ kind: 'restore', id: row.id, voidId: row.voidId }];
      case 'suspension':
        return [{ kind: 'suspension', id: row.id, from: row.fromOn, to: row.toOn }];
      case 'transfer':
        return [];
    }
  });
}

/** A registration as the rules need it. */
export function registrationOf(
  row: RegistrationRow,
  policy: Policy,
  events: readonly EventRow[],
): Registration {
  return {
    id: row.id,
    state: stateOf(row),
    policyVersionId: policy.id,
    startsOn: row.startsOn,
    terms: policy.terms.map(({ term }) => term),
    events: eventsOf(events),
  };
}

export function stateOf(row: Pick<RegistrationRow, 'isWithdrawn' | 'isProvisional'>): Registration['state'] {
  if (row.isWithdrawn) return 'withdrawn';
  return row.isProvisional ? 'provisional' : 'confirmed';
}

/** The first day that no term covers any more; null while one has no end, or a suspension still lasts. */
export function lastEndOf(
  startsOn: string,
  terms: readonly Term[],
  events: readonly WarrantyEvent[],
): string | null {
  if (events.some((event) => event.kind === 'suspension' && event.to === null)) return null;
  const ends = terms.map(({ id, length }) => termEndsOn({ id, startsOn, length }, events, startsOn));
  return ends.includes(null)
    ? null
    : ends.reduce((last, end) => (last === null || (end ?? '') > last ? end : last), null);
}

/** The guarantor as one text, for the rule that two covers of one guarantor may not overlap. */
export function guarantorKey({ kind, id }: Guarantor): string {
  return id === null ? kind : `${kind}:${id}`;
}
