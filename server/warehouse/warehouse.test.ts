import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { partList } from '../catalog/catalog.contract.ts';
import { newId } from '../lib/id.ts';
import { Problem } from '../lib/problem.ts';
import { consignedIdentity, tornBalances } from './identities.ts';
import {
  correctMove,
  enterStock,
  listIssues,
  listOwnIssues,
  listOwnStock,
  listStock,
  listStockMoves,
  readIssue,
  readOwnIssue,
  readStock,
  receiveIssue,
  sendIssue,
  settleIssue,
  warehouseList,
} from './warehouse.contract.ts';
import { locationsOf } from './locations.ts';
import { mainWarehouseId, makeConsigned, makeSpare } from './warehouse.make.ts';
import { consignedOnHand, everIssued, releaseReport, reserveForReport, useForReport } from './warehouse.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const agencyId = scene.near.id;
const keeper = await world.as('warehouse');
const near = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
const warehouseId = await world.inTenant('arka', mainWarehouseId);

let count = 0;
async function newPart(): Promise<string> {
  const admin = await world.as('admin');
  count += 1;
  const { id } = await admin.call(partList.add, {
    code: `P-${count}`,
    title: `کمپرسور ${count}`,
    unit: 'عدد',
  });
  return id;
}
async function stocked(quantity: number): Promise<string> {
  const partId = await newPart();
  await world.inTenant('arka', (ctx) => makeSpare(ctx, { warehouseId, lines: [{ partId, quantity }] }));
  return partId;
}
async function onHand(partId: string): Promise<Record<string, number>> {
  const { items } = await keeper.call(listStock, { partId, empty: 'true' });
  return Object.fromEntries(items.map((row) => [row.location.kind, row.onHandQuantity]));
}
const refused = (status: number, code: string) => (error: unknown) => {
  assert(error instanceof Refused);
  assert.deepEqual([error.status, error.problem.code], [status, code]);
  return true;
};
const issue = (partId: string, quantity: number) =>
  keeper.call(sendIssue, { agencyId, warehouseId, lines: [{ partId, quantity }] });

test('M1, M6: what a supply brings lies in its warehouse, and the card names the paper', async () => {
  const partId = await newPart();
  const entry = { kind: 'supply', warehouseId, supplyKind: 'imported', paperNumber: 'F-88' } as const;
  const { number } = await keeper.call(enterStock, { ...entry, lines: [{ partId, quantity: 40 }] });
  assert.equal(number, 'F-88');
  const [row] = (await keeper.call(listStock, { partId })).items;
  assert(row !== undefined);
  assert.deepEqual([row.location.title, row.onHandQuantity, row.reservedQuantity], ['انبار مرکزی', 40, 0]);
  const { items } = await keeper.call(listStockMoves, { id: row.id });
  assert.deepEqual(
    items.map((move) => [
      move.kind,
      move.changeQuantity,
      move.afterQuantity,
      move.other.kind,
      move.document.number,
    ]),
    [['supply', 40, 40, 'supplier', 'F-88']],
  );
});

test('M8: a mistake is taken back by a move that names it, once', async () => {
  const partId = await newPart();
  const enter = () =>
    keeper.call(enterStock, { kind: 'count_gain', warehouseId, lines: [{ partId, quantity: 7 }] });
  const { moveIds } = await enter();
  const id = moveIds[0] ?? '';
  await keeper.call(correctMove, { id, note: 'دو بار نوشته شد' });
  assert.deepEqual(await onHand(partId), { spare: 0 });
  await assert.rejects(keeper.call(correctMove, { id, note: 'باز' }), refused(409, 'warehouse.notEnoughOf'));
  await enter();
  await assert.rejects(
    keeper.call(correctMove, { id, note: 'باز' }),
    refused(409, 'warehouse.correctedAlready'),
  );
  const [row] = (await keeper.call(listStock, { partId })).items;
  const { items } = await keeper.call(listStockMoves, { id: row?.id ?? '' });
  assert.deepEqual(
    items.map((move) => [move.changeQuantity, move.afterQuantity, move.isCorrected, move.moves.length]),
    [
      [7, 7, false, 1],
      [-7, 0, false, 0],
      [7, 7, true, 0],
    ],
  );
});

test('M2, M3: what is sent is on its way until the agency receives it, and then its consigned stock', async () => {
  const partId = await stocked(10);
  const sent = await issue(partId, 4);
  assert.deepEqual([sent.state, sent.moves], ['sent', ['receive']]);
  assert.deepEqual(await onHand(partId), { spare: 6, transit: 4 });
  const received = await near.call(receiveIssue, { id: sent.id, version: sent.version });
  assert.deepEqual([received.state, received.receivedByTitle], ['received', 'مدیر 1001']);
  assert.deepEqual(await onHand(partId), { spare: 6, transit: 0, consigned: 4 });
  const own = await near.call(listOwnStock, {});
  assert.equal(own.items.find((row) => row.partId === partId)?.onHandQuantity, 4);
  await world.inTenant('arka', async (ctx) => {
    assert.deepEqual(await everIssued(ctx, { agencyId, partIds: [partId] }), [partId]);
    assert.deepEqual(await everIssued(ctx, { agencyId: scene.neighbour.id, partIds: [partId] }), []);
    assert.equal((await consignedOnHand(ctx, { agencyId, partIds: [partId] }))[0]?.onHandQuantity, 4);
  });
});

