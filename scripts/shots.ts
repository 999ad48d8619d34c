import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';

import { freePort } from '../server/lib/free-port.ts';
import { axeFindings, desk, openBrowser, openPage, phone, signIn } from '../test/journeys/browser.ts';
import { buildWeb } from './setup.mjs';

// `npm run shots`: a picture of every screen of the demo, at the width of a desk and of a phone, in light and dark,
// into .shots/, and what axe says of each. With words as arguments, the screens whose address holds one of them.

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.shots');
const START_MS_MAX = 300_000;
const SETTLE_MS = 1200;

/** Who is looked at; what he sees beside that is in the sidebar of his own screen. */
const PEOPLE = ['admin', 'reception', 'dispatcher', 'ts', 'agency:1001'] as const;
/** Screens that no sidebar leads to. */
const OPEN_PATHS = ['/login', '/p/arka/t', '/kit'];

const asked = process.argv.slice(2);
let taken = 0;
let findings = 0;

buildWeb();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const port = await freePort(7450);
const program = spawn(process.execPath, ['server/main.ts'], {
  cwd: ROOT,
  env: { ...process.env, PORT: String(port), VAFA_DATA: join(ROOT, '.data/shots'), VAFA_DEMO: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const ends: (() => Promise<void>)[] = [];
try {
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url);
  const browser = await openBrowser({ after: (end) => ends.push(end) });
  for (const size of [desk, phone]) {
    for (const scheme of ['light', 'dark'] as const) await takeAll(browser, url, size, scheme);
  }
} finally {
  for (const end of ends) await end();
  program.kill('SIGINT');
}
process.stdout.write(`${taken} pictures in .shots, ${findings} findings of axe\n`);

async function takeAll(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  scheme: 'light' | 'dark',
): Promise<void> {
  const look = `${size.width}-${scheme}`;
  const open = await openPage(browser, url, { size, scheme });
  for (const path of OPEN_PATHS) await take(open.page, nameOf('nobody', path), path, look);
  await open.page.context().close();
  for (const who of PEOPLE) {
    const { page } = await openPage(browser, url, { size, scheme });
    await signIn(page, who);
    for (const path of await pathsOf(page)) {
      await take(page, nameOf(who, path), path, look);
      await takeRow(page, nameOf(who, `${path}/row`), look);
    }
    await page.context().close();
  }
}

/** Where the sidebar or bottom bar leads; on a phone it may be folded away, but it is in the page. */
async function pathsOf(page: Page): Promise<string[]> {
  await sleep(SETTLE_MS);
  const menu = page.getByRole('button', { name: /فهرست|منو/ });
  if (await menu.first().isVisible()) await menu.first().click();
  await sleep(SETTLE_MS);
  const found = await page.evaluate<string[]>(
    `[...document.querySelectorAll('nav a[href^="/"], [role="dialog"] a[href^="/"]')].map((link) => link.getAttribute('href'))`,
  );
  return [...new Set(['/', ...found])];
}

async function take(page: Page, name: string, path: string, look: string): Promise<void> {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) return;
  await page.goto(path);
  await page.waitForLoadState('load');
  await picture(page, name, look);
}

/** The first row of the list that the screen shows, opened. */
async function takeRow(page: Page, name: string, look: string): Promise<void> {
  if (asked.length > 0 && !asked.some((word) => name.includes(word))) return;
  const row = page.locator('tr[data-index], [data-card]').first();
  if ((await row.count()) === 0) return;
  await row.click();
  await picture(page, name, look);
}

async function picture(page: Page, name: string, look: string): Promise<void> {
  await sleep(SETTLE_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.${look}.png`) });
  taken += 1;
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
