import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { makePhoto } from '../../server/files/files.make.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { listReports, readReport } from '../../server/service-reports/service-reports.contract.ts';
import { makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, openBrowser, openPage, phone, signIn } from './browser.ts';

// A technician's day on his phone, from the job that was given to him to the report that is handed in.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const browser = await openBrowser({ after });
await world.settle();

const CHUNK = '**/api/v1/files/*?offset=*';
const openPhone = () => openPage(browser, world.url, { size: phone });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const cardOf = (page: Page, number: string) =>
  page.getByRole('article').filter({ hasText: persianDigits(number) });
const dialog = (page: Page) => page.getByRole('dialog');
const photoOf = async (edge: number) => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await makePhoto(edge),
});
const picker = (page: Page, purpose: string) =>
  page.getByRole('region', { name: purpose }).locator('input[type=file]').last();

async function reportOf(workOrderId: string) {
  const { items } = await scene.technician.call(listReports, {});
  const row = items.find((one) => one.workOrderId === workOrderId);
  assert(row);
  return await scene.technician.call(readReport, { id: row.id });
}

test('D2, D3, R3: a technician promises a window, goes, works, and finishes by the code of the customer', async () => {
  const order = await scene.accepted();
  const { page, expectNoConsoleErrors } = await openPhone();
  await signIn(page, 'technician:1001', '/agency');
  await cardOf(page, order.number)
    .getByRole('link', { name: /باز کردن سرویس/ })
    .click();
  await button(page, 'قرار با مشتری').click();
  await dialog(page).getByRole('radio', { name: 'فردا' }).check();
  await button(page, /ثبت و پیامک به مشتری/).click();
  await dialog(page)
    .getByText(/روز و ساعت را برگزینید/)
    .waitFor();
  await axeInBothLights(page);
  await dialog(page)
    .getByRole('radio', { name: /۱۰:۰۰.*۱۲:۰۰/ })
    .check();
  await button(page, /ثبت و پیامک به مشتری/).click();
  await page.getByText('مشتری هنوز پاسخ نداده').waitFor();
  await axeInBothLights(page);

  await button(page, 'راه افتادم').click();
  await button(page, 'رسیدم').click();
  await axeInBothLights(page);
  await button(page, 'شروع کار').click();
  await button(page, 'پایان کار').click();
  await button(page, 'فرستادن کد برای مشتری').click();
  const field = page.getByRole('textbox', { name: 'کدی که مشتری می‌خواند' });
  await field.waitFor();
  const code = await scene.codeOf(order);
  await field.fill(code === '11111' ? '22222' : '11111');
  await button(page, 'ثبت پایان کار').click();
  await page.getByText(/کد درست نیست؛ .*۴.* بار دیگر/).waitFor();
  await axeInBothLights(page);
  await field.fill(persianDigits(code));
  await button(page, 'ثبت پایان کار').click();
  await page.getByText('کار پایان یافت').waitFor();
  await axeInBothLights(page);

  const { stage, visits } = await scene.technician.call(readWorkOrder, { id: order.id });
  assert.equal(stage, 'done');
  assert.equal(visits[0]?.proof, 'code');
  expectNoConsoleErrors();
  await page.context().close();
});

test('D4: a visit without an end has its outcome, waits with a reason, and goes on with a new window', async () => {
  const order = await scene.started();
  const { page, expectNoConsoleErrors } = await openPhone();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await button(page, 'کارهای دیگر').click();
  await page.getByRole('menuitem', { name: 'مراجعه ناتمام ماند' }).click();
  await dialog(page).getByRole('radio', { name: 'قطعه می‌خواهد' }).check();
  await dialog(page).getByRole('textbox', { name: 'توضیح' }).fill('برد نیست');
  await axeInBothLights(page);
  await button(page, /پایان این مراجعه/).click();
  await button(page, 'ادامه کار').waitFor();
  await page.getByText('برد نیست').first().waitFor();
  await axeInBothLights(page);
  await button(page, 'ادامه کار').click();
  await button(page, 'پایان کار')
    .or(button(page, 'شروع کار'))
    .or(button(page, 'قرار با مشتری'))
    .first()
    .waitFor();
  expectNoConsoleErrors();
  await page.context().close();
});

