import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { registerCustomer } from '../customers/customers.ts';
import * as contracts from './devices.contract.ts';
import { makeDevices } from './devices.make.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
const wrongAt = (path: string, code: string) => (error: unknown) =>
  error instanceof Refused && error.problem.errors.some((each) => each.path === path && each.code === code);

async function makeModel(code: string, title: string) {
  const brand = await admin.call(catalog.brandList.add, { code: `B-${code}`, title: `برند ${title}` });
  const line = await admin.call(catalog.productLineList.add, { code: `L-${code}`, title: `گروه ${title}` });
  const type = await admin.call(catalog.productTypeList.add, {
    code: `T-${code}`,
    title,
    productLineId: line.id,
  });
  return await admin.call(catalog.modelList.add, {
    code,
    title: `${title} ${code}`,
    brandId: brand.id,
    typeId: type.id,
  });
}
const fridge = await makeModel('RF-620', 'یخچال');
const cooler = await makeModel('AC-12', 'کولر');
const owner = await world.inTenant('arka', (ctx) =>
  registerCustomer(ctx, {
    kind: 'person',
    name: 'مریم رضایی',
    phones: [{ number: '09121234567' }],
    site: { street: 'خیابان آزادی' },
  }),
);

test('A3: a device of the coded list is registered with its serial, owner, place and dates, and read back', async () => {
  const made = await reception.call(contracts.registerDevice, {
    modelId: fridge.id,
    serial: 'AK-100 494',
    customerId: owner.id,
    siteId: owner.siteId,
    soldOn: '1403/02/08',
    installedOn: '۱۴۰۳/۰۲/۱۰',
  });
  const read = await reception.call(contracts.readDevice, { id: made.id });
  assert.deepEqual(read, made);
  assert.equal(read.modelTitle, 'یخچال RF-620');
  assert.equal(read.soldOn, '2024-04-27');
  assert.equal(read.installedOn, '2024-04-29');
  assert.equal(read.owner?.name, 'مریم رضایی');
  assert.deepEqual(
    read.owner?.phones.map((phone) => phone.number),
    ['+989121234567'],
  );
  assert.match(read.site?.line ?? '', /خیابان آزادی/);
  assert.deepEqual(read.moves, ['change']);
  const told = await reception.call(contracts.readDeviceTimeline, { id: made.id });
  assert.deepEqual(
    told.items.map((entry) => entry.kind),
    ['devices.registered'],
  );
});

test('A3: one serial written in two ways is one device of its brand, and another of another brand', async () => {
  await admin.call(contracts.registerDevice, { modelId: fridge.id, serial: 'ZX-77' });
  await assert.rejects(
    admin.call(contracts.registerDevice, { modelId: fridge.id, serial: 'zx ۷۷' }),
    refused(409, 'devices.serialTaken'),
  );
  await admin.call(contracts.registerDevice, { modelId: cooler.id, serial: 'ZX77' });
  const found = await reception.call(contracts.listDevices, { serial: 'z.x.77' });
  assert.deepEqual(
    found.items.map((device) => device.brandTitle).toSorted(),
    ['برند کولر', 'برند یخچال'].toSorted(),
  );
});

test('A3: two registrations of one serial at one instant make one device', async () => {
  const tries = await Promise.allSettled(
    [1, 2].map(() => admin.call(contracts.registerDevice, { modelId: fridge.id, serial: 'TWIN-1' })),
  );
  assert.deepEqual(tries.map((each) => each.status).toSorted(), ['fulfilled', 'rejected']);
});

test('A3: a program must name the serial, and a serial has a letter or digit', async () => {
  await assert.rejects(
    admin.call(contracts.registerDevice, { modelId: fridge.id }),
    wrongAt('serial', 'devices.serialRequired'),
  );
  await assert.rejects(
    admin.call(contracts.registerDevice, { modelId: fridge.id, serial: '---' }),
    wrongAt('serial', 'devices.notASerial'),
  );
});

test('A3: dates that cannot be are refused at their field', async () => {
  const register = (dates: Record<string, string>) =>
    admin.call(contracts.registerDevice, { modelId: fridge.id, serial: 'WHEN-1', ...dates });
  await assert.rejects(register({ soldOn: '1499/01/01' }), wrongAt('soldOn', 'devices.futureDay'));
  await assert.rejects(
    register({ producedOn: '1403/05/01', installedOn: '1403/04/31' }),
    wrongAt('installedOn', 'devices.beforeProduction'),
  );
  await assert.rejects(register({ soldOn: '1403/12/31' }), wrongAt('soldOn', 'lib.notADay'));
});

