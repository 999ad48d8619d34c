import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { ruleImport } from './rule-import.ts';
import { exportRules } from './rule-export.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
await admin.call(catalog.repairActionList.add, { code: 'I-R1', title: 'شارژ گاز' });
await admin.call(catalog.agencyGradeList.add, { code: 'G1', title: 'درجه یک' });

type Cells = Readonly<Record<string, string>>;
const empty = Object.fromEntries(ruleImport.columns.map(({ field }) => [field, '']));
const parse = (cells: Cells) => ruleImport.row.parse({ ...empty, ...cells });
const check = async (rows: readonly Cells[]) =>
  (await world.inTenant('arka', (ctx) => ruleImport.check(ctx, rows.map(parse)))).map((failures) =>
    failures.map(({ path, code }) => `${path}: ${code}`),
  );
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) => ruleImport.apply(ctx, rows.map(parse)));
const cellFailures = (cells: Cells) =>
  (ruleImport.row.safeParse({ ...empty, ...cells }).error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.message}`,
  );

const fee = { kind: 'حق الزحمه نمايندگي', serviceKind: 'تعمیر گارانتی', fromOn: '1405/01/01' };
const FILE: readonly Cells[] = [
  { ...fee, model: 's-rf500', repairAction: 'شارژ گاز', amount: '3000000', toOn: '1405/12/29' },
  { ...fee, type: 'یخچال', amount: '2500000' },
  { ...fee, grade: 'G1', coefficient: '1.1' },
  { ...fee, kind: 'labour_charge', agency: '1001', model: 'S-RF500', amount: '7000000' },
];

test('F10: a tariff by file run twice with one cell changed reports created 0, changed 1, same n − 1', async () => {
  assert.deepEqual(await check(FILE), [[], [], [], []]);
  assert.deepEqual(await bring(FILE), ['created', 'created', 'created', 'created']);
  assert.deepEqual(await bring(FILE), ['same', 'same', 'same', 'same']);
  const changed = FILE.with(1, { ...FILE[1], amount: '2600000' });
  assert.deepEqual(await bring(changed), ['same', 'changed', 'same', 'same']);
});

test("F10: next year's tariff comes in one file with the last days of this year's", async () => {
  const next = { ...FILE[1], fromOn: '1406/01/01', amount: '4000000' };
  assert.deepEqual(await check([next]), [['fromOn: tariffs.equallySpecificEndless']]);
  const ended = { ...FILE[1], amount: '2600000', toOn: '1405/12/29' };
  assert.deepEqual(await check([ended, next]), [[], []]);
  assert.deepEqual(await bring([ended, next]), ['changed', 'created']);
  assert.deepEqual(await check([{ ...next, fromOn: '1407/01/01' }]), [
    ['fromOn: tariffs.equallySpecificEndless'],
  ]);
});

test('F10: one file may give the days of one rule to the next, whatever the order of its rows', async () => {
  const first = { ...fee, type: 'لباسشویی', amount: '1', toOn: '1405/03/31' };
  const second = { ...first, amount: '2', fromOn: '1405/06/01', toOn: '1405/06/31' };
  await bring([first, second]);
  const shorter = { ...first, toOn: '1405/02/31' };
  const before = { ...first, amount: '3', fromOn: '1405/03/01', toOn: '1405/05/31' };
  assert.deepEqual(await check([before, shorter]), [[], []]);
  assert.deepEqual(await bring([before, shorter]), ['created', 'changed']);
});

test('F10: of two equally specific rows of one file the second is refused', async () => {
  const row = { ...fee, productLine: 'S-FR', amount: '1' };
  assert.deepEqual(await check([row, { ...row, fromOn: '1405/02/01' }]), [
    [],
    ['fromOn: tariffs.equallySpecificEndless'],
  ]);
});

test('F10: a row that names what is not known, or cannot be a rule, is refused at its cell', async () => {
  assert.deepEqual(
    await check([
      { ...fee, model: 'NONE', amount: '1' },
      { ...fee, agency: '9999', model: 'S-RF500', amount: '1' },
      { ...fee, model: 'S-RF500', type: 'یخچال', amount: '1' },
      { ...fee },
      { ...fee, serviceKind: '', agency: '1001', amount: '1' },
    ]),
    [
      ['model: catalog.unknownModel'],
      ['agency: tariffs.unknownAgency'],
      ['type: tariffs.oneProduct'],
      ['amount: tariffs.priceOrCoefficient'],
      ['serviceKind: tariffs.agencyPriceNames', 'model: tariffs.agencyPriceNames'],
    ],
  );
  assert.deepEqual(cellFailures({ ...fee, kind: 'پاداش', amount: '1' }), ['kind: tariffs.unknownKind']);
  assert.deepEqual(cellFailures({ ...fee, coefficient: '0' }), ['coefficient: tariffs.notACoefficient']);
  assert.deepEqual(cellFailures({ ...fee, coefficient: '1.23456' }), [
    'coefficient: tariffs.notACoefficient',
  ]);
});

test('F10: what goes out comes in again and changes nothing', async () => {
  const { rows } = await world.inTenant('arka', (ctx) => exportRules(ctx, undefined));
  assert.equal(rows.length, 8);
  assert.deepEqual(
    rows.map((row) => row['coefficient']).filter((cell) => cell !== ''),
    ['1.1'],
  );
  assert.deepEqual(
    await check(rows),
    rows.map(() => []),
  );
  assert.deepEqual(
    await bring(rows),
    rows.map(() => 'same'),
  );
  assert.equal(scene.near.code, '1001');
});
