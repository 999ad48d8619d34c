import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { lookUpCaller, lookUpDevice } from './reception.contract.ts';
import * as contracts from './requests.contract.ts';
import { isTrackingNumber } from './tracking-number.ts';

const world = await openWorld({ after }, { VAFA_URL: 'https://vafa.example' });
const scene = await makeScene(world);
const reception = await world.as('reception');

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
let counted = 200_000;
const freshDevice = () => scene.device(`AF-${(counted += 1)}`);

test('A5: a request with three devices makes three work orders', async () => {
  const deviceIds = [await freshDevice(), await freshDevice(), await freshDevice()];
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '۰۹۱۵۱۲۳۴۵۶۷',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: deviceIds.map((deviceId) => ({ deviceId, symptomIds: [scene.warm.id] })),
    priority: 'urgent',
  });
  assert.equal(request.stage, 'new');
  assert.deepEqual(
    request.workOrders.map((order) => order.number),
    [1, 2, 3].map((place) => `${request.number}-${place}`),
  );
  assert.deepEqual(
    request.workOrders.map((order) => order.device.id),
    deviceIds,
  );
  assert.deepEqual(
    request.workOrders.map((order) => order.stage),
    ['new', 'new', 'new'],
  );
});

test('A7: the tracking number checks itself, and two requests never share one', async () => {
  const made = await Promise.all(
    Array.from(
      { length: 12 },
      async () =>
        await reception.call(contracts.receiveRequest, {
          channel: 'phone',
          kind: 'question',
          callerNumber: '09150000001',
          answer: 'دستگاه باید دو ساعت خاموش بماند.',
        }),
    ),
  );
  const numbers = made.map((request) => request.number);
  assert.ok(numbers.every(isTrackingNumber));
  assert.equal(new Set(numbers).size, numbers.length);
});

test('A4: symptoms are coded, several, with free text, and stand on their own work order', async () => {
  const deviceId = await freshDevice();
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId, symptomIds: [scene.warm.id, scene.noisy.id], symptomNote: 'از دیروز عصر' }],
  });
  assert.deepEqual(
    request.workOrders[0]?.symptoms.map((each) => each.id).toSorted(),
    [scene.warm.id, scene.noisy.id].toSorted(),
  );
  assert.equal(request.workOrders[0]?.symptomNote, 'از دیروز عصر');
});

test('A3: an unknown serial is registered on the spot, its proof judged later', async () => {
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'walk_in',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ newDevice: { modelId: scene.fridge.id, serial: 'ZZ-۹۰۰۱' } }],
  });
  const [order] = request.workOrders;
  assert.equal(order?.device.isUnproven, true);
  const found = await reception.call(lookUpDevice, { serial: 'zz9001' });
  assert.deepEqual(
    found.items.map((each) => [each.id, each.customerId]),
    [[order?.device.id, scene.customerId]],
  );
  assert.equal(found.items[0]?.openWork[0]?.number, order?.number);
});

test('A2: a new customer with a new place is registered with the request, and found again by phone', async () => {
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09359998877',
    newCustomer: {
      kind: 'person',
      name: 'کامران تهرانی',
      phones: [{ number: '09359998877' }],
      site: { provinceId: scene.provinceId, cityId: scene.cityId, street: 'خیابان دانشگاه' },
    },
    devices: [{ newDevice: { modelId: scene.fridge.id, serial: 'KT-1' }, symptomIds: [scene.noisy.id] }],
  });
  const known = await reception.call(lookUpCaller, { number: '0935 999 8877' });
  assert.deepEqual(
    known.items.map((each) => each.name),
    ['کامران تهرانی'],
  );
  assert.equal(known.devices.length, 1);
  assert.deepEqual(
    known.requests.map((each) => [each.number, each.isOpen]),
    [[request.number, true]],
  );
});

