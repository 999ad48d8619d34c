import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Device, Happened, Made } from '../../test/coverage-walk.ts';
import { day, walked } from '../../test/coverage-walk.ts';
import type { CoverageLine, Guarantor, LineKind, RepairCover, Term } from './coverage.ts';
import { coverage, lineKinds } from './coverage.ts';
import { eventsOf } from './policy-rows.ts';
import type { EventRow } from './warranty.sql.ts';

// The decision table of the coverage check, device by day by line, against the walk through the calendar.

const company: Guarantor = { kind: 'company', id: null };
const all = { labour: 100, part: 100, travel: 100 };
const term = (id: string, months: number, more: Partial<Term> = {}): Term => ({
  id,
  guarantor: company,
  scope: { kind: 'device' },
  sharePercent: all,
  length: { unit: 'month', count: months },
  usageLimit: null,
  exclusions: [],
  conditions: [],
  ...more,
});
const compressor60 = term('compressor', 60, {
  scope: { kind: 'components', componentIds: ['compressor'] },
  sharePercent: { labour: 0, part: 100, travel: 0 },
});
const fridge = [term('device', 24), compressor60];
const cover = (id: string, startsOn: string, covers: RepairCover['covers']): RepairCover => ({
  id,
  covers,
  policyVersionId: 'v1',
  guarantor: company,
  startsOn: day(startsOn),
  length: { unit: 'month', count: 6 },
});
const started = (
  startsOn: string,
  events: readonly Happened[] = [],
  terms: readonly Term[] = fridge,
): Made => ({
  startsOn: day(startsOn),
  terms,
  events,
});
const extended = (
  count: number,
  unit: 'month' | 'week' | 'day',
  termIds: string[] | null = null,
): Happened => ({
  kind: 'extension',
  fromOn: day('1404/01/01'),
  lengthUnit: unit,
  lengthCount: count,
  termIds,
});
const voided = (on: string, endsRepairCovers = false): Happened => ({
  kind: 'void',
  id: `void ${on}`,
  fromOn: day(on),
  endsRepairCovers,
});
const restored = (on: string): Happened => ({
  kind: 'restore',
  fromOn: day('1404/12/01'),
  voidId: `void ${on}`,
});
const suspended = (from: string, to: string | null): Happened => ({
  kind: 'suspension',
  fromOn: day(from),
  toOn: to === null ? null : day(to),
});
const fan = cover('fan', '1405/02/01', { kind: 'part', partId: 'fan' });
const cooling = cover('cooling', '1405/02/01', { kind: 'fault_family', faultFamilyId: 'cooling' });

const usual = [
  '1403/02/09',
  '1403/02/10',
  '1404/06/01',
  '1405/02/09',
  '1405/02/10',
  '1408/02/09',
  '1408/02/10',
];
const devices: Readonly<Record<string, Device>> = {
  'the refrigerator of the rules': { registrations: [started('1403/02/10')], days: [...usual, '1405/04/01'] },
  'nothing registered': { registrations: [], days: ['1404/06/01'] },
  'a withdrawn registration': {
    registrations: [{ ...started('1403/02/10'), state: 'withdrawn' }],
    days: ['1403/02/10', '1404/06/01'],
  },
  'a provisional installation': {
    registrations: [{ ...started('1403/02/10'), state: 'provisional' }],
    days: usual,
  },
  'started on 30 Esfand': {
    registrations: [started('1403/12/30')],
    days: ['1403/12/29', '1403/12/30', '1404/01/01', '1405/12/28', '1405/12/29', '1408/12/29', '1408/12/30'],
  },
  'started on the 31st, ending in a month of 30': {
    registrations: [started('1403/06/31', [], [term('device', 1), term('parts', 18)])],
    days: ['1403/06/31', '1403/07/29', '1403/07/30', '1404/12/28', '1404/12/29', '1405/01/01'],
  },
  'extended by 12 months': {
    registrations: [started('1402/12/29', [extended(12, 'month', ['device'])])],
    days: ['1402/12/29', '1404/12/28', '1404/12/29', '1405/12/28', '1405/12/29', '1407/12/29'],
  },
  'extended twice, in weeks and days': {
    registrations: [started('1403/02/10', [extended(2, 'week'), extended(3, 'day')])],
    days: [...usual, '1405/02/26', '1405/02/27', '1408/02/26', '1408/02/27'],
  },
  voided: {
    registrations: [started('1403/02/10', [voided('1404/05/01')])],
    days: [...usual, '1404/04/31', '1404/05/01', '1404/05/02'],
  },
  'voided and restored': {
    registrations: [started('1403/02/10', [voided('1404/05/01'), restored('1404/05/01')])],
    days: [...usual, '1404/04/31', '1404/05/01'],
  },
  'voided again after a restore': {
    registrations: [
      started('1403/02/10', [voided('1404/05/01'), restored('1404/05/01'), voided('1404/08/15')]),
    ],
    days: [...usual, '1404/05/01', '1404/08/14', '1404/08/15'],
  },
  'suspended for ten days': {
    registrations: [started('1403/02/10', [suspended('1404/01/01', '1404/01/11')])],
    days: [...usual, '1403/12/30', '1404/01/01', '1404/01/10', '1404/01/11', '1405/02/19', '1405/02/20'],
  },
  'suspended twice over the same days, and again on the last day': {
    registrations: [
      started('1403/02/10', [
        suspended('1404/01/01', '1404/01/11'),
        suspended('1404/01/06', '1404/01/16'),
        suspended('1405/02/24', '1405/03/01'),
      ]),
    ],
    days: [
      ...usual,
      '1404/01/11',
      '1404/01/15',
      '1404/01/16',
      '1405/02/24',
      '1405/02/31',
      '1405/03/01',
      '1405/03/02',
    ],
  },
  'suspended, and it still lasts': {
    registrations: [started('1403/02/10', [suspended('1404/07/01', null)])],
    days: [...usual, '1404/06/31', '1404/07/01'],
  },
  'handed to a new owner': {
    registrations: [started('1403/02/10', [{ kind: 'transfer', fromOn: day('1404/03/01') }])],
    days: usual,
  },
  'a replacing unit, registered from the start of the replaced one': {
    registrations: [{ ...started('1403/02/10'), state: 'confirmed' }],
    days: usual,
  },
  'a part fitted and a family repaired': {
    registrations: [started('1403/02/10')],
    covers: [fan, cooling],
    days: [...usual, '1405/01/31', '1405/02/01', '1405/07/30', '1405/08/01'],
  },
  'repaired and voided': {
    registrations: [started('1403/02/10', [voided('1405/03/01')])],
    covers: [fan, cooling],
    days: [...usual, '1405/02/31', '1405/03/01', '1405/07/30', '1405/08/01'],
  },
  'repaired and voided to its repairs too': {
    registrations: [started('1403/02/10', [voided('1405/03/01', true)])],
    covers: [fan, cooling],
    days: [...usual, '1405/02/31', '1405/03/01', '1405/07/30'],
  },
  'a seller beside the company, for half of the parts': {
    registrations: [
      started('1403/02/10'),
      started(
        '1405/01/10',
        [],
        [
          term('seller', 12, {
            guarantor: { kind: 'seller', id: 'dealer-7' },
            sharePercent: { labour: 100, part: 50, travel: 0 },
          }),
        ],
      ),
    ],
    days: [...usual, '1405/01/09', '1405/01/10', '1406/01/09', '1406/01/10'],
  },
  'a promise of labour alone': {
    registrations: [
      started('1403/02/10', [], [term('labour', 24, { sharePercent: { ...all, part: 0, travel: 0 } })]),
    ],
    days: usual,
  },
  'worn to its limit': {
    registrations: [started('1403/02/10', [], [term('device', 24, { usageLimit: 5000 }), compressor60])],
    usageReading: 5000,
    days: usual,
  },
  'a condition broken': {
    registrations: [started('1403/02/10', [], [term('device', 24, { conditions: ['protector'] })])],
    conditions: { protector: 'broken' },
    days: usual,
  },
  'a condition nobody knows': {
    registrations: [started('1403/02/10', [], [term('device', 24, { conditions: ['protector'] })])],
    days: usual,
  },
  'misuse left out of the promise': {
    registrations: [
      started('1403/02/10', [], [term('device', 24, { exclusions: ['misuse'] }), compressor60]),
    ],
    days: usual,
  },
};

