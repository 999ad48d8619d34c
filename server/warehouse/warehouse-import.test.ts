import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { partList } from '../catalog/catalog.contract.ts';
import { consignedIdentity, tornBalances } from './identities.ts';
import { correctMove, listStock, listStockMoves } from './warehouse.contract.ts';
import { consignedOpeningImport as kind } from './warehouse.import.ts';

// The consigned stock that agencies held before these books began.

const world = await openWorld({ after });
const scene = await makeScene(world);
const keeper = await world.as('warehouse');
const admin = await world.as('admin');
const part = await admin.call(partList.add, { code: 'CMP-77', title: 'کمپرسور', unit: 'عدد' });

const rowsOf = (cells: readonly (readonly [string, string, string])[]) =>
  cells.map(([agency, code, quantity]) => kind.row.parse({ agency, part: code, quantity }));
const bring = (cells: Parameters<typeof rowsOf>[0]) =>
  world.inTenant('arka', async (ctx) => {
    const rows = rowsOf(cells);
    const failures = await kind.check(ctx, rows);
    return { failures: failures.flat(), outcomes: await kind.apply(ctx, rows) };
  });

test('J7: the opening of a part at an agency comes in once; the same again changes nothing', async () => {
  const cells = [
    ['1001', 'cmp 77', '12'],
    ['1002', 'CMP-77', '3'],
  ] as const;
  const first = await bring(cells);
  assert.deepEqual([first.failures, first.outcomes], [[], ['created', 'created']]);
  const again = await bring(cells);
  assert.deepEqual([again.failures, again.outcomes], [[], ['same', 'same']]);
  const { items } = await keeper.call(listStock, { partId: part.id, agencyId: scene.near.id });
  assert.deepEqual(
    items.map((row) => [row.location.kind, row.onHandQuantity]),
    [['consigned', 12]],
  );
  await world.inTenant('arka', async (ctx) => {
    const sums = await consignedIdentity(ctx, { agencyId: scene.near.id });
    assert.deepEqual(
      sums.map((sum) => [sum.openingQuantity, sum.isHeld]),
      [[12, true]],
    );
    assert.deepEqual(await tornBalances(ctx), []);
  });
});

test('J7: another opening quantity, an unknown agency and an unknown part are bad rows', async () => {
  const { failures, outcomes } = await bring([
    ['1001', 'CMP-77', '13'],
    ['9999', 'CMP-77', '1'],
    ['1001', 'NO-1', '1'],
  ]);
  assert.deepEqual(
    failures.map(({ path, code }) => [path, code]),
    [
      ['quantity', 'warehouse.openedWith'],
      ['agency', 'warehouse.unknownAgencyCode'],
      ['part', 'warehouse.unknownPartCode'],
    ],
  );
  assert.deepEqual(outcomes, ['same', 'same', 'same'], 'what is there is not changed by a file');
  assert.equal(kind.row.safeParse({ agency: '1001', part: 'CMP-77', quantity: '0' }).success, false);
});

test('M8: a wrong opening is taken back by hand', async () => {
  const [row] = (await keeper.call(listStock, { partId: part.id, agencyId: scene.neighbour.id })).items;
  const { items } = await keeper.call(listStockMoves, { id: row?.id ?? '' });
  await keeper.call(correctMove, { id: items[0]?.id ?? '', note: 'شمارش دیگری بود' });
  const left = await keeper.call(listStock, { partId: part.id, agencyId: scene.neighbour.id });
  assert.deepEqual(left.items, []);
});