test('A3: a device changes by version; a new owner takes it from its old place', async () => {
  const made = await admin.call(contracts.registerDevice, {
    modelId: fridge.id,
    serial: 'CH-1',
    customerId: owner.id,
    siteId: owner.siteId,
  });
  const other = await world.inTenant('arka', (ctx) =>
    registerCustomer(ctx, { kind: 'person', name: 'رضا کاظمی', phones: [{ number: '09351112233' }] }),
  );
  const moved = await admin.call(contracts.changeDevice, { id: made.id, version: 1, customerId: other.id });
  assert.equal(moved.owner?.name, 'رضا کاظمی');
  assert.equal(moved.site, null);
  assert.equal(moved.version, 2);
  await assert.rejects(
    admin.call(contracts.changeDevice, { id: made.id, version: 1, note: 'دیر' }),
    refused(409, 'lib.changedMeanwhile'),
  );
  await assert.rejects(
    admin.call(contracts.changeDevice, { id: made.id, version: 2, siteId: owner.siteId }),
    wrongAt('siteId', 'devices.notASiteOfTheOwner'),
  );
});

test('A8: a device is found by a middle piece of its serial, its model and its owner, filters included', async () => {
  const made = await admin.call(contracts.registerDevice, {
    modelId: cooler.id,
    serial: 'QWE-884422-K',
    customerId: owner.id,
  });
  const find = async (ask: { q: string; modelId?: string }) =>
    (await reception.call(contracts.listDevices, ask)).items.some((device) => device.id === made.id);
  assert.ok(await find({ q: '8844' }));
  assert.ok(await find({ q: '۸۸۴۴ رضايي' }));
  assert.ok(await find({ q: '0912123', modelId: cooler.id }));
  assert.equal(await find({ q: '8844', modelId: fridge.id }), false);
});

test('A8: pages of devices hang together, newest first, with and without a search', async () => {
  await world.inTenant('arka', (ctx) =>
    makeDevices(ctx, { count: 30, seed: 1, models: [fridge], serialPrefix: 'PAGE' }),
  );
  for (const ask of [{}, { q: 'PAGE' }, { q: 'PAGE', modelId: fridge.id }]) {
    const all = await admin.call(contracts.listDevices, { ...ask, limit: 100 });
    const first = await admin.call(contracts.listDevices, { ...ask, limit: 13 });
    const second = await admin.call(contracts.listDevices, { ...ask, limit: 13, after: first.next ?? '' });
    const shown = [...first.items, ...second.items].map((device) => device.id);
    assert.deepEqual(
      shown,
      all.items.slice(0, 26).map((device) => device.id),
    );
  }
});

test('A3: a device follows the name of its owner in the search', async () => {
  const { id } = await world.inTenant('arka', (ctx) =>
    registerCustomer(ctx, { kind: 'person', name: 'نام پیشین', phones: [{ number: '09351110000' }] }),
  );
  const made = await admin.call(contracts.registerDevice, {
    modelId: cooler.id,
    serial: 'OWN-1',
    customerId: id,
  });
  const customers = await import('../customers/customers.contract.ts');
  await admin.call(customers.changeCustomer, { id, version: 1, name: 'شهره نیکخواه' });
  await world.settle();
  const found = await admin.call(contracts.listDevices, { q: 'نیکخواه' });
  assert.deepEqual(
    found.items.map((device) => device.id),
    [made.id],
  );
});

test('A3: another company and a technical expert see no device, and a stranger is asked to sign in', async () => {
  const made = await admin.call(contracts.registerDevice, { modelId: fridge.id, serial: 'WALL-1' });
  const neighbour = await world.as('binesh/admin');
  const expert = await world.as('ts');
  assert.equal((await neighbour.ask(contracts.readDevice, { id: made.id })).status, 404);
  assert.equal((await neighbour.ask(contracts.changeDevice, { id: made.id, version: 1 })).status, 404);
  assert.equal((await neighbour.ask(contracts.readDeviceTimeline, { id: made.id })).status, 404);
  assert.deepEqual((await neighbour.call(contracts.listDevices, { q: 'WALL' })).items, []);
  assert.equal((await expert.ask(contracts.readDevice, { id: made.id })).status, 403);
  assert.equal((await expert.ask(contracts.listDevices, {})).status, 403);
  assert.equal((await world.stranger().ask(contracts.readDevice, { id: made.id })).status, 401);
});
