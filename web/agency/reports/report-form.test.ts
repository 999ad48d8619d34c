import assert from 'node:assert/strict';
import { test } from 'node:test';

import { saveReport } from '../../../server/service-reports/service-reports.contract.ts';
import type { FormLine, ReportForm, WrittenReport } from './report-form.ts';
import { formOf, ReportDraft, saveInput, saySame, withIds } from './report-form.ts';
import { beginning } from './report-saver.ts';

// A report between the form on the phone and what the server has of it.

const uuid = (place: number) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`;
const named = (place: number, title: string) => ({ id: uuid(place), code: `C-${place}`, title });
const board = { ...named(11, 'برد اصلی'), unit: 'عدد', returnRule: 'always' };
const dead = { ...named(12, 'روشن نمی‌شود'), familyTitle: 'برقی' };
const replace = { ...named(13, 'تعویض برد'), needsSeal: true };
const bare = { repairAction: null, fault: null, part: null, source: null, serial: null };

const labour = {
  ...bare,
  id: uuid(1),
  kind: 'labour',
  quantity: 1,
  repairAction: replace,
  fault: dead,
} as const;
const added = {
  ...bare,
  id: uuid(2),
  kind: 'part_added',
  quantity: 2,
  part: board,
  source: 'consigned',
  serial: 'B-77',
  fault: dead,
} as const;
const removed = { ...bare, id: uuid(3), kind: 'part_removed', quantity: 2, part: board } as const;
const travel = { ...bare, id: uuid(4), kind: 'travel', quantity: 36 } as const;
const report: WrittenReport = {
  id: uuid(9),
  version: 5,
  serialRead: 'X-1',
  sealNumber: '4410',
  note: 'برد سوخته بود',
  lines: [labour, added, removed, travel],
  evidence: [{ kind: 'serial_plate', file: { id: uuid(21) } }],
};
const typed = (words: Partial<ReportForm>): ReportForm => ({ ...formOf(report), ...words });
const draftOf = (form: ReportForm, change: Partial<ReportDraft> = {}): ReportDraft => ({
  version: report.version,
  form,
  sent: null,
  ...change,
});
/** A line of the installation itself that only this phone knows. */
const fresh: FormLine = { kind: 'labour', key: 'on-phone', id: null, action: null, fault: null };

test('D3: what the server has goes into the form and back to it as the same command', () => {
  const input = saveInput(report.id, report.version, formOf(report));
  assert.deepEqual(input.lines, [
    { kind: 'labour', id: labour.id, repairActionId: replace.id, faultId: dead.id },
    {
      kind: 'part_added',
      id: added.id,
      partId: board.id,
      source: 'consigned',
      quantity: 2,
      serial: 'B-77',
      faultId: dead.id,
    },
    { kind: 'part_removed', id: removed.id, partId: board.id, quantity: 2, serial: null },
    { kind: 'travel', id: travel.id, kilometres: 36 },
  ]);
  assert.deepEqual(input.evidence, [{ kind: 'serial_plate', fileId: uuid(21) }]);
  assert.deepEqual(saveReport.input.safeParse(input).error, undefined);
});

test('I1: the installation itself is labour without a repair action', () => {
  const input = saveInput(report.id, 1, typed({ lines: [fresh] }));
  assert.deepEqual(input.lines, [{ kind: 'labour', id: null, repairActionId: null, faultId: null }]);
});

for (const [what, other, isSame] of [
  ['nothing', {}, true],
  [
    'the names of lines',
    { lines: formOf(report).lines.map((line) => ({ ...line, key: 'k', id: null })) },
    true,
  ],
  ['a word', { note: 'برد نیم‌سوز بود' }, false],
  ['the serial', { serialRead: 'X-2' }, false],
  ['the order of lines', { lines: formOf(report).lines.toReversed() }, false],
  ['a line more', { lines: [...formOf(report).lines, fresh] }, false],
  ['a photo', { evidence: [] }, false],
] as const satisfies readonly (readonly [string, Partial<ReportForm>, boolean])[]) {
  test(`D3: two forms that differ by ${what} say ${isSame ? 'the same' : 'something else'}`, () => {
    assert.equal(saySame(formOf(report), typed(other)), isSame);
  });
}

test('D3: lines take the names that the server gave them, and what was added meanwhile stays nameless', () => {
  const sent = typed({
    lines: [
      { ...fresh, key: 'one' },
      { ...fresh, key: 'two' },
    ],
  });
  const meanwhile = typed({ lines: [{ ...fresh, key: 'three' }, ...sent.lines.toReversed()] });
  const taken = withIds(meanwhile, sent, { lines: [labour, travel] });
  assert.deepEqual(
    taken.lines.map(({ key, id }) => [key, id]),
    [
      ['three', null],
      ['two', travel.id],
      ['one', labour.id],
    ],
  );
});

test('D3: a report of which this phone holds nothing begins as the server has it', () => {
  assert.deepEqual(beginning(report, undefined), {
    report,
    form: formOf(report),
    saving: 'saved',
    problem: undefined,
  });
});

test('D3: what was typed on this phone wins over the version it was written on, and goes on its way', () => {
  const form = typed({ note: 'تازه' });
  const desk = beginning(report, draftOf(form));
  assert.deepEqual([desk.saving, desk.form], ['waiting', form]);
});

test('D3: a draft that says just what the server has is nothing left to send', () => {
  const desk = beginning(report, draftOf(formOf(report), { version: 2 }));
  assert.equal(desk.saving, 'saved');
});

test('D3: whoever else saved meanwhile is not overwritten without a word', () => {
  const form = typed({ note: 'تازه' });
  const desk = beginning(report, draftOf(form, { version: report.version - 1 }));
  assert.deepEqual([desk.saving, desk.form], ['changed', form]);
});

test('D3: a save whose answer was lost is one’s own: what was typed after it goes on, under the server’s names', () => {
  const sent = typed({
    lines: formOf(report).lines.map((line) => ({ ...line, key: `p-${line.kind}`, id: null })),
  });
  const form = { ...sent, note: 'پس از آن', lines: [...sent.lines, fresh] };
  const desk = beginning(report, draftOf(form, { version: report.version - 1, sent }));
  assert.equal(desk.saving, 'waiting');
  assert.deepEqual(
    desk.form.lines.map(({ id }) => id),
    [labour.id, added.id, removed.id, travel.id, null],
  );
});

test('D3: a draft of the phone’s store is read by its own schema, whatever stands there', () => {
  const draft = draftOf(formOf(report));
  assert.deepEqual(ReportDraft.parse(structuredClone(draft)).version, report.version);
  for (const broken of [
    undefined,
    null,
    {},
    { ...draft, form: { note: 'تنها' } },
    { ...draft, version: 'x' },
  ]) {
    assert.equal(ReportDraft.safeParse(broken).success, false);
  }
});
