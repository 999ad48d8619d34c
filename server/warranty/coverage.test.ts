import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, formatJalaliDay, parseJalaliDay } from '../lib/jalali.ts';
import {
  coverage,
  type CoverageLine,
  type LineKind,
  type Registration,
  type RepairCover,
  type Term,
  type WarrantyEvent,
  type WarrantyFacts,
} from './coverage.ts';

const company = { kind: 'company', id: null } as const;
const agency = { kind: 'agency', id: 'agency-1001' } as const;
const everything = { labour: 100, part: 100, travel: 100 };
const wholeDevice: Term = {
  id: 'device-24',
  guarantor: company,
  scope: { kind: 'device' },
  sharePercent: everything,
  length: { unit: 'month', count: 24 },
  usageLimit: null,
  exclusions: [],
  conditions: [],
};
const compressor: Term = {
  ...wholeDevice,
  id: 'compressor-60',
  scope: { kind: 'components', componentIds: ['compressor'] },
  sharePercent: { labour: 0, part: 100, travel: 0 },
  length: { unit: 'month', count: 60 },
};
const refrigerator: Registration = {
  id: 'registration',
  state: 'confirmed',
  policyVersionId: 'refrigerator-v1',
  startsOn: day('1403/02/10'),
  terms: [wholeDevice, compressor],
  events: [],
};
const noDuties = { soldOn: null, serviceDutyYears: null, modelLastSoldOn: null, partsDutyYears: null };
const base: WarrantyFacts = {
  registrations: [refrigerator],
  repairCovers: [],
  conditions: {},
  usageReading: null,
  duties: noDuties,
};
const partCover: RepairCover = {
  id: 'fan-cover',
  covers: { kind: 'part', partId: 'fan' },
  policyVersionId: 'repairs-v1',
  guarantor: agency,
  startsOn: day('1405/02/01'),
  length: { unit: 'month', count: 6 },
};
const familyCover: RepairCover = {
  ...partCover,
  id: 'cooling-cover',
  covers: { kind: 'fault_family', faultFamilyId: 'cooling' },
};

test('H8: refrigerator v1 on 1405/04/01: labour is not covered, the compressor is until 1408/02/10', () => {
  const labour = ask('1405/04/01', line('labour'));
  assert.equal(labour.decision, 'not_covered');
  assert.equal(labour.reason, 'ended');
  assert.equal(formatJalaliDay(labour.endsOn ?? ''), '1405/02/10');
  assert.deepEqual(
    labour.nearMisses.map(({ termId, reason, days }) => ({ termId, reason, days })),
    [{ termId: 'device-24', reason: 'ended', days: 53 }],
  );
  const part = ask('1405/04/01', line('part', { componentIds: ['compressor'] }));
  assert.equal(part.decision, 'covered');
  assert.equal(part.term?.termId, 'compressor-60');
  assert.equal(part.sharePercent, 100);
  assert.deepEqual(part.guarantor, company);
  assert.equal(part.policyVersionId, 'refrigerator-v1');
  assert.equal(formatJalaliDay(part.endsOn ?? ''), '1408/02/10');
  assert.equal(ask('1405/04/01', line('part')).reason, 'ended');
  assert.equal(ask('1405/04/01', line('labour', { componentIds: ['compressor'] })).reason, 'ended');
});

test('H6: a term covers its start day, has one day left on its last, and none on the day it ends', () => {
  const answers = ['1403/02/09', '1403/02/10', '1405/02/09', '1405/02/10', '1405/02/22']
    .map((typed) => ask(typed, line('labour')))
    .map(({ covered, reason, daysLeft, nearMisses }) => ({
      covered,
      reason,
      daysLeft,
      days: nearMisses[0]?.days,
    }));
  assert.deepEqual(answers, [
    { covered: false, reason: 'not_started', daysLeft: 0, days: 1 },
    { covered: true, reason: 'in_term', daysLeft: 731, days: undefined },
    { covered: true, reason: 'in_term', daysLeft: 1, days: undefined },
    { covered: false, reason: 'ended', daysLeft: 0, days: 0 },
    { covered: false, reason: 'ended', daysLeft: 0, days: 12 },
  ]);
});

