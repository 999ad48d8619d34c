import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { dayIn } from '../lib/jalali.ts';
import { statement } from '../lib/sql.ts';
import { planHistory } from './request-history.make.ts';
import { makePastRequests } from './requests.make.ts';
import * as contracts from './requests.contract.ts';
import { answerTechnicalCase, listTechnicalCases, readTechnicalCase } from './technical-cases.contract.ts';
import { trackRequest } from './tracking.contract.ts';
import {
  acceptReferral,
  assignTechnician,
  closeWorkOrder,
  handOn,
  listFormerReferrals,
  listWorkOrders,
  readWorkOrder,
  readWorkOrderTimeline,
  referWorkOrder,
} from './work-orders.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const reception = await world.as('reception');
const dispatcher = await world.as('dispatcher');
const es = await world.as('es');
const ts = await world.as('ts');
const manager = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
const technician = await world.as('technician:1001');
const otherCompany = await world.as('binesh/admin');

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
let counted = 400_000;
async function received(input: object = {}) {
  const deviceId = await scene.device(`AF-${(counted += 1)}`);
  return await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId, symptomIds: [scene.warm.id] }],
    ...input,
  });
}
async function referredOrder(input: object = {}) {
  const request = await received(input);
  const [order] = request.workOrders;
  assert(order !== undefined);
  return await dispatcher.call(referWorkOrder, {
    id: order.id,
    version: order.version,
    agencyId: scene.near.id,
  });
}

test('A8: one box finds a request by fragment of name, phone, serial, number, note and address, in any letters', async () => {
  const request = await received({ note: 'زنگ طبقه سوم خراب است', channel: 'web' });
  const serial = request.workOrders[0]?.device.serial ?? '';
  for (const q of [
    'كريمي',
    '09151234567',
    '۱۲۳۴۵۶',
    serial.slice(3),
    request.number,
    'طبقه سوم',
    'بزرگمهر سجاد',
    'ساید',
  ]) {
    const { items } = await dispatcher.call(contracts.listRequests, { q });
    assert.ok(
      items.some((row) => row.id === request.id),
      q,
    );
  }
  assert.deepEqual((await dispatcher.call(contracts.listRequests, { q: 'نایافتنی' })).items, []);
  assert.equal((await dispatcher.call(contracts.listRequests, { q: 'کر' })).isShortQuery, true);
  const narrowed = await dispatcher.call(contracts.listRequests, { q: 'کریمی', channel: 'fax' });
  assert.deepEqual(narrowed.items, []);
});

test('A9: the list is filtered by Jalali days, channel, city, agency and line, page by page, with counts by stage', async () => {
  const order = await referredOrder({ channel: 'dealer' });
  const today = dayIn('Asia/Tehran', new Date());
  const ofAgency = await dispatcher.call(contracts.listRequests, {
    agencyId: scene.near.id,
    fromOn: today,
    toOn: today,
    cityId: scene.cityId,
  });
  assert.ok(ofAgency.items.some((row) => row.id === order.requestId));
  const old = await dispatcher.call(contracts.listRequests, { fromOn: '1400/01/01', toOn: '1400/12/29' });
  assert.deepEqual([old.items, old.counts?.['new']?.count], [[], 0]);
  const dealers = await dispatcher.call(contracts.listRequests, { channel: 'dealer' });
  assert.deepEqual([dealers.counts?.['referred'], dealers.items.length], [{ count: 1, isMore: false }, 1]);
  assert.deepEqual(
    (await dispatcher.call(contracts.listRequests, { productLineId: scene.otherLine.id })).items,
    [],
  );
  const first = await dispatcher.call(contracts.listRequests, { limit: 1 });
  const second = await dispatcher.call(contracts.listRequests, { limit: 1, after: first.next ?? '' });
  assert.ok((first.items[0]?.id ?? '') > (second.items[0]?.id ?? ''));
  assert.equal(
    (await refusal(dispatcher.call(contracts.listRequests, { after: 'x' }))).problem.code,
    'lib.notAMark',
  );
});

test("A8: an agency finds its own work by the customer's name; the neighbour, the technician and TS find nothing", async () => {
  const order = await referredOrder();
  const q = order.device.serial ?? '';
  assert.deepEqual(
    (await manager.call(listWorkOrders, { q })).items.map((row) => row.id),
    [order.id],
  );
  assert.ok((await manager.call(listWorkOrders, { q: 'کریمی' })).items.some((row) => row.id === order.id));
  assert.deepEqual(
    (await manager.call(listWorkOrders, { q: order.number })).items.map((row) => row.id),
    [order.id],
  );
  assert.deepEqual((await neighbour.call(listWorkOrders, { q: order.number })).items, []);
  assert.deepEqual((await neighbour.call(listWorkOrders, { q })).items, []);
  assert.deepEqual((await technician.call(listWorkOrders, { q })).items, []);
  assert.equal((await refusal(ts.call(listWorkOrders, { q }))).status, 403);
});

