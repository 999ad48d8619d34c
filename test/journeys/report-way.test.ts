import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { makePhoto } from '../../server/files/files.make.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import { decideReport, readReport } from '../../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../../server/service-reports/service-reports.contract.ts';
import { makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// A report on its way between the agency's phone and the approver's desk, there and back again.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const browser = await openBrowser({ after });
await world.settle();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const headOf = (page: Page, { number }: Pick<ReportView, 'number'>) =>
  page.getByRole('heading', { level: 1, name: new RegExp(persianDigits(number)) });
const reread = ({ id }: Pick<ReportView, 'id'>) => scene.approver.call(readReport, { id });

test('I8: a report sent back for its papers is mended on the phone, handed in again and approved', async () => {
  const report = await scene.submitted();
  const approver = await openPage(browser, world.url, { size: desk });
  await signIn(approver.page, 'approver', `/reports/${report.id}?tab=submitted`);
  await headOf(approver.page, report).waitFor();
  await approver.page.keyboard.press('b');
  await approver.page.getByRole('combobox', { name: 'دلیل' }).fill('عکس');
  await approver.page.getByRole('option', { name: /عکس/ }).first().click();
  await approver.page
    .getByRole('radio', { name: 'کامل کردن گزارش' })
    .and(approver.page.locator(':checked'))
    .waitFor();
  await approver.page.getByRole('textbox', { name: 'توضیح برای نمایندگی' }).fill('پلاک خوانا نیست');
  await axeInBothLights(approver.page);
  await button(approver.page, /^برگشت/).click();
  await approver.page.waitForURL(/\/reports\?/);
  assert.equal((await reread(report)).state, 'sent_back');

  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'technician:1001', '/agency');
  await page.getByRole('link', { name: /گزارش برگشته/ }).click();
  await page.waitForURL(/tab=sent_back/);
  await page.getByText(persianDigits(report.number)).first().click();
  const notice = page.getByRole('alert').filter({ hasText: 'دفتر گزارش را برای اصلاح برگرداند' });
  await notice.getByText('پلاک خوانا نیست').waitFor();
  await axeInBothLights(page);
  await page
    .getByRole('region', { name: 'پلاک سریال' })
    .locator('input[type=file]')
    .last()
    .setInputFiles([{ name: 'plate.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(180) }]);
  await page.getByRole('textbox', { name: 'یادداشت برای دفتر' }).fill('پلاک را دوباره عکس گرفتم');
  await page.getByRole('region', { name: 'پلاک سریال' }).getByRole('figure').nth(1).waitFor();
  await page.getByText('ذخیره شد').waitFor();
  const again = button(page, 'فرستادن دوباره گزارش');
  await again.and(page.locator(':enabled')).waitFor();
  await again.click();
  await page.getByText('نزد دفتر').waitFor();
  await axeInBothLights(page);
  const mended = await reread(report);
  assert.deepEqual(
    [mended.state, mended.evidence.length, mended.note],
    ['submitted', report.evidence.length + 1, 'پلاک را دوباره عکس گرفتم'],
  );

  await approver.page.goto(`/reports/${report.id}?tab=submitted`);
  await approver.page.getByText('پلاک را دوباره عکس گرفتم').waitFor();
  await approver.page.keyboard.press('Shift+A');
  await approver.page.keyboard.press('Control+Enter');
  await approver.page.waitForURL(/\/reports\?/);
  await page.getByText('تأییدشده').first().waitFor();
  await axeInBothLights(page);
  assert.equal((await reread(report)).state, 'approved');
  expectNoConsoleErrors();
  approver.expectNoConsoleErrors();
  await approver.page.context().close();
  await page.context().close();
});

test('I8: an agency asks once for another decision on a rejected line, and gets it', async () => {
  const report = await scene.submitted();
  await scene.approver.call(...labourRejected(report));
  await world.settle();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'agency:1001', `/agency/reports/${report.id}`);
  await page.getByText('کار لازم نبود').first().waitFor();
  await button(page, 'اعتراض به تصمیم').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').and(page.locator(':checked')).waitFor();
  await dialog.getByRole('button', { name: /فرستادن اعتراض/ }).click();
  await dialog.getByText('این خانه را پر کنید.').first().waitFor();
  await axeInBothLights(page);
  await dialog.getByRole('combobox', { name: 'دلیل' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('textbox', { name: 'چرا؟' }).fill('برد سوخته بود؛ عکس ایراد را ببینید');
  await dialog.getByRole('button', { name: /فرستادن اعتراض/ }).click();
  await page.getByText('اعتراض در دست رسیدگی').waitFor();
  await axeInBothLights(page);

  const approver = await openPage(browser, world.url, { size: desk });
  await signIn(approver.page, 'approver2', '/reports?tab=appealed');
  await approver.page
    .getByRole('row')
    .filter({ hasText: persianDigits(report.number) })
    .click();
  await headOf(approver.page, report).waitFor();
  await approver.page.getByText(/برد سوخته بود/).waitFor();
  await axeInBothLights(approver.page);
  await approver.page.keyboard.press('Shift+A');
  await approver.page.keyboard.press('Control+Enter');
  await approver.page.waitForURL(/\/reports\?/);

  await page.getByText('به اعتراض پاسخ داده شد').waitFor();
  await axeInBothLights(page);
  assert.equal(await button(page, 'اعتراض به تصمیم').count(), 0, 'one appeal');
  const decided = await reread(report);
  assert.deepEqual(
    [decided.state, decided.lines.map(({ decision }) => decision?.decision)],
    ['approved', ['approved', 'approved', 'approved']],
  );
  expectNoConsoleErrors();
  approver.expectNoConsoleErrors();
  await approver.page.context().close();
  await page.context().close();
});

/** The labour rejected, the parts as they are. */
function labourRejected(report: ReportView) {
  const approval = scene.approvalOf(report);
  const lines = report.lines.map(({ id, kind }) =>
    kind === 'labour'
      ? { lineId: id, decision: 'reject' as const, reasonCode: 'not-needed', note: 'کار لازم نبود' }
      : { lineId: id, decision: 'approve' as const },
  );
  return [decideReport, { ...approval, decision: { ...approval.decision, lines } }] as const;
}
