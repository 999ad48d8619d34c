import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Download, Page } from 'playwright-core';

import { makePeople } from '../../server/identity/identity.make.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import { decideReport, readReport } from '../../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../../server/service-reports/service-reports.contract.ts';
import { FEE, makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// From the queue of reports to the agency's money and the customer's word: the approver by keys, the agency's manager,
// the survey operator.

const GIVEN_FEE = 1_350_000;
const world = await openWorld({ after });
const scene = await makeReportScene(world);
await world.inTenant('arka', (ctx) =>
  makePeople(ctx, [{ who: 'survey', title: 'سارا پرسشگر', mobile: '09120000031', roles: ['survey'] }]),
);
const browser = await openBrowser({ after });
await world.settle();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const lineOf = (page: Page, place: number) =>
  page.getByRole('list', { name: 'ردیف‌های گزارش' }).locator('> li').nth(place);
const headOf = (page: Page, { number }: Pick<ReportView, 'number'>) =>
  page.getByRole('heading', { level: 1, name: new RegExp(persianDigits(number)) });
const reread = ({ id }: Pick<ReportView, 'id'>) => scene.approver.call(readReport, { id });

async function untilShown(page: Page, photo: string): Promise<void> {
  await page.locator(photo).first().waitFor();
  await page.waitForFunction(
    `[...document.querySelectorAll('${photo}')].every((one) => one.complete && one.naturalWidth > 0)`,
  );
}

async function bytesOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

test('I7, I8, I9: by keys alone an approver opens the queue, approves, corrects, rejects, decides, and the next one comes', async () => {
  const [first, second] = [await scene.submitted(), await scene.submitted()];
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'approver', '/reports');
  await page.waitForURL(/tab=submitted/);
  const row = page.getByRole('row').filter({ hasText: persianDigits(first.number) });
  await row.waitFor();
  await axeInBothLights(page);
  await row.focus();
  await page.keyboard.press('Enter');
  await headOf(page, first).waitFor();
  await untilShown(page, 'aside img');

  await page.keyboard.press('Control+Enter');
  await lineOf(page, 0).getByText('برای هر ردیف یکی را برگزینید').waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('توافق');
  await page.getByRole('option', { name: 'توافق شده است' }).waitFor();
  await axeInBothLights(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type(String(GIVEN_FEE));
  await page.keyboard.press('Enter');
  await lineOf(page, 1).and(page.locator('[aria-current]')).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  await lineOf(page, 2).and(page.locator('[aria-current]')).waitFor();
  await page.keyboard.press('a');
  await axeInBothLights(page);
  await page.keyboard.press('Control+Enter');
  await headOf(page, second).waitFor();

  const decided = await reread(first);
  assert.equal(decided.state, 'partly_approved');
  assert.deepEqual(
    decided.lines.map(({ decision }) => decision?.decision),
    ['corrected', 'rejected', 'approved'],
  );
  assert.equal(decided.fee.decidedAmount, GIVEN_FEE);

  await page.keyboard.press('b');
  await page.getByRole('radio', { name: 'کار دوباره روی دستگاه' }).waitFor();
  await axeInBothLights(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await button(page, 'انصراف').press('Enter');
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/reports\?/);
  assert.equal((await reread(second)).state, 'approved');
  expectNoConsoleErrors();
  await page.context().close();
});

test('I8: an approver at whose desk another was quicker is told who decided, and what', async () => {
  const report = await scene.submitted();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'approver2', `/reports/${report.id}?tab=submitted`);
  await headOf(page, report).waitFor();
  await page.keyboard.press('Shift+A');
  await scene.approved(report);
  await page
    .getByRole('alert')
    .filter({ hasText: /شیرین تأییدی.*تصمیم گرفت.*تأیید شد/ })
    .waitFor();
  assert.equal(await button(page, 'ثبت تصمیم').count(), 0);
  await axeInBothLights(page);
  expectNoConsoleErrors();
  await page.context().close();
});

