import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { makePhoto } from '../../server/files/files.make.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import { listReports, readReport } from '../../server/service-reports/service-reports.contract.ts';
import { makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// A device out of its box: installed by a technician, and covered from that day on.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const browser = await openBrowser({ after });
await world.settle();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function addPhoto(page: Page, purpose: string, edge: number): Promise<void> {
  await page
    .getByRole('region', { name: purpose })
    .locator('input[type=file]')
    .last()
    .setInputFiles([{ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(edge) }]);
}

test('I1, H2, D3: a technician installs a device; handed in, its warranty runs provisionally, approved for good', async () => {
  const deviceId = await scene.boxed();
  const order = await scene.accepted({ serviceKind: 'installation', deviceId });
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await button(page, 'کارهای دیگر').click();
  await page.getByRole('menuitem', { name: 'شروع کار' }).click();
  await button(page, 'پایان کار').click();
  await button(page, 'فرستادن کد برای مشتری').click();
  const field = page.getByRole('textbox', { name: 'کدی که مشتری می‌خواند' });
  await field.waitFor();
  await field.fill(persianDigits(await scene.codeOf(order)));
  await button(page, 'ثبت پایان کار').click();
  await page.getByRole('link', { name: 'نوشتن گزارش' }).click();
  await page.getByRole('heading', { name: /گزارش نصب/ }).waitFor();
  await page.getByRole('textbox', { name: 'سریال روی دستگاه' }).fill(order.device.serial ?? '');
  await button(page, 'کار').click();
  const dialog = page.getByRole('dialog');
  await axeInBothLights(page);
  await dialog.getByRole('button', { name: 'ثبت در گزارش' }).click();
  await page.getByText('خود نصب').first().waitFor();
  await addPhoto(page, 'پلاک سریال', 150);
  await addPhoto(page, 'پس از کار', 160);
  await page.getByText('ذخیره شد').waitFor();
  await button(page, 'فرستادن گزارش').and(page.locator(':enabled')).waitFor();
  await axeInBothLights(page);
  await button(page, 'فرستادن گزارش').click();
  await page.getByText('نزد دفتر').waitFor();
  await axeInBothLights(page);

  const office = await openPage(browser, world.url, { size: desk });
  await signIn(office.page, 'admin', `/devices/${deviceId}`);
  const card = office.page.getByRole('article').filter({ hasText: 'موقت' });
  await card.getByText(/نصب/).first().waitFor();
  await axeInBothLights(office.page);

  const { items } = await scene.approver.call(listReports, { tab: 'submitted' });
  const row = items.find(({ workOrderId }) => workOrderId === order.id);
  assert(row);
  await scene.approved(await scene.approver.call(readReport, { id: row.id }));
  await office.page.getByRole('article').getByText('قطعی').waitFor();
  await axeInBothLights(office.page);
  await page.getByText('تأییدشده').first().waitFor();
  expectNoConsoleErrors();
  office.expectNoConsoleErrors();
  await office.page.context().close();
  await page.context().close();
});