test('H8: a work order keeps the cover of the day it was received, with its reason', async () => {
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: scene.devices.first }, { newDevice: { modelId: scene.washer.id, serial: 'WM-1' } }],
  });
  assert.deepEqual(
    request.workOrders.map((order) => [order.coverage?.decision, order.coverage?.reason]),
    [
      ['covered', 'in_term'],
      ['not_covered', 'no_warranty'],
    ],
  );
});

test('A3: open work on a device warns before saving, with its number; someone who saw it may go on', async () => {
  const deviceId = await freshDevice();
  const input = {
    channel: 'phone' as const,
    kind: 'service' as const,
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId }],
  };
  const first = await reception.call(contracts.receiveRequest, input);
  const refused = await refusal(reception.call(contracts.receiveRequest, input));
  assert.deepEqual([refused.status, refused.problem.code], [409, 'requests.openWork']);
  assert.match(refused.problem.title, /\d|[۰-۹]/);
  assert.equal(refused.problem.errors[0]?.path, 'devices.0.deviceId');
  const second = await reception.call(contracts.receiveRequest, { ...input, despiteOpenWork: true });
  assert.notEqual(second.number, first.number);
});

test('O1: a question is closed with its answer, without a work order', async () => {
  const request = await reception.call(contracts.receiveRequest, {
    channel: 'chat',
    kind: 'question',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    devices: [{ deviceId: scene.devices.second, symptomIds: [scene.noisy.id] }],
    answer: 'پایه‌ها را تراز کنید.',
    startedAt: new Date(Date.now() - 60_000).toISOString(),
  });
  assert.deepEqual(
    [request.stage, request.workOrders.length, request.answer],
    ['closed', 0, 'پایه‌ها را تراز کنید.'],
  );
  assert.deepEqual(
    request.devices.map((device) => device.id),
    [scene.devices.second],
  );
  assert.deepEqual(request.moves, ['change']);
});

test('O1: what came in writing waits unanswered until it is closed with its answer', async () => {
  const received = await reception.call(contracts.receiveRequest, {
    channel: 'email',
    kind: 'question',
    callerName: 'شرکت نمونه',
    note: 'قطعه یدکی دارید؟',
  });
  assert.equal(received.stage, 'new');
  const closed = await reception.call(contracts.closeRequest, {
    id: received.id,
    version: received.version,
    answer: 'بله، در انبار هست.',
  });
  assert.deepEqual([closed.stage, closed.answer], ['closed', 'بله، در انبار هست.']);
  const again = await refusal(
    reception.call(contracts.closeRequest, { id: received.id, version: closed.version, answer: 'دوباره' }),
  );
  assert.equal(again.problem.code, 'requests.endedAlready');
});

test('A12: the customer gets an SMS with the tracking number and a link of his company', async () => {
  const received = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await freshDevice() }],
  });
  await world.settle();
  const request = await reception.call(contracts.readRequest, { id: received.id });
  const [message] = request.messages;
  assert.equal(message?.toNumber, '+989151234567');
  assert.ok(message.text.includes('https://vafa.example/p/arka/t'), message.text);
  const persian = received.number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)));
  assert.ok(message.text.includes(received.number) || message.text.includes(persian), message.text);
});

test('A6: a landline tells reception the province; a mobile none', async () => {
  const landline = await reception.call(lookUpCaller, { number: '۰۵۱۳۸۷۶۵۴۳۲' });
  assert.equal(landline.region?.province.id, scene.provinceId);
  assert.deepEqual(
    landline.items.map((each) => each.id),
    [scene.customerId],
  );
  const mobile = await reception.call(lookUpCaller, { number: '09151234567' });
  assert.equal(mobile.region, null);
  assert.ok(
    mobile.devices.some(
      (device) => device.id === scene.devices.first && device.coverage?.decision === 'covered',
    ),
  );
});

