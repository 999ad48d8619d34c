import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { asOwner } from '../server/lib/database-check.ts';
import { freePort } from '../server/lib/free-port.ts';
import { processesIn, readPidFile } from '../server/lib/postgres-folder.ts';

// The real program in a process and a folder of its own, started without the demo as a company would start it. What is
// known of it is what it prints. In a run on an external PostgreSQL it gets an empty database there.

const MAIN = join(import.meta.dirname, '..', 'server', 'main.ts');
const START_MS_MAX = 90_000;
const STOP_MS_MAX = 8_000;
const WAIT_MS_MAX = 30_000;
const WAIT_MS = 100;
const LOG_SHOWN = 4_000;

/** The address it answers at and the one-time token of its first run; it ends with the test. */
export async function startWithoutDemo(test: { after(run: () => Promise<void>): void }) {
  const folder = await mkdtemp(join(tmpdir(), 'vafa-trial-'));
  const port = await freePort(35_000 + (process.pid % 1_000) * 8);
  const database = await externalDatabase();
  // With a channel to its parent it stops by itself should this process be killed.
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      VAFA_DATA: folder,
      PORT: String(port),
      VAFA_DEMO: '0',
      DATABASE_URL: database.url,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  let log = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-LOG_SHOWN)));
  test.after(async () => {
    const isUp = child.exitCode === null && child.signalCode === null;
    child.kill('SIGTERM');
    await Promise.race([ended, sleep(STOP_MS_MAX, undefined, { ref: false })]);
    child.kill('SIGKILL');
    await ended;
    const data = join(folder, 'postgres');
    const left = await processesIn(data, (await readPidFile(data))?.pid);
    for (const pid of left) process.kill(pid, 'SIGKILL');
    await database.drop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    assert.ok(isUp, `the program ended by itself (${child.exitCode ?? child.signalCode}): ${printed}${log}`);
    assert.deepEqual(left, [], 'a stopped program leaves its database running');
  });
  const tokenIn = () => /\/setup\?token=([\w-]+)\s/.exec(printed)?.[1];
  const deadline = Date.now() + START_MS_MAX;
  while (tokenIn() === undefined) {
    assert.equal(child.exitCode, null, `the program ended while it started: ${printed}${log}`);
    assert.ok(Date.now() < deadline, `the program did not start: ${printed}`);
    await sleep(50);
  }
  return { url: `http://127.0.0.1:${port}`, setupToken: tokenIn() ?? '' };
}

/** An address for DATABASE_URL, empty where the program is to start its own server. */
async function externalDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = process.env['VAFA_TEST_DATABASE'];
  if (server === undefined || process.env['VAFA_TEST_EXTERNAL'] === undefined) {
    return { url: '', drop: () => Promise.resolve() };
  }
  const name = `trial_${process.pid}`;
  const ask = (statement: string) => asOwner(server, async (client) => void (await client.query(statement)));
  await ask(`create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(`drop database ${name} with (force)`) };
}

/** Asks again until the answer is as wanted: from outside nobody can wait for a job. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    assert.ok(Date.now() < deadline, `still not as wanted: ${JSON.stringify(answer)}`);
    await sleep(WAIT_MS);
  }
}
