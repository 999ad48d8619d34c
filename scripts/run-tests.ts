import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { spec } from 'node:test/reporters';

import { startTestServer } from '../test/database-server.ts';
import type { TestServer } from '../test/postgres-15.ts';
import { postgres15, startPostgres15 } from '../test/postgres-15.ts';
import { installByApt } from './apt.ts';
import { buildWeb } from './setup.mjs';

// The whole of `npm test`, stage by stage; it stops at the first stage that fails. With files as arguments,
// these
// files alone: `npm run -s test -- server/lib/migrate.test.ts`. `npm run test:postgres-15` runs the same on Debian's
// PostgreSQL 15.

type Counts = EventData.TestSummary['counts'];

const ON_15 = '--postgres-15';
const isOn15 = process.argv.includes(ON_15);
const given = process.argv.slice(2).filter((word) => word !== ON_15);
const JOURNEYS = 'test/journeys/';
const TEST_MS_MAX = 10 * 60_000;
const stages: { name: string; seconds: number }[] = [];
const counts: Counts[] = [];
let server: TestServer | undefined;

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
  if (!isOn15) await stage('check', () => program('scripts/check.ts'));
  await stage('web build', () => buildWeb());
  if (!isOn15) await stage('PostgreSQL 15', migrateOn15);
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
  server = await (isOn15 ? startPostgres15(findPostgres15()) : startTestServer());
  process.env['VAFA_TEST_DATABASE'] = server.url;
  if (isOn15) process.env['VAFA_TEST_EXTERNAL'] = '1';
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
  // Whole folders, not the places where tests happen to lie: one beside what it tests may lie anywhere.
  for await (const file of glob('{bench,scripts,server,simulators,test,texts,web}/**/*.test.ts')) {
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
  if (path === undefined) {
    installByApt('chromium');
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

/** Migrates and fills a database on the oldest PostgreSQL that may carry the product; says so where there is none. */
async function migrateOn15(): Promise<void> {
  const programs = postgres15();
  if (programs === undefined) {
    print(
      'not tried: there is no PostgreSQL 15 here. `npm run test:postgres-15` brings it and runs everything.',
    );
    return;
  }
  const external = await startPostgres15(programs);
  await external.stop();
  print('migrated and filled');
}

/** Debian's PostgreSQL 15: the one there, or on a Debian as root the one that apt brings. */
function findPostgres15(): string {
  if (postgres15() === undefined) installByApt('postgresql-15');
  const programs = postgres15();
  if (programs !== undefined) return programs;
  throw new Error(
    'PostgreSQL 15 پیدا نشد؛ نصبش کنید یا پوشهٔ برنامه‌هایش را در VAFA_POSTGRES_15 بگذارید.\n' +
      'There is no PostgreSQL 15 here: install it, or give the folder of its programs in VAFA_POSTGRES_15.',
  );
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
