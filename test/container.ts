import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../server/lib/free-port.ts';
import type { Step } from './deploy-steps.ts';
import { containerSteps, leftOut, ROOT } from './deploy-steps.ts';

// `npm run test:container`: the steps of deploy/Containerfile in a clean folder that stands for the image, and then the
// program of that folder as a user without rights, until it says that it is ready. Users are not made here, and layers,
// volumes and networks are the engine's: the image itself stays untried.

const START_MS_MAX = 120_000;
const STOP_MS_MAX = 15_000;
const NOBODY = 65_534;
const image = await mkdtemp(join(tmpdir(), 'vafa-image-'));
const environment: Record<string, string> = {};
let folder = image;

try {
  for (const step of await containerSteps()) await take(step);
  await start();
  print('the program of the image starts, answers and stops');
} finally {
  await rm(image, { recursive: true, force: true, maxRetries: 5 });
}

/** A path of the image. */
function inside(path: string): string {
  return path.startsWith('/') ? join(image, path) : join(folder, path);
}

async function take({ word, rest }: Step): Promise<void> {
  switch (word) {
    case 'WORKDIR':
      folder = inside(rest);
      await mkdir(folder, { recursive: true });
      return;
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) environment[name] = value;
      return;
    case 'COPY':
      return await copy(rest);
    case 'RUN':
      return await run(rest);
    default:
      print(`${word}: the engine's`);
  }
}

async function copy(rest: string): Promise<void> {
  const names = rest.split(' ');
  const target = names.pop() ?? '';
  const ignored = (await leftOut()).filter((name) => !name.includes('*')).map((name) => join(ROOT, name));
  for (const name of names) {
    const to = name === '.' ? inside(target) : join(inside(target), name);
    await cp(join(ROOT, name), to, { recursive: true, filter: (path) => !ignored.includes(path) });
  }
  print(`COPY ${rest}`);
}

async function run(command: string): Promise<void> {
  if (command.startsWith('useradd')) {
    print(`not run here: ${command}`);
    return;
  }
  const here = command.replaceAll(/-o vafa -g vafa/g, '').replaceAll(/(?<=\s)\/(?=var\/lib)/g, `${image}/`);
  const startedAt = performance.now();
  // The Node of this run must not help: the image brings its own.
  const path = (process.env['PATH'] ?? '').split(':').filter((each) => !each.startsWith(ROOT));
  const env = { PATH: path.join(':'), HOME: image, npm_config_cache: process.env['npm_config_cache'] };
  const done = spawnSync('sh', ['-ec', here], { cwd: folder, env: withRegistry(env), encoding: 'utf8' });
  assert.equal(done.status, 0, `${command}\n${done.stdout}${done.stderr}`);
  print(`RUN ${command} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** Where packages come from is this machine's business, as it would be the builder's. */
function withRegistry(env: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) =>
    /^(npm_config_(registry|userconfig)|.*_proxy)$/i.test(name),
  );
  return { ...env, ...Object.fromEntries(own) };
}

async function start(): Promise<void> {
  const data = inside('/var/lib/vafa');
  const port = await freePort(36_000 + (process.pid % 1_000) * 2);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(data, NOBODY, NOBODY);
  if (isRoot) spawnSync('chmod', ['a+x', image, dirname(image)]);
  const child = spawn(join(folder, 'node_modules/.bin/node'), ['server/main.ts'], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...environment, VAFA_DATA: data, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  const ended = once(child, 'exit');
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  }
  const deadline = Date.now() + START_MS_MAX;
  while (!(await isReady(port))) {
    assert.equal(child.exitCode, null, `the program ended: ${said}`);
    assert.ok(Date.now() < deadline, `the program is not ready: ${said}`);
    await sleep(200);
  }
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.match(await page.text(), /<html/);
  child.kill('SIGTERM');
  const [code] = await Promise.race([ended, sleep(STOP_MS_MAX, ['it did not stop'])]);
  assert.equal(code, 0, said);
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
