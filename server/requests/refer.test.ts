import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { makeAgency } from '../agencies/agencies.make.ts';
import { newId } from '../lib/id.ts';
import { statement } from '../lib/sql.ts';
import { findBreaches } from '../sla/sla.ts';
import { proposeAgencies } from './proposal.contract.ts';
import { readRequest, receiveRequest } from './requests.contract.ts';
import { returnSilent } from './take-back.ts';
import * as contracts from './work-orders.contract.ts';
import type { WorkOrderView } from './work-orders.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const reception = await world.as('reception');
const dispatcher = await world.as('dispatcher');
const manager = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
const technician = await world.as('technician:1001');

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
let counted = 300_000;
async function received(count = 1) {
  const devices: { deviceId: string; symptomIds: string[] }[] = [];
  while (devices.length < count)
    devices.push({ deviceId: await scene.device(`AF-${(counted += 1)}`), symptomIds: [scene.warm.id] });
  return await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices,
  });
}
async function newOrder() {
  const [order] = (await received()).workOrders;
  assert(order !== undefined);
  return order;
}
const passDeadline = statement(
  'referTest.passDeadline',
  `
  update clock set due_at = now() - interval '1 minute' where tenant_id = :tenant and subject_id = :referralId`,
);
const messagesOf = statement<{ recipient: string; text: string }>(
  'referTest.messages',
  `
  select recipient, text from sms_message where tenant_id = :tenant and part_id = :id order by id limit 20`,
);
type Marked = Pick<WorkOrderView, 'id' | 'version'>;
const refer = ({ id, version }: Marked, agencyId = scene.near.id) =>
  dispatcher.call(contracts.referWorkOrder, { id, version, agencyId, note: 'لطفا امروز' });

test('A10: the proposal ranks who fits, and says why each other is left out', async () => {
  const order = await newOrder();
  const far = newId();
  await world.inTenant('arka', (ctx) =>
    makeAgency(ctx, {
      id: far,
      code: '1009',
      title: 'خدمات دور',
      provinceId: scene.provinceId,
      cityId: scene.cityId,
      contractToOn: '2020-01-01',
      contractFromOn: '2019-01-01',
    }),
  );
  const { items } = await dispatcher.call(proposeAgencies, { id: order.id });
  const fit = items.filter((each) => each.isFit);
  assert.deepEqual(
    fit.map((each) => each.agency.code),
    ['1001', '1002'],
  );
  assert.ok(
    fit.every((each) => each.isSameCity && each.coverageLevel === 'city' && each.missed.length === 0),
  );
  assert.deepEqual(items.find((each) => each.agency.id === far)?.missed, ['not_covering', 'no_contract']);
  const refused = await refusal(refer(order, far));
  assert.deepEqual([refused.status, refused.problem.code], [409, 'requests.agencyUnfit']);
  assert.deepEqual(
    refused.problem.errors.map((each) => each.code),
    ['requests.missed.not_covering', 'requests.missed.no_contract'],
  );
});

test('A10: an agency whose capacity is used up is left out', async () => {
  const small = newId();
  await world.inTenant('arka', (ctx) =>
    makeAgency(
      ctx,
      {
        id: small,
        code: '1008',
        title: 'خدمات کوچک',
        provinceId: scene.provinceId,
        cityId: scene.cityId,
        openWorkMax: 1,
      },
      [{ regionId: scene.cityId, productLineId: null }],
    ),
  );
  await refer(await newOrder(), small);
  const { items } = await dispatcher.call(proposeAgencies, { id: (await newOrder()).id });
  const full = items.find((each) => each.agency.id === small);
  assert.deepEqual([full?.missed, full?.openWork], [['full'], 1]);
});

