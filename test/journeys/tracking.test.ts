import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { persianDigits } from '../../server/lib/digits.ts';
import { listSandboxMessages } from '../../server/messaging/messaging.contract.ts';
import { receiveRequest } from '../../server/requests/requests.contract.ts';
import {
  acceptReferral,
  assignTechnician,
  referWorkOrder,
} from '../../server/requests/work-orders.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, desk, openBrowser, openPage, phone } from './browser.ts';

// The customer's side: a message, a number, four digits; where the request is, who comes.

const MOBILE = '09151234567';
const TRIES_MAX = 10;
const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
const admin = await world.as('admin');
await world.settle();

async function receive(serial: string) {
  return await admin.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: MOBILE,
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await scene.device(serial), symptomIds: [scene.warm.id] }],
  });
}

async function ask(page: Page, number: string, digits: string): Promise<void> {
  await page.getByLabel('شماره پیگیری').fill(number);
  await page.getByLabel('چهار رقم آخر تلفن شما').fill(digits);
  await page.getByRole('button', { name: 'درخواست من کجاست؟' }).click();
}

/** At both widths, in light and in dark. */
async function axeEverywhere(page: Page): Promise<void> {
  for (const size of [phone, desk]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await axe(page);
    }
  }
  await page.setViewportSize(phone);
}

test('A7, A12: a customer finds his request with the number from his message and four digits of his phone', async () => {
  const request = await receive('TR-1');
  const order = request.workOrders[0];
  assert(order);
  const { id, version } = order;
  const manager = await world.as('agency:1001');
  await admin.call(referWorkOrder, { id, version, agencyId: scene.near.id });
  const accepted = await manager.call(acceptReferral, { id, version: version + 1 });
  await manager.call(assignTechnician, {
    id,
    version: accepted.version,
    technicianId: scene.near.technicianId,
  });
  await world.settle();

  const messages = await admin.call(listSandboxMessages, { mobile: MOBILE });
  const text = messages.items.find((message) => message.text.includes('پذیرش شما'))?.text ?? '';
  const number = /[0-9۰-۹]{9}/.exec(text)?.[0] ?? '';
  const address = /\/p\/\S+/.exec(text)?.[0] ?? '';
  assert.notEqual(number, '');
  assert.match(address, /^\/p\/arka\//);

  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto(address);
  await page.getByText('آرکا').waitFor();
  await axeEverywhere(page);
  await ask(page, number, '');
  await page.getByRole('alert').getByText('چهار رقم آخر تلفن را بنویسید.').waitFor();
  await ask(page, number, MOBILE.slice(-4));
  await page.getByRole('heading', { name: new RegExp(persianDigits(request.number)) }).waitFor();
  await page.getByText(/بهرام.* برای این سرویس می‌آید/).waitFor();
  await page.getByText('زمان مراجعه هنوز تعیین نشده است.').waitFor();
  await page.getByRole('link', { name: /تماس با/ }).waitFor();
  assert.equal(await page.getByText('زهرا').count(), 0, 'the page does not name the customer');
  await axeEverywhere(page);
  expectNoConsoleErrors();
  await page.context().close();
});

test('A7: wrong digits are answered just like a number that does not exist', async () => {
  const request = await receive('TR-2');
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto('/p/arka/t');
  const answers: string[] = [];
  for (const [number, digits] of [
    [request.number, '0000'],
    ['999999999', MOBILE.slice(-4)],
  ] as const) {
    await page.getByRole('alert').evaluateAll((alerts) => alerts.map((alert) => (alert.textContent = '')));
    await ask(page, number, digits);
    await page.getByText(/پیدا نشد/).waitFor();
    answers.push((await page.getByRole('alert').textContent()) ?? '');
    assert.equal(await page.getByLabel('شماره پیگیری').inputValue(), persianDigits(number));
  }
  assert.equal(answers[0], answers[1]);
  await axeEverywhere(page);
  expectNoConsoleErrors(/404/);
  await page.context().close();
});

test('A7: without a network, and after too many tries, the page says so and keeps what was typed', async () => {
  const { page } = await openPage(browser, world.url, { size: phone });
  await page.goto('/p/arka/t');
  await page.context().setOffline(true);
  await ask(page, '482915637', '4567');
  await page.getByText(/پاسخی نرسید/).waitFor();
  await page.context().setOffline(false);
  for (let tries = 0; tries <= TRIES_MAX; tries += 1) {
    const answered = page.waitForResponse(/\/tracking$/);
    await page.getByRole('button', { name: 'درخواست من کجاست؟' }).click();
    await answered;
  }
  await page.getByText(/کمی صبر کنید/).waitFor();
  assert.equal(await page.getByLabel('شماره پیگیری').inputValue(), '۴۸۲۹۱۵۶۳۷');
  await axeEverywhere(page);
  await page.context().close();
});
