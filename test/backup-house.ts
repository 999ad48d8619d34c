import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { registerCustomer } from '../server/customers/customers.contract.ts';
import { makeKeyFor } from '../server/identity/identity.make.ts';
import { superuserOf } from '../server/lib/backup-stream.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { freePort } from '../server/lib/free-port.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { processesIn, readPidFile } from '../server/lib/postgres-folder.ts';
import { fillDataFolder } from './database-server.ts';
import { httpClient } from './http-client.ts';
import { tenantIds } from './world-data.ts';

// The real program on a filled data folder, people who write into it over HTTP, and the commands of backup and restore
// as a person runs them.

const ROOT = join(import.meta.dirname, '..');
const START_MS_MAX = 90_000;
const STOP_MS_MAX = 8_000;

export type Environment = Readonly<Record<string, string>>;

export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** What a program says, and how it ends. */
export function run(script: string, args: readonly string[], env: Environment) {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    env: { ...process.env, DATABASE_URL: '', VAFA_DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const told = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (told.text += text));
  const ended = once(child, 'close').then(([code]): Ran => ({ code: Number(code), said: told.text }));
  return { child, ended, said: () => told.text };
}

export interface RunningHouse {
  readonly url: string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/** Starts the program on a data folder and waits until it answers. */
export async function startProgram(folder: string, env: Environment): Promise<RunningHouse> {
  // Below the ports that the system gives to outgoing connections: one of those takes it before the program does.
  const port = await freePort(12_000 + (process.pid % 1_000) * 8);
  const program = run('server/main.ts', [], {
    VAFA_DATA: folder,
    PORT: String(port),
    VAFA_PROXY: '127.0.0.1',
    ...env,
  });
  const deadline = Date.now() + START_MS_MAX;
  while (!(await answers(`http://127.0.0.1:${port}/readyz`))) {
    assert.equal(program.child.exitCode, null, `the program ended while it started: ${program.said()}`);
    assert.ok(Date.now() < deadline, `the program did not start: ${program.said()}`);
    await sleep(50);
  }
  const { host, port: databasePort, password } = await superuserOf(folder);
  return {
    url: `http://127.0.0.1:${port}`,
    ownerUrl: `postgres://vafa:${password}@${host}:${databasePort}/vafa`,
    stop: () => end(program.child, folder),
  };
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STOP_MS_MAX, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await ended;
  const data = join(folder, 'postgres');
  const left = await processesIn(data, (await readPidFile(data))?.pid);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  assert.deepEqual(left, [], 'a stopped program leaves its database running');
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/** A temporary folder that is gone after the tests. */
export async function temporaryFolder(test: { after(run: () => Promise<void>): void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vafa-backup-'));
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

export async function makeFilledFolder(parent: string): Promise<string> {
  const folder = join(parent, 'data');
  await fillDataFolder(folder);
  return folder;
}

/** The key of a person of the first company. */
export async function keyOf(ownerUrl: string, who: string): Promise<string> {
  const pool = openPool(ownerUrl, 1);
  const jobs = await openJobQueue(ownerUrl, []);
  try {
    return await transaction(pool, tenantIds.arka, async (tx) =>
      makeKeyFor(await systemContext({ jobs }, tx, tenantIds.arka, randomUUID()), who),
    );
  } finally {
    await jobs.stop();
    await pool.end();
  }
}

export interface Written {
  readonly id: string;
  readonly begunAt: number;
  readonly acknowledgedAt: number;
}

/** Writers that go on until they are stopped; they answer what was acknowledged to them, and when. */
export function startWriters(url: string, key: string, count: number) {
  const written: Written[] = [];
  const over = new AbortController();
  let number = 0;
  // From many addresses, as the limit on calls of one asks; the program believes its proxy.
  const client = httpClient(url, key, () => `10.9.${number % 200}.1`);
  const writing = Promise.all(
    Array.from({ length: count }, async () => {
      while (!over.signal.aborted) {
        number += 1;
        const mobile = `0912${String(1_000_000 + number)}`;
        const begunAt = Date.now();
        const { id } = await client.call(registerCustomer, {
          kind: 'person',
          name: `نویسندهٔ شمارهٔ ${number}`,
          phones: [{ number: mobile }],
        });
        written.push({ id, begunAt, acknowledgedAt: Date.now() });
      }
    }),
  );
  writing.catch(() => undefined);
  return {
    written,
    async stop() {
      over.abort();
      await writing;
    },
  };
}
