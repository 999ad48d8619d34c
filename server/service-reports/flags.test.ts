import assert from 'node:assert/strict';
import { test } from 'node:test';

import { differencesOf } from './differences.ts';
import type { Standing } from './differences.ts';
import { countOf, daysWithin, flagsOf, gravest } from './flags.ts';
import type { LineFacts, ReportFacts } from './flags.ts';
import { flagCodes } from './words.contract.ts';
import type { FlagSeverity } from './words.contract.ts';

// The rules as a table: one report in which nothing is found, and what each change of it brings.

const NOW = new Date('2026-11-24T10:00:00Z');
const line: LineFacts = {
  id: '01900000-0000-7000-8000-000000000001',
  place: 0,
  kind: 'labour',
  coverage: { decision: 'covered', reason: 'in_term' },
  isGoodwill: false,
  needsSeal: false,
  isOfModel: true,
  isEverIssued: true,
  isSerialUsed: false,
  samePartDays: null,
  sameFaultDays: null,
  aboveNorm: null,
};
const clean: ReportFacts = {
  kind: 'warranty_repair',
  device: { serial: 'AB-12', isUnproven: false, producedOn: '2025-01-01', soldOn: '2025-02-01' },
  serialRead: 'ab 12',
  isSerialElsewhere: false,
  isInstalledBefore: false,
  sealNumber: '',
  isSealUsed: false,
  lines: [line],
  evidence: [
    { kind: 'serial_plate', isUsed: false, isNearlyUsed: false },
    { kind: 'fault', isUsed: false, isNearlyUsed: false },
    { kind: 'after_repair', isUsed: false, isNearlyUsed: false },
  ],
  isTechnicianPhone: false,
  isDateHeld: false,
  workEndedAt: new Date('2026-11-20T09:00:00Z'),
  workOn: '2026-11-20',
  overlap: null,
  filedOn: '2026-11-24',
  now: NOW,
};
const device = clean.device;
const withLine = (change: Partial<LineFacts>) => ({ lines: [{ ...line, ...change }] });

type Row = readonly [what: string, change: Partial<ReportFacts>, found: readonly string[]];
const table: readonly Row[] = [
  ['nothing is wrong', {}, []],
  ['the serial has no letter or digit', { serialRead: '---' }, ['serial_malformed block serialRead']],
  [
    "the serial read is another device's",
    { serialRead: 'XY-9', isSerialElsewhere: true },
    ['serial_elsewhere block serialRead'],
  ],
  ['the serial read is nobody’s', { serialRead: 'XY-9' }, ['serial_differs hold serialRead']],
  ['the serial read is right, though another brand has it too', { isSerialElsewhere: true }, []],
  ['no serial was read', { serialRead: '' }, ['serial_missing hold serialRead']],
  [
    'the device was registered on the spot',
    { device: { ...device, isUnproven: true } },
    ['serial_unproven hold serialRead'],
  ],
  [
    'a device without serial is read',
    { device: { ...device, serial: null } },
    ['serial_differs hold serialRead'],
  ],
  ['a repair after an installation', { isInstalledBefore: true }, []],
  [
    'a second installation',
    { kind: 'installation', isInstalledBefore: true },
    ['second_installation block '],
  ],
  ['a seal is needed and not named', withLine({ needsSeal: true }), ['seal_missing hold sealNumber']],
  ['a seal is needed and named', { ...withLine({ needsSeal: true }), sealNumber: 'S-1' }, []],
  ['a seal was used before', { sealNumber: 'S-1', isSealUsed: true }, ['seal_used_before hold sealNumber']],
  ['day 30', { filedOn: '2026-12-20', now: new Date('2026-12-20T10:00:00Z') }, []],
  ['day 31', { filedOn: '2026-12-21', now: new Date('2026-12-21T10:00:00Z') }, ['filed_late hold ']],
  ['work four minutes ahead of the clock', { workEndedAt: new Date(NOW.getTime() + 4 * 60_000) }, []],
  ['work in the future', { workEndedAt: new Date(NOW.getTime() + 6 * 60_000) }, ['times_impossible block ']],
  ['work before the sale', { device: { ...device, soldOn: '2026-11-21' } }, ['times_impossible block ']],
  ['work on the day of the sale', { device: { ...device, soldOn: '2026-11-20' } }, []],
  [
    'work before production',
    { device: { ...device, soldOn: null, producedOn: '2026-11-21' } },
    ['times_impossible block '],
  ],
  ['work that is not done has no times', { workEndedAt: null, workOn: null, isDateHeld: true }, []],
  ['the phone’s clock was doubted', { isDateHeld: true }, ['date_held hold ']],
  ['a photo is missing', { evidence: clean.evidence.slice(0, 2) }, ['proof_missing warn evidence']],
  [
    'an installation shows no fault',
    { kind: 'installation', evidence: [...clean.evidence.slice(0, 1), ...clean.evidence.slice(2)] },
    [],
  ],
  [
    'a photo was used before',
    { evidence: [...clean.evidence, { kind: 'fault', isUsed: true, isNearlyUsed: true }] },
    ['photo_used_before hold evidence.3'],
  ],
  [
    'a photo looks like another one',
    { evidence: [...clean.evidence, { kind: 'fault', isUsed: false, isNearlyUsed: true }] },
    ['photo_nearly_used observe evidence.3'],
  ],
  [
    'the technician was elsewhere at the same time',
    { overlap: { number: '482915637-2', minutes: 40 } },
    ['visits_overlap block '],
  ],
  [
    'more minutes than usual',
    withLine({ aboveNorm: { what: 'minutes', value: 300, usual: 40 } }),
    ['minutes_above_norm warn lines.0'],
  ],
  [
    'more parts than usual',
    withLine({ aboveNorm: { what: 'quantity', value: 9, usual: 1 } }),
    ['quantity_above_norm warn lines.0'],
  ],
  ["the customer's phone is the technician's", { isTechnicianPhone: true }, ['technician_phone hold ']],
  [
    'a line is not covered',
    withLine({ coverage: { decision: 'not_covered', reason: 'ended' } }),
    ['line_not_covered block lines.0'],
  ],
  [
    'a line is not covered and paid as goodwill',
    withLine({ coverage: { decision: 'not_covered', reason: 'ended' }, isGoodwill: true }),
    ['goodwill hold lines.0'],
  ],
  ['a line is covered though there is goodwill', withLine({ isGoodwill: true }), []],
  [
    'a line is covered until proof comes',
    withLine({ coverage: { decision: 'provisional', reason: 'condition_unknown' } }),
    [],
  ],
  ['nobody is asked about a line', withLine({ coverage: null }), []],
  ['a part of another model', withLine({ isOfModel: false }), ['part_not_of_model block lines.0']],
  ['a part that was used before', withLine({ isSerialUsed: true }), ['part_used_before block lines.0']],
  ['a part never issued', withLine({ isEverIssued: false }), ['part_never_issued hold lines.0']],
  ['the same part again', withLine({ samePartDays: 12 }), ['same_part_again hold lines.0']],
  ['the same fault again', withLine({ sameFaultDays: 0 }), ['same_fault_again hold lines.0']],
];

