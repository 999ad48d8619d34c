import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createRequire } from 'node:module';

import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

// The browser of every journey: Persian, at the width of a desk or a phone, in light or dark.

export const desk = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

const WAIT_MS_MAX = 20_000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PERSIAN = { locale: 'fa-IR', timezoneId: 'Asia/Tehran', reducedMotion: 'reduce' } as const;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Afterwards {
  after(run: () => Promise<void>): void;
}

/** `const browser = await openBrowser({ after })` with `after` of node:test. */
export async function openBrowser(test: Afterwards): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: executablePath(), args: FLAGS });
  test.after(() => browser.close());
  return browser;
}

/** The browser of one phone, with a profile that outlives it; its end is the test's to bring about. */
export async function openKeptBrowser(profile: string, url: string): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(profile, {
    executablePath: executablePath(),
    args: FLAGS,
    baseURL: url,
    viewport: phone,
    ...PERSIAN,
  });
}

function executablePath(): string {
  const path = process.env['VAFA_CHROMIUM'] ?? NAMES.map(pathOf).find((one) => one !== '');
  assert(path, 'the journeys need Chromium: install it, or give its path in VAFA_CHROMIUM');
  return path;
}

function pathOf(name: string): string {
  return spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
}

export interface Visit {
  readonly page: Page;
  /** What the page complained of so far, refusals of the server that the journey expects left out. */
  expectNoConsoleErrors(expected?: RegExp): void;
}

/** A fresh page of a program at `url`, as a Persian reader has it. */
export async function openPage(
  browser: Browser,
  url: string,
  look: { size?: { width: number; height: number }; scheme?: 'light' | 'dark' } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: look.size ?? desk,
    colorScheme: look.scheme ?? 'light',
    ...PERSIAN,
  });
  return watched(await context.newPage());
}

/** Listens to what a page complains of, from now on. */
export function watched(page: Page): Visit {
  page.setDefaultTimeout(WAIT_MS_MAX);
  const complaints: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return {
    page,
    expectNoConsoleErrors: (expected = /^$/) =>
      assert.deepEqual(
        complaints.filter((complaint) => !expected.test(complaint)),
        [],
      ),
  };
}

/** Signs in as a person of the demo company: 'reception', 'dispatcher', 'agency:1001'; then goes to `path`. */
export async function signIn(page: Page, who: string, path = '/', tenantCode = 'arka'): Promise<void> {
  const answer = await page.request.post('/api/v1/demo/log-in', {
    headers: { 'x-vafa': '1' },
    data: { tenantCode, who },
  });
  assert.equal(answer.status(), 200, await answer.text());
  await page.goto(path);
}

/** Every rule of axe on what is shown now. */
export async function axe(page: Page): Promise<void> {
  assert.deepEqual(await axeFindings(page), []);
}

/** What axe finds, a text each: rule, element, what to do. */
export async function axeFindings(page: Page): Promise<string[]> {
  // As text, not as a script of the page: our pages run no script but their own.
  await page.evaluate(await readFile(axePath, 'utf8'));
  const found = await page.evaluate<string[]>(RUN_AXE);
  if (found.length === 0) return found;
  // On a busy machine a page may still be on its way from one screen or light to the next; what is wrong with it stays.
  await setTimeout(SECOND_LOOK_MS);
  return await page.evaluate<string[]>(RUN_AXE);
}
const SECOND_LOOK_MS = 1_000;
// What runs inside the page is text: the tests' own program knows no document.
// Colours that still pass from one light to the other belong to neither: what moves comes to its end first.
const RUN_AXE = `document.fonts.ready
  .then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  .then(() => Promise.race([
    new Promise((late) => setTimeout(late, 1000)),
    Promise.allSettled(document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
      .map((one) => one.finished))]))
  .then(() => axe.run()).then(({ violations }) =>
  violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => [id + ': ' + help, html, failureSummary].join('\\n'))))`;

/** The page in dark and in light, each clean. */
export async function axeInBothLights(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await axe(page);
  }
}

/** Looks again until it finds what it looks for; fails when that never comes. */
export async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const endsAt = Date.now() + WAIT_MS_MAX;
  while (Date.now() < endsAt) {
    const found = await look();
    if (found !== undefined) return found;
    await setTimeout(LOOK_AGAIN_MS);
  }
  throw new assert.AssertionError({ message: `it did not come: ${look.toString()}` });
}
const LOOK_AGAIN_MS = 50;

/** Counts key presses in the page from now on; the answer tells how many there were. */
export async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(
    `window.keyCount = 0; window.addEventListener('keydown', () => { window.keyCount += 1; }, true)`,
  );
  return () => page.evaluate<number>('window.keyCount');
}
