import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { spec } from 'node:test/reporters';

import type { EmbeddedServer } from '../server/lib/embedded-postgres.ts';
import { startTestServer } from '../test/database-server.ts';
import { buildWeb } from './setup.mjs';

// The whole of `npm test`, stage by stage; it stops at the first stage that fails. With files as arguments,
// these
// files alone: `npm run -s test -- server/lib/migrate.test.ts`.

type Counts = EventData.TestSummary['counts'];

const given = process.argv.slice(2);
const JOURNEYS = 'test/journeys/';
const TEST_MS_MAX = 10 * 60_000;
const stages: { name: string; seconds: number }[] = [];
const counts: Counts[] = [];
let server: EmbeddedServer | undefined;

process.env['TZ'] ??= 'UTC';
const ending = new AbortController();
// Whoever started this run stopped or was killed: nothing may outlive it. The test files are ended here, the
// database
// ends with this process by itself.
process.on('disconnect', giveUp);
process.channel?.unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, giveUp);

if (given.length === 0) {
  await stage('Chromium', findChromium);
  await stage('check', () => program('scripts/check.ts'));
  await stage('web build', () => buildWeb());
}
const files = given.length > 0 ? given : await allFiles();
const { journeys = [], others = [] } = Object.groupBy(files, (file) =>
  file.includes(JOURNEYS) ? 'journeys' : 'others',
);
if (given.length > 0 && journeys.length > 0) {
  await stage('Chromium', findChromium);
  await stage('web build', () => buildWeb());
}
await stage('test database', async () => {
  server = await startTestServer();
  process.env['VAFA_TEST_DATABASE'] = server.url;
});
try {
  await stage('unit and HTTP', () => tests(others, 2));
  await stage('journeys', () => tests(journeys, 1));
} finally {
  await server?.stop();
}
for (const { name, seconds } of stages) print(`${name}: ${seconds.toFixed(1)} s`);
printCounts();
process.exit(0);

async function stage(name: string, work: () => void | Promise<void>): Promise<void> {
  const startedAt = performance.now();
  print(`\n▶ ${name}`);
  try {
    await work();
  } catch (error) {
    print(`\n✖ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    printCounts();
    await server?.stop();
    process.exit(1);
  }
  stages.push({ name, seconds: (performance.now() - startedAt) / 1_000 });
}

async function tests(paths: readonly string[], concurrency: number): Promise<void> {
  if (paths.length === 0) return;
  const stream = run({
    files: [...paths],
    concurrency,
    timeout: TEST_MS_MAX,
    isolation: 'process',
    signal: ending.signal,
  });
  let isGood = true;
  stream.on('test:summary', (summary) => {
    if (summary.file !== undefined) return;
    counts.push(summary.counts);
    isGood = summary.success;
  });
  const report = stream.compose(new spec());
  for await (const text of report) process.stdout.write(String(text));
  if (!isGood) throw new Error('a test failed');
}

function giveUp(): void {
  ending.abort();
  setTimeout(() => process.exit(1), 200);
}

async function allFiles(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob([
    'server/**/*.test.ts',
    'web/**/*.test.ts',
    'test/*.test.ts',
    `${JOURNEYS}*.test.ts`,
  ])) {
    found.push(file.replaceAll('\\', '/'));
  }
  return found.toSorted();
}

function program(...args: string[]): void {
  const done = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (done.status !== 0) throw new Error(`${args.join(' ')} failed`);
}

/**
 * The browser of the journeys: the one set, the one there, or on a Debian as root the one that apt brings.
 */
function findChromium(): void {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const there = () =>
    names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim() ?? '');
  let path = process.env['VAFA_CHROMIUM'] ?? there().find((found) => found !== '');
  if (path === undefined && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env,
    });
    path = there().find((found) => found !== '');
  }
  if (path === undefined || !existsSync(path)) {
    throw new Error(
      'برای آزمون صفحه‌ها Chromium لازم است؛ نصبش کنید یا نشانی‌اش را در VAFA_CHROMIUM بگذارید.\n' +
        'The journeys need Chromium: install it, or give its path in VAFA_CHROMIUM.',
    );
  }
  process.env['VAFA_CHROMIUM'] = path;
}

/** The sum over all stages, in the words of node's own last lines. */
function printCounts(): void {
  const sum = (name: keyof Counts) => counts.reduce((total, one) => total + one[name], 0);
  const names = ['tests', 'suites', 'passed', 'failed', 'cancelled', 'skipped', 'todo'] as const;
  for (const name of names) {
    const failed = sum('tests') - sum('passed') - sum('cancelled') - sum('skipped') - sum('todo');
    const word = name === 'passed' ? 'pass' : name === 'failed' ? 'fail' : name;
    print(`ℹ ${word} ${name === 'failed' ? failed : sum(name)}`);
  }
  print(`ℹ duration_ms ${Math.round(performance.now())}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
