import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeWorkScene, markOf, refusal, windowIn } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { asOwner } from '../lib/database-check.ts';
import { statement } from '../lib/sql.ts';
import { listMessages } from '../messaging/messaging.contract.ts';
import * as field from './field-work.contract.ts';
import { readRequest, readRequestTimeline } from './requests.contract.ts';
import { trackRequest } from './tracking.contract.ts';
import * as orders from './work-orders.contract.ts';

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const { manager, dispatcher, technician } = scene;
const customer = world.stranger();
const tenantCode = 'arka';
const kindsOf = async (client: typeof manager, id: string) =>
  (await client.call(orders.readWorkOrderTimeline, { id })).items.map((entry) => entry.kind);
const letPass = statement(
  'appointmentTest.letPass',
  `
  update appointment set from_at = now() - interval '3 hours', to_at = now() - interval '1 hour'
  where tenant_id = :tenant and work_order_id = :id and ended_at is null`,
);

test('R3: a promised window schedules the work order and tells the customer, with a link of his own', async () => {
  const order = await scene.accepted();
  const scheduled = await manager.call(field.promiseAppointment, { ...markOf(order), ...windowIn(2) });
  assert.deepEqual(
    [scheduled.stage, scheduled.appointment?.state, scheduled.appointment?.promisedByTitle],
    ['scheduled', 'promised', 'مدیر 1001'],
  );
  const token = await scene.linkOf(order);
  const page = await customer.call(field.readAppointment, { tenantCode, token });
  assert.deepEqual([page.state, page.moves], ['promised', ['confirm', 'askToMove']]);
  assert.deepEqual(
    [page.appointment?.number, page.appointment?.fromAt, page.appointment?.technicianFirstName],
    [order.number, windowIn(2).fromAt, 'بهرام'],
  );
  assert.doesNotMatch(JSON.stringify(page), /کریمی|سجاد|9151234567/);
  assert.equal(
    (await dispatcher.call(readRequest, { id: order.requestId })).stage,
    'scheduled',
    'the request follows',
  );
});

test('R3: the customer confirms by his link without log-in; agency, technician and office read it', async () => {
  const order = await scene.scheduled();
  const token = await scene.linkOf(order);
  const ask = { tenantCode, token, answer: 'confirm' } as const;
  assert.equal((await customer.call(field.answerAppointment, ask)).state, 'confirmed');
  assert.equal((await customer.call(field.answerAppointment, ask)).state, 'confirmed', 'a second click');
  const seen = await technician.call(orders.readWorkOrder, { id: order.id });
  assert.equal(seen.appointment?.state, 'confirmed');
  assert.notEqual(seen.appointment?.answeredAt, null);
  for (const client of [manager, technician, dispatcher])
    assert.equal(
      (await kindsOf(client, order.id)).filter((kind) => kind === 'requests.told.confirmedByCustomer').length,
      1,
    );
});

test('R3: the customer asks to move it in his own words; promising again moves it, and the old link is over', async () => {
  const order = await scene.scheduled();
  const token = await scene.linkOf(order);
  const asked = await customer.call(field.answerAppointment, {
    tenantCode,
    token,
    answer: 'askToMove',
    wish: 'پنج‌شنبه عصر',
  });
  assert.deepEqual([asked.state, asked.appointment?.wish], ['move_asked', 'پنج‌شنبه عصر']);
  const seen = await manager.call(orders.readWorkOrder, { id: order.id });
  assert.deepEqual([seen.stage, seen.appointment?.wish], ['scheduled', 'پنج‌شنبه عصر']);
  const moved = await manager.call(field.promiseAppointment, { ...markOf(seen), ...windowIn(4) });
  assert.deepEqual(
    [moved.appointment?.state, moved.appointment?.fromAt, moved.appointment?.wish],
    ['promised', windowIn(4).fromAt, ''],
  );
  const [newest = ''] = await scene.onPhone();
  assert.match(newest, /عوض شد/);
  assert.notEqual(await scene.linkOf(order), token);
  const old = await customer.call(field.readAppointment, { tenantCode, token });
  assert.deepEqual([old.state, old.appointment, old.moves], ['moved', null, []]);
  const late = await refusal(
    customer.call(field.answerAppointment, { tenantCode, token, answer: 'confirm' }),
  );
  assert.deepEqual(late, { status: 409, code: 'requests.appointmentOver' });
});

test('R3: an unknown link, one of another company and one whose window is over answer as what they are', async () => {
  const order = await scene.scheduled();
  const token = await scene.linkOf(order);
  const missing = { status: 404, code: 'requests.appointmentMissing' };
  assert.deepEqual(
    await refusal(customer.call(field.readAppointment, { tenantCode, token: 'x'.repeat(22) })),
    missing,
  );
  assert.deepEqual(
    await refusal(customer.call(field.readAppointment, { tenantCode: 'binesh', token })),
    missing,
  );
  await world.inTenant('arka', (ctx) => letPass.run(ctx, { id: order.id }));
  const page = await customer.call(field.readAppointment, { tenantCode, token });
  assert.deepEqual([page.state, page.moves], ['past', []]);
});

