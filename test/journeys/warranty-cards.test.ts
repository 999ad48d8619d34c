import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { registerDevice } from '../../server/devices/devices.contract.ts';
import { makeScene } from '../scene.ts';
import { openWorld } from '../world.ts';
import { axe, openBrowser, openPage, signIn } from './browser.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const browser = await openBrowser({ after });
const admin = await world.as('admin');
await world.settle();

test('H1, H5: the office says how its card looks, prints the cards of a pasted list and takes the PDF away', async () => {
  for (const serial of ['AK-1', 'AK-2', 'AK-3'])
    await admin.call(registerDevice, { modelId: scene.fridge.id, serial });
  const { page, expectNoConsoleErrors } = await openPage(browser, world.url);
  await signIn(page, 'admin', '/warranty/cards');
  await page.getByText('هنوز کارتی چاپ نشده است').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'طرح کارت' }).click();
  await page.getByLabel('عنوان فارسی').fill('گارانتی آرکا');
  await axe(page);
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('طرح کارت ثبت شد').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'چاپ کارت' }).first().click();
  await page.getByLabel('سریال‌ها، هر سطر یکی').fill('AK-1\nak 2\nAK-3\nNOBODY-9');
  await axe(page);
  await page.getByRole('button', { name: 'آماده کن' }).click();
  const file = page.getByRole('link', { name: 'بخش ۱: ۳ کارت' });
  await file.waitFor();
  await page.getByText('NOBODY-9').last().waitFor();
  await axe(page);
  const paper = await page.request.get((await file.getAttribute('href')) ?? '');
  assert.deepEqual([paper.status(), (await paper.body()).subarray(0, 5).toString()], [200, '%PDF-']);
  expectNoConsoleErrors();
});
