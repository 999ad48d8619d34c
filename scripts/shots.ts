import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';

import { freePort } from '../server/lib/free-port.ts';
import { axeFindings, desk, openBrowser, openPage, phone, signIn } from '../test/journeys/browser.ts';
import { buildWeb } from './setup.mjs';
import { technicianWithWork } from './shot-records.ts';
import { pathsBeside, scenes, signedOutScenes } from './shot-scenes.ts';
import type { Scene } from './shot-scenes.ts';

// `npm run shots`: a picture of every screen of the demo, at the width of a desk and of a phone, in light and dark,
// into .shots/, and what axe says of each. With words as arguments, the pictures whose name holds one of them;
// with `at=<address>`, of a program that already runs; with `width=390`, at that width alone; with `axe=no`, without
// what axe says; with `only=missing`, those that are not in the folder yet.

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.shots');
const START_MS_MAX = 300_000;
/** What moves comes to rest in this time; an answer on its way is waited for besides. */
const REST_MS = 350;
const ANSWER_MS_MAX = 8000;
const PRESS_MS_MAX = 4000;
const HIDDEN_PIXELS_MAX = 2400;
const PAGE_MS_MAX = 90_000;
/** What opens a form, in the head of any screen. */
const NEW = /جدید|تازه|دعوت|ثبت پرداخت|سند انبار/;

/** Who is looked at; what he sees beside that is in the sidebar of his own screen. */
const PEOPLE = ['admin', 'reception', 'dispatcher', 'approver', 'ts', 'agency:1001', 'technician'] as const;

const settings = process.argv.slice(2);
const asked = settings.filter((word) => !word.includes('='));
const program = settingOf('at');
const width = settingOf('width');
const withAxe = settingOf('axe') !== 'no';
const onlyMissing = settingOf('only') === 'missing';
let taken = 0;
let findings = 0;

await mkdir(FOLDER, { recursive: true });
if (program === undefined) await withProgram(takeAll);
else await takeAll(program);
process.stdout.write(`${taken} pictures in .shots, ${findings} findings of axe\n`);

function settingOf(name: string): string | undefined {
  return settings.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

async function withProgram(look: (url: string) => Promise<void>): Promise<void> {
  buildWeb();
  const port = await freePort(7450);
  const own = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), VAFA_DATA: join(ROOT, '.data/shots'), VAFA_DEMO: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await untilReady(`http://127.0.0.1:${port}`);
    await look(`http://127.0.0.1:${port}`);
  } finally {
    own.kill('SIGINT');
  }
}

async function takeAll(url: string): Promise<void> {
  const ends: (() => Promise<void>)[] = [];
  try {
    const browser = await openBrowser({ after: (end) => ends.push(end) });
    for (const size of [desk, phone]) {
      if (width !== undefined && width !== String(size.width)) continue;
      await takeSignedOut(browser, url, size);
      for (const who of PEOPLE) await takePerson(browser, url, size, who);
    }
  } finally {
    for (const end of ends) await end();
  }
}

async function takeSignedOut(browser: Browser, url: string, size: typeof desk | typeof phone): Promise<void> {
  const page = await openPatiently(browser, url, size);
  for (const scene of signedOutScenes) await takeScene(page, 'nobody', scene);
  await page.context().close();
}

async function takePerson(
  browser: Browser,
  url: string,
  size: typeof desk | typeof phone,
  who: string,
): Promise<void> {
  if (asked.length > 0 && !asked.some((word) => word.startsWith(nameOf(who, '')) || !isOfAnother(word)))
    return;
  const page = await openPatiently(browser, url, size);
  await signIn(page, who === 'technician' ? await technicianWithWork(url) : who);
  const paths = new Set([...(await pathsOf(page)), ...pathsBeside(who)]);
  for (const path of paths) {
    await take(page, nameOf(who, path), () => page.goto(path));
    if ((await take(page, nameOf(who, `${path}/row`), () => openRow(page, path))) === true) {
      await take(page, nameOf(who, `${path}/row-page`), () => openWhole(page));
    }
    await take(page, nameOf(who, `${path}/form`), () => openForm(page, path));
  }
  for (const scene of scenes.filter((one) => one.who === who)) await takeScene(page, who, scene);
  await page.context().close();
}

