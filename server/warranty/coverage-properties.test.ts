import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays } from '../lib/jalali.ts';
import {
  coverage,
  lineKinds,
  notCoveredReasons,
  type CoverageLine,
  type Registration,
  type Term,
  type WarrantyEvent,
  type WarrantyFacts,
} from './coverage.ts';

const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2023-03-21', days));
const dayOrNone = fc.option(day);
const length = fc.record({
  unit: fc.constantFrom('day', 'week', 'month'),
  count: fc.integer({ min: 1, max: 60 }),
});
const components = fc.subarray(['compressor', 'fan', 'door']);
const percent = fc.constantFrom(0, 50, 100);

const scope: fc.Arbitrary<Term['scope']> = fc.oneof(
  fc.constant({ kind: 'device' as const }),
  components.map((componentIds) => ({ kind: 'components' as const, componentIds })),
  fc
    .subarray(['refill', 'clean'])
    .map((repairActionIds) => ({ kind: 'repair_actions' as const, repairActionIds })),
);
const term = fc.record({
  guarantor: fc.constantFrom(
    { kind: 'company' as const, id: null },
    { kind: 'seller' as const, id: 'dealer-7' },
  ),
  scope,
  sharePercent: fc.record({ labour: percent, part: percent, travel: percent }),
  length: fc.option(length),
  usageLimit: fc.option(fc.integer({ min: 1, max: 100 })),
  exclusions: fc.subarray(['misuse', 'power_surge']),
  conditions: fc.subarray(['protector', 'periodic_service']),
});
const anyEvent: fc.Arbitrary<WarrantyEvent> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('extension' as const, 'statutory_extension' as const),
    id: fc.constant('extension'),
    length,
    termIds: fc.option(fc.constant(['0', '2'])),
  }),
  fc.record({
    kind: fc.constant('void' as const),
    id: fc.constantFrom('void-1', 'void-2'),
    on: day,
    endsRepairCovers: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('restore' as const),
    id: fc.constant('restore'),
    voidId: fc.constantFrom('void-1', 'void-2'),
  }),
  fc.record({
    kind: fc.constant('suspension' as const),
    id: fc.constant('suspension'),
    from: day,
    to: dayOrNone,
  }),
);
const registration = fc.record({
  state: fc.constantFrom('provisional' as const, 'confirmed' as const, 'withdrawn' as const),
  policyVersionId: fc.constantFrom('v1', 'v2'),
  startsOn: day,
  terms: fc
    .array(term, { maxLength: 3 })
    .map((terms) => terms.map((one, place): Term => ({ ...one, id: String(place) }))),
  events: fc.array(anyEvent, { maxLength: 4 }),
});
const facts: fc.Arbitrary<WarrantyFacts> = fc.record({
  registrations: fc
    .array(registration, { maxLength: 3 })
    .map((all) => all.map((one, place): Registration => ({ ...one, id: `registration-${place}` }))),
  repairCovers: fc
    .array(
      fc.record({
        covers: fc.constantFrom(
          { kind: 'part' as const, partId: 'fan-1' },
          { kind: 'fault_family' as const, faultFamilyId: 'cooling' },
        ),
        policyVersionId: fc.constant('repairs'),
        guarantor: fc.constant({ kind: 'agency' as const, id: 'agency-1001' }),
        startsOn: day,
        length,
      }),
      { maxLength: 2 },
    )
    .map((all) => all.map((one, place) => ({ ...one, id: `repair-${place}` }))),
  conditions: fc.dictionary(
    fc.constantFrom('protector', 'periodic_service'),
    fc.constantFrom('kept' as const, 'broken' as const, 'unknown' as const),
  ),
  usageReading: fc.option(fc.integer({ min: 0, max: 120 })),
  duties: fc.record({
    soldOn: dayOrNone,
    serviceDutyYears: fc.option(fc.constant(10)),
    modelLastSoldOn: dayOrNone,
    partsDutyYears: fc.option(fc.constant(10)),
  }),
});
const line: fc.Arbitrary<CoverageLine> = fc.record({
  kind: fc.constantFrom(...lineKinds),
  componentIds: components,
  partId: fc.option(fc.constant('fan-1')),
  repairActionId: fc.option(fc.constantFrom('refill', 'clean')),
  faultFamilyId: fc.option(fc.constantFrom('cooling', 'noise')),
  exclusions: fc.subarray(['misuse', 'power_surge', 'disaster']),
});
const runs = { numRuns: 3000 };