test('M2: what did not arrive stays on its way until the warehouse says where it is', async () => {
  const partId = await stocked(10);
  const sent = await issue(partId, 5);
  const more = { partId, receivedQuantity: 6, note: '' };
  await assert.rejects(
    near.call(receiveIssue, { id: sent.id, version: sent.version, differences: [more] }),
    refused(400, 'warehouse.moreThanSent'),
  );
  const less = { partId, receivedQuantity: 3, note: 'دو عدد در جعبه نبود' };
  const differs = await near.call(receiveIssue, { id: sent.id, version: sent.version, differences: [less] });
  assert.deepEqual([differs.state, differs.lines[0]?.receivedQuantity, differs.moves], ['differs', 3, []]);
  assert.deepEqual(await onHand(partId), { spare: 5, transit: 2, consigned: 3 });
  const seen = await keeper.call(readIssue, { id: sent.id });
  assert.deepEqual(seen.moves, ['settle']);
  const settled = { id: sent.id, version: seen.version, as: 'returned', note: 'در قفسه ماند' } as const;
  assert.equal((await keeper.call(settleIssue, settled)).state, 'settled');
  assert.deepEqual(await onHand(partId), { spare: 7, transit: 0, consigned: 3 });
  const again = near.call(receiveIssue, { id: sent.id, version: seen.version + 1 });
  await assert.rejects(again, refused(409, 'warehouse.issueIsElsewhere'));
});

test('M2: what was lost on the way has left the books', async () => {
  const partId = await stocked(2);
  const sent = await issue(partId, 2);
  const lost = [{ partId, receivedQuantity: 0 }];
  const differs = await near.call(receiveIssue, { id: sent.id, version: sent.version, differences: lost });
  await keeper.call(settleIssue, { id: sent.id, version: differs.version, as: 'lost', note: 'گم شد' });
  assert.deepEqual(await onHand(partId), { spare: 0, transit: 0 });
});

test('M9: of 200 who issue the last 50 at once, exactly 50 succeed', async () => {
  const partId = await stocked(50);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      keeper.ask(sendIssue, { agencyId, warehouseId, lines: [{ partId, quantity: 1 }] }),
    ),
  );
  const statuses = Map.groupBy(answers, ({ status }) => status);
  assert.deepEqual([statuses.get(201)?.length, statuses.get(409)?.length], [50, 150]);
  assert.match(statuses.get(409)?.[0]?.body ?? '', /warehouse\.notEnoughOf/);
  assert.deepEqual(await onHand(partId), { spare: 0, transit: 50 });
  const numbers = answers
    .filter(({ status }) => status === 201)
    .map(({ body }) => Number(sendIssue.output.parse(JSON.parse(body)).number))
    .toSorted((one, other) => one - other);
  assert.equal((numbers.at(-1) ?? 0) - (numbers[0] ?? 0), 49, 'numbers of issues have a gap');
});

test('I9, M9: two reports decided at once, each using the part that the other lets go, never wait for each other', async () => {
  const partIds = [await newPart(), await newPart()];
  const stock = partIds.map((partId) => ({ partId, quantity: 10 }));
  await world.inTenant('arka', (ctx) => makeConsigned(ctx, { agencyId, lines: stock }));
  // The customer's place, made by whoever comes first, would keep the second waiting from the beginning.
  await world.inTenant('arka', (ctx) => locationsOf(ctx, [{ kind: 'customer' }]));
  const reports = partIds.map((usedId) => {
    const lines = partIds.map((partId) => ({ lineId: newId(), partId, quantity: 1 }));
    return { agencyId, reportId: newId(), lines, used: lines.filter(({ partId }) => partId === usedId) };
  });
  for (const report of reports) await world.inTenant('arka', (ctx) => reserveForReport(ctx, report));
  const taken = await Promise.all(
    reports.map(({ used, ...report }) =>
      world.inTenant('arka', async (ctx) => {
        const lines = await useForReport(ctx, { ...report, occurredAt: new Date(), lines: used });
        // Time in which the other comes as far as this one.
        await sleep(100);
        await releaseReport(ctx, report);
        return lines.map(({ isTaken }) => isTaken);
      }),
    ),
  );
  assert.deepEqual(taken, [[true], [true]]);
  const left = await world.inTenant('arka', (ctx) => consignedOnHand(ctx, { agencyId, partIds }));
  assert.deepEqual(
    left.map(({ onHandQuantity, reservedQuantity }) => [onHandQuantity, reservedQuantity]),
    [
      [9, 0],
      [9, 0],
    ],
  );
});

