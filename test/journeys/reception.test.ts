import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { registerCustomer } from '../../server/customers/customers.contract.ts';
import { listDevices, registerDevice } from '../../server/devices/devices.contract.ts';
import { listRequests, readRequest, receiveRequest } from '../../server/requests/requests.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, countKeys, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// The call-centre expert's day, by keys alone: from the phone field to the tracking number.

const KEYS_MAX = 25;
const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
const admin = await world.as('admin');
// The worker runs from here on: messages leave while the expert reads the number.
await world.settle();

const looks = [
  { name: 'desk, light', size: desk, scheme: 'light' },
  { name: 'desk, dark', size: desk, scheme: 'dark' },
  { name: 'phone, light', size: phone, scheme: 'light' },
  { name: 'phone, dark', size: phone, scheme: 'dark' },
] as const;

async function openReception(look: (typeof looks)[number] = looks[0]) {
  const visit = await openPage(browser, world.url, look);
  await signIn(visit.page, 'reception', '/reception');
  await step(visit.page, 'number');
  return visit;
}

/** Waits until the keyboard stands on a step of the screen. */
async function step(page: Page, name: string): Promise<void> {
  await page.locator(`[data-step^="${name}"]:focus`).waitFor();
}

async function trackingNumber(page: Page): Promise<string> {
  return (await page.locator('[data-tracking-number]').getAttribute('data-tracking-number')) ?? '';
}