test('G3: agencies and strangers see no request; another company sees nothing at all', async () => {
  const order = await referredOrder();
  assert.equal((await refusal(manager.call(contracts.readRequest, { id: order.requestId }))).status, 403);
  assert.equal((await refusal(neighbour.call(readWorkOrder, { id: order.id }))).status, 404);
  assert.equal((await refusal(neighbour.call(readWorkOrderTimeline, { id: order.id }))).status, 404);
  assert.equal(
    (await refusal(otherCompany.call(contracts.readRequest, { id: order.requestId }))).status,
    404,
  );
  assert.equal((await refusal(otherCompany.call(readWorkOrder, { id: order.id }))).status, 404);
  assert.deepEqual((await otherCompany.call(contracts.listRequests, {})).items, []);
  assert.deepEqual((await otherCompany.call(listWorkOrders, { q: 'کریمی' })).items, []);
  assert.equal((await world.stranger().ask(contracts.listRequests, {})).status, 401);
  assert.equal((await refusal(dispatcher.call(listFormerReferrals, {}))).status, 403);
});

test('A10: ninety days after its last cover the agency sees the job without the person, and cannot find it by him', async () => {
  const order = await referredOrder();
  await world.inTenant('arka', async (ctx) => {
    await passPersonal.run(ctx, { id: order.id });
    await passPersonalWords.run(ctx, { id: order.id });
  });
  const seen = await manager.call(readWorkOrder, { id: order.id });
  assert.deepEqual([seen.customer, seen.device.serial], [null, order.device.serial]);
  const { items } = await manager.call(listWorkOrders, { q: order.device.serial ?? '' });
  assert.deepEqual(
    items.map((row) => [row.customerName, row.phone, row.address]),
    [[null, null, null]],
  );
  assert.equal(
    (await manager.call(listWorkOrders, { q: 'کریمی' })).items.some((row) => row.id === order.id),
    false,
  );
  assert.equal((await dispatcher.call(readWorkOrder, { id: order.id })).customer?.name, 'زهرا کریمی');
});
const passPersonal = statement(
  'portalTest.passPersonal',
  `
  update work_order set personal_until = now() - interval '1 minute' where tenant_id = :tenant and id = :id`,
);
const passPersonalWords = statement(
  'portalTest.passPersonalWords',
  `
  update search_row set personal_until = now() - interval '1 minute' where tenant_id = :tenant and subject_id = :id`,
);

test("O4: ES asks TS, who sees the case without the customer and answers; the work is ES's again", async () => {
  const [order] = (await received()).workOrders;
  assert(order !== undefined);
  const mark = { id: order.id, version: order.version };
  assert.equal(
    (await refusal(es.call(handOn, { ...mark, tier: 'ts', note: 'چه کنیم؟' }))).problem.code,
    'requests.onlyEsAsks',
  );
  const withEs = await reception.call(handOn, { ...mark, tier: 'es', note: 'مشتری بار دوم است' });
  const note = 'خانم کریمی در بلوار سجاد (۰۹۱۵ ۱۲۳ ۴۵۶۷) می‌گوید کمپرسور روشن نمی‌شود';
  const asked = await es.call(handOn, { ...mark, version: withEs.version, tier: 'ts', note });
  assert.equal(asked.tier, 'ts');
  const { items } = await ts.call(listTechnicalCases, { state: 'open' });
  const found = items.find((each) => each.number === order.number);
  assert(found !== undefined);
  assert.ok(found.question.includes('کمپرسور روشن نمی‌شود'));
  const answered = await ts.call(answerTechnicalCase, {
    id: found.id,
    version: found.version,
    text: 'رله را به خانم كريمي بدهید',
  });
  const all = JSON.stringify([items, answered, await ts.call(readTechnicalCase, { id: found.id })]);
  assert.doesNotMatch(all, /کریمی|كريمي|سجاد|زهرا|۰۹۱۵|0915|4567|۴۵۶۷/);
  const order2 = await es.call(readWorkOrder, { id: order.id });
  assert.deepEqual(
    [order2.tier, order2.technicalCases[0]?.answers[0]?.text],
    ['es', 'رله را به خانم كريمي بدهید'],
  );
  assert.equal(
    (await refusal(ts.call(answerTechnicalCase, { id: found.id, version: found.version, text: 'باز' })))
      .status,
    409,
  );
  assert.equal((await refusal(manager.call(readTechnicalCase, { id: found.id }))).status, 403);
});