test('H8: no term covers a day outside it, and what covers has a share, a guarantor and days left', () => {
  fc.assert(
    fc.property(facts, day, line, (known, asked, about) => {
      const answer = coverage(known, asked, about);
      const covering = [answer.term, ...answer.others].filter((one) => one !== null);
      for (const { startsOn, endsOn, sharePercent, daysLeft } of covering) {
        assert.ok(startsOn <= asked && (endsOn === null || asked < endsOn));
        assert.ok(sharePercent > 0 && sharePercent <= answer.sharePercent);
        assert.ok(daysLeft === null || daysLeft >= 1);
      }
      assert.equal(answer.covered, covering.length > 0);
      assert.equal(answer.covered, answer.decision !== 'not_covered');
      assert.equal(answer.covered, answer.guarantor !== null);
      assert.equal(answer.covered, !notCoveredReasons.some((reason) => reason === answer.reason));
    }),
    runs,
  );
});

test('H8: the same facts in another order give the same answer, byte for byte', () => {
  fc.assert(
    fc.property(facts, day, line, (known, asked, about) => {
      const shuffled: WarrantyFacts = {
        ...known,
        repairCovers: known.repairCovers.toReversed(),
        registrations: known.registrations.toReversed().map((one) => ({
          ...one,
          terms: one.terms.toReversed(),
          events: one.events.toReversed(),
        })),
      };
      assert.equal(
        JSON.stringify(coverage(shuffled, asked, about)),
        JSON.stringify(coverage(known, asked, about)),
      );
    }),
    runs,
  );
});

test('H6: an extension never takes cover away and never moves an end forward in time', () => {
  fc.assert(
    fc.property(facts, day, line, length, (known, asked, about, added) => {
      const extension: WarrantyEvent = { kind: 'extension', id: 'more', length: added, termIds: null };
      const before = coverage(known, asked, about);
      const after = coverage(withEvent(known, extension), asked, about);
      assert.ok(after.covered || !before.covered);
      assert.ok(after.sharePercent >= before.sharePercent);
      const stillCovering = new Set(
        [after.term, ...after.others].map((one) => `${one?.sourceId} ${one?.termId}`),
      );
      for (const one of [before.term, ...before.others])
        assert.ok(one === null || stillCovering.has(`${one.sourceId} ${one.termId}`));
    }),
    runs,
  );
});

test('H7: after a void no registration covers, and no repair cover if it is coded so', () => {
  fc.assert(
    fc.property(facts, day, fc.nat(100), line, fc.boolean(), (known, on, later, about, endsRepairCovers) => {
      const voided = withEvent(known, { kind: 'void', id: 'final', on, endsRepairCovers });
      const answer = coverage(voided, addDays(on, later), about);
      const sources = [answer.term, ...answer.others].flatMap((one) => (one === null ? [] : [one.source]));
      const isStopped = endsRepairCovers && voided.registrations.some(({ state }) => state !== 'withdrawn');
      assert.ok(sources.every((source) => source === 'repair_cover' && !isStopped));
      const dayBefore = addDays(on, -1);
      assert.deepEqual(coverage(voided, dayBefore, about), coverage(known, dayBefore, about));
    }),
    runs,
  );
});

function withEvent(known: WarrantyFacts, event: WarrantyEvent): WarrantyFacts {
  return {
    ...known,
    registrations: known.registrations.map((one) => ({ ...one, events: [...one.events, event] })),
  };
}
