import assert from 'node:assert/strict';
import { after as afterAll, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { partList, setPartPrice } from '../catalog/catalog.contract.ts';
import { statementOf } from '../ledger/ledger.ts';
import { newId } from '../lib/id.ts';
import { addDays, dayIn } from '../lib/jalali.ts';
import { obligationIdentity, tornBalances } from './identities.ts';
import {
  acceptLateObligation,
  countObligations,
  debitObligation,
  inspectObligation,
  listObligations,
  listOwnObligations,
  listStock,
  readObligation,
  readOwnObligation,
  receiveObligation,
  sendObligations,
  waiveObligation,
} from './warehouse.contract.ts';
import type { InspectionResult } from './warehouse.contract.ts';
import { makeConsigned } from './warehouse.make.ts';
import {
  confirmObligations,
  openObligations,
  releaseReport,
  reserveForReport,
  useForReport,
  withdrawObligations,
} from './warehouse.ts';

const world = await openWorld({ after: afterAll });
const scene = await makeScene(world);
const agencyId = scene.near.id;
const admin = await world.as('admin');
const keeper = await world.as('warehouse');
const near = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
const today = dayIn('Asia/Tehran', new Date());

let count = 0;
async function newPart(priceAmount: number | null = null): Promise<string> {
  count += 1;
  const part = { code: `D-${count}`, title: `برد ${count}`, unit: 'عدد' };
  const { id } = await admin.call(partList.add, part);
  await Promise.all(
    (priceAmount === null ? [] : [priceAmount]).map((amount) =>
      admin.call(setPartPrice, { id, buyer: 'agency', fromOn: '2020-01-01', amount }),
    ),
  );
  return id;
}

interface Removed {
  partId: string;
  quantity?: number;
  removedOn?: string;
  serial?: string | null;
}
/** A report that owes one part, provisionally. */
async function opened({ partId, quantity = 1, removedOn = today, serial = null }: Removed) {
  const reportId = newId();
  const lineId = newId();
  await world.inTenant('arka', (ctx) =>
    openObligations(ctx, {
      agencyId,
      reportId,
      reportNumber: '482915637-1',
      deviceId: scene.devices.first,
      removedOn,
      lines: [
        { lineId, partId, quantity, serial, rule: 'must_return' },
        { lineId: newId(), partId, quantity: 1, serial: null, rule: 'none' },
      ],
    }),
  );
  const { items } = await keeper.call(listObligations, { partId });
  const obligation = items.find((row) => row.reportId === reportId);
  assert(obligation !== undefined);
  return { reportId, lineId, obligation };
}
async function owed(removed: Removed) {
  const { reportId, lineId, obligation } = await opened(removed);
  await world.inTenant('arka', (ctx) => confirmObligations(ctx, { reportId, lineIds: [lineId] }));
  return await keeper.call(readObligation, { id: obligation.id });
}
async function sent(removed: Removed) {
  const { id } = await owed(removed);
  await near.call(sendObligations, { ids: [id], carrier: 'تیپاکس ۱۲۳' });
  return await keeper.call(readObligation, { id });
}
async function places(partId: string): Promise<Record<string, number>> {
  const { items } = await keeper.call(listStock, { partId });
  return Object.fromEntries(items.map((row) => [row.location.kind, row.onHandQuantity]));
}
async function holds(): Promise<void> {
  await world.inTenant('arka', async (ctx) => {
    const sums = await obligationIdentity(ctx, { agencyId });
    assert.deepEqual(
      sums.filter((sum) => !sum.isHeld),
      [],
    );
    assert.deepEqual(await tornBalances(ctx), []);
  });
}
const balance = () =>
  world.inTenant('arka', async (ctx) => (await statementOf(ctx, { agencyId })).balanceAmount);
const refused = (status: number, code: string) => (error: unknown) => {
  assert(error instanceof Refused);
  assert.deepEqual([error.status, error.problem.code], [status, code]);
  return true;
};
const markOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

test('J7: a report opens what is owed provisionally, due in thirty days, at its value', async () => {
  const partId = await newPart(1_200_000);
  const { obligation } = await opened({ partId, quantity: 2, removedOn: '2026-11-01', serial: 'AB-12' });
  assert.deepEqual(
    [obligation.state, obligation.removedOn, obligation.dueOn, obligation.valueAmount],
    ['provisional', '2026-11-01', '2026-12-01', 2_400_000],
  );
  assert.deepEqual(await places(partId), { defective_at_agency: 2 });
  const byPart = await keeper.call(listObligations, { partId });
  assert.equal(byPart.items.length, 1, 'a part without return rule owes nothing');
  const bySerial = await keeper.call(listObligations, { q: 'ab12' });
  assert.deepEqual(
    bySerial.items.map((row) => row.id),
    [obligation.id],
  );
  assert.equal((await near.call(listOwnObligations, { partId })).items[0]?.id, obligation.id);
  assert.deepEqual((await neighbour.call(listOwnObligations, { partId })).items, []);
  await holds();
});

test('J7: a rejected report takes its provisional obligations out of both sides; a new one opens them again', async () => {
  const partId = await newPart();
  const { reportId, lineId, obligation } = await opened({ partId });
  await assert.rejects(
    near.call(sendObligations, { ids: [obligation.id] }),
    refused(409, 'warehouse.obligationIs.provisional'),
  );
  await world.inTenant('arka', (ctx) => withdrawObligations(ctx, { reportId }));
  assert.equal((await keeper.call(readObligation, { id: obligation.id })).state, 'withdrawn');
  assert.deepEqual(await places(partId), {});
  await world.inTenant('arka', async (ctx) => {
    await openObligations(ctx, {
      agencyId,
      reportId,
      reportNumber: '482915637-1',
      deviceId: null,
      removedOn: today,
      lines: [{ lineId, partId, quantity: 1, serial: null, rule: 'hold_and_inspect' }],
    });
    await confirmObligations(ctx, { reportId, lineIds: [lineId] });
    await withdrawObligations(ctx, { reportId });
  });
  const { items } = await keeper.call(listObligations, { partId, state: 'open' });
  assert.equal(items.length, 1, 'what was confirmed stays owed');
  await holds();
});

const outcomes: readonly [InspectionResult, 'accepted' | 'open'][] = [
  ['confirmed', 'accepted'],
  ['no_fault_found', 'accepted'],
  ['abused', 'accepted'],
  ['wrong_part', 'open'],
  ['other_serial', 'open'],
  ['missing', 'open'],
  ['not_ours', 'open'],
];
for (const [result, state] of outcomes) {
  test(`J7: a part that was sent back and found ${result} is ${state}, due as before`, async () => {
    const partId = await newPart();
    const way = await sent({ partId, removedOn: addDays(today, -40) });
    assert.deepEqual([way.state, way.parcelNumber !== null], ['in_transit', true]);
    assert.deepEqual(await places(partId), { defective_in_transit: 1 });
    const received = await keeper.call(receiveObligation, markOf(way));
    assert.deepEqual(await places(partId), { defective_at_warehouse: 1 });
    await holds();
    const seen = await keeper.call(inspectObligation, { ...markOf(received), result, disposition: 'repair' });
    assert.deepEqual([seen.state, seen.result, seen.dueOn], [state, result, addDays(today, -10)]);
    const place = { accepted: 'defective_at_warehouse', open: 'defective_at_agency' }[state];
    assert.deepEqual(await places(partId), { [place]: 1 });
    await holds();
  });
}

test('J7: an abused part may be debited when it is accepted, another may not', async () => {
  const partId = await newPart();
  const before = await balance();
  const way = await sent({ partId });
  const wrong = { ...markOf(way), result: 'confirmed', debitAmount: 10 } as const;
  await assert.rejects(keeper.call(inspectObligation, wrong), refused(400, 'warehouse.debitOnlyAbused'));
  const abused = { ...markOf(way), result: 'abused', debitAmount: 300_000, note: 'شکسته' } as const;
  const seen = await keeper.call(inspectObligation, abused);
  assert.deepEqual([seen.state, seen.debitAmount], ['accepted', 300_000]);
  assert.equal((await balance()) - before, -300_000);
});

test('J7: what does not come back is waived, or debited at the price of the day; late acceptance reverses', async () => {
  const partId = await newPart(500_000);
  const before = await balance();
  const one = await owed({ partId, removedOn: addDays(today, -60) });
  assert.deepEqual([one.daysLeft, one.moves], [-30, ['waive', 'debit']]);
  const waived = await keeper.call(waiveObligation, { ...markOf(one), reason: 'آتش‌سوزی' });
  assert.deepEqual([waived.state, waived.reason], ['waived', 'آتش‌سوزی']);
  assert.equal(await balance(), before);
  const two = await owed({ partId, quantity: 3 });
  await admin.call(setPartPrice, { id: partId, buyer: 'agency', fromOn: today, amount: 700_000 });
  const debited = await keeper.call(debitObligation, { ...markOf(two), reason: 'نفرستاد' });
  assert.deepEqual(
    [debited.state, debited.valueAmount, debited.debitAmount],
    ['debited', 1_500_000, 2_100_000],
  );
  assert.equal((await balance()) - before, -2_100_000);
  await holds();
  const late = await keeper.call(acceptLateObligation, {
    ...markOf(debited),
    reasonCode: 'other',
    note: 'رسید',
  });
  assert.deepEqual([late.state, await balance()], ['accepted', before]);
  assert.deepEqual(
    late.events.map((event) => event.kind),
    ['accepted_late', 'debited', 'confirmed', 'opened'],
  );
  await holds();
});

test('J7: without any price the amount of a debit is asked for', async () => {
  const partId = await newPart();
  const one = await owed({ partId });
  const debit = { ...markOf(one), reason: 'نفرستاد' };
  await assert.rejects(keeper.call(debitObligation, debit), refused(400, 'warehouse.noPrice'));
  assert.equal((await keeper.call(debitObligation, { ...debit, amount: 0 })).state, 'debited');
});

test('J7: of two who settle one obligation one succeeds', async () => {
  const partId = await newPart(10);
  const one = await owed({ partId });
  const reason = 'نفرستاد';
  const answers = await Promise.all([
    keeper.ask(debitObligation, { ...markOf(one), reason }),
    keeper.ask(waiveObligation, { ...markOf(one), reason }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  await holds();
});

test('G3: an agency sends its own alone, and settles nothing', async () => {
  const partId = await newPart();
  const one = await owed({ partId });
  await assert.rejects(
    neighbour.call(sendObligations, { ids: [one.id] }),
    refused(404, 'warehouse.obligationMissing'),
  );
  await assert.rejects(
    neighbour.call(readOwnObligation, { id: one.id }),
    refused(404, 'warehouse.obligationMissing'),
  );
  const technician = await world.as('technician:1001');
  assert.equal((await technician.ask(sendObligations, { ids: [one.id] })).status, 403);
  assert.equal((await technician.call(readOwnObligation, { id: one.id })).moves.length, 0);
  assert.equal((await near.ask(waiveObligation, { ...markOf(one), reason: 'x' })).status, 403);
  assert.equal((await near.ask(listObligations, {})).status, 403);
  assert.deepEqual((await near.call(readOwnObligation, { id: one.id })).moves, ['send']);
  const counts = await keeper.call(countObligations, { agencyId });
  assert.ok((counts.open?.count ?? 0) > 0);
  const response = await keeper.raw('GET', '/api/v1/obligations.xlsx?due=late');
  assert.equal(response.status, 200);
});

test('M5: a submitted report holds what it means to use; sent back it lets go; approved it uses it once', async () => {
  const partId = await newPart();
  const reportId = newId();
  const line = { lineId: newId(), partId, quantity: 3 };
  const second = { lineId: newId(), partId, quantity: 2 };
  await world.inTenant('arka', (ctx) => makeConsigned(ctx, { agencyId, lines: [{ partId, quantity: 4 }] }));
  const held = async () => (await keeper.call(listStock, { partId, kind: 'consigned' })).items[0];
  const given = { agencyId, reportId, lines: [line, second] };
  const reserved = await world.inTenant('arka', (ctx) => reserveForReport(ctx, given));
  assert.deepEqual(
    reserved.map((each) => each.isReserved),
    [true, false],
  );
  assert.equal((await held())?.reservedQuantity, 3);
  await world.inTenant('arka', (ctx) => releaseReport(ctx, { reportId }));
  assert.equal((await held())?.reservedQuantity, 0);
  await world.inTenant('arka', (ctx) => reserveForReport(ctx, given));
  const use = { ...given, occurredAt: new Date() };
  for (const _ of [1, 2]) {
    const taken = await world.inTenant('arka', (ctx) => useForReport(ctx, use));
    assert.deepEqual(
      taken.map((each) => each.isTaken),
      [true, false],
    );
  }
  const used = await held();
  assert.deepEqual([used?.onHandQuantity, used?.reservedQuantity], [1, 0]);
  await holds();
});

test('J7: lists go on page by page, what is owed before what has ended', async () => {
  const partId = await newPart();
  const late = await owed({ partId, removedOn: addDays(today, -50) });
  const ended = await owed({ partId, removedOn: addDays(today, -90) });
  await keeper.call(waiveObligation, { ...markOf(ended), reason: 'x' });
  const soon = await owed({ partId });
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { items, next } = await keeper.call(listObligations, { partId, limit: 1, after });
    seen.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  }
  assert.deepEqual(seen, [late.id, soon.id, ended.id]);
  const lateOnes = await keeper.call(listObligations, { partId, due: 'late' });
  assert.deepEqual(
    lateOnes.items.map(({ id }) => id),
    [late.id],
  );
  const broken = Buffer.from(JSON.stringify(['owed', 'yesterday', late.id])).toString('base64url');
  await assert.rejects(keeper.call(listObligations, { after: broken }), refused(400, 'lib.notAMark'));
});
