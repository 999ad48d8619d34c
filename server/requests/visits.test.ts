import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { sendFile } from '../files/files.make.ts';
import { readFile } from '../files/files.contract.ts';
import { makeWorkScene, markOf, refusal, windowIn } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { newId } from '../lib/id.ts';
import { makePeople } from '../identity/identity.make.ts';
import { runningClock } from '../sla/sla.ts';
import * as field from './field-work.contract.ts';
import { readRequest } from './requests.contract.ts';
import * as orders from './work-orders.contract.ts';
import { failedOutcomes, waitReasons } from './words.contract.ts';

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const { manager, dispatcher, technician, near } = scene;
const forbidden = { status: 409, code: 'requests.moveForbidden' };
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

test('D2, D4: on the way, there, at work: each as it happens, by both clocks, for customer, agency and office', async () => {
  const { id, number, requestId } = await scene.scheduled();
  await scene.linkOf({ number });
  const left = await technician.call(field.leaveForVisit, { id, occurredAt: minutesAgo(3) });
  assert.deepEqual([left.stage, left.visits.length, left.visits[0]?.ordinal], ['scheduled', 1, 1]);
  const [text = ''] = await scene.onPhone();
  assert.match(text, /بهرام .*در راه است/);
  const arrived = await technician.call(field.arriveAtVisit, { id, occurredAt: minutesAgo(2) });
  assert.deepEqual([arrived.stage, arrived.appointment], ['scheduled', null]);
  const started = await technician.call(field.startWork, { id, occurredAt: minutesAgo(1) });
  const [visit] = started.visits;
  assert.deepEqual([started.stage, started.tab], ['in_progress', 'working']);
  assert.deepEqual(
    visit?.events.map((event) => [event.kind, event.isSkewed]),
    [
      ['leave', false],
      ['arrive', false],
      ['start', false],
    ],
  );
  assert.ok(visit.events.every((event) => event.occurredAt < event.recordedAt));
  assert.equal((await dispatcher.call(readRequest, { id: requestId })).stage, 'in_progress');
  for (const client of [manager, technician, dispatcher]) {
    const { items } = await client.call(orders.readWorkOrderTimeline, { id });
    assert.deepEqual(
      items.slice(0, 3).map((entry) => entry.kind),
      ['requests.told.started', 'requests.told.arrived', 'requests.told.left'],
    );
    assert.equal(items[0]?.facts['number'], number);
  }
});

test('I6: an event that comes from an outbox hours later keeps both clocks and is flagged, not corrected', async () => {
  const { id } = await scene.accepted();
  const occurredAt = minutesAgo(90);
  const started = await technician.call(field.startWork, { id, occurredAt });
  const [visit] = started.visits;
  assert.deepEqual([visit?.startedAt, visit?.isSkewed], [occurredAt, true]);
  const [event] = visit?.events ?? [];
  assert.deepEqual([event?.occurredAt, event?.isSkewed], [occurredAt, true]);
  assert.ok(Date.parse(event?.recordedAt ?? '') - Date.parse(occurredAt) > 89 * 60_000);
});

test('D4: without leaving or arriving first, the start alone begins a visit', async () => {
  const { id } = await scene.accepted();
  const started = await technician.call(field.startWork, { id });
  assert.deepEqual(
    [
      started.stage,
      started.visits[0]?.leftAt,
      started.visits[0]?.arrivedAt,
      started.visits[0]?.technicianTitle,
    ],
    ['in_progress', null, null, 'بهرام سرویسکار 1001'],
  );
});

for (const outcome of failedOutcomes) {
  test(`D4: a visit that ends with ${outcome} lets the work order wait for whom it concerns, and a next one follows`, async () => {
    const order = await scene.started();
    const ended = await technician.call(field.endVisit, {
      id: order.id,
      outcome,
      note: 'در را باز نکردند',
      payer: 'customer',
    });
    const [visit] = ended.visits;
    assert.deepEqual([visit?.outcome, visit?.payer, visit?.note], [outcome, 'customer', 'در را باز نکردند']);
    assert.notEqual(visit?.endedAt, null);
    assert.deepEqual([ended.stage, ended.waiting?.from], ['waiting', 'in_progress']);
    const resumed = await manager.call(field.resumeOrder, markOf(ended));
    assert.deepEqual([resumed.stage, resumed.waiting], ['in_progress', null]);
    const again = await technician.call(field.startWork, { id: order.id });
    assert.deepEqual(
      again.visits.map((each) => each.ordinal),
      [1, 2],
    );
  });
}