test('H6: cover that starts on 30 Esfand ends on 29 Esfand of a year without it', () => {
  const facts = registered({
    ...refrigerator,
    startsOn: day('1403/12/30'),
    terms: [{ ...wholeDevice, length: { unit: 'month', count: 12 } }],
  });
  assert.equal(ask('1404/12/28', line('labour'), facts).daysLeft, 1);
  assert.equal(ask('1404/12/29', line('labour'), facts).reason, 'ended');
});

test('H8: without a registration there is no warranty, and a withdrawn one is none', () => {
  assert.equal(ask('1404/01/01', line('labour'), { ...base, registrations: [] }).reason, 'no_warranty');
  assert.equal(
    ask('1404/01/01', line('labour'), registered({ ...refrigerator, state: 'withdrawn' })).reason,
    'no_warranty',
  );
});

test('I1: an installation that is not yet approved covers provisionally', () => {
  const answer = ask('1404/01/01', line('labour'), registered({ ...refrigerator, state: 'provisional' }));
  assert.equal(answer.decision, 'provisional');
  assert.equal(answer.covered, true);
  assert.equal(answer.reason, 'registration_provisional');
});

test('H7: a void holds from its day on, and a restore that names it annuls it for every day', () => {
  const voided: WarrantyEvent = {
    kind: 'void',
    id: 'void-1',
    on: day('1404/05/01'),
    endsRepairCovers: false,
  };
  const facts = registered({ ...refrigerator, events: [voided] });
  assert.equal(ask('1404/04/31', line('labour'), facts).covered, true);
  assert.equal(ask('1404/05/01', line('labour'), facts).reason, 'voided');
  assert.equal(ask('1406/05/01', line('labour'), facts).reason, 'voided');
  assert.equal(formatJalaliDay(ask('1404/05/01', line('labour'), facts).endsOn ?? ''), '1405/02/10');
  const restored = registered({
    ...refrigerator,
    events: [{ kind: 'restore', id: 'restore-1', voidId: 'void-1' }, voided],
  });
  assert.equal(ask('1404/05/01', line('labour'), restored).covered, true);
  const otherRestored = registered({
    ...refrigerator,
    events: [voided, { kind: 'restore', id: 'restore-1', voidId: 'void-2' }],
  });
  assert.equal(ask('1404/05/01', line('labour'), otherRestored).reason, 'voided');
});

test('H6: suspended cover pays nothing meanwhile and gets its days back', () => {
  const facts = registered({
    ...refrigerator,
    events: [{ kind: 'suspension', id: 's', from: day('1404/01/01'), to: day('1404/01/11') }],
  });
  assert.equal(ask('1404/01/01', line('labour'), facts).reason, 'suspended');
  assert.equal(ask('1404/01/10', line('labour'), facts).reason, 'suspended');
  assert.equal(ask('1404/01/11', line('labour'), facts).covered, true);
  assert.equal(ask('1405/02/19', line('labour'), facts).daysLeft, 1);
});

test('P2: an exclusion is not paid while the warranty lives on', () => {
  const facts = registered({
    ...refrigerator,
    terms: [{ ...wholeDevice, exclusions: ['misuse', 'power_surge'] }],
  });
  assert.equal(ask('1404/01/01', line('labour', { exclusions: ['power_surge'] }), facts).reason, 'excluded');
  assert.equal(ask('1404/01/01', line('labour', { exclusions: ['disaster'] }), facts).covered, true);
});

test('P2: a broken condition ends cover by its term, one not known makes it provisional', () => {
  const facts = registered({
    ...refrigerator,
    terms: [{ ...wholeDevice, conditions: ['protector', 'authorised_installation'] }],
  });
  const asked = (conditions: WarrantyFacts['conditions']) =>
    ask('1404/01/01', line('labour'), { ...facts, conditions });
  assert.equal(asked({ protector: 'kept', authorised_installation: 'kept' }).decision, 'covered');
  assert.equal(asked({ protector: 'broken', authorised_installation: 'unknown' }).reason, 'condition_broken');
  const unknown = asked({ protector: 'unknown' });
  assert.equal(unknown.decision, 'provisional');
  assert.equal(unknown.reason, 'condition_unknown');
  assert.deepEqual(unknown.term?.conditionsUnknown, ['authorised_installation', 'protector']);
});