test('A7: public tracking asks for number and phone, tells where it is and who comes, and hides which was wrong', async () => {
  const order = await referredOrder();
  const accepted = await manager.call(acceptReferral, { id: order.id, version: order.version });
  await manager.call(assignTechnician, {
    id: order.id,
    version: accepted.version,
    technicianId: scene.near.technicianId,
  });
  const stranger = world.stranger();
  const [number = ''] = order.number.split('-');
  const ask = { tenantCode: 'arka', number: order.number, phoneDigits: '۴۵۶۷' };
  const seen = await stranger.call(trackRequest, ask);
  assert.deepEqual(
    [seen.number, seen.stage, seen.workOrders[0]?.agencyTitle, seen.workOrders[0]?.technicianFirstName],
    [number, 'referred', 'خدمات 1001', 'بهرام'],
  );
  assert.deepEqual(
    seen.history.map((entry) => entry.kind.split('.').at(-1)),
    ['assigned', 'accepted', 'referred', 'received'],
  );
  assert.doesNotMatch(JSON.stringify(seen), /کریمی|سجاد|0915/);
  const wrongPhone = await stranger.ask(trackRequest, { ...ask, phoneDigits: '0000' });
  const noNumber = await stranger.ask(trackRequest, { ...ask, number: '123456789' });
  const elsewhere = await stranger.ask(trackRequest, { ...ask, tenantCode: 'binesh' });
  assert.deepEqual([wrongPhone, noNumber], [elsewhere, elsewhere]);
  assert.equal(wrongPhone.status, 404);
  const rest = await Promise.all(
    Array.from({ length: 8 }, async () => (await stranger.ask(trackRequest, ask)).status),
  );
  assert.ok(rest.includes(429));
});

test('O1: a work order is closed by an answer only while nobody else has it', async () => {
  const [order] = (await received()).workOrders;
  assert(order !== undefined);
  const closed = await reception.call(closeWorkOrder, {
    id: order.id,
    version: order.version,
    answer: 'دوشاخه نزده بود.',
  });
  assert.deepEqual([closed.stage, closed.moves], ['closed', []]);
  const referred = await referredOrder();
  const refused = await refusal(
    reception.call(closeWorkOrder, { id: referred.id, version: referred.version, answer: 'دیر' }),
  );
  assert.equal(refused.problem.code, 'requests.moveForbidden');
});

test('N1: a planned history is written whole: stages, ends, contacts and search hold', async () => {
  const device = (at: number) => ({
    id: at === 0 ? scene.devices.first : scene.devices.second,
    title: 'ساید',
    typeId: scene.fridge.typeId,
    productLineId: scene.line.id,
    soldOn: null,
    customer: {
      id: scene.customerId,
      name: 'زهرا کریمی',
      phones: ['+989151234567'],
      siteId: scene.siteId,
      cityId: scene.cityId,
      provinceId: scene.provinceId,
    },
  });
  const agencies = [scene.near, scene.neighbour].map((agency) => ({
    id: agency.id,
    title: agency.code,
    cityId: scene.cityId,
    provinceId: scene.provinceId,
    technicians: [{ id: agency.technicianId, firstName: 'بهرام' }],
  }));
  const [first, second] = agencies;
  assert(first !== undefined && second !== undefined);
  const plan = planHistory({
    count: 400,
    seed: 7,
    days: 730,
    now: new Date(),
    devices: [device(0), device(1)],
    agencies: [first, second],
    symptoms: [{ id: scene.warm.id, typeId: null }],
    receivers: ['نگار رضایی'],
  });
  assert.ok(plan.length > 300);
  const made = await world.inTenant('arka', (ctx) => makePastRequests(ctx, plan));
  assert.equal(new Set(made.map((each) => each.number)).size, plan.length);
  const sums = await world.inTenant('arka', (ctx) => wrongSums.all(ctx));
  assert.deepEqual(sums, []);
});
const wrongSums = statement<{ number: string }>(
  'portalTest.wrongSums',
  `
  select r.number from request r where r.tenant_id = :tenant and (
    r.work_order_count <> (select count(*) from work_order w where w.tenant_id = :tenant and w.request_id = r.id)
    or r.contact_count <> (select count(*) from follow_up_contact c where c.tenant_id = :tenant and c.request_id = r.id)
    or r.stage in ('closed', 'cancelled') and exists (select 1 from work_order w where w.tenant_id = :tenant
      and w.request_id = r.id and w.ended_at is null)
    or exists (select 1 from work_order w join referral f on f.tenant_id = :tenant and f.work_order_id = w.id and f.ended_at is null
      where w.tenant_id = :tenant and w.request_id = r.id and (w.referral_id, w.agency_id) is distinct from (f.id, f.agency_id)))
  order by r.number limit 10`,
);