test('D4: a visit that ends with the next appointment keeps the stage, and the customer is told the new window', async () => {
  const { id, number } = await scene.scheduled();
  await scene.linkOf({ number });
  await technician.call(field.arriveAtVisit, { id });
  const ended = await technician.call(field.endVisit, { id, outcome: 'nobody_home', next: windowIn(3) });
  assert.deepEqual(
    [ended.stage, ended.appointment?.fromAt, ended.visits[0]?.outcome],
    ['scheduled', windowIn(3).fromAt, 'nobody_home'],
  );
  assert.match((await scene.onPhone())[0] ?? '', /عوض شد/);
});

for (const reason of waitReasons) {
  test('D4: the photo of a visit is kept with the work, and one that never came is refused at its field', async () => {
    const { id } = await scene.started();
    const ask = { id, outcome: 'nobody_home', next: windowIn(3) } as const;
    const lost = await refusal(technician.call(field.endVisit, { ...ask, photoFileId: newId() }));
    assert.deepEqual(lost, { status: 400, code: 'files.notThere' });
    const photoFileId = await sendFile(technician);
    const ended = await technician.call(field.endVisit, { ...ask, photoFileId });
    assert.equal(ended.visits.at(-1)?.photoFileId, photoFileId);
    const photo = await manager.ask(readFile, { id: photoFileId });
    assert.equal(photo.status, 200);
  });

  test(`D4: a work order waits for ${reason} with its reason coded, and goes on where it came from`, async () => {
    const order = await scene.accepted();
    const waiting = await manager.call(field.waitWithOrder, {
      ...markOf(order),
      reason,
      note: 'تا هفته دیگر',
    });
    assert.deepEqual(
      [waiting.stage, waiting.tab, waiting.waiting?.reason, waiting.waiting?.from, waiting.waiting?.note],
      ['waiting', 'waiting', reason, 'referred', 'تا هفته دیگر'],
    );
    const resumed = await manager.call(field.resumeOrder, markOf(waiting));
    assert.deepEqual([resumed.stage, resumed.waiting, resumed.tab], ['referred', null, 'accepted']);
  });
}

test('D4: waiting lets a promised window fall; back to scheduled only with a new one', async () => {
  const order = await scene.scheduled();
  await scene.linkOf(order);
  const waiting = await manager.call(field.waitWithOrder, { ...markOf(order), reason: 'part' });
  assert.deepEqual([waiting.appointment, waiting.waiting?.from], [null, 'scheduled']);
  assert.match((await scene.onPhone())[0] ?? '', /برداشته شد/);
  assert.deepEqual(await refusal(manager.call(field.resumeOrder, markOf(waiting))), {
    status: 400,
    code: 'requests.windowNeeded',
  });
  const resumed = await manager.call(field.resumeOrder, { ...markOf(waiting), window: windowIn(5) });
  assert.deepEqual([resumed.stage, resumed.appointment?.fromAt], ['scheduled', windowIn(5).fromAt]);
});

test('D4: a new work order waits and goes on by the office; an offer that waits does not run out', async () => {
  const fresh = await scene.received();
  const waiting = await dispatcher.call(field.waitWithOrder, { ...markOf(fresh), reason: 'customer' });
  assert.equal((await dispatcher.call(field.resumeOrder, markOf(waiting))).stage, 'new');
  const offered = await scene.offered();
  assert.equal(
    (await refusal(manager.call(field.waitWithOrder, { ...markOf(offered), reason: 'agency' }))).code,
    'requests.notAccepted',
  );
  const held = await dispatcher.call(field.waitWithOrder, { ...markOf(offered), reason: 'approval' });
  const subjectId = offered.referral?.id ?? '';
  const due = () => world.inTenant('arka', (ctx) => runningClock(ctx, { policy: 'referral', subjectId }));
  assert.equal((await due())?.dueAt, null, 'paused');
  await dispatcher.call(field.resumeOrder, markOf(held));
  assert.notEqual((await due())?.dueAt, null);
  assert.equal(
    (await manager.call(orders.acceptReferral, { id: offered.id, version: held.version + 1 })).stage,
    'referred',
  );
});