const plain = { componentIds: [], partId: null, repairActionId: null, faultFamilyId: null, exclusions: [] };
const lines: readonly CoverageLine[] = [
  ...lineKinds.map((kind: LineKind) => ({ ...plain, kind })),
  { ...plain, kind: 'part', componentIds: ['compressor'] },
  { ...plain, kind: 'labour', componentIds: ['compressor'] },
  { ...plain, kind: 'part', partId: 'fan' },
  { ...plain, kind: 'labour', faultFamilyId: 'cooling' },
  { ...plain, kind: 'part', exclusions: ['misuse'] },
];

test('H8: every device, day and line of the decision table is answered as a walk through the calendar answers', () => {
  const rows = Object.entries(devices).flatMap(([name, device]) =>
    device.days.flatMap((typed) => lines.map((line) => ({ name, device, typed, line }))),
  );
  const told = rows.map(({ name, device, typed, line }) => {
    const answer = coverage(factsOf(device), day(typed), line);
    const { covered, reason, sharePercent, endsOn, daysLeft, guarantor } = answer;
    const nearest = answer.nearMisses.find((miss) => miss.reason === reason)?.days ?? null;
    assert.deepEqual(
      { covered, reason, sharePercent, endsOn, daysLeft, guarantor, nearest },
      walked(device, day(typed), line),
      `${name}, ${typed}, ${JSON.stringify(line)}`,
    );
    return reason;
  });
  assert.ok(rows.length >= 200, `${rows.length} rows`);
  assert.deepEqual([...new Set(told)].toSorted(), [
    'condition_broken',
    'condition_unknown',
    'ended',
    'excluded',
    'in_term',
    'kind_not_in_term',
    'no_warranty',
    'not_started',
    'registration_provisional',
    'suspended',
    'usage_reached',
    'voided',
  ]);
});

function factsOf(device: Device): Parameters<typeof coverage>[0] {
  return {
    registrations: device.registrations.map(({ startsOn, state = 'confirmed', terms, events = [] }, at) => ({
      id: `r${at}`,
      state,
      policyVersionId: 'v1',
      startsOn,
      terms,
      events: eventsOf(events.map((event, place) => ({ ...blank, id: `e${place}`, ...event }))),
    })),
    repairCovers: device.covers ?? [],
    conditions: device.conditions ?? {},
    usageReading: device.usageReading ?? null,
    duties: { soldOn: null, serviceDutyYears: null, modelLastSoldOn: null, partsDutyYears: null },
  };
}

const blank: Omit<EventRow, 'kind' | 'fromOn' | 'id'> = {
  registrationId: 'r',
  toOn: null,
  lengthUnit: null,
  lengthCount: null,
  termIds: null,
  voidId: null,
  endsRepairCovers: false,
  reasonCode: '',
  evidence: '',
  madeAt: new Date(0),
};
