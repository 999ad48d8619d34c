import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { z } from 'zod';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { registerCustomer } from '../customers/customers.contract.ts';
import { readDevice, registerDevice } from '../devices/devices.contract.ts';
import { brandList, modelList } from '../catalog/catalog.contract.ts';
import { listRegistrations } from './warranty.contract.ts';

// What a program of somebody else's does with a key and the paths of the API alone, spelled out as it would.

const world = await openWorld({ after });
const admin = await world.as('admin');
const scene = await makeScene(world);
const Answer = z.looseObject({
  id: z.string().optional(),
  version: z.int().optional(),
  code: z.string().optional(),
  errors: z.array(z.looseObject({ path: z.string(), code: z.string() })).optional(),
  items: z.array(z.looseObject({ brandTitle: z.string() })).optional(),
  lines: z.array(z.looseObject({})).optional(),
});

async function send(method: string, path: string, body?: unknown, who = 'admin') {
  const client = await world.as(who);
  const response = await client.raw(method, `/api/v1${path}`, {
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = Answer.parse(await response.json());
  return { status: response.status, answer, wrong: answer.errors?.map(({ path: at, code }) => [at, code]) };
}

const newModel = (code: string, brandId = scene.fridge.brandId) =>
  admin.call(modelList.add, { code, title: `یخچال ${code}`, brandId, typeId: scene.fridge.typeId });
const refrigerator = {
  startBases: ['installed'],
  labourMonths: 24,
  partMonths: 24,
  travelMonths: 24,
  components: [{ code: 'compressor', title: 'کمپرسور', partMonths: 60 }],
};

test('H8: a program says the policy, registers the device and is told who pays for the refrigerator of the rules', async () => {
  const model = await newModel('PR-1');
  const policy = await send('POST', '/warranty/policies', { modelId: model.id, ...refrigerator });
  assert.deepEqual([policy.status, policy.answer.version], [201, 1]);
  const device = await send('POST', '/devices', { modelId: model.id, serial: 'PR 100' });
  const registered = await send('POST', '/warranty/registrations', {
    deviceId: device.answer.id,
    startsOn: '1403/02/10',
  });
  assert.equal(registered.status, 201);
  const lines = [
    { kind: 'labour' },
    { kind: 'part', componentCode: 'COMPRESSOR' },
    { kind: 'part', partCode: 'door-seal', faultCode: 'unheard-of' },
  ];
  const asked = await send('POST', '/warranty/coverage-checks', {
    serial: 'pr-۱۰۰',
    on: '1405/04/01',
    lines,
  });
  assert.equal(asked.status, 200);
  const [labour, compressor, seal] = asked.answer.lines ?? [];
  const company = { kind: 'company', id: null };
  assert.deepEqual(
    {
      covered: labour?.['covered'],
      sharePercent: labour?.['sharePercent'],
      reason: labour?.['reason'],
      endsOn: labour?.['endsOn'],
      nearMisses: labour?.['nearMisses'],
    },
    {
      covered: false,
      sharePercent: 0,
      reason: 'ended',
      endsOn: '2026-04-30',
      nearMisses: [
        {
          reason: 'ended',
          days: 53,
          startsOn: '2024-04-29',
          endsOn: '2026-04-30',
          term: '',
          policyVersion: 1,
        },
      ],
    },
  );
  assert.deepEqual(
    [
      compressor?.['covered'],
      compressor?.['sharePercent'],
      compressor?.['guarantor'],
      compressor?.['reason'],
    ],
    [true, 100, company, 'in_term'],
  );
  assert.deepEqual(
    [compressor?.['policyVersion'], compressor?.['term'], compressor?.['endsOn'], compressor?.['daysLeft']],
    [1, 'کمپرسور', '2029-04-29', 1042],
  );
  assert.equal(seal?.['reason'], 'ended');
  const same = await send('POST', '/warranty/coverage-checks', { serial: 'PR100', on: '2026-06-22', lines });
  assert.deepEqual(same.answer, asked.answer);
});

test('H8: what a program asks wrongly is told at its field', async () => {
  const check = (input: object) => send('POST', '/warranty/coverage-checks', input);
  const lines = [{ kind: 'labour' }];
  const serial = 'AF-100001';
  assert.deepEqual((await check({ lines })).wrong, [['serial', 'warranty.serialOrDevice']]);
  assert.deepEqual((await check({ serial, deviceId: scene.devices.first, lines })).wrong, [
    ['serial', 'warranty.serialOrDevice'],
  ]);
  assert.deepEqual((await check({ serial, lines: [] })).wrong, [['lines', 'lib.required']]);
  assert.deepEqual((await check({ serial, on: '1404/12/30', lines })).wrong?.[0]?.[0], 'on');
  assert.deepEqual((await check({ serial, lines: [{ kind: 'tea' }] })).wrong?.[0]?.[0], 'lines.0.kind');
  const unknown = await check({ serial: 'NOBODY-KNOWS', lines });
  assert.deepEqual([unknown.status, unknown.wrong], [404, [['serial', 'warranty.unknownSerial']]]);
});

test('A3: one serial of several brands is several devices, and the check asks for the brand', async () => {
  const brand = await admin.call(brandList.add, { code: 'PR-B', title: 'بهاران' });
  const other = await newModel('PR-2', brand.id);
  for (const modelId of [scene.fridge.id, other.id])
    await admin.call(registerDevice, { modelId, serial: 'TWO-77' });
  const found = await send('GET', '/devices?serial=two%2077');
  assert.deepEqual(found.answer.items?.map((each) => each.brandTitle).toSorted(), ['آرکا', 'بهاران']);
  const lines = [{ kind: 'labour' }];
  const several = await send('POST', '/warranty/coverage-checks', { serial: 'TWO-77', lines });
  assert.deepEqual([several.status, several.wrong], [409, [['brand', 'warranty.severalBrands']]]);
  const one = await send('POST', '/warranty/coverage-checks', { serial: 'TWO-77', brand: 'PR-B', lines });
  assert.deepEqual([one.status, one.answer['brandTitle']], [200, 'بهاران']);
});

test('A6: province and city of a landline are told to a program, a mobile has none', async () => {
  const of = async (number: string) => {
    const { status, answer } = await send('GET', `/regions/by-phone?number=${encodeURIComponent(number)}`);
    const Place = z.object({ title: z.string() }).nullable();
    return [status, Place.parse(answer['province'])?.title, Place.parse(answer['city'])?.title];
  };
  assert.deepEqual(await of('۰۵۱ ۳۸۷۶ ۵۴۳۲'), [200, 'خراسان رضوی', undefined]);
  assert.deepEqual(await of('09151234567'), [200, undefined, undefined]);
});

test('H6: a warranty goes with its device to a new owner and ends when it would have ended', async () => {
  const [known] = (await admin.call(listRegistrations, { deviceId: scene.devices.first })).items;
  const buyer = await admin.call(registerCustomer, {
    kind: 'person',
    name: 'فرهاد ناظمی',
    phones: [{ number: '09151239999' }],
  });
  const hand = (customerId: string, version: number | undefined, who = 'admin') =>
    send(
      'POST',
      `/warranty/registrations/${known?.id}/events`,
      { version, event: { kind: 'transfer', customerId, evidence: 'قولنامه ۱۲' } },
      who,
    );
  assert.deepEqual((await hand(randomUUID(), known?.version)).wrong, [
    ['event.customerId', 'devices.unknownCustomer'],
  ]);
  assert.equal((await hand(buyer.id, known?.version, 'reception')).status, 403);
  const done = await hand(buyer.id, known?.version);
  assert.equal(done.status, 200);
  const device = await admin.call(readDevice, { id: scene.devices.first });
  assert.deepEqual([device.owner?.name, device.site], ['فرهاد ناظمی', null]);
  const [now] = (await admin.call(listRegistrations, { deviceId: scene.devices.first })).items;
  assert.deepEqual([now?.startsOn, now?.endsOn], [known?.startsOn, known?.endsOn]);
  assert.deepEqual(
    now?.events.map(({ kind, evidence }) => [kind, evidence]),
    [['transfer', 'قولنامه ۱۲']],
  );
  assert.deepEqual((await hand(buyer.id, now?.version)).wrong, [['event.customerId', 'warranty.sameOwner']]);
});
