import { after, test } from 'node:test';

import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, desk, openBrowser, openPage, phone, signIn } from './browser.ts';

// The service admin brings his company in and looks after it; nobody waits for a programmer.

const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
// The worker runs from here on: a file is read and checked while the admin looks on.
await world.settle();

const looks = [
  { name: 'desk, light', size: desk, scheme: 'light' },
  { name: 'phone, dark', size: phone, scheme: 'dark' },
] as const;

for (const look of looks) {
  test(`F10: a file of devices tells its bad row, the good one comes in and shows its warranty, ${look.name}`, async () => {
    const { page, expectNoConsoleErrors } = await openPage(browser, world.url, look);
    const serial = `BD-${look.size.width}`;
    await signIn(page, 'admin', '/devices');
    await page.getByRole('main').getByRole('link', { name: 'ورود از فایل' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'devices.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(sheetOf(serial)),
    });
    await page.getByText('در فهرست مدل‌ها نیست').first().waitFor();
    await axe(page);
    await page.getByRole('button', { name: /^ورود .* ردیف$/ }).click();
    await page.getByText('ردیف‌های درست نوشته شدند.').waitFor();

    await page.goto(`/devices?q=${serial}`);
    await page.getByRole('main').getByText(serial).first().click();
    await page
      .getByText(/گارانتی دارد؛ تا/)
      .first()
      .waitFor();
    await axe(page);
    await page.getByRole('link', { name: 'باز کردن در صفحه خودش' }).click();
    await page.getByRole('heading', { name: scene.fridge.title, level: 1 }).waitFor();
    await page
      .getByText(/گارانتی دارد؛ تا/)
      .first()
      .waitFor();
    await axe(page);
    expectNoConsoleErrors();
  });
}

test('A3: a brand, a type and a model made by hand are offered in reception at once', async () => {
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url);
  await signIn(page, 'admin', '/brands');
  await add('برند جدید', { کد: 'BD-B', عنوان: 'نیلوفر' });
  await page.goto('/product-types');
  await add('نوع جدید', { کد: 'BD-T', عنوان: 'آبسردکن' }, { 'گروه کالا': scene.line.title });
  await page.goto('/models');
  await add('مدل جدید', { کد: 'BD-M1', عنوان: 'آبسردکن نیلوفر ۱' }, { برند: 'نیلوفر', نوع: 'آبسردکن' });

  await page.goto('/reception');
  await page.locator('[data-step^="number"]:focus').waitFor();
  await page.keyboard.type('09157770001');
  await page.keyboard.press('Enter');
  await page.locator('[data-step="serial"]').fill('NEW-BY-HAND');
  await page.locator('[data-step="serial"]').press('Enter');
  await page.locator('[data-step="model"]:focus').waitFor();
  await page.keyboard.type('نیلوفر');
  await page.getByRole('option', { name: /آبسردکن نیلوفر/ }).waitFor();
  expectNoConsoleErrors();

  async function add(button: string, typed: Record<string, string>, chosen: Record<string, string> = {}) {
    await page.getByRole('button', { name: button }).first().click();
    const drawer = page.getByRole('dialog');
    for (const [label, value] of Object.entries(typed)) await drawer.getByLabel(label).first().fill(value);
    for (const [label, value] of Object.entries(chosen)) {
      await drawer.getByRole('combobox', { name: label }).fill(value);
      await page.getByRole('option', { name: value }).first().click();
    }
    await drawer.getByRole('button', { name: 'ذخیره' }).click();
    await drawer.waitFor({ state: 'hidden' });
  }
});

function sheetOf(serial: string): string {
  const rows = [
    ['کد مدل', 'شماره سریال', 'تاریخ فروش', 'تاریخ نصب'],
    [scene.fridge.code, serial, '۱۴۰۵/۰۲/۱۰', '1405/02/12'],
    ['NO-SUCH-MODEL', `${serial}-2`, '1405/02/10', '1405/02/12'],
  ];
  return `\ufeff${rows.map((row) => row.join(',')).join('\n')}`;
}
