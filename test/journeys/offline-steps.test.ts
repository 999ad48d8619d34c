import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { Page } from 'playwright-core';

import { makePhoto } from '../../server/files/files.make.ts';
import { persianDigits } from '../../server/lib/digits.ts';
import * as field from '../../server/requests/field-work.contract.ts';
import { recallReferral, readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { makeWorkScene, markOf } from '../work-scene.ts';
import { openWorld } from '../world.ts';
import { axeInBothLights, openBrowser, openPage, phone, signIn, until } from './browser.ts';

// A technician in a cellar: what he presses is kept on his phone, shown at once, and goes out once and in order.

const STEPS = /\/api\/v1\/work-orders\/[^/]+\/(leave|arrive|start|end-visit|wait|resume|finish)$/;
const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const browser = await openBrowser({ after });
await world.settle();

const openPhone = () => openPage(browser, world.url, { size: phone });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const waiting = (page: Page) => page.getByRole('status').filter({ hasText: 'در انتظار فرستادن' });
const read = ({ id }: { id: string }) => scene.technician.call(readWorkOrder, { id });
/** Without a promised window going is not the first thing under the thumb. */
async function leave(page: Page): Promise<void> {
  await button(page, 'کارهای دیگر').click();
  await page.getByRole('menuitem', { name: 'راه افتادم' }).click();
}
/** The commands that reached the server, each with its key. */
function sentSteps(page: Page): string[] {
  const sent: string[] = [];
  page.on('response', (response) => {
    const verb = STEPS.exec(new URL(response.url()).pathname)?.[1];
    if (verb !== undefined) sent.push(`${verb} ${response.status()}`);
  });
  return sent;
}

test('D3, D4: without a network steps wait on the phone, survive a reload, and go out in order exactly once', async () => {
  const order = await scene.scheduled();
  const { page, expectNoConsoleErrors } = await openPhone();
  const sent = sentSteps(page);
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await button(page, 'راه افتادم').waitFor();
  await page.route(STEPS, (route) => route.abort('internetdisconnected'));
  const pressedAt = Date.now();
  await button(page, 'راه افتادم').click();
  await button(page, 'رسیدم').click();
  await button(page, 'شروع کار').waitFor();
  await waiting(page).getByText('رسیدم').waitFor();
  await axeInBothLights(page);

  await page.goto('/agency');
  await page.getByText(/۲ مرحله کار روی این گوشی مانده/).waitFor();
  await axeInBothLights(page);
  await page.goto(`/agency/work-orders/${order.id}`);
  await waiting(page).getByText('راه افتادم').waitFor();
  await button(page, 'شروع کار').click();
  await waiting(page).getByText('شروع کار').waitFor();
  assert.deepEqual([(await read(order)).visits, sent], [[], []], 'the server knows nothing of it yet');

  await button(page, 'پایان کار').click();
  await page.getByText('کد پایان شبکه می‌خواهد').waitFor();
  await button(page, 'فرستادن کد برای مشتری').and(page.locator(':disabled')).waitFor();
  await axeInBothLights(page);

  const other = await page.context().newPage();
  await other.goto(`/agency/work-orders/${order.id}`);
  await waiting(other).getByText('رسیدم').waitFor();
  await page.unroute(STEPS);
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await button(page, 'فرستادن کد برای مشتری').and(page.locator(':enabled')).waitFor();
  await waiting(other).waitFor({ state: 'detached' });
  await button(other, 'پایان کار').waitFor();

  const [visit, ...more] = (await read(order)).visits;
  assert.deepEqual([more, sent], [[], ['leave 200', 'arrive 200', 'start 200']]);
  assert.deepEqual(
    visit?.events.map(({ kind }) => kind),
    ['leave', 'arrive', 'start'],
  );
  for (const { occurredAt, recordedAt } of visit?.events ?? []) {
    assert.ok(Date.parse(occurredAt) >= pressedAt && occurredAt < recordedAt, 'the hour of the press');
  }
  expectNoConsoleErrors(/ERR_INTERNET_DISCONNECTED/);
  await page.context().close();
});

test('D3: a step whose answer was lost on the way is sent again under its key, and happened once', async () => {
  const order = await scene.scheduled();
  const { page } = await openPhone();
  const keys: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (STEPS.test(new URL(request.url()).pathname)) keys.push(request.headers()['idempotency-key']);
  });
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await page.route(STEPS, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await button(page, 'راه افتادم').click();
  await waiting(page).waitFor();
  await page.unroute(STEPS);
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await waiting(page).waitFor({ state: 'detached' });
  await button(page, 'رسیدم').waitFor();
  const { visits } = await read(order);
  assert.deepEqual(
    visits.map(({ events }) => events.map(({ kind }) => kind)),
    [['leave']],
  );
  assert.ok(keys.length > 1 && new Set(keys).size === 1, 'one command, said more than once');
  await page.context().close();
});