test('D4: what a stage or a visit does not allow is refused, whoever asks', async () => {
  const order = await scene.accepted();
  const { id } = order;
  const mark = markOf(order);
  assert.deepEqual(await refusal(dispatcher.call(field.endVisit, { id, outcome: 'unsafe' })), {
    status: 409,
    code: 'requests.noOpenVisit',
  });
  assert.deepEqual(await refusal(technician.call(field.askToFinish, { id })), forbidden);
  assert.deepEqual(await refusal(manager.call(field.resumeOrder, mark)), forbidden);
  assert.deepEqual(await refusal(manager.call(field.withdrawAppointment, mark)), forbidden);
  const left = await technician.call(field.leaveForVisit, { id });
  const open = { status: 409, code: 'requests.visitIsOpen' };
  const marked = markOf(left);
  assert.deepEqual(await refusal(technician.call(field.leaveForVisit, { id })), open);
  assert.deepEqual(
    await refusal(manager.call(field.promiseAppointment, { ...marked, ...windowIn(1) })),
    open,
  );
  assert.deepEqual(await refusal(manager.call(field.waitWithOrder, { ...marked, reason: 'part' })), open);
  assert.deepEqual(
    await refusal(dispatcher.call(orders.recallReferral, { ...marked, reasonCode: 'late', note: '' })),
    open,
  );
  assert.deepEqual(
    await refusal(dispatcher.call(orders.cancelWorkOrder, { ...marked, reasonCode: 'solved', note: '' })),
    open,
  );
  await technician.call(field.startWork, { id });
  const twice = ['requests.startedAlready', 'requests.arrivedAlready'];
  assert.deepEqual(
    [
      (await refusal(technician.call(field.startWork, { id }))).code,
      (await refusal(technician.call(field.arriveAtVisit, { id }))).code,
    ],
    twice,
  );
});

test('D4: a new work order, a waiting one and a cancelled one take no visit', async () => {
  const fresh = await scene.received();
  assert.deepEqual(await refusal(dispatcher.call(field.startWork, { id: fresh.id })), forbidden);
  const accepted = await scene.accepted();
  const waiting = await manager.call(field.waitWithOrder, { ...markOf(accepted), reason: 'supplier' });
  assert.deepEqual(await refusal(technician.call(field.leaveForVisit, { id: accepted.id })), forbidden);
  assert.deepEqual(
    await refusal(manager.call(field.promiseAppointment, { ...markOf(waiting), ...windowIn(1) })),
    forbidden,
  );
  const cancelled = await dispatcher.call(orders.cancelWorkOrder, {
    ...markOf(waiting),
    reasonCode: 'solved',
    note: '',
  });
  assert.deepEqual([cancelled.stage, cancelled.waiting, cancelled.moves], ['cancelled', null, []]);
  assert.deepEqual(await refusal(dispatcher.call(field.resumeOrder, markOf(cancelled))), forbidden);
});

test('D4: nobody goes before a technician is assigned', async () => {
  const order = await manager.call(orders.acceptReferral, markOf(await scene.offered()));
  assert.ok(!order.moves.includes('start'));
  assert.deepEqual(await refusal(manager.call(field.startWork, { id: order.id })), {
    status: 409,
    code: 'requests.noTechnician',
  });
});

test("G2: a technician works his own jobs alone; manager and office any of the agency's", async () => {
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [
      {
        who: 'technician:second',
        title: 'کاوه',
        mobile: '09151110009',
        roles: ['technician'],
        agencyId: near.id,
      },
    ]),
  );
  const { id } = await scene.accepted();
  const other = await world.as('technician:second');
  const neighbour = await world.as('agency:1002');
  const verbs = [field.leaveForVisit, field.arriveAtVisit, field.startWork, field.askToFinish] as const;
  for (const verb of verbs)
    for (const stranger of [other, neighbour, await world.as('technician:1002')])
      assert.equal((await refusal(stranger.call(verb, { id }))).status, 404);
  assert.equal(
    (await manager.call(field.leaveForVisit, { id })).visits[0]?.technicianTitle,
    'بهرام سرویسکار 1001',
  );
  assert.equal((await dispatcher.call(field.startWork, { id })).stage, 'in_progress');
});

test('D4: the buttons of each reader follow the visit', async () => {
  const order = await scene.scheduled();
  const seen = async () => (await technician.call(orders.readWorkOrder, { id: order.id })).moves;
  assert.deepEqual(await seen(), ['promise', 'withdrawAppointment', 'leave', 'arrive', 'start', 'wait']);
  await technician.call(field.leaveForVisit, { id: order.id });
  assert.deepEqual(await seen(), ['arrive', 'start', 'endVisit']);
  await technician.call(field.startWork, { id: order.id });
  assert.deepEqual(await seen(), ['endVisit', 'askToFinish']);
  await technician.call(field.askToFinish, { id: order.id });
  assert.deepEqual(await seen(), ['endVisit', 'askToFinish', 'finish']);
  const office = (await dispatcher.call(orders.readWorkOrder, { id: order.id })).moves;
  assert.ok(office.includes('renewCode') && office.includes('finish'));
});