test('I8: on a phone a report is decided by touch, its photos first', async () => {
  const report = await scene.submitted();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'approver', '/reports?tab=submitted');
  await page.getByText(persianDigits(report.number)).first().click();
  await headOf(page, report).waitFor();
  await untilShown(page, 'aside img');
  await button(page, 'پلاک سریال').click();
  await untilShown(page, '[role=dialog] img');
  await axeInBothLights(page);
  await page.getByRole('dialog').getByRole('button', { name: 'بستن' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const place of [0, 1, 2]) {
    await lineOf(page, place).getByRole('button', { name: 'تأیید' }).click();
  }
  await axeInBothLights(page);
  await button(page, 'ثبت تصمیم').click();
  await page
    .getByRole('alert')
    .getByText(/گزارش .* تأیید شد/)
    .waitFor();
  assert.equal((await reread(report)).state, 'approved');
  expectNoConsoleErrors();
  await page.context().close();
});

test('I8, J9: the manager of the agency reads the decision with its reasons, and his account leads back to it', async () => {
  const report = await scene.submitted();
  await scene.approver.call(...correctedFee(report));
  await world.settle();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await signIn(page, 'agency:1001', `/agency/reports/${report.id}`);
  await page.getByText('توافق شده است').first().waitFor();
  await page.getByText('طبق تماس').first().waitFor();
  await axeInBothLights(page);

  const more = button(page, 'بیشتر');
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'حساب ما' }).waitFor();
  await axeInBothLights(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await more.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'حساب ما' }).click();
  await page.waitForURL('**/agency/statement');
  await more.and(page.locator('[data-status=active]')).waitFor();
  await axeInBothLights(page);
  await more.click();
  await page.getByRole('menuitem', { name: 'حساب ما' }).and(page.locator('[aria-current=page]')).waitFor();
  await page.keyboard.press('Escape');

  await page.setViewportSize(desk);
  await page
    .getByRole('row')
    .filter({ hasText: persianDigits(report.number) })
    .first()
    .click();
  await page
    .getByRole('complementary')
    .getByRole('link', { name: new RegExp(persianDigits(report.number)) })
    .waitFor();
  await axeInBothLights(page);
  for (const [name, start] of [
    ['PDF', '%PDF-'],
    ['اکسل', 'PK'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    assert.equal((await bytesOf(download)).toString('latin1', 0, start.length), start);
  }
  await page
    .getByRole('complementary')
    .getByRole('link', { name: new RegExp(persianDigits(report.number)) })
    .click();
  await page.waitForURL(`**/agency/reports/${report.id}`);
  expectNoConsoleErrors();
  await page.context().close();
});

/** The labour paid otherwise than by the tariff, the rest as it is. */
function correctedFee(report: ReportView) {
  const approval = scene.approvalOf(report);
  const lines = report.lines.map(({ id, kind }) =>
    kind === 'labour'
      ? {
          lineId: id,
          decision: 'correct' as const,
          feeAmount: FEE + 50_000,
          reasonCode: 'agreed',
          note: 'طبق تماس',
        }
      : { lineId: id, decision: 'approve' as const },
  );
  return [decideReport, { ...approval, decision: { ...approval.decision, lines } }] as const;
}

test('L1, L2, L3: the survey operator takes the next call and answers by digits; it stands in the results', async () => {
  await scene.finished();
  await world.settle();
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: desk });
  await signIn(page, 'survey', '/surveys/calls');
  await button(page, /تماس بعدی/).waitFor();
  await axeInBothLights(page);
  await page.keyboard.press('n');
  await page.getByRole('group', { name: /آیا ایراد دستگاه برطرف شد/ }).waitFor();
  await axeInBothLights(page);
  for (const digit of ['1', '2', '1', '1', '1']) await page.keyboard.press(digit);
  await page.getByText(/رضایت تا اینجا: .*۹۵/).waitFor();
  await axeInBothLights(page);
  await button(page, /ثبت پاسخ‌ها/).press('Enter');
  await page.getByText(/رضایت .*۹۵.* از ۱۰۰/).waitFor();

  await page.goto('/surveys/results');
  const row = page.getByRole('row').filter({ hasText: 'خدمات 1001' });
  await row.getByText('۹۵').first().waitFor();
  await row.click();
  await page.getByRole('complementary').waitFor();
  await axeInBothLights(page);
  expectNoConsoleErrors();
  await page.context().close();
});