test("A10: a referral reaches the agency's inbox, and is accepted by it alone", async () => {
  const referred = await refer(await newOrder());
  assert.deepEqual(
    [referred.stage, referred.tab, referred.agency?.code, referred.referral?.state],
    ['referred', 'offered', '1001', 'offered'],
  );
  assert.ok(referred.referral?.acceptBy);
  const inbox = await manager.call(contracts.listWorkOrders, { tab: 'offered' });
  assert.deepEqual(inbox.items.find((row) => row.id === referred.id)?.moves, ['accept', 'decline']);
  assert.equal(
    (await neighbour.call(contracts.listWorkOrders, {})).items.some((row) => row.id === referred.id),
    false,
  );
  assert.equal(
    (await refusal(neighbour.call(contracts.acceptReferral, { id: referred.id, version: referred.version })))
      .status,
    404,
  );
  assert.equal(
    (await refusal(dispatcher.call(contracts.acceptReferral, { id: referred.id, version: referred.version })))
      .status,
    403,
  );
  const accepted = await manager.call(contracts.acceptReferral, {
    id: referred.id,
    version: referred.version,
  });
  assert.deepEqual(
    [accepted.stage, accepted.tab, accepted.moves],
    ['referred', 'accepted', ['assign', 'promise', 'wait']],
  );
  assert.equal(accepted.customer?.name, 'زهرا کریمی');
  const again = await refusal(
    manager.call(contracts.acceptReferral, { id: referred.id, version: accepted.version }),
  );
  assert.equal(again.problem.code, 'requests.nothingToAnswer');
});

test('A10: a declined referral returns with its reason; the former agency keeps its line without the customer', async () => {
  const referred = await refer(await newOrder());
  const mark = { id: referred.id, version: referred.version };
  assert.equal(
    (await refusal(manager.call(contracts.declineReferral, { ...mark, reasonCode: 'no-such' }))).problem.code,
    'catalog.unknownReason',
  );
  await manager.call(contracts.declineReferral, { ...mark, reasonCode: 'no-part', note: 'برد نداریم' });
  const order = await dispatcher.call(contracts.readWorkOrder, { id: referred.id });
  assert.deepEqual(
    [order.stage, order.agency, order.referrals.map((each) => [each.state, each.reasonCode])],
    ['new', null, [['declined', 'no-part']]],
  );
  assert.equal((await refusal(manager.call(contracts.readWorkOrder, { id: referred.id }))).status, 404);
  const former = await manager.call(contracts.listFormerReferrals, {});
  const line = former.items.find((each) => each.number === referred.number);
  assert.equal(line?.state, 'declined');
  assert.equal(JSON.stringify(line).includes('کریمی'), false);
  const { items } = await dispatcher.call(proposeAgencies, { id: referred.id });
  assert.equal(items[0]?.agency.code, '1002');
  const second = await refer(order, scene.neighbour.id);
  assert.equal(second.agency?.code, '1002');
  const seen = await neighbour.call(contracts.readWorkOrder, { id: referred.id });
  assert.equal(seen.referrals.length, 1);
  const told = await neighbour.call(contracts.readWorkOrderTimeline, { id: referred.id, limit: 50 });
  assert.equal(JSON.stringify(told).includes('1001'), false);
});

test('A10: silence until the deadline returns the work order, with a mark on the agency', async () => {
  const referred = await refer(await newOrder());
  const referralId = referred.referral?.id ?? '';
  await world.inTenant('arka', async (ctx) => void (await passDeadline.run(ctx, { referralId })));
  const late = await refusal(
    manager.call(contracts.acceptReferral, { id: referred.id, version: referred.version }),
  );
  assert.equal(late.problem.code, 'requests.answeredTooLate');
  await world.inTenant('arka', async (ctx) => {
    assert.equal(await findBreaches(ctx), 1);
    await returnSilent(ctx, referralId);
    await returnSilent(ctx, referralId);
  });
  const order = await dispatcher.call(contracts.readWorkOrder, { id: referred.id });
  assert.deepEqual([order.stage, order.referrals.map((each) => each.state)], ['new', ['silent']]);
  const board = await dispatcher.call(contracts.listWorkOrders, { tab: 'new' });
  assert.equal(board.items.find((row) => row.id === referred.id)?.isAfterSilence, true);
});