test('D3: a browser that lost its network says so, keeps the outcome of a visit, and sends it when the network is back', async () => {
  const order = await scene.started();
  const { page } = await openPhone();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await button(page, 'کارهای دیگر').click();
  await page.getByRole('menuitem', { name: 'مراجعه ناتمام ماند' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'قطعه می‌خواهد' }).check();
  await page.context().setOffline(true);
  await dialog.getByRole('textbox', { name: 'توضیح' }).fill('برد نیست');
  await dialog.getByRole('button', { name: /پایان این مراجعه/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await waiting(page).getByText('مراجعه ناتمام ماند').waitFor();
  await page.getByText('برد نیست').first().waitFor();
  await button(page, 'ادامه کار').click();
  await waiting(page).getByText('ادامه کار').waitFor();
  await button(page, 'راه افتادم').waitFor();
  await axeInBothLights(page);
  await page.context().setOffline(false);
  await waiting(page).waitFor({ state: 'detached' });
  const sent = await until(async () => {
    const now = await read(order);
    return now.stage === 'in_progress' ? now : undefined;
  });
  assert.deepEqual(
    sent.visits.map(({ outcome, note }) => [outcome, note]),
    [['part_needed', 'برد نیست']],
  );
  await page.context().close();
});

test('D3: a step that the server refuses stays at its job with its reason until the technician settles it', async () => {
  const [order, gone] = [await scene.accepted(), await scene.accepted()];
  const { page } = await openPhone();
  const sent = sentSteps(page);
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  await page.route(STEPS, (route) => route.abort('internetdisconnected'));
  await leave(page);
  await button(page, 'رسیدم').click();
  await button(page, 'شروع کار').waitFor();
  await page.goto(`/agency/work-orders/${gone.id}`);
  await leave(page);
  await waiting(page).waitFor();

  // Meanwhile his manager has pressed for him, and the office has taken the other job back.
  await scene.manager.call(field.leaveForVisit, { id: order.id });
  await scene.dispatcher.call(recallReferral, {
    ...markOf(await read(gone)),
    reasonCode: 'late',
  });
  await page.unroute(STEPS);
  await page.evaluate(`window.dispatchEvent(new Event('online'))`);
  await page.getByRole('heading', { name: 'این سرویس نزد شما نیست' }).waitFor();
  const refused = page.getByRole('alert').filter({ hasText: /«.?راه افتادم.?» پذیرفته نشد/ });
  await refused.waitFor();
  await axeInBothLights(page);
  await refused.getByRole('button', { name: 'کنار بگذار' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'کنار بگذار' }).click();
  await refused.waitFor({ state: 'detached' });

  await page
    .getByRole('alert')
    .filter({ hasText: persianDigits(order.number) })
    .getByRole('link', { name: 'دیدن و درست کردن' })
    .click();
  await refused.getByText('این‌ها پس از آن زده شده‌اند').waitFor();
  await axeInBothLights(page);
  assert.equal((await read(order)).visits[0]?.arrivedAt, null, 'nothing behind it went out');
  await refused.getByRole('button', { name: 'دوباره بفرست' }).click();
  await refused.getByRole('button', { name: 'کنار بگذار' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'کنار بگذار' }).click();
  await refused.waitFor({ state: 'detached' });
  await button(page, 'شروع کار').waitFor();
  await until(async () => (await read(order)).visits[0]?.arrivedAt ?? undefined);
  assert.deepEqual(sent.toSorted(), ['arrive 200', 'leave 404', 'leave 409', 'leave 409']);
  await page.context().close();
});

test('R3: signature and photo of a finish without a network go first, and then the finish, once', async () => {
  const order = await scene.started({ customer: await scene.withoutMobile() });
  const { page } = await openPhone();
  const sent = sentSteps(page);
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}/finish`);
  const pad = page.getByRole('img', { name: 'امضای مشتری' });
  await pad.waitFor();
  await page.context().setOffline(true);
  const box = await pad.boundingBox();
  assert(box);
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 30, { steps: 8 });
  await page.mouse.up();
  await page
    .getByRole('region', { name: 'عکس کار انجام‌شده' })
    .locator('input[type=file]')
    .last()
    .setInputFiles([{ name: 'work.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(200) }]);
  await page.getByRole('figure').waitFor();
  await button(page, 'ثبت پایان کار').click();
  await page.getByText('پایان کار روی این گوشی ثبت شد').waitFor();
  await axeInBothLights(page);
  assert.equal((await read(order)).stage, 'in_progress');
  await page.context().setOffline(false);
  await page.getByText('کار پایان یافت').waitFor();
  const { stage, visits, workEndedAt, isDateHeld } = await read(order);
  assert.deepEqual([stage, visits[0]?.proof, isDateHeld], ['done', 'signature', false]);
  assert.equal(workEndedAt, visits[0]?.events.at(-1)?.occurredAt, 'the work day is the hour of the press');
  assert.deepEqual(sent, ['finish 200']);
  await page.context().close();
});