test('R3: the link stands in no list of messages and only as a hash in the table', async () => {
  const order = await scene.scheduled();
  const token = await scene.linkOf(order);
  const listed = await scene.admin.call(listMessages, { subjectId: order.requestId });
  const request = await scene.admin.call(readRequest, { id: order.requestId });
  assert.ok(listed.items.some((message) => message.template === 'appointments.promised'));
  assert.doesNotMatch(JSON.stringify([listed, request]), new RegExp(token));
  const found = await asOwner(world.ownerUrl, (client) =>
    client.query('select 1 from appointment a where a::text like $1', [`%${token}%`]),
  );
  assert.equal(found.rowCount, 0);
});

test('R3: a window that is over, reversed, far ahead, too long or over midnight is refused at its field', async () => {
  const order = await scene.accepted();
  // 22:30 to half past midnight in Tehran.
  const night = windowIn(2, 19);
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const windows: [string, string, string][] = [
    [at(-3), at(-1), 'requests.windowPast'],
    [at(5), at(4), 'requests.windowReversed'],
    [at(24 * 200), at(24 * 200 + 1), 'requests.windowTooFar'],
    [at(24), at(24 + 13), 'requests.windowTooLong'],
    [night.fromAt, night.toAt, 'requests.windowTooLong'],
  ];
  for (const [fromAt, toAt, code] of windows)
    assert.deepEqual(
      await refusal(manager.call(field.promiseAppointment, { ...markOf(order), fromAt, toAt })),
      { status: 400, code },
    );
});

test('A10: only who accepted may promise: not an agency that has not answered, nor its neighbour', async () => {
  const offered = await scene.offered();
  const ask = { ...markOf(offered), ...windowIn(1) };
  assert.deepEqual(await refusal(manager.call(field.promiseAppointment, ask)), {
    status: 409,
    code: 'requests.notAccepted',
  });
  const neighbour = await world.as('agency:1002');
  assert.equal((await refusal(neighbour.call(field.promiseAppointment, ask))).status, 404);
  assert.equal((await refusal(scene.reception.call(field.promiseAppointment, ask))).status, 403);
});

test('R3: a window taken back leaves the work order referred, told to the customer, free to be recalled', async () => {
  const order = await scene.scheduled();
  await scene.linkOf(order);
  const recall = { ...markOf(order), reasonCode: 'late', note: '' };
  assert.equal(
    (await refusal(dispatcher.call(orders.recallReferral, recall))).code,
    'requests.moveForbidden',
  );
  const back = await manager.call(field.withdrawAppointment, { ...markOf(order), note: 'تلفنی گفت نیایید' });
  assert.deepEqual([back.stage, back.tab, back.appointment], ['referred', 'accepted', null]);
  assert.match((await scene.onPhone())[0] ?? '', /برداشته شد/);
  const recalled = await dispatcher.call(orders.recallReferral, { ...recall, version: back.version });
  assert.equal(recalled.stage, 'new');
});

test('R3: a customer without a mobile is promised all the same; there is nobody to send a link to', async () => {
  const order = await scene.accepted({ customer: await scene.withoutMobile() });
  const scheduled = await manager.call(field.promiseAppointment, { ...markOf(order), ...windowIn(1) });
  assert.equal(scheduled.appointment?.state, 'promised');
  await world.settle();
  const { items } = await scene.admin.call(listMessages, { subjectId: order.requestId, direction: 'out' });
  assert.ok(items.every((message) => message.recipient !== 'customer'));
});

test('R3: a cancelled work order keeps no promise, and its link says so', async () => {
  const order = await scene.scheduled();
  const token = await scene.linkOf(order);
  await scene.reception.call(orders.cancelWorkOrder, { ...markOf(order), reasonCode: 'solved', note: '' });
  assert.equal((await customer.call(field.readAppointment, { tenantCode, token })).state, 'withdrawn');
  const page = await dispatcher.call(readRequestTimeline, { id: order.requestId });
  assert.ok(page.items.some((entry) => entry.kind === 'requests.told.withdrawn'));
});

test('A7, D2: the tracking page shows the window, who is on the way, and that the work is done', async () => {
  const order = await scene.scheduled();
  await scene.linkOf(order);
  const [number = ''] = order.number.split('-');
  const track = async () => {
    const tracked = await customer.call(trackRequest, { tenantCode, number, phoneDigits: '4567' });
    const [seen] = tracked.workOrders;
    return [seen?.stage, seen?.appointment?.from ?? null, seen?.isOnTheWay, tracked.history[0]?.kind];
  };
  assert.deepEqual(await track(), ['scheduled', windowIn(1).fromAt, false, 'requests.told.promised']);
  const { id } = order;
  await technician.call(field.leaveForVisit, { id });
  assert.deepEqual(await track(), ['scheduled', windowIn(1).fromAt, true, 'requests.told.left']);
  await technician.call(field.startWork, { id });
  assert.deepEqual(await track(), ['in_progress', null, false, 'requests.told.started']);
  await technician.call(field.askToFinish, { id });
  const code = await scene.codeOf(order);
  await technician.call(field.finishWork, { id, proof: { kind: 'code', code }, note: 'آقای کریمی راضی بود' });
  assert.deepEqual(await track(), ['done', null, false, 'requests.told.done']);
  const all = await customer.call(trackRequest, { tenantCode, number, phoneDigits: '4567' });
  assert.doesNotMatch(JSON.stringify(all), /کریمی|سجاد|agencyId/);
});
