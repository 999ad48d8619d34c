import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { makeAgency } from '../../server/agencies/agencies.make.ts';
import { newId } from '../../server/lib/id.ts';
import { receiveRequest } from '../../server/requests/requests.contract.ts';
import {
  acceptReferral,
  declineReferral,
  listWorkOrders,
  readWorkOrder,
} from '../../server/requests/work-orders.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// The dispatcher's day: found by a fragment, referred by keys, declined, back on the board, referred again, accepted.

const LIVE_MS_MAX = 2000;
const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
const reception = await world.as('reception');
const near = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
await world.inTenant('arka', (ctx) =>
  makeAgency(ctx, {
    id: newId(),
    code: '1009',
    title: 'خدمات دور',
    provinceId: scene.provinceId,
    cityId: scene.cityId,
    contractFromOn: '2019-01-01',
    contractToOn: '2020-01-01',
  }),
);

let counted = 500_000;
async function received(note = '') {
  counted += 1;
  const request = await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await scene.device(`AF-${counted}`), symptomIds: [scene.warm.id] }],
    note,
  });
  const [order] = request.workOrders;
  assert(order);
  return { request, order };
}

const candidates = (page: Page) => page.locator('[data-proposal] > li');
const rowOf = (page: Page, id: string) => page.locator(`[data-order="${id}"]`);
const inGroup = (page: Page, name: string, id: string) =>
  page.getByRole('region', { name: new RegExp(name) }).locator(`[data-order="${id}"]`);

/** The order as the agency that has it sees it. */
async function marked(agency: typeof near, id: string) {
  const { version } = await agency.call(readWorkOrder, { id });
  return { id, version };
}

test('A8, A10: a request found by a fragment is referred, declined, referred again and accepted, all of it live', async () => {
  const { request, order } = await received('کلید در دست سرایدار است');
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'dispatcher', '/requests');
  await page.getByRole('searchbox').fill('سرایدا');
  await page.waitForURL(/q=/);
  await page.locator('tr[data-index="0"]').click();
  const panel = page.getByRole('complementary', { name: 'جزئیات' });
  await panel.getByRole('button', { name: 'ارجاع', exact: true }).click();
  await candidates(page).first().waitFor();
  await panel.getByText(/کنار ماند؛ چرا؟/).click();
  await panel.getByText(/قرارداد جاری ندارد/).waitFor();
  await axe(page);
  await panel.getByRole('button', { name: /ارجاع به .*۱۰۰۱/ }).click();
  await panel.getByText('چشم‌به‌راه پاسخ').first().waitFor();

  await near.call(declineReferral, {
    ...(await marked(near, order.id)),
    reasonCode: 'far-away',
    note: 'راه بسته است',
  });
  await panel.getByText('نپذیرفته', { exact: true }).waitFor({ timeout: LIVE_MS_MAX });
  await panel.getByText('راه بسته است').first().waitFor();

  await page.goto('/referrals');
  await inGroup(page, 'برگشته از نمایندگی', order.id).click();
  await candidates(page).first().waitFor();
  await page.getByRole('button', { name: /ارجاع به .*۱۰۰۲/ }).click();
  await inGroup(page, 'چشم‌به‌راه پاسخ', order.id).waitFor();

  await page.goto(`/requests?open=${request.id}`);
  await panel.getByText('چشم‌به‌راه پاسخ').first().waitFor();
  await neighbour.call(acceptReferral, await marked(neighbour, order.id));
  await panel.getByText('پذیرفته', { exact: true }).waitFor({ timeout: LIVE_MS_MAX });
  await axe(page);
  expectNoConsoleErrors();
});

test('A10: the board is worked by keys: down, Enter, Enter refers to the first proposed', async () => {
  const { order } = await received();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk, scheme: 'dark' });
  await signIn(page, 'dispatcher', '/referrals');
  await rowOf(page, order.id).waitFor();
  await page.keyboard.press('j');
  await page.locator('[data-order]:focus').waitFor();
  await rowOf(page, order.id).focus();
  await page.keyboard.press('Enter');
  await candidates(page).first().locator('button:focus').waitFor();
  await axe(page);
  await page.keyboard.press('Escape');
  // The row has the focus a moment before the panel is gone; an Enter between the two belongs to neither.
  await candidates(page).first().waitFor({ state: 'detached' });
  await rowOf(page, order.id).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await candidates(page).first().locator('button:focus').waitFor();
  await page.keyboard.press('Enter');
  await inGroup(page, 'چشم‌به‌راه پاسخ', order.id).waitFor();
  const dispatcher = await world.as('dispatcher');
  const { items } = await dispatcher.call(listWorkOrders, { tab: 'offered' });
  assert.ok(items.some(({ id }) => id === order.id));
  expectNoConsoleErrors();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`A10: on a phone the board and its proposal are whole, ${scheme}`, async () => {
    const { order } = await received();
    const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone, scheme });
    await signIn(page, 'dispatcher', '/referrals');
    await rowOf(page, order.id).click();
    await candidates(page).first().waitFor();
    await axe(page);
    expectNoConsoleErrors();
  });
}