test('A10: a recalled referral is gone from the agency, and its manager is told', async () => {
  const referred = await refer(await newOrder());
  const recalled = await dispatcher.call(contracts.recallReferral, {
    id: referred.id,
    version: referred.version,
    reasonCode: 'late',
  });
  assert.deepEqual([recalled.stage, recalled.agency], ['new', null]);
  assert.equal((await refusal(manager.call(contracts.readWorkOrder, { id: referred.id }))).status, 404);
});

test('A10: two dispatchers refer at one instant: one does, the other is told who was first', async () => {
  const order = await newOrder();
  const answers = await Promise.all(
    [scene.near.id, scene.neighbour.id].map(
      async (agencyId) =>
        await dispatcher.ask(contracts.referWorkOrder, { id: order.id, version: order.version, agencyId }),
    ),
  );
  assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 409]);
  const lost = answers.find((answer) => answer.status === 409);
  assert.ok(lost?.body.includes('requests.changedBy') && lost.body.includes('حسین کریمی'));
});

test('A10: the agency accepts while the dispatcher recalls: one wins, and both see the same', async () => {
  const referred = await refer(await newOrder());
  const mark = { id: referred.id, version: referred.version };
  const answers = await Promise.all([
    manager.ask(contracts.acceptReferral, mark),
    dispatcher.ask(contracts.recallReferral, { ...mark, reasonCode: 'late' }),
  ]);
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
  const order = await dispatcher.call(contracts.readWorkOrder, { id: referred.id });
  assert.equal(order.stage === 'referred', answers[0]?.status === 200);
});

test('A11: the technician named gets place, phone, device and symptom by SMS, and sees this job alone', async () => {
  const referred = await refer(await newOrder());
  const early = await refusal(
    manager.call(contracts.assignTechnician, {
      id: referred.id,
      version: referred.version,
      technicianId: scene.near.technicianId,
    }),
  );
  assert.equal(early.problem.code, 'requests.notAccepted');
  const accepted = await manager.call(contracts.acceptReferral, {
    id: referred.id,
    version: referred.version,
  });
  const mark = { id: referred.id, version: accepted.version };
  assert.equal((await refusal(technician.call(contracts.readWorkOrder, { id: referred.id }))).status, 404);
  const stranger = await refusal(
    manager.call(contracts.assignTechnician, { ...mark, technicianId: scene.neighbour.technicianId }),
  );
  assert.equal(stranger.problem.code, 'requests.notATechnicianOfTheAgency');
  await manager.call(contracts.assignTechnician, { ...mark, technicianId: scene.near.technicianId });
  assert.deepEqual(
    (await technician.call(contracts.listWorkOrders, {})).items.map((row) => row.id),
    [referred.id],
  );
  await world.settle();
  const messages = await world.inTenant('arka', (ctx) => messagesOf.all(ctx, { id: referred.id }));
  const toTechnician = messages.find((message) => message.recipient === 'technician');
  const text = toTechnician?.text ?? '';
  assert.ok(text.includes('بلوار سجاد') && text.includes('سرد نمی‌کند'), text);
  assert.deepEqual(messages.map((message) => message.recipient).toSorted(), [
    'agency',
    'customer',
    'technician',
  ]);
});

test('A5: the stage of a request is the least advanced open one of its work orders', async () => {
  const request = await received(2);
  const [first, second] = request.workOrders;
  assert(first !== undefined && second !== undefined);
  await refer(first);
  const stageNow = async () => (await dispatcher.call(readRequest, { id: request.id })).stage;
  assert.equal(await stageNow(), 'new');
  await dispatcher.call(contracts.cancelWorkOrder, {
    id: second.id,
    version: second.version,
    reasonCode: 'solved',
  });
  assert.equal(await stageNow(), 'referred');
  const referred = await dispatcher.call(contracts.readWorkOrder, { id: first.id });
  await dispatcher.call(contracts.cancelWorkOrder, {
    id: first.id,
    version: referred.version,
    reasonCode: 'customer-gave-up',
  });
  assert.equal(await stageNow(), 'cancelled');
});
