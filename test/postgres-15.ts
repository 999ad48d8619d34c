import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { freePort } from '../server/lib/free-port.ts';
import { migrate } from '../server/lib/migrate.ts';
import { isAlive } from '../server/lib/postgres-folder.ts';
import { makeDatabase } from '../server/lib/postgres-presence.ts';
import { canDieWithParent, notAsRoot } from '../server/lib/postgres-programs.ts';
import { postgresSettings } from '../server/lib/postgres-settings.ts';

// The oldest PostgreSQL that may carry the product, as a company would bring it: Debian's own, with an owner who is
// no superuser. A throw-away cluster on loopback, gone after the run.

export interface TestServer {
  /** Leads the owner to a database beside the template. */
  readonly url: string;
  stop(): Promise<void>;
}

const PASSWORD = 'only for tests';
const START_MS_MAX = 30_000;
const STOP_MS_MAX = 10_000;
const POLL_MS = 20;

/** The folder of Debian's programs, or of the ones named by VAFA_POSTGRES_15; undefined: none is here. */
export function postgres15(): string | undefined {
  const folder = process.env['VAFA_POSTGRES_15'] ?? '/usr/lib/postgresql/15/bin';
  return existsSync(join(folder, 'initdb')) ? folder : undefined;
}

/** Starts the server on an empty database `vafa` that its owner may enter. */
async function startEmpty15(programs: string): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'vafa-postgres-15-'));
  const data = join(folder, 'data');
  const asWhom = await notAsRoot(folder);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const initdb = asWhom(join(programs, 'initdb'), [
    ...[`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--no-sync', '--wal-segsize=4'],
    ...['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=und'],
  ]);
  const made = spawnSync(initdb.file, initdb.args, { ...initdb, cwd: folder, encoding: 'utf8' });
  if (made.status !== 0) {
    await remove();
    throw new Error(`initdb of PostgreSQL 15 failed: ${made.error?.message ?? ''}${made.stderr}`);
  }
  const port = await freePort(27_000 + (process.pid % 1_000) * 2);
  const args = ['-D', data, '-p', String(port), ...postgresSettings(false)];
  const program = join(programs, 'postgres');
  const postgres = canDieWithParent()
    ? asWhom('setpriv', ['--pdeathsig', 'INT', program, ...args])
    : asWhom(program, args);
  const log = join(folder, 'log');
  const handle = openSync(log, 'a');
  const child = spawn(postgres.file, postgres.args, {
    ...postgres,
    cwd: data,
    detached: true,
    stdio: ['ignore', handle, handle],
    env: { PATH: process.env['PATH'], LC_MESSAGES: 'C', TZ: 'UTC' },
  });
  child.unref();
  closeSync(handle);
  const pid = child.pid ?? 0;
  const stop = async () => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
    const deadline = Date.now() + STOP_MS_MAX;
    while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
    await remove();
  };
  try {
    await makeOwner(port);
  } catch (error) {
    const said = await readFile(log, 'utf8');
    await stop();
    throw new Error(`PostgreSQL 15 did not start: ${said}`, { cause: error });
  }
  return { url: `postgres://vafa:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/vafa`, stop };
}

/** The same with the template of the tests in it, migrated and filled. */
export async function startPostgres15(programs: string): Promise<TestServer> {
  const server = await startEmpty15(programs);
  try {
    const { applied } = await migrate(server.url);
    assert.ok(applied > 0);
    const { fillTemplate } = await import('./world.ts');
    await fillTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = new URL(server.url);
  url.pathname = '/postgres';
  return { url: url.href, stop: server.stop };
}

async function makeOwner(port: number): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  for (;;) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await makeDatabase(client, PASSWORD);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(POLL_MS);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
