import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { fa } from '../../texts/warranty-page.ts';
import { brandList, modelList } from '../catalog/catalog.contract.ts';
import { listDevices, readDevice, registerDevice } from '../devices/devices.contract.ts';
import { latinDigits } from '../lib/digits.ts';
import { addJalaliMonths, dayIn } from '../lib/jalali.ts';
import { sentences } from '../lib/texts.ts';
import { listSandboxMessages } from '../messaging/messaging.contract.ts';
import { makePolicies } from './warranty.make.ts';
import * as pages from './public-warranty.contract.ts';
import { checkCoverage, listRegistrations, registerWarranty } from './warranty.contract.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const scene = await makeScene(world);
const stranger = world.stranger();
const say = sentences('fa', fa);
const today = dayIn('Asia/Tehran', new Date());
const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
let numbered = 0;

/** A device on the shelf: nobody's yet, of a model whose cover an activation starts. */
async function shelved(serial: string, startBases: readonly string[] = ['installed', 'activated']) {
  const { brandId, typeId } = scene.fridge;
  const code = `PB-${(numbered += 1)}`;
  const model = await admin.call(modelList.add, { code, title: `یخچال ${code}`, brandId, typeId });
  const bases = (['installed', 'activated'] as const).filter((basis) => startBases.includes(basis));
  await world.inTenant('arka', (ctx) =>
    makePolicies(ctx, [{ modelId: model.id, form: { startBases: bases, latestStart: null } }]),
  );
  return await admin.call(registerDevice, { modelId: model.id, serial });
}
const check = (serial: string, brandId?: string) =>
  stranger.call(pages.checkPublicWarranty, { tenantCode: 'arka', serial, brandId });
const askCode = (serial: string, mobile: string) =>
  stranger.call(pages.askActivationCode, { tenantCode: 'arka', serial, mobile });
const activate = (serial: string, mobile: string, code: string, name = 'سارا مهرآسا') =>
  stranger.call(pages.activateWarranty, { tenantCode: 'arka', serial, mobile, code, name });
async function messagesTo(mobile: string) {
  await world.settle();
  return (await admin.call(listSandboxMessages, { mobile })).items.map(({ text }) => text);
}
async function codeSentTo(mobile: string) {
  const texts = (await messagesTo(mobile)).map(latinDigits);
  return /\b(\d{6})\b/.exec(texts.find((text) => text.includes('کد فعال‌سازی')) ?? '')?.[1] ?? '';
}

test('H9: the page says of each promise what the coverage check says, in its words and without a name', async () => {
  const device = await admin.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'PB-SHOWN-1',
    customerId: scene.customerId,
  });
  const startsOn = addJalaliMonths(today, -26);
  await admin.call(registerWarranty, { deviceId: device.id, startsOn });
  const shown = await check('pb shown ۱');
  const { lines } = await admin.call(checkCoverage, {
    deviceId: device.id,
    lines: [{ kind: 'labour' }, { kind: 'part', componentCode: 'compressor' }],
  });
  assert.deepEqual(
    shown.device?.promises.map(({ covered, endsOn }) => [covered, endsOn]),
    lines.map(({ covered, endsOn }) => [covered, endsOn]),
  );
  assert.deepEqual(
    shown.device?.promises.map(({ title, kinds }) => [title, kinds]),
    [
      ['', ['labour', 'part', 'travel']],
      ['کمپرسور', ['part']],
    ],
  );
  assert.deepEqual([shown.device?.standing, shown.device?.startsOn], ['partly_covered', startsOn]);
  assert.deepEqual([shown.device?.isActivated, shown.device?.moves], [true, []]);
  const [whole, compressor] =
    shown.device?.promises.map(({ sentence }) => say(sentence.code, sentence.facts)) ?? [];
  assert.match(whole ?? '', /گارانتی .*روز پیش تمام شده است/);
  assert.match(compressor ?? '', /^گارانتی دارد؛ تا/);
  assert.doesNotMatch(JSON.stringify(shown), /کریمی|سجاد|915/);
});

test('H9: an unknown serial is told as unknown, one of two brands is asked for its brand', async () => {
  await assert.rejects(check('NOBODY-KNOWS'), refused(404, 'warranty.unknownSerial'));
  const brand = await admin.call(brandList.add, { code: 'PB-B', title: 'بهاران' });
  const { typeId } = scene.fridge;
  const other = await admin.call(modelList.add, { code: 'PB-O', title: 'یخچال', brandId: brand.id, typeId });
  for (const modelId of [scene.fridge.id, other.id])
    await admin.call(registerDevice, { modelId, serial: 'PB-TWO' });
  const asked = await check('PB-TWO');
  assert.deepEqual(
    [asked.device, asked.brands.map(({ title }) => title).toSorted()],
    [null, ['آرکا', 'بهاران']],
  );
  assert.equal((await check('PB-TWO', brand.id)).device?.brandTitle, 'بهاران');
});

