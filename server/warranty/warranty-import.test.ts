import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { exportPolicies } from './policy-export.ts';
import { listPolicies } from './policy.contract.ts';
import { policyImport } from './warranty.import.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');

type Cells = Readonly<Record<string, string>>;
const parse = (cells: Cells) => policyImport.row.parse(cells);
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) => policyImport.apply(ctx, rows.map(parse)));
const check = async (rows: readonly Cells[]) =>
  (await world.inTenant('arka', (ctx) => policyImport.check(ctx, rows.map(parse)))).map((failures) =>
    failures.map(({ path, code }) => `${path}: ${code}`),
  );
const cellFailures = (cells: Cells) => {
  const issues = policyImport.row.safeParse(cells).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

const line = await admin.call(catalog.productLineList.add, { code: 'WI-L', title: 'سرمایشی' });
const type = await admin.call(catalog.productTypeList.add, {
  code: 'WI-T',
  title: 'یخچال',
  productLineId: line.id,
});
const brand = await admin.call(catalog.brandList.add, { code: 'WI-B', title: 'آرکا' });
const [fridge, freezer] = await Promise.all(
  ['WI-1', 'WI-2'].map((code) =>
    admin.call(catalog.modelList.add, { code, title: `مدل ${code}`, brandId: brand.id, typeId: type.id }),
  ),
);

const FILE: readonly Cells[] = [
  {
    model: 'WI-1',
    labourMonths: '24',
    partMonths: '24',
    travelMonths: '12',
    startBases: 'نصب، فروش به مشتري',
    latestStartMonths: '12',
    latestStartAnchor: 'خروج از انبار',
    guarantor: 'شرکت',
    component1: 'کمپرسور',
    component1Months: '60',
  },
  { model: 'wi 2', labourMonths: '18', partMonths: '18', startBases: 'installed' },
];

test('F10: a file of policies run twice with one cell changed reports created 0, changed 1, same n − 1', async () => {
  assert.deepEqual(await check(FILE), [[], []]);
  assert.deepEqual(await bring(FILE), ['created', 'created']);
  assert.deepEqual(await bring(FILE), ['same', 'same']);
  const changed = FILE.with(1, { ...FILE[1], partMonths: '24' });
  assert.deepEqual(await bring(changed), ['same', 'changed']);
  assert.deepEqual(await bring(changed), ['same', 'same']);
});

test('H6: a policy of a file is as one typed on the screen, and a changed row is its next version', async () => {
  const [policy] = (await admin.call(listPolicies, { modelId: fridge?.id })).items;
  assert.deepEqual(
    [policy?.labourMonths, policy?.partMonths, policy?.travelMonths, policy?.startBases, policy?.latestStart],
    [24, 24, 12, ['installed', 'sold_to_customer'], { anchor: 'left_warehouse', months: 12 }],
  );
  assert.deepEqual(
    policy?.components.map(({ title, partMonths }) => [title, partMonths]),
    [['کمپرسور', 60]],
  );
  const versions = (await admin.call(listPolicies, { modelId: freezer?.id })).items;
  assert.deepEqual(
    versions.map(({ version, partMonths }) => [version, partMonths]),
    [
      [2, 24],
      [1, 18],
    ],
  );
});

test('F10: an unknown model, a wrong word and half a component are bad at their cell', async () => {
  const good = FILE[0] ?? {};
  assert.deepEqual(
    await check([
      { ...good, model: 'NO-SUCH' },
      { ...good, component1Months: '' },
      { ...good, component2Months: '36' },
      { model: 'WI-1', startBases: 'نصب', labourMonths: '0' },
    ]),
    [
      ['model: warranty.unknownModelCode'],
      ['component1Months: lib.required'],
      ['component2: lib.required'],
      ['labourMonths: warranty.promisesNothing'],
    ],
  );
  assert.deepEqual(cellFailures({ ...good, startBases: 'طلوع', guarantor: 'همسایه', labourMonths: '-1' }), [
    'labourMonths: lib.negative',
    'startBases: warranty.unknownBasis',
    'guarantor: warranty.unknownGuarantor',
  ]);
});

test('F10: what goes out comes in again and changes nothing', async () => {
  const { rows } = await world.inTenant('arka', (ctx) => exportPolicies(ctx, undefined));
  assert.equal(rows.length, 2);
  assert.deepEqual(await bring(rows), ['same', 'same']);
});
