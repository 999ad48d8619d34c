import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { registerDevice } from '../../server/devices/devices.contract.ts';
import { latinDigits } from '../../server/lib/digits.ts';
import { listSandboxMessages } from '../../server/messaging/messaging.contract.ts';
import { registerWarranty } from '../../server/warranty/warranty.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, openBrowser, openPage, phone } from './browser.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const browser = await openBrowser({ after });

test('H9: on a phone the QR of a card opens what is covered until when, part by part, in light and dark', async () => {
  const device = await admin.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'AK-100494',
    customerId: scene.customerId,
  });
  await admin.call(registerWarranty, { deviceId: device.id, startsOn: '1403/02/10' });
  for (const scheme of ['light', 'dark'] as const) {
    const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone, scheme });
    await page.goto('/p/arka/warranty?s=AK-100494');
    await page.getByText('بخشی از گارانتی برقرار است').waitFor();
    await page.getByText(/روز آخر آن .*۱۴۰۵\/۰۲\/۰۹/).waitFor();
    await page.getByText(/گارانتی دارد؛ تا .*۱۴۰۸\/۰۲\/۰۹/).waitFor();
    assert.equal(await page.getByLabel('موبایل شما').count(), 0);
    await axe(page);
    expectNoConsoleErrors();
  }
});

test('H9: a customer types the serial, activates with the code on his phone and sees his warranty', async () => {
  await admin.call(registerDevice, { modelId: scene.fridge.id, serial: 'NEW-2001' });
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url, { size: phone });
  await page.goto('/p/arka/warranty');
  await page.getByRole('button', { name: 'گارانتی من تا کی است؟' }).click();
  await page.getByText('سریال دستگاه را بنویسید.').waitFor();
  await page.getByLabel('سریال دستگاه').fill('new 2009');
  await page.keyboard.press('Enter');
  await page.getByText('دستگاهی با این سریال نمی‌شناسیم.').waitFor();
  await axe(page);
  await page.getByLabel('سریال دستگاه').fill('new ۲۰۰۱');
  await page.keyboard.press('Enter');
  await page.getByText('گارانتی این دستگاه هنوز شروع نشده است.').waitFor();
  await page.getByLabel('نام و نام خانوادگی').fill('سارا مهرآسا');
  await page.getByLabel('موبایل شما').fill('۰۹۱۲۳۳۳۴۴۵۵');
  await page.keyboard.press('Enter');
  await page.getByLabel('کد پیامک‌شده').fill('12');
  await page.keyboard.press('Enter');
  await page.getByText('این کد درست نیست').waitFor();
  await axe(page);
  await world.settle();
  const { items } = await admin.call(listSandboxMessages, { mobile: '09123334455' });
  const code = /\b(\d{6})\b/.exec(latinDigits(items[0]?.text ?? ''))?.[1] ?? '';
  await page.getByLabel('کد پیامک‌شده').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText('گارانتی دستگاه به نام شما فعال شد.').waitFor();
  await axe(page);
  expectNoConsoleErrors(/404/);
});