test('H6: of months and usage whichever comes first, and an unknown reading leaves time alone', () => {
  const facts = registered({ ...refrigerator, terms: [{ ...wholeDevice, usageLimit: 5000 }] });
  const asked = (usageReading: number | null) =>
    ask('1404/01/01', line('labour'), { ...facts, usageReading });
  assert.equal(asked(4999).covered, true);
  assert.equal(asked(5000).reason, 'usage_reached');
  assert.equal(asked(4999).term?.usageUnknown, false);
  assert.deepEqual([asked(null).covered, asked(null).term?.usageUnknown], [true, true]);
  const usageAlone = registered({
    ...refrigerator,
    terms: [{ ...wholeDevice, length: null, usageLimit: 5000 }],
  });
  const late = ask('1430/01/01', line('labour'), { ...usageAlone, usageReading: 1 });
  assert.deepEqual([late.covered, late.endsOn, late.daysLeft], [true, null, null]);
});

test('H6: a term per repair action covers that action alone, in the share promised', () => {
  const term: Term = {
    ...wholeDevice,
    scope: { kind: 'repair_actions', repairActionIds: ['refill'] },
    sharePercent: { labour: 50, part: 100, travel: 0 },
  };
  const facts = registered({ ...refrigerator, terms: [term] });
  assert.equal(ask('1404/01/01', line('labour', { repairActionId: 'refill' }), facts).sharePercent, 50);
  assert.equal(
    ask('1404/01/01', line('travel', { repairActionId: 'refill' }), facts).reason,
    'kind_not_in_term',
  );
  for (const repairActionId of ['clean', null]) {
    const answer = ask('1404/01/01', line('labour', { repairActionId }), facts);
    assert.deepEqual([answer.reason, answer.nearMisses], ['kind_not_in_term', []]);
  }
});

test('H8: of several: the higher share, the later end, the narrower scope, the lower id', () => {
  const half = {
    ...wholeDevice,
    id: 'a-half',
    sharePercent: { ...everything, part: 50 },
    length: { unit: 'month', count: 90 },
  } as const;
  const longer = { ...wholeDevice, id: 'z-longer', length: { unit: 'month', count: 30 } } as const;
  const narrower = { ...longer, id: 'z-narrower', scope: compressor.scope };
  const twin = { ...narrower, id: 'y-twin' };
  const endless = { ...half, id: 'endless', sharePercent: everything, length: null };
  const best = (terms: readonly Term[]) => {
    const { term, others } = ask(
      '1404/01/01',
      line('part', { componentIds: ['compressor'] }),
      registered({ ...refrigerator, terms }),
    );
    return [term?.termId, ...others.map((other) => other.termId)];
  };
  assert.deepEqual(best([half, wholeDevice]), ['device-24', 'a-half']);
  assert.deepEqual(best([wholeDevice, longer, half]), ['z-longer', 'device-24', 'a-half']);
  assert.deepEqual(best([longer, narrower]), ['z-narrower', 'z-longer']);
  assert.deepEqual(best([narrower, twin]), ['y-twin', 'z-narrower']);
  assert.deepEqual(best([narrower, endless]), ['endless', 'z-narrower']);
});

test('H8: none covers: the first reason of the order is told, whichever term gives it', () => {
  const reasonOf = (...terms: Term[]) =>
    ask('1405/04/01', line('part', { exclusions: ['misuse'] }), registered({ ...refrigerator, terms }))
      .reason;
  const excluded = { ...wholeDevice, exclusions: ['misuse'], length: { unit: 'month', count: 60 } } as const;
  const labourAlone = { ...wholeDevice, sharePercent: { ...everything, part: 0 } };
  assert.equal(reasonOf(wholeDevice, excluded), 'excluded');
  assert.equal(reasonOf(labourAlone, wholeDevice), 'ended');
  assert.equal(reasonOf(labourAlone), 'kind_not_in_term');
});

