import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { persianDigits } from '../../server/lib/digits.ts';
import { promiseAppointment } from '../../server/requests/field-work.contract.ts';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { makeWorkScene, markOf, windowIn } from '../work-scene.ts';
import { openWorld } from '../world.ts';
import { axe, axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// The customer behind the link of his message: when somebody comes, and his word on it.

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const browser = await openBrowser({ after });
await world.settle();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const read = ({ id }: { id: string }) => scene.manager.call(readWorkOrder, { id });
const linkTo = async (order: { number: string }) => `/p/arka/a/${await scene.linkOf(order)}`;

/** At both widths, in light and in dark. */
async function axeEverywhere(page: Page): Promise<void> {
  for (const size of [desk, phone]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await axe(page);
    }
  }
}

test('R3, C6: a customer opens the link of his message and confirms the hour; the agency sees it', async () => {
  const order = await scene.scheduled();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto(await linkTo(order));
  await page.getByText(/ساعت .* تا /).waitFor();
  await page.getByText(persianDigits(order.number)).first().waitFor();
  await page.getByText(/سرویسکار: .*بهرام/).waitFor();
  assert.equal(await page.getByText('زهرا').count(), 0, 'the page does not name the customer');
  await axeEverywhere(page);

  await page.context().setOffline(true);
  await button(page, 'این زمان خوب است').click();
  await page
    .getByRole('alert')
    .getByText(/پاسخی نرسید/)
    .waitFor();
  await page.context().setOffline(false);
  await button(page, 'این زمان خوب است').click();
  await page.getByText('این زمان را تأیید کرده‌اید').waitFor();
  assert.equal(await button(page, 'این زمان خوب است').count(), 0);
  await axeEverywhere(page);
  assert.equal((await read(order)).appointment?.state, 'confirmed');
  await page.reload();
  await page.getByText('این زمان را تأیید کرده‌اید').waitFor();
  expectNoConsoleErrors(/ERR_INTERNET_DISCONNECTED/);
  await page.context().close();
});

test('R3: a customer asks for another hour; the agency reads his wish, promises it, and the old link says so', async () => {
  const order = await scene.scheduled();
  const oldLink = await linkTo(order);
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto(oldLink);
  await button(page, 'زمان دیگری می‌خواهم').click();
  const wish = page.getByRole('textbox', { name: 'چه زمانی برایتان خوب است؟' });
  await wish.and(page.locator(':focus')).waitFor();
  await axeEverywhere(page);
  await button(page, 'بازگشت').click();
  await button(page, 'زمان دیگری می‌خواهم').click();
  await wish.fill('پنج‌شنبه پس از ساعت ۱۷');
  await button(page, 'فرستادن برای نمایندگی').click();
  await page.getByText('خواسته‌اید زمان دیگری باشد').waitFor();
  await page.getByText(/پنج‌شنبه پس از ساعت ۱۷/).waitFor();
  await axeEverywhere(page);

  const agency = await openPage(browser, world.url, { size: phone });
  await signIn(agency.page, 'agency:1001', `/agency/work-orders/${order.id}`);
  await agency.page.getByText('مشتری زمان دیگری می‌خواهد').waitFor();
  await agency.page
    .getByText(/پنج‌شنبه پس از ساعت ۱۷/)
    .first()
    .waitFor();
  await axeInBothLights(agency.page);
  await scene.manager.call(promiseAppointment, { ...markOf(await read(order)), ...windowIn(2, 13) });
  await agency.page.getByText('مشتری هنوز پاسخ نداده').waitFor();

  const newLink = await linkTo(order);
  assert.notEqual(newLink, oldLink);
  await page.goto(oldLink);
  await page.getByText('این زمان عوض شده است').waitFor();
  await axeEverywhere(page);
  await page.goto(newLink);
  await button(page, 'این زمان خوب است').click();
  await page.getByText('این زمان را تأیید کرده‌اید').waitFor();
  await agency.page.getByText('مشتری تأیید کرد').waitFor();
  expectNoConsoleErrors();
  agency.expectNoConsoleErrors();
  await agency.page.context().close();
  await page.context().close();
});

test('R3: a link that is none says so and offers nothing', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto('/p/arka/a/no-such-link');
  await page.getByRole('heading', { name: 'این پیوند کار نمی‌کند' }).waitFor();
  assert.equal(await page.getByRole('button').count(), 0);
  await axeEverywhere(page);
  expectNoConsoleErrors(/404/);
  await page.context().close();
});