async function requestOf(number: string) {
  const { items } = await admin.call(listRequests, { q: number });
  return await admin.call(readRequest, { id: items[0]?.id ?? '' });
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

let callers = 0;
/** A customer of this test alone, with refrigerators of his own. */
async function newCaller(deviceCount: number) {
  callers += 1;
  const number = `0915700${String(callers).padStart(4, '0')}`;
  const { provinceId, cityId } = scene;
  const customer = await admin.call(registerCustomer, {
    kind: 'person',
    name: `مریم نوروزی ${callers}`,
    phones: [{ number }],
    site: { provinceId, cityId, street: 'بلوار سجاد', plaque: '۷' },
  });
  const devices: string[] = [];
  for (let place = 1; place <= deviceCount; place += 1) {
    const serial = `RC-${callers}-${place}`;
    devices.push(
      (await admin.call(registerDevice, { modelId: scene.fridge.id, serial, customerId: customer.id })).id,
    );
  }
  return { number, customerId: customer.id, devices };
}

for (const look of looks.filter(({ scheme }) => scheme === 'light')) {
  test(`A5: a known customer with two devices is received in at most ${KEYS_MAX} key presses, ${look.name}`, async () => {
    const { number } = await newCaller(2);
    const { page, expectNoConsoleErrors } = await openReception(look);
    const keys = await countKeys(page);
    await page.keyboard.type(number);
    await press(page, 'Enter');
    await step(page, 'devices');
    await press(page, '1', '2', 'Enter');
    await step(page, 'symptom.');
    await page.getByRole('option', { name: 'سرد نمی‌کند' }).waitFor();
    await page.keyboard.type('سرد');
    await press(page, 'Enter', 'Enter');
    await page.getByRole('option', { name: 'صدا می‌دهد' }).waitFor();
    await press(page, '2', 'Enter');
    await step(page, 'note');
    await press(page, 'Enter', 'Enter');
    const request = await requestOf(await trackingNumber(page));
    assert.ok((await keys()) <= KEYS_MAX, `${await keys()} key presses`);
    assert.deepEqual(
      request.workOrders.map(({ symptoms }) => symptoms.map(({ title }) => title)),
      [['سرد نمی‌کند'], ['صدا می‌دهد']],
    );
    await page.getByText(`پذیرش شما با شماره`).waitFor();
    await press(page, 'Enter');
    await step(page, 'number');
    expectNoConsoleErrors();
    await page.context().close();
  });

  test(`A2, A3, A6: a new customer, his place and an unknown serial are registered with the request, ${look.name}`, async () => {
    const { page, expectNoConsoleErrors } = await openReception(look);
    const serial = `NEW-${look.size.width}`;
    await page.keyboard.type(`0513600${look.size.width}1`.slice(0, 11).padEnd(11, '5'));
    await page.getByText('استان و شهر از پیش‌شماره پیشنهاد شد').waitFor();
    await press(page, 'Enter');
    await step(page, 'name');
    await page.keyboard.type('حسن قاسمی');
    await press(page, 'Enter');
    await step(page, 'city');
    await page.keyboard.type('مشهد');
    await page.getByRole('option', { name: 'مشهد', exact: true }).waitFor();
    await press(page, 'Enter');
    await step(page, 'street');
    await page.keyboard.type('خیابان کوهسنگی');
    await press(page, 'Enter', 'Enter', 'Enter');
    await step(page, 'serial');
    await page.keyboard.type(serial);
    await press(page, 'Enter');
    await step(page, 'model');
    await page.keyboard.type('ساید');
    await page.getByRole('option', { name: /ساید آرکا/ }).waitFor();
    await press(page, 'Enter');
    await step(page, 'symptom.');
    await page.keyboard.type('آب پس می‌دهد');
    await page.getByText('چیزی پیدا نشد').waitFor();
    await press(page, 'Enter', 'Control+Enter');
    const request = await requestOf(await trackingNumber(page));
    assert.equal(request.customer?.name, 'حسن قاسمی');
    assert.match(request.site?.line ?? '', /مشهد، خیابان کوهسنگی/);
    assert.equal(request.workOrders[0]?.symptomNote, 'آب پس می‌دهد');
    const { items } = await admin.call(listDevices, { serial });
    assert.equal(items[0]?.isUnproven, true);
    expectNoConsoleErrors();
    await page.context().close();
  });
}

test('O1: a question is closed with its answer, without a work order', async () => {
  const { number } = await newCaller(1);
  const { page, expectNoConsoleErrors } = await openReception();
  await page.keyboard.type(number);
  await page.getByText('RC-').first().waitFor();
  await press(page, 'F8');
  await step(page, 'note');
  await page.keyboard.type('فیلتر را کی عوض کنم؟');
  await press(page, 'Enter');
  await step(page, 'answer');
  await page.keyboard.type('هر شش ماه یک بار.');
  await press(page, 'Enter', 'Enter');
  const request = await requestOf(await trackingNumber(page));
  assert.deepEqual(
    [request.stage, request.answer, request.workOrders.length],
    ['closed', 'هر شش ماه یک بار.', 0],
  );
  expectNoConsoleErrors();
  await page.context().close();
});

test('A17: a call about open work becomes a follow-up in two keys', async () => {
  const { page, number, request } = await callAboutOpenWork();
  await page.keyboard.type(number);
  await page.getByRole('button', { name: /^پیگیری/ }).waitFor();
  await press(page, 'F2', '1');
  await page.getByText(/پیگیری .*۱.* برای پذیرش/).waitFor();
  await step(page, 'number');
  const { contacts } = await admin.call(readRequest, { id: request.id });
  assert.deepEqual(
    contacts.map(({ code }) => code),
    ['when'],
  );
  await page.context().close();
});

test('A17: a second request for the same device is warned of before saving, and received by who has seen the first', async () => {
  const { page, number, request, expectNoConsoleErrors } = await callAboutOpenWork();
  await page.keyboard.type(number);
  await press(page, 'Enter');
  await step(page, 'devices');
  await press(page, '1', 'Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog
    .getByText(request.number.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? ''))
    .waitFor();
  await axe(page);
  await press(page, 'Escape');
  await dialog.waitFor({ state: 'hidden' });
  await press(page, 'Enter');
  await dialog.waitFor();
  await press(page, '2');
  assert.notEqual(await trackingNumber(page), request.number);
  expectNoConsoleErrors();
  await page.context().close();
});

test('A2: of several customers on one number one is chosen by arrow and Enter', async () => {
  const { number } = await newCaller(1);
  const { provinceId, cityId } = scene;
  await admin.call(registerCustomer, {
    kind: 'organisation',
    name: 'مجتمع سجاد',
    phones: [{ number }],
    site: { provinceId, cityId, street: 'آبکوه' },
  });
  const { page, expectNoConsoleErrors } = await openReception();
  await page.keyboard.type(number);
  await press(page, 'Enter');
  await step(page, 'customer');
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('heading', { name: /مریم نوروزی/ }).waitFor();
  await step(page, 'devices');
  expectNoConsoleErrors();
  await page.context().close();
});

for (const outcome of ['never arrives', 'is carried out'] as const) {
  test(`O1: a call whose command ${outcome} and whose page goes is received once, by itself`, async () => {
    const { number } = await newCaller(1);
    const { page } = await openReception();
    await page.keyboard.type(number);
    await press(page, 'Enter');
    await step(page, 'devices');
    await press(page, '1');
    await page.route('**/api/v1/requests', async (route) => {
      if (outcome === 'is carried out') await route.fetch();
      await route.abort();
    });
    await press(page, 'Control+Enter');
    await page.getByText('آنچه نوشته‌اید سر جایش است').waitFor();
    await page.unroute('**/api/v1/requests');
    await page.reload();
    const tracking = await trackingNumber(page);
    const { items } = await admin.call(listRequests, { q: number });
    assert.deepEqual(
      items.map((request) => request.number),
      [tracking],
    );
    await page.reload();
    assert.equal(await trackingNumber(page), tracking);
    await page.context().close();
  });
}

test('what was typed survives a reload, until it is saved', async () => {
  const { number } = await newCaller(1);
  const { page } = await openReception();
  await page.keyboard.type(number);
  await press(page, 'Enter');
  await step(page, 'devices');
  await press(page, '1');
  await page.reload();
  await page.getByText('آنچه پیش‌تر نوشته و ذخیره نکرده بودید اینجاست').waitFor();
  await page.getByRole('checkbox', { checked: true }).first().waitFor();
  await press(page, 'Control+Enter');
  assert.match(await trackingNumber(page), /^\d{9}$/);
  await page.context().close();
});

for (const look of looks) {
  test(`the console is open to everybody: axe finds nothing with menu and dialog open, ${look.name}`, async () => {
    const { page, number, expectNoConsoleErrors } = await callAboutOpenWork(look);
    await axe(page);
    await page.keyboard.type(number);
    await press(page, 'Enter');
    await step(page, 'devices');
    await press(page, '1', 'Enter');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await axe(page);
    await press(page, 'Escape', 'F2');
    await page.getByRole('dialog').waitFor();
    await axe(page);
    await press(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await press(page, 'Control+Enter');
    await page.getByRole('dialog').waitFor();
    await press(page, '2');
    await trackingNumber(page);
    await axe(page);
    expectNoConsoleErrors();
    await page.context().close();
  });
}

/** Reception before a call of somebody for whom a request is open. */
async function callAboutOpenWork(look: (typeof looks)[number] = looks[0]) {
  const { number, customerId, devices } = await newCaller(1);
  const request = await admin.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: number,
    customerId,
    devices: [{ deviceId: devices[0] }],
  });
  return { ...(await openReception(look)), number, request };
}
