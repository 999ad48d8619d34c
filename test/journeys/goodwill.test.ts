import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { registerDevice } from '../../server/devices/devices.contract.ts';
import { readPolicy } from '../../server/service-reports/policy.contract.ts';
import * as reports from '../../server/service-reports/service-reports.contract.ts';
import { makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// A repair that no warranty covers, from the head office that lets the company bear it to the approver who sees so; and
// the screen on which a company says what the program decides by itself.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const browser = await openBrowser({ after });
const { admin, technician } = scene;
await world.settle();

test('I2: the head office takes a repair as goodwill, the technician writes it, the approver sees what it is', async () => {
  const { id: deviceId } = await admin.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'GJ-1',
    soldOn: '2019-05-01',
    installedOn: '2019-05-02',
    customerId: scene.customerId,
    siteId: scene.siteId,
  });
  const order = await scene.finished({ deviceId });
  const owner = await openPage(browser, world.url, { size: desk });
  await signIn(owner.page, 'process-owner', `/requests/${order.requestId}`);
  const allow = owner.page.getByRole('button', { name: 'پذیرفتن با ارفاق' });
  await allow.click();
  await owner.page.getByRole('combobox', { name: 'دلیل' }).click();
  await owner.page.getByRole('option', { name: 'گارانتی تازه تمام شده است' }).click();
  await axeInBothLights(owner.page);
  await allow.click();
  await owner.page.getByText('ارفاق: گارانتی تازه تمام شده است').first().waitFor();
  await axeInBothLights(owner.page);

  const own = await openPage(browser, world.url, { size: phone });
  await signIn(own.page, 'technician:1001', `/agency/work-orders/${order.id}/report`);
  await own.page.getByText(/شرکت این تعمیر را با ارفاق پذیرفته است/).waitFor();
  await axeInBothLights(own.page);

  const draft = await technician.call(reports.openReport, { id: order.id });
  const saved = await technician.call(reports.saveReport, await scene.repairForm(draft));
  await technician.call(reports.submitReport, { id: saved.id, version: saved.version });
  const approver = await openPage(browser, world.url, { size: desk });
  await signIn(approver.page, 'approver', `/reports/${saved.id}?tab=submitted`);
  await approver.page.getByText(/ارفاق: .?گارانتی تازه تمام شده است/).waitFor();
  await approver.page
    .getByText(/با ارفاق شرکت پرداخت می‌شود/)
    .first()
    .waitFor();
  await axeInBothLights(approver.page);
  for (const { page, expectNoConsoleErrors } of [owner, own, approver]) {
    expectNoConsoleErrors();
    await page.context().close();
  }
});

test('I8: the service admin says what the program approves by itself', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'admin', '/report-policy');
  await page.getByRole('switch', { name: /گزارش بی‌نشانه و کم‌مبلغ/ }).check();
  await page.getByRole('textbox', { name: 'تا این ارزش' }).fill('5000000');
  await axeInBothLights(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/نسخهٔ ۲/).waitFor();
  const { isAutomatic, worthMaxAmount, samplePercent, version } = await admin.call(readPolicy, {});
  assert.deepEqual([isAutomatic, worthMaxAmount, samplePercent, version], [true, 5_000_000, 5, 2]);
  expectNoConsoleErrors();
  await page.context().close();
});
