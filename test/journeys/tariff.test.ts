import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { repairActionList } from '../../server/catalog/catalog.contract.ts';
import { addRule } from '../../server/tariffs/tariffs.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, openBrowser, openPage, signIn } from './browser.ts';

// The service admin writes the tariff that agencies are paid by.

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
await admin.call(repairActionList.add, { code: 'R-310', title: 'تعویض کمپرسور' });
await admin.call(addRule, {
  kind: 'agency_fee',
  serviceKind: 'warranty_repair',
  productLineId: scene.line.id,
  amount: 3_000_000,
  fromOn: '1405/01/01',
});
const browser = await openBrowser({ after });

test('F4: a rule as specific as another is refused at its field, and written once it says more', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url);
  await signIn(page, 'admin', '/tariff');
  await page.getByText('یخچال و فریزر').first().waitFor();
  await page.getByRole('button', { name: 'نرخ جدید' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.locator('input[data-path="amount"]').fill('4500000');
  await drawer.locator('input[data-path="serviceKind"]').click();
  await page.getByRole('option', { name: 'تعمیر گارانتی' }).click();
  await drawer.locator('input[data-path="productLineId"]').click();
  await page.getByRole('option', { name: 'یخچال و فریزر' }).click();
  await drawer.getByRole('button', { name: /ذخیره/ }).click();
  await drawer
    .getByText(/نرخ دیگری با همین مشخصات از .*۱۴۰۵\/۰۱\/۰۱.* بدون پایان هست/)
    .first()
    .waitFor();
  await axe(page);
  await drawer.locator('input[data-path="repairActionId"]').click();
  await page.getByRole('option', { name: 'تعویض کمپرسور' }).click();
  await drawer.getByRole('button', { name: /ذخیره/ }).click();
  await page.getByRole('button', { name: 'کنار گذاشتن' }).waitFor();
  assert.match(page.url(), /open=/);
  expectNoConsoleErrors(/409/);
  await page.context().close();
});
