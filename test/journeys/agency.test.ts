import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { persianDigits } from '../../server/lib/digits.ts';
import { receiveRequest } from '../../server/requests/requests.contract.ts';
import {
  assignTechnician,
  acceptReferral,
  readWorkOrder,
  referWorkOrder,
} from '../../server/requests/work-orders.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// The agency's side: a manager answers referrals on the way, a technician sees where he goes next.

const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
const admin = await world.as('admin');
await world.settle();

let serials = 0;
/** A work order of a refrigerator of its own, not yet referred. */
async function newOrder() {
  serials += 1;
  const deviceId = await scene.device(`AG-${serials}`);
  const request = await admin.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId, symptomIds: [scene.warm.id] }],
  });
  const order = request.workOrders[0];
  assert(order);
  return order;
}

async function newReferral() {
  const { id, version } = await newOrder();
  return await admin.call(referWorkOrder, {
    id,
    version,
    agencyId: scene.near.id,
    note: 'پیش از رفتن زنگ بزنید',
  });
}

/** Given to the technician of the near agency. */
async function newJob() {
  const manager = await world.as('agency:1001');
  const { id, version } = await newReferral();
  const accepted = await manager.call(acceptReferral, { id, version });
  const { technicianId } = scene.near;
  return await manager.call(assignTechnician, { id, version: accepted.version, technicianId });
}

function cardOf(page: Page, number: string) {
  return page.getByRole('article').filter({ hasText: persianDigits(number) });
}

test('A10, G2, G5: on a phone a manager sees a new referral come by itself, accepts it and says who goes', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'agency:1001', '/agency');
  await page.getByText('چیزی چشم‌به‌راه شما نیست').waitFor();
  await axeInBothLights(page);

  const { id, number } = await newReferral();
  const card = cardOf(page, number);
  await card.waitFor();
  await card.getByText(/مانده/).waitFor();
  await axeInBothLights(page);
  await card.getByRole('button', { name: 'می‌پذیرم', exact: true }).click();
  await page.getByText(/پذیرفته شد/).waitFor();

  await card.getByRole('button', { name: 'سپردن به سرویسکار' }).click();
  const choice = page.getByRole('dialog').getByRole('button', { name: /بهرام سرویسکار 1001/ });
  await choice.getByText('سرویس باز ندارد').waitFor();
  await axeInBothLights(page);
  await choice.click();
  await page.getByText(/نشانی برایش پیامک شد/).waitFor();
  await page.getByText('چیزی چشم‌به‌راه شما نیست').waitFor();

  const order = await admin.call(readWorkOrder, { id });
  assert.equal(order.referral?.state, 'accepted');
  assert.equal(order.technician?.id, scene.near.technicianId);
  expectNoConsoleErrors();
  await page.context().close();
});

test('A11, D3: a technician sees his next job with the address, one press from call and map', async () => {
  const { id, number } = await newJob();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'technician:1001', '/agency');
  const card = cardOf(page, number);
  await card.getByText(/بلوار سجاد/).waitFor();
  assert.equal(await card.getByRole('link', { name: /تماس/ }).getAttribute('href'), 'tel:+989151234567');
  assert.match((await card.getByRole('link', { name: 'مسیریابی' }).getAttribute('href')) ?? '', /^geo:/);
  await axeInBothLights(page);

  await card.getByRole('link', { name: persianDigits(number), exact: true }).click();
  await page.waitForURL(`**/agency/work-orders/${id}`);
  await page.getByText('پیش از رفتن زنگ بزنید').waitFor();
  await page.getByText(/گارانتی دارد/).waitFor();
  await page
    .getByText(/به خدمات 1001 ارجاع شد|ارجاع شد/)
    .first()
    .waitFor();
  await axeInBothLights(page);
  expectNoConsoleErrors();
  await page.context().close();
});

test('G3: a neighbour agency finds nothing of it, by list, search or address', async () => {
  const { id, number } = await newJob();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'agency:1002', '/agency');
  await page.getByText('چیزی چشم‌به‌راه شما نیست').waitFor();
  await page.goto('/agency/work-orders');
  await page.getByText('هنوز سرویسی به شما ارجاع نشده است').waitFor();
  await page.getByRole('searchbox').fill(number);
  await page.getByText('چیزی پیدا نشد').waitFor();
  await page.goto(`/agency/work-orders/${id}`);
  await page.getByRole('heading', { name: 'این سرویس نزد شما نیست' }).waitFor();
  await axeInBothLights(page);
  expectNoConsoleErrors(/404/);
  await page.context().close();
});

test('A10, G2: at a desk a manager finds a referral in the inbox and declines it with a reason', async () => {
  const { id, number } = await newReferral();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'agency:1001', '/agency/work-orders?tab=offered');
  await page
    .getByRole('row')
    .filter({ hasText: persianDigits(number) })
    .waitFor();
  await axeInBothLights(page);
  await page.getByText(persianDigits(number)).click();
  await page.getByRole('button', { name: 'نمی‌پذیرم', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio').first().waitFor();
  await dialog.getByRole('button', { name: 'نمی‌پذیرم' }).click();
  await dialog.getByText('این خانه را پر کنید.').first().waitFor();
  await axeInBothLights(page);
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('textbox', { name: 'توضیح' }).fill('این هفته جا نداریم');
  await dialog.getByRole('button', { name: 'نمی‌پذیرم' }).click();
  await page.getByText(/به دفتر برگشت/).waitFor();
  await page.waitForURL('**/agency/work-orders');

  const order = await admin.call(readWorkOrder, { id });
  assert.equal(order.stage, 'new');
  assert.match(order.referrals[0]?.reasonNote ?? '', /این هفته جا نداریم/);
  await page.getByRole('link', { name: 'ارجاع‌های برگشته' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: persianDigits(number) })
    .getByText('نپذیرفته')
    .waitFor();
  await axeInBothLights(page);
  // The page may ask once more for what it has just given away.
  expectNoConsoleErrors(/404/);
  await page.context().close();
});

test('G2: an agency reads what the company knows of it, and a person finds his own account', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'agency:1001', '/agency/mine');
  await page.getByText('خدمات 1001').first().waitFor();
  await page.getByText('همه گروه‌های کالا').waitFor();
  await page.getByText('بهرام سرویسکار 1001').waitFor();
  await axeInBothLights(page);
  await page.getByRole('button', { name: /^حساب/ }).click();
  await page.getByRole('menuitem', { name: 'حساب من' }).waitFor();
  await axeInBothLights(page);
  await page.getByRole('menuitem', { name: 'حساب من' }).click();
  await page.waitForURL('**/agency/account');
  await page.getByRole('heading', { name: 'حساب من' }).waitFor();
  await axeInBothLights(page);
  expectNoConsoleErrors();
  await page.context().close();
});

test('G5: without a network the portal says so and keeps what it shows', async () => {
  const { number } = await newJob();
  const { page } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'technician:1001', '/agency');
  await cardOf(page, number).waitFor();
  await page.context().setOffline(true);
  await page.getByText(/شبکه قطع است/).waitFor();
  await cardOf(page, number)
    .getByText(/بلوار سجاد/)
    .waitFor();
  await axeInBothLights(page);
  await page.context().close();
});
