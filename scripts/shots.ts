import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'playwright-core';

import { freePort } from '../server/lib/free-port.ts';
import { axeFindings, desk, openBrowser, openPage, phone, signIn } from '../test/journeys/browser.ts';
import { agencyScreens } from '../web/agency/screens.ts';
import { screens } from '../web/console/screens.ts';
import { buildWeb } from './setup.mjs';

// `npm run shots`: a picture of every screen of the demo, at the width of a desk and of a phone, in light and dark,
// into .shots/, and what axe says of each. With words as arguments, the screens whose address holds one of them.

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.shots');
const START_MS_MAX = 300_000;
const SETTLE_MS = 1200;

interface Shot {
  readonly name: string;
  readonly who: string | undefined;
  readonly path: string;
  /** Opens the first row of the list that the screen is. */
  readonly opensRow?: boolean;
}

const asked = process.argv.slice(2);
const shots = allShots().filter(({ name }) => asked.length === 0 || asked.some((word) => name.includes(word)));

await buildWeb();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const port = await freePort(7450);
const program = spawn(process.execPath, ['server/main.ts'], {
  cwd: ROOT,
  env: { ...process.env, PORT: String(port), VAFA_DATA: join(ROOT, '.data/shots'), VAFA_DEMO: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const ends: (() => Promise<void>)[] = [];
let findings = 0;
try {
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url);
  const browser = await openBrowser({ after: (end) => ends.push(end) });
  for (const size of [desk, phone]) {
    for (const scheme of ['light', 'dark'] as const) findings += await takeAll(browser, url, size, scheme);
  }
} finally {
  for (const end of ends) await end();
  program.kill('SIGINT');
}
process.stdout.write(`${shots.length * 4} pictures in .shots, ${findings} findings of axe\n`);

function allShots(): Shot[] {
  const fixed = (path: string) => !path.includes('$');
  const named = (who: string, path: string): Shot => ({ name: `${who.replace(':', '-')}${path.replaceAll('/', '-')}`, who, path });
  return [
    { name: 'log-in', who: undefined, path: '/login' },
    { name: 'tracking', who: undefined, path: '/p/arka/t' },
    ...screens.map(({ path }) => path).filter(fixed).map((path) => named('admin', path)),
    ...screens.map(({ path }) => path).filter(fixed).map((path) => ({ ...named('admin', `${path}/row`), path, opensRow: true })),
    named('reception', '/'), named('dispatcher', '/'), named('ts', '/'),
    ...agencyScreens.map(({ path }) => path).filter(fixed).map((path) => named('agency:1001', path)),
  ];
}

async function takeAll(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  scheme: 'light' | 'dark',
): Promise<number> {
  let count = 0;
  for (const who of new Set(shots.map((shot) => shot.who))) {
    const { page } = await openPage(browser, url, { size, scheme });
    if (who !== undefined) await signIn(page, who);
    for (const shot of shots.filter((each) => each.who === who)) count += await take(page, shot, `${size.width}-${scheme}`);
    await page.context().close();
  }
  return count;
}

async function take(page: Page, shot: Shot, look: string): Promise<number> {
  await page.goto(shot.path);
  await page.waitForLoadState('load');
  await sleep(SETTLE_MS);
  if (shot.opensRow === true) {
    const row = page.locator('tr[data-index], [data-card]').first();
    if ((await row.count()) === 0) return 0;
    await row.click();
    await sleep(SETTLE_MS);
  }
  await page.screenshot({ path: join(FOLDER, `${shot.name}.${look}.png`) });
  const found = await axeFindings(page);
  for (const finding of found) process.stdout.write(`${shot.name} ${look}: ${finding.split('\n').slice(0, 2).join(' ')}\n`);
  return found.length;
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline) {
    // Not listening yet is what is waited for.
    const isReady = await fetch(`${url}/healthz`).then((answer) => answer.ok, () => false);
    if (isReady) return;
    await sleep(300);
  }
  throw new Error('the program did not start');
}