test('R3: without a mobile the customer signs, and a photo of the work goes with it', async () => {
  const order = await scene.started({ customer: await scene.withoutMobile() });
  const { page, expectNoConsoleErrors } = await openPhone();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}/finish`);
  await button(page, 'ثبت پایان کار').click();
  await page.getByText('امضای مشتری لازم است.').waitFor();
  await axeInBothLights(page);
  const pad = page.getByRole('img', { name: 'امضای مشتری' });
  const box = await pad.boundingBox();
  assert(box);
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 30, { steps: 8 });
  await page.mouse.up();
  await picker(page, 'عکس کار انجام‌شده').setInputFiles([await photoOf(200)]);
  await page.getByRole('figure').waitFor();
  await button(page, 'ثبت پایان کار').click();
  await page.getByText('کار پایان یافت').waitFor();
  const { visits } = await scene.technician.call(readWorkOrder, { id: order.id });
  assert.equal(visits[0]?.proof, 'signature');
  expectNoConsoleErrors();
  await page.context().close();
});

test('D3, I2: a repair report is written, its photo survives a lost connection and a reload, and it is handed in', async () => {
  const order = await scene.finished();
  const { page, expectNoConsoleErrors } = await openPhone();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await page.getByRole('link', { name: 'نوشتن گزارش' }).click();
  await page.waitForURL('**/agency/reports/*');
  await page.getByRole('textbox', { name: 'سریال روی دستگاه' }).fill(order.device.serial ?? '');
  await page.getByText('با سریال ثبت‌شده یکی است').waitFor();

  await button(page, 'کار').click();
  await dialog(page).getByRole('combobox', { name: 'چه کاری انجام دادید؟' }).fill('تعویض برد');
  await page.getByRole('option', { name: /تعویض برد/ }).click();
  await dialog(page)
    .getByText(/گارانتی دارد/)
    .waitFor();
  await dialog(page).getByRole('combobox', { name: 'کدام ایراد؟' }).fill('روشن');
  await page.getByRole('option', { name: /روشن نمی‌شود/ }).click();
  await axeInBothLights(page);
  await button(page, 'ثبت در گزارش').click();

  await button(page, 'قطعه').click();
  await dialog(page)
    .getByRole('button', { name: /برد اصلی/ })
    .click();
  await axeInBothLights(page);
  await button(page, 'ثبت در گزارش').click();
  await page.getByText('ذخیره شد').waitFor();
  await page.getByRole('button', { name: 'چرا این مبلغ؟' }).first().click();
  await axeInBothLights(page);

  const offsets: string[] = [];
  page.on('request', (sent) => offsets.push(new URL(sent.url()).searchParams.get('offset') ?? ''));
  await page.route(CHUNK, (route) =>
    route.request().url().endsWith('offset=0') ? route.continue() : route.abort('connectionfailed'),
  );
  await picker(page, 'پلاک سریال').setInputFiles([await photoOf(700)]);
  await page.getByText(/روی این گوشی مانده/).waitFor();
  await button(page, 'فرستادن گزارش').and(page.locator(':disabled')).waitFor();
  await axeInBothLights(page);
  await page.reload();
  await page.getByText(/روی این گوشی مانده/).waitFor();
  await page.unroute(CHUNK);
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await page.getByText(/روی این گوشی مانده|در حال فرستادن است/).waitFor({ state: 'detached' });
  assert.equal(offsets.filter((offset) => offset === '0').length, 1, 'what had arrived is not sent again');

  await picker(page, 'ایراد یا قطعه خراب').setInputFiles([await photoOf(120)]);
  await picker(page, 'پس از کار').setInputFiles([await photoOf(130)]);
  await button(page, 'فرستادن گزارش').and(page.locator(':enabled')).waitFor();
  await page.getByText('ذخیره شد').waitFor();
  await button(page, 'فرستادن گزارش').click();
  await page.getByText('نزد دفتر').waitFor();
  await axeInBothLights(page);

  const report = await reportOf(order.id);
  assert.equal(report.state, 'submitted');
  assert.deepEqual(report.lines.map(({ kind }) => kind).toSorted(), ['labour', 'part_added', 'part_removed']);
  assert.equal(report.evidence.length, 3);
  expectNoConsoleErrors(/connectionfailed|ERR_CONNECTION_FAILED/);
  await page.context().close();
});