test('M3: goods go back, to another agency, and what is missing is the agency’s debt', async () => {
  const partId = await stocked(20);
  const sent = await issue(partId, 20);
  await near.call(receiveIssue, { id: sent.id, version: sent.version });
  const lines = (quantity: number) => ({ lines: [{ partId, quantity }] });
  await keeper.call(enterStock, { kind: 'return_good', agencyId, warehouseId, ...lines(5) });
  await keeper.call(enterStock, {
    kind: 'transfer',
    agencyId,
    toAgencyId: scene.neighbour.id,
    ...lines(3),
  });
  await keeper.call(enterStock, { kind: 'debit_loss', agencyId, amount: 900_000, note: 'کسری', ...lines(2) });
  await keeper.call(enterStock, { kind: 'count_gain', agencyId, ...lines(1) });
  await world.inTenant('arka', async (ctx) => {
    const sums = await consignedIdentity(ctx, { agencyId });
    const sum = sums.find((each) => each.partId === partId);
    assert.deepEqual(
      [sum?.receivedQuantity, sum?.returnedQuantity, sum?.transferredOutQuantity, sum?.debitedLossQuantity],
      [20, 5, 3, 2],
    );
    assert.deepEqual([sum?.countGainQuantity, sum?.onHandQuantity, sum?.isHeld], [1, 11, true]);
    assert.deepEqual(await tornBalances(ctx), []);
  });
});

test('M8: an entry says what it lacks', async () => {
  const partId = await newPart();
  const lines = [{ partId, quantity: 1 }];
  const cases = [
    [{ kind: 'supply', lines }, 400, 'lib.required'],
    [{ kind: 'transfer', warehouseId, toWarehouseId: warehouseId, lines }, 400, 'warehouse.samePlace'],
    [{ kind: 'scrap', warehouseId, lines }, 409, 'warehouse.notEnoughOf'],
    [{ kind: 'supply', warehouseId, lines: [...lines, ...lines] }, 400, 'warehouse.partTwice'],
    [{ kind: 'supply', warehouseId: newId(), lines }, 400, 'warehouse.unknownWarehouse'],
    [
      { kind: 'supply', warehouseId, lines: [{ partId: newId(), quantity: 1 }] },
      400,
      'warehouse.unknownPart',
    ],
  ] as const;
  for (const [input, status, code] of cases) {
    const answer = await keeper.ask(enterStock, input);
    assert.deepEqual([answer.status, Problem.parse(JSON.parse(answer.body)).code], [status, code]);
  }
});

test('M1: warehouses have codes of their own, and the card shows where else a part lies', async () => {
  const second = await keeper.call(warehouseList.add, { code: 'W-2', title: 'انبار شرق' });
  const partId = await stocked(9);
  const move = { kind: 'transfer', warehouseId, toWarehouseId: second.id } as const;
  await keeper.call(enterStock, { ...move, lines: [{ partId, quantity: 4 }] });
  const [row] = (await keeper.call(listStock, { partId, warehouseId: second.id })).items;
  const { elsewhere, onHandQuantity } = await keeper.call(readStock, { id: row?.id ?? '' });
  assert.deepEqual([onHandQuantity, elsewhere.map((each) => each.onHandQuantity)], [4, [5]]);
  const { items } = await keeper.call(listStock, { q: 'شرق' });
  assert.deepEqual(items, [], 'the search is for parts');
  assert.deepEqual((await keeper.call(listStock, { partId, kind: 'consigned' })).items, []);
});

test('G3: an agency sees and receives its own issues alone, and moves nothing', async () => {
  const partId = await stocked(3);
  const sent = await issue(partId, 1);
  await assert.rejects(
    neighbour.call(receiveIssue, { id: sent.id, version: sent.version }),
    refused(404, 'warehouse.issueMissing'),
  );
  await assert.rejects(neighbour.call(readOwnIssue, { id: sent.id }), refused(404, 'warehouse.issueMissing'));
  assert.equal((await near.call(readOwnIssue, { id: sent.id })).number, sent.number);
  assert.ok((await near.call(listOwnIssues, { state: 'sent' })).items.some((each) => each.id === sent.id));
  assert.deepEqual((await neighbour.call(listOwnIssues, {})).items, []);
  const technician = await world.as('technician:1001');
  const receipt = await technician.ask(receiveIssue, { id: sent.id, version: sent.version });
  assert.equal(receipt.status, 403);
  assert.equal((await near.ask(listStock, {})).status, 403);
  assert.equal(
    (await near.ask(sendIssue, { agencyId, warehouseId, lines: [{ partId, quantity: 1 }] })).status,
    403,
  );
  assert.equal((await keeper.ask(listOwnStock, {})).status, 403);
  const found = await keeper.call(listIssues, { q: sent.number, agencyId });
  assert.deepEqual(
    found.items.map((each) => each.number),
    [sent.number],
  );
});

test('M7: the list goes out as a spreadsheet', async () => {
  const response = await keeper.raw('GET', '/api/v1/stock.xlsx?kind=spare');
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /spreadsheetml/);
});