test('H9: a device on the shelf says what will start its warranty; a code on the phone activates it and starts it', async () => {
  const device = await shelved('PB-NEW-1');
  const before = await check('PB-NEW-1');
  assert.deepEqual(
    [before.device?.startBases, before.device?.promises, before.device?.moves],
    [['installed', 'activated'], [], ['activate']],
  );
  await askCode('PB-NEW-1', '۰۹۱۲ ۷۷۷ ۱۱ ۰۱');
  const code = await codeSentTo('09127771101');
  const { outcome, warranty } = await activate('pb-new-1', '09127771101', code);
  assert.equal(outcome, 'activated');
  assert.deepEqual(
    [
      warranty?.device?.isActivated,
      warranty?.device?.standing,
      warranty?.device?.startsOn,
      warranty?.device?.moves,
    ],
    [true, 'covered', today, []],
  );
  const now = await admin.call(readDevice, { id: device.id });
  assert.deepEqual([now.owner?.name, now.activatedOn], ['سارا مهرآسا', today]);
  const { items } = await admin.call(listRegistrations, { deviceId: device.id });
  assert.deepEqual(
    items.map(({ basis, source, endsOn }) => [basis, source, endsOn]),
    [['activated', 'dates', addJalaliMonths(today, 60)]],
  );
  const told = (await messagesTo('09127771101')).find((text) => text.includes('فعال شد')) ?? '';
  assert.match(told, /\/p\/arka\/warranty\?s=PB-NEW-1$/);
});

test('H9: who is known by the phone stays one customer, and activates a second device as himself', async () => {
  await shelved('PB-NEW-2');
  await askCode('PB-NEW-2', '09151234567');
  const { outcome } = await activate('PB-NEW-2', '09151234567', await codeSentTo('09151234567'), 'نامی دیگر');
  assert.equal(outcome, 'activated');
  const [device] = (await admin.call(listDevices, { serial: 'PB-NEW-2' })).items;
  assert.equal(device?.customerName, 'زهرا کریمی');
});

test('H9: somebody else’s device is told as activated, before and after its activation, and never whose it is', async () => {
  // Sold to a customer, not activated: any phone gets a code, and only the code tells that the device is not his.
  await admin.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'PB-SOLD',
    customerId: scene.customerId,
  });
  await askCode('PB-SOLD', '09127771102');
  const said = await activate('PB-SOLD', '09127771102', await codeSentTo('09127771102'));
  assert.deepEqual(said, { outcome: 'already_activated', warranty: null });
  await assert.rejects(askCode('PB-NEW-1', '09127771102'), refused(409, 'warranty.alreadyActivated'));
});

test('H9: five wrong tries spend a code, and no phone is sent more than one code a minute', async () => {
  await shelved('PB-NEW-3');
  await askCode('PB-NEW-3', '09127771103');
  await askCode('PB-NEW-3', '09127771103');
  const code = await codeSentTo('09127771103');
  const codes = (await messagesTo('09127771103')).filter((text) => text.includes('کد فعال‌سازی'));
  assert.equal(codes.length, 1);
  const wrong = code === '111111' ? '222222' : '111111';
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal((await activate('PB-NEW-3', '09127771103', wrong)).outcome, 'wrong_code');
  assert.equal((await activate('PB-NEW-3', '09127771103', code)).outcome, 'wrong_code');
  assert.equal((await check('PB-NEW-3')).device?.isActivated, false);
});

test('H9: an activation starts nothing where the policy waits for the installation, and the page says so', async () => {
  await shelved('PB-NEW-4', ['installed']);
  await askCode('PB-NEW-4', '09127771104');
  const { outcome, warranty } = await activate('PB-NEW-4', '09127771104', await codeSentTo('09127771104'));
  assert.equal(outcome, 'activated');
  assert.deepEqual(
    [warranty?.device?.isActivated, warranty?.device?.standing, warranty?.device?.startBases],
    [true, 'not_covered', ['installed']],
  );
});

test('H9: a warranty that is asked from a machine is refused after thirty times a minute', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 40 }, () =>
      stranger.ask(pages.checkPublicWarranty, { tenantCode: 'arka', serial: 'PB-NEW-3' }),
    ),
  );
  assert.ok(statuses.some(({ status }) => status === 429));
});