for (const [what, change, found] of table) {
  test(`I10: ${what}: ${found.length === 0 ? 'no flag' : found.join(', ')}`, () => {
    const flags = flagsOf({ ...clean, ...change });
    assert.deepEqual(
      flags.map((flag) => `${flag.code} ${flag.severity} ${flag.path}`),
      found,
    );
    assert.ok(flags.every((flag) => flag.version >= 1));
  });
}

test('I10: every flag of the list is found by some row of the table', () => {
  const shown = new Set(table.flatMap(([, , found]) => found.map((each) => each.split(' ')[0])));
  assert.deepEqual(
    flagCodes.filter((code) => !shown.has(code)),
    [],
  );
});

test('I10: the gravest flag speaks for the report', () => {
  const of = (...severities: FlagSeverity[]) => gravest(severities.map((severity) => ({ severity })));
  assert.deepEqual(
    [of(), of('info'), of('warn', 'info'), of('warn', 'hold'), of('block', 'hold', 'warn')],
    [null, 'info', 'warn', 'hold', 'block'],
  );
});

test('I10: an observation is not counted, and is never the gravest', () => {
  const found = [{ severity: 'observe' as const }, { severity: 'warn' as const }];
  assert.deepEqual([countOf(found), gravest(found)], [1, 'warn']);
  assert.deepEqual([countOf(found.slice(0, 1)), gravest(found.slice(0, 1))], [0, null]);
});

test('I10: thirty days run from the day of the work, that day and the last one included', () => {
  assert.deepEqual(
    ['2026-11-01', '2026-11-30', '2026-12-01', '2026-12-02', '2026-10-31'].map((to) =>
      daysWithin('2026-11-01', to, 30),
    ),
    [0, 29, 30, null, null],
  );
});

const standing: Standing = {
  device: { serial: 'AB-12', modelId: 'm1', modelTitle: 'ساید' },
  submittedSerial: 'AB-12',
  submittedModelId: 'm1',
  technician: { title: 'بهرام', isGone: false },
  lines: [
    {
      id: line.id,
      submittedFeeAmount: 100,
      nowFeeAmount: 100,
      submittedCoverage: { decision: 'covered', reason: 'in_term', sharePercent: 100 },
      nowCoverage: { decision: 'covered', reason: 'in_term', sharePercent: 100 },
      retiredPart: null,
    },
  ],
};
const changed = (change: Partial<Standing['lines'][number]>) =>
  differencesOf({
    ...standing,
    lines: standing.lines.map((each) => ({ ...each, ...change })),
  });

test('I8: what differs since submission is named, and nothing else is', () => {
  assert.deepEqual(differencesOf(standing), []);
  assert.deepEqual(
    [
      differencesOf({ ...standing, technician: { title: 'بهرام', isGone: true } }),
      differencesOf({ ...standing, submittedSerial: 'AB-13' }),
      differencesOf({ ...standing, submittedModelId: 'm2' }),
      differencesOf({ ...standing, technician: null }),
    ].map((found) => found.map((each) => each.kind)),
    [['technician_left'], ['device_changed'], ['device_changed'], []],
  );
  assert.deepEqual(
    [
      changed({ nowFeeAmount: 120 }),
      changed({ nowFeeAmount: null }),
      changed({ retiredPart: 'برد' }),
      changed({ nowCoverage: { decision: 'covered', reason: 'in_term', sharePercent: 50 } }),
      changed({ nowCoverage: { decision: 'not_covered', reason: 'voided', sharePercent: 0 } }),
      changed({ submittedCoverage: null, nowCoverage: null }),
    ].map((found) => found.map((each) => each.kind)),
    [['fee_changed'], ['fee_changed'], ['part_retired'], ['coverage_changed'], ['coverage_changed'], []],
  );
});

test('I8: a difference that grew after somebody looked has another name', () => {
  const [one] = changed({ nowFeeAmount: 120 });
  const [other] = changed({ nowFeeAmount: 130 });
  assert.ok(one !== undefined && other !== undefined);
  assert.notEqual(one.id, other.id);
  assert.deepEqual(one.facts, { was: 100, is: 120 });
});
