import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import type { BrowserContext, Page } from 'playwright-core';

import { CHUNK_BYTES_MAX, readFileState } from '../../server/files/files.contract.ts';
import { makePhoto } from '../../server/files/files.make.ts';
import { asOwner } from '../../server/lib/database-check.ts';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { makeReportScene } from '../report-scene.ts';
import { openWorld } from '../world.ts';
import { openKeptBrowser, signIn, until, watched } from './browser.ts';

// A phone whose browser dies: what it had taken is on its disk, and goes on from where it was.

const SLOW_BYTES_PER_SECOND = 200_000;
const world = await openWorld({ after });
const scene = await makeReportScene(world);
const profile = await mkdtemp(join(tmpdir(), 'vafa-phone-'));
after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
await world.settle();

/** The process that holds the whole browser, killed as a phone kills one: without a word to it. */
async function killBrowser(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  assert(session);
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pid = processInfo.find(({ type }) => type === 'browser')?.id;
  assert(pid);
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await closed;
}

/** The line of a phone at the edge of the town. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 50,
    downloadThroughput: -1,
    uploadThroughput: SLOW_BYTES_PER_SECOND,
  });
}

async function filesOf(bytes: Buffer) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return await asOwner(world.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; receivedBytes: number; isWhole: boolean }>(
      `select id, received_bytes as "receivedBytes", whole_at is not null as "isWhole" from sent_file
       where sha256 = decode($1, 'hex')`,
      [sha256],
    );
    return rows;
  });
}

test('D3: the browser is killed while a photo is sent; opened again it sends the rest, and the photo arrives once', async () => {
  const order = await scene.finished();
  const photo = await makePhoto(1300);
  assert(photo.length > 4 * CHUNK_BYTES_MAX, 'several chunks');

  const first = await openKeptBrowser(profile, world.url);
  after(() => first.close());
  const page = await first.newPage();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}/report`);
  await page.waitForURL('**/agency/reports/*');
  const reportAddress = page.url();
  const plate = page.getByRole('region', { name: 'پلاک سریال' });
  await plate.locator('input[type=file]').last().waitFor({ state: 'attached' });
  await slowDown(page);
  await plate
    .locator('input[type=file]')
    .last()
    .setInputFiles([{ name: 'plate.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  const begun = await until(async () =>
    (await filesOf(photo)).find(({ receivedBytes }) => receivedBytes > 0),
  );
  await killBrowser(first);
  const [atDeath] = await filesOf(photo);
  assert(atDeath);
  assert.equal(atDeath.isWhole, false, 'killed in the middle');

  const second = await openKeptBrowser(profile, world.url);
  after(() => second.close());
  const { page: again, expectNoConsoleErrors } = watched(await second.newPage());
  const offsets: number[] = [];
  again.on('request', (sent) => {
    const offset = new URL(sent.url()).searchParams.get('offset');
    if (offset !== null) offsets.push(Number(offset));
  });
  // A browser writes its cookies down now and then: what it was told in its last seconds, such as the session, is gone.
  await signIn(again, 'technician:1001', reportAddress);
  await again.getByRole('region', { name: 'پلاک سریال' }).getByRole('figure').waitFor();
  await again.getByText('ذخیره شد').waitFor();
  const whole = await until(async () => (await filesOf(photo)).find(({ isWhole }) => isWhole));
  assert.deepEqual(await scene.technician.call(readFileState, { id: begun.id }), {
    id: begun.id,
    receivedBytes: photo.length,
    isWhole: true,
    refusal: null,
  });
  assert.equal((await filesOf(photo)).length, 1, 'one photo');
  assert.equal(whole.id, begun.id);
  assert(Math.min(...offsets) >= atDeath.receivedBytes, 'what had arrived is not sent again');
  expectNoConsoleErrors();
});

test('D3: a step pressed without a network outlives the browser, and goes out with the hour of the press', async () => {
  const order = await scene.scheduled();
  const first = await openKeptBrowser(profile, world.url);
  after(() => first.close());
  const page = await first.newPage();
  await signIn(page, 'technician:1001', `/agency/work-orders/${order.id}`);
  const leave = page.getByRole('button', { name: 'راه افتادم', exact: true });
  await leave.waitFor();
  await page.route('**/leave', (route) => route.abort('internetdisconnected'));
  const pressedAt = Date.now();
  await leave.click();
  await page.getByRole('status').getByText('در انتظار فرستادن').waitFor();
  const keptAt = Date.now();
  await killBrowser(first);

  const second = await openKeptBrowser(profile, world.url);
  after(() => second.close());
  const { page: again, expectNoConsoleErrors } = watched(await second.newPage());
  await signIn(again, 'technician:1001', '/agency');
  const [visit, ...more] = await until(async () => {
    const { visits } = await scene.technician.call(readWorkOrder, { id: order.id });
    return visits.length > 0 ? visits : undefined;
  });
  assert.equal(more.length, 0);
  const leftAt = Date.parse(visit?.leftAt ?? '');
  assert.ok(leftAt >= pressedAt && leftAt <= keptAt, 'not the hour at which it arrived');
  expectNoConsoleErrors();
});