test('A17: a follow-up is added to the open request, and the third raises it to the process owner', async () => {
  const received = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await freshDevice() }],
  });
  const call = {
    id: received.id,
    code: 'when' as const,
    channel: 'phone' as const,
    callerNumber: '09151234567',
  };
  await reception.call(contracts.addContact, call);
  const second = await reception.call(contracts.addContact, { ...call, note: 'دو روز است منتظرم' });
  assert.deepEqual([second.contactCount, second.raisedAt], [2, null]);
  const third = await reception.call(contracts.addContact, call);
  assert.deepEqual([third.contactCount, third.raisedAt !== null, third.contacts.length], [3, true, 3]);
  const raised = await reception.call(contracts.listRequests, { isRaised: 'true' });
  assert.ok(raised.items.some((row) => row.id === received.id));
  const { items } = await reception.call(contracts.readRequestTimeline, { id: received.id });
  assert.equal(items.filter((entry) => entry.kind === 'requests.told.raised').length, 1);
});

test('A17: two follow-ups at one instant are both counted', async () => {
  const received = await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await freshDevice() }],
  });
  const call = { id: received.id, code: 'who' as const, channel: 'phone' as const };
  await Promise.all([reception.call(contracts.addContact, call), reception.call(contracts.addContact, call)]);
  const request = await reception.call(contracts.readRequest, { id: received.id });
  assert.deepEqual(
    request.contacts.map((contact) => contact.ordinal),
    [2, 1],
  );
});

test('A2: note and priority change with the version one has seen; a later one is told who was first', async () => {
  const received = await reception.call(contracts.receiveRequest, {
    channel: 'fax',
    kind: 'other',
    callerNumber: '09150000002',
    note: 'الف',
  });
  const changed = await reception.call(contracts.changeRequest, {
    id: received.id,
    version: received.version,
    priority: 'urgent',
  });
  assert.deepEqual([changed.priority, changed.note], ['urgent', 'الف']);
  const late = await refusal(
    reception.call(contracts.changeRequest, { id: received.id, version: received.version, note: 'ب' }),
  );
  assert.deepEqual([late.status, late.problem.code], [409, 'requests.changedBy']);
  assert.ok(late.problem.title.includes('نگار رضایی'));
});

test('A1: each mistake lands at its field and nothing is kept', async () => {
  const before = await reception.call(contracts.listRequests, {});
  const base = { channel: 'phone' as const, kind: 'service' as const };
  const fieldOf = async (input: object) => {
    const refused = await refusal(reception.call(contracts.receiveRequest, { ...base, ...input }));
    return refused.problem.errors[0]?.path ?? refused.problem.code;
  };
  assert.equal(
    await fieldOf({ callerNumber: '12', devices: [{ deviceId: scene.devices.first }] }),
    'callerNumber',
  );
  assert.equal(await fieldOf({ devices: [] }), 'devices');
  assert.equal(await fieldOf({ devices: [{ deviceId: scene.devices.first }] }), 'customerId');
  const known = { customerId: scene.customerId };
  assert.equal(
    await fieldOf({ ...known, siteId: scene.customerId, devices: [{ deviceId: scene.devices.first }] }),
    'siteId',
  );
  assert.equal(await fieldOf({ ...known, devices: [{ deviceId: scene.customerId }] }), 'devices.0.deviceId');
  assert.equal(await fieldOf({ ...known, devices: [{}] }), 'devices.0.deviceId');
  assert.equal(
    await fieldOf({ ...known, devices: [{ newDevice: { modelId: scene.customerId, serial: 'A1' } }] }),
    'devices.0.newDevice.modelId',
  );
  assert.equal(
    await fieldOf({
      ...known,
      devices: [{ newDevice: { modelId: scene.fridge.id, serial: 'x1' }, symptomIds: [scene.customerId] }],
    }),
    'devices.0.symptomIds',
  );
  const afterwards = await reception.call(contracts.listRequests, {});
  assert.deepEqual(afterwards.counts, before.counts);
});

test('A1: the same command arriving twice is one request', async () => {
  const key = crypto.randomUUID();
  const input = { channel: 'web' as const, kind: 'other' as const, callerNumber: '09150000003' };
  const [one, other] = await Promise.all(
    [1, 2].map(() => reception.call(contracts.receiveRequest, input, { key })),
  );
  assert.equal(one?.number, other?.number);
});