test("H8: a seller's guarantee runs beside the base one, and its guarantor bears the cost", () => {
  const seller = { kind: 'seller', id: 'dealer-7' } as const;
  const extended: Registration = {
    ...refrigerator,
    id: 'extended',
    policyVersionId: 'seller-v3',
    startsOn: day('1405/02/10'),
    terms: [{ ...wholeDevice, id: 'seller-12', guarantor: seller, length: { unit: 'month', count: 12 } }],
  };
  const facts = { ...base, registrations: [refrigerator, extended] };
  assert.equal(ask('1405/02/09', line('labour'), facts).policyVersionId, 'refrigerator-v1');
  assert.deepEqual(ask('1405/02/10', line('labour'), facts).guarantor, seller);
});

test('H4: a fitted part has its own cover, the repaired fault family covers all kinds', () => {
  const facts = { ...base, repairCovers: [partCover, familyCover] };
  const fan = ask('1405/04/01', line('part', { partId: 'fan' }), facts);
  assert.deepEqual(
    [fan.covered, fan.term?.source, fan.guarantor, formatJalaliDay(fan.endsOn ?? '')],
    [true, 'repair_cover', agency, '1405/08/01'],
  );
  assert.equal(ask('1405/04/01', line('part', { partId: 'board' }), facts).reason, 'ended');
  assert.equal(ask('1405/04/01', line('labour', { partId: 'fan' }), facts).reason, 'ended');
  const kinds: LineKind[] = ['labour', 'part', 'travel'];
  for (const kind of kinds) {
    assert.equal(
      ask('1405/04/01', line(kind, { faultFamilyId: 'cooling' }), facts).term?.termId,
      'cooling-cover',
    );
    assert.equal(ask('1405/04/01', line(kind, { faultFamilyId: 'noise' }), facts).covered, false);
  }
  assert.equal(ask('1405/08/01', line('part', { partId: 'fan' }), facts).covered, false);
});

test('H7: a repair cover outlives expiry and a void, unless the void is coded to end it', () => {
  const voided = (endsRepairCovers: boolean): WarrantyFacts => ({
    ...registered({
      ...refrigerator,
      events: [{ kind: 'void', id: 'v', on: day('1405/03/01'), endsRepairCovers }],
    }),
    repairCovers: [partCover],
  });
  assert.equal(ask('1405/04/01', line('part', { partId: 'fan' }), voided(false)).covered, true);
  assert.equal(ask('1405/04/01', line('part', { partId: 'fan' }), voided(true)).reason, 'voided');
  assert.equal(ask('1405/02/30', line('part', { partId: 'fan' }), voided(true)).covered, true);
});

test('P7: service duty runs from the sale or first cover, parts duty from the last sale', () => {
  const duties = {
    soldOn: day('1402/11/15'),
    serviceDutyYears: 10,
    modelLastSoldOn: day('1404/12/29'),
    partsDutyYears: 10,
  };
  const asked = (changed: Partial<WarrantyFacts['duties']>) =>
    ask('1405/04/01', line('labour'), { ...base, duties: { ...duties, ...changed } });
  assert.equal(formatJalaliDay(asked({}).serviceDutyEndsOn ?? ''), '1412/11/15');
  assert.equal(formatJalaliDay(asked({ soldOn: null }).serviceDutyEndsOn ?? ''), '1413/02/10');
  assert.equal(formatJalaliDay(asked({}).partsDutyEndsOn ?? ''), '1414/12/29');
  assert.equal(asked({ modelLastSoldOn: null }).partsDutyEndsOn, null);
  assert.equal(asked({ serviceDutyYears: null }).serviceDutyEndsOn, null);
});

test('H8: "ended n days ago" counts from the first day not covered', () => {
  const end = day('1405/02/10');
  for (const days of [0, 1, 12, 400]) {
    assert.equal(coverage(base, addDays(end, days), line('labour')).nearMisses[0]?.days, days);
  }
});

function ask(typed: string, asked: CoverageLine, facts: WarrantyFacts = base) {
  return coverage(facts, day(typed), asked);
}

function registered(registration: Registration): WarrantyFacts {
  return { ...base, registrations: [registration] };
}

function line(kind: LineKind, more: Partial<CoverageLine> = {}): CoverageLine {
  return {
    kind,
    componentIds: [],
    partId: null,
    repairActionId: null,
    faultFamilyId: null,
    exclusions: [],
    ...more,
  };
}

function day(typed: string): string {
  const read = parseJalaliDay(typed);
  assert.ok(read.ok, typed);
  return read.isoDay;
}
