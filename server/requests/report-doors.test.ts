import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeWorkScene, markOf, refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { newId } from '../lib/id.ts';
import * as field from './field-work.contract.ts';
import { readRequest } from './requests.contract.ts';
import { closeByReport, orderBrief, orderForReport, sendBackToWork, tellOfWork } from './requests.ts';
import * as orders from './work-orders.contract.ts';
import type { ServiceKind } from './words.contract.ts';

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const { dispatcher, manager, technician } = scene;

async function done(serviceKind: ServiceKind = 'repair') {
  const { id } = await scene.started({ serviceKind });
  const asked = await technician.call(field.askToFinish, { id });
  const code = await scene.codeOf(asked);
  return (await technician.call(field.finishWork, { id, proof: { kind: 'code', code } })).workOrder;
}

test('C6: the report learns what it is about, phones and acceptance included', async () => {
  const order = await done();
  const found = await world.inTenant('arka', (ctx) => orderForReport(ctx, order.id));
  assert.deepEqual(
    [found.number, found.stage, found.serviceKind, found.agencyId, found.technicianId, found.isDateHeld],
    [order.number, 'done', 'repair', scene.near.id, scene.near.technicianId, false],
  );
  assert.ok(found.customerPhones.includes('+989151234567'));
  assert.ok(found.acceptedAt !== null && found.doneAt !== null && found.acceptedAt < found.doneAt);
  assert.ok(found.requestReceivedAt <= found.acceptedAt);
  const [brief] = await world.inTenant('arka', (ctx) => orderBrief(ctx, [order.id]));
  assert.deepEqual([brief?.number, brief?.finishProof], [order.number, 'code']);
});

test('C6: a decided report closes the work order once; the request follows', async () => {
  const order = await done();
  const reportId = newId();
  const close = () =>
    world.inTenant('arka', (ctx) => closeByReport(ctx, { workOrderId: order.id, reportId }));
  await close();
  const closed = await dispatcher.call(orders.readWorkOrder, { id: order.id });
  assert.equal(closed.stage, 'closed');
  await close();
  const again = await dispatcher.call(orders.readWorkOrder, { id: order.id });
  assert.deepEqual(
    [again.version, again.endedAt, again.moves],
    [closed.version, closed.endedAt, []],
    'twice is once',
  );
  assert.equal((await dispatcher.call(readRequest, { id: order.requestId })).stage, 'closed');
});

test('C6: sent back for more work on the device it is in progress again, without proof or work day', async () => {
  const order = await done();
  await world.inTenant('arka', (ctx) =>
    sendBackToWork(ctx, { workOrderId: order.id, reason: 'نشتی رفع نشده است' }),
  );
  const back = await technician.call(orders.readWorkOrder, { id: order.id });
  assert.deepEqual(
    [back.stage, back.doneAt, back.workEndedAt, back.finishProof, back.moves.includes('start')],
    ['in_progress', null, null, null, true],
  );
  await technician.call(field.startWork, { id: order.id });
  const asked = await technician.call(field.askToFinish, { id: order.id });
  const code = await scene.codeOf(asked);
  const { workOrder } = await technician.call(field.finishWork, {
    id: order.id,
    proof: { kind: 'code', code },
  });
  assert.deepEqual(
    workOrder.visits.map((visit) => [visit.ordinal, visit.outcome]),
    [
      [1, 'done'],
      [2, 'done'],
    ],
  );
});

test('C6: what the report tells of is read by its own agency and not by the neighbour', async () => {
  const order = await done();
  await world.inTenant('arka', (ctx) =>
    tellOfWork(ctx, order.id, { kind: 'requests.told.closed', audience: ['agency'], facts: {} }),
  );
  const page = await manager.call(orders.readWorkOrderTimeline, { id: order.id });
  assert.equal(page.items[0]?.kind, 'requests.told.closed');
});

test('O1: done work for which no report is due is closed by the office; a repair only by its report', async () => {
  const inspection = await done('inspection');
  const seen = await dispatcher.call(orders.readWorkOrder, { id: inspection.id });
  assert.ok(seen.moves.includes('close'));
  const closed = await dispatcher.call(orders.closeWorkOrder, {
    ...markOf(seen),
    answer: 'بازدید انجام شد',
  });
  assert.equal(closed.stage, 'closed');
  const repair = await done();
  assert.ok(!repair.moves.includes('close'));
  assert.deepEqual(
    await refusal(dispatcher.call(orders.closeWorkOrder, { ...markOf(repair), answer: 'پایان' })),
    { status: 409, code: 'requests.reportCloses' },
  );
});

test('C6: no work order closes by a report, nor is sent back, before it is done', async () => {
  const { id } = await scene.started();
  const close = world.inTenant('arka', (ctx) => closeByReport(ctx, { workOrderId: id, reportId: newId() }));
  await assert.rejects(close, { code: 'requests.moveForbidden' });
  const back = world.inTenant('arka', (ctx) => sendBackToWork(ctx, { workOrderId: id, reason: 'زود' }));
  await assert.rejects(back, { code: 'requests.moveForbidden' });
});