/** A busy machine may be slow; a picture is not made twice for that. */
async function openPatiently(browser: Browser, url: string, size: typeof desk | typeof phone): Promise<Page> {
  const { page } = await openPage(browser, url, { size });
  page.setDefaultTimeout(PAGE_MS_MAX);
  return page;
}

function isOfAnother(word: string): boolean {
  return [...PEOPLE, 'nobody'].some((who) => word.startsWith(nameOf(who, '')));
}

/** Where the sidebar or bottom bar leads; on a phone it is folded away, but it is in the page. */
async function pathsOf(page: Page): Promise<string[]> {
  await page.locator('nav a[href^="/"]').first().waitFor({ state: 'attached' });
  const found = await page.evaluate<string[]>(
    `[...document.querySelectorAll('nav a[href^="/"]')].map((link) => link.getAttribute('href'))`,
  );
  return [...new Set(['/', ...found])];
}

/** A list may have no rows; a scene is there, or says why not. */
async function takeScene(page: Page, who: string, scene: Scene): Promise<void> {
  const why = await take(page, nameOf(who, `/${scene.name}`), () => scene.go(page));
  if (why instanceof Error)
    process.stdout.write(`${nameOf(who, `/${scene.name}`)}: no picture, ${why.message.split('\n')[0]}\n`);
}

async function openRow(page: Page, path: string): Promise<unknown> {
  await page.goto(path);
  await settle(page);
  await page.locator('tr[data-index], [data-card]').first().click({ timeout: REST_MS });
  return true;
}

async function openWhole(page: Page): Promise<unknown> {
  await page.getByRole('link', { name: 'باز کردن در صفحه خودش' }).first().click({ timeout: PRESS_MS_MAX });
  return true;
}

async function openForm(page: Page, path: string): Promise<unknown> {
  await page.goto(path);
  await settle(page);
  await page.locator('main').getByRole('button', { name: NEW }).first().click({ timeout: REST_MS });
  return true;
}

/** A picture in light and one in dark of where `go` leads; the reason where it leads nowhere. */
async function take(page: Page, name: string, go: () => Promise<unknown>): Promise<boolean | Error> {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) return false;
  const wide = page.viewportSize()?.width ?? 0;
  if (onlyMissing && existsSync(join(FOLDER, `${name}.${wide}-dark.png`))) return false;
  const why = await go().then(
    () => undefined,
    // A screen without rows, pages or forms is no failure.
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (why !== undefined) return why;
  await settle(page);
  const size = page.viewportSize();
  if (size !== null)
    await page.setViewportSize({ ...size, height: size.height + (await hiddenHeight(page)) });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await sleep(100);
    await picture(page, name, `${wide}-${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (size !== null) await page.setViewportSize(size);
  return true;
}

/** Until everything asked for is there and what moves has come to rest. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.locator('h1, h2, form').first().waitFor();
  await sleep(REST_MS);
  // The kit shows its skeletons for ever; all else has its answer by then.
  await page
    .locator('.mantine-Skeleton-root, [aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: ANSWER_MS_MAX })
    .catch(() => undefined);
  await sleep(REST_MS);
}

/** What lies below the fold: the page itself does not scroll, its middle does; not behind a dialog. */
async function hiddenHeight(page: Page): Promise<number> {
  const hidden = await page.evaluate<number>(
    `(() => { const main = document.querySelector('main'); const dialog = document.querySelector('[role="dialog"]'); return main && !dialog ? main.scrollHeight - main.clientHeight : 0; })()`,
  );
  return Math.min(hidden, HIDDEN_PIXELS_MAX);
}

async function picture(page: Page, name: string, look: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.${look}.png`), fullPage: true });
  taken += 1;
  if (!withAxe) return;
  for (const finding of await axeFindings(page)) {
    findings += 1;
    process.stdout.write(`${name} ${look}: ${finding.split('\n').slice(0, 2).join(' ')}\n`);
  }
}

function nameOf(who: string, path: string): string {
  return `${who}${path}`.replaceAll(/[:/]+/g, '-').replace(/-$/, '');
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline) {
    // Not listening yet is what is waited for.
    const isReady = await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(300);
  }
  throw new Error('the program did not start');
}
