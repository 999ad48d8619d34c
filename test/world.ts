import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { destination } from 'pino';

import type { App } from '../server/app.ts';
import { buildApp } from '../server/app.ts';
import type { Context } from '../server/lib/context.ts';
import { asOwner } from '../server/lib/database-check.ts';
import type { Pool } from '../server/lib/db.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { openLog } from '../server/lib/log.ts';
import { makeKeyFor } from '../server/identity/identity.make.ts';
import { readSettings } from '../server/settings.ts';
import { testDatabase } from './database.ts';
import type { HttpClient } from './http-client.ts';
import { httpClient } from './http-client.ts';
import { fillWorld, tenantIds } from './world-data.ts';

// A running program on a database of its own, with two small companies, spoken to over real HTTP.

const SECRET = 'a secret for tests that is long enough';
const SETTLE_MS_MAX = 20_000;

interface Afterwards {
  after(run: () => Promise<void>): void;
}

export interface World {
  readonly url: string;
  readonly ownerUrl: string;
  readonly pool: Pool;
  readonly app: App;
  /** A client with the key of a demo person: 'admin', 'agency:1001', 'technician:1001', 'binesh/admin' … */
  as(who: string): Promise<HttpClient>;
  /** A client without any key. */
  stranger(): HttpClient;
  /** Runs verbs as the program itself. */
  inTenant<T>(code: keyof typeof tenantIds, run: (ctx: Context) => Promise<T>): Promise<T>;
  /** Starts the worker at the first call and waits until no job is waiting. */
  settle(): Promise<void>;
}

/** A world for long runs: each call comes from an address of its own, and nobody is told to slow down. */
export async function openBusyWorld(test: Afterwards): Promise<World> {
  return await openWorld(test, { VAFA_PROXY: '127.0.0.1' }, nextAddress);
}

/** `const world = await openWorld({ after })` with `after` of node:test. */
export async function openWorld(
  test: Afterwards,
  environment: Record<string, string> = {},
  address?: () => string,
): Promise<World> {
  const drops: (() => Promise<void>)[] = [];
  // The program stops before its database goes: hooks run in the order in which they were given.
  const database = await testDatabase({ after: (drop) => drops.push(drop) });
  const pool = openPool(database.ownerUrl, 10);
  const folder = await mkdtemp(join(tmpdir(), 'vafa-test-'));
  const logFile = environment['LOG_FILE'];
  const log =
    logFile === undefined
      ? openLog({ level: process.env['VAFA_TEST_LOG'] ?? 'silent' })
      : openLog({ level: 'trace' }, destination({ dest: logFile, sync: true }));
  const settings = readSettings({ VAFA_DATA: folder, ...environment });
  const app = await buildApp({
    settings,
    secret: SECRET,
    ownerUrl: database.ownerUrl,
    pool,
    log,
    setupToken: environment['SETUP_TOKEN'],
  });
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
  let isWorking = false;
  const keys = new Map<string, Promise<string>>();
  test.after(async () => {
    await app.stop();
    await pool.end();
    await rm(folder, { recursive: true, force: true });
    for (const drop of drops) await drop();
  });
  const inTenant: World['inTenant'] = (code, run) => app.inTenant(tenantIds[code], randomUUID(), run);

  return {
    url,
    ownerUrl: database.ownerUrl,
    pool,
    app,
    inTenant,
    stranger: () => httpClient(url, undefined, address),
    async as(who) {
      const [tenant, name] = who.includes('/') ? who.split('/') : ['arka', who];
      const key =
        keys.get(who) ??
        inTenant(tenant === 'binesh' ? 'binesh' : 'arka', (ctx) => makeKeyFor(ctx, name ?? ''));
      keys.set(who, key);
      return httpClient(url, await key, address);
    },
    async settle() {
      if (!isWorking) await app.startWorker();
      isWorking = true;
      await untilQuiet(database.ownerUrl);
    },
  };
}

let calls = 0;
function nextAddress(): string {
  calls += 1;
  return `10.${[16, 8, 0].map((bits) => (calls >> bits) & 255).join('.')}`;
}

/** Fills the template that every test database is cloned from. */
export async function fillTemplate(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, 4);
  try {
    await fillWorld((tenantId, run) => runInTenant(pool, ownerUrl, tenantId, run));
  } finally {
    await pool.end();
  }
}

async function runInTenant<T>(
  pool: Pool,
  ownerUrl: string,
  tenantId: string,
  run: (ctx: Context) => Promise<T>,
): Promise<T> {
  const jobs = await openJobQueue(ownerUrl, []);
  try {
    return await transaction(pool, tenantId, async (tx) =>
      run(await systemContext({ jobs }, tx, tenantId, randomUUID())),
    );
  } finally {
    await jobs.stop();
  }
}

async function untilQuiet(ownerUrl: string): Promise<void> {
  const deadline = Date.now() + SETTLE_MS_MAX;
  await asOwner(ownerUrl, async (client) => {
    while (Date.now() < deadline) {
      const found = await client.query<{ waiting: number }>(
        `select count(*)::int as waiting from pgboss.job
         where state in ('created', 'retry', 'active') and start_after <= now() and name not like '\\_\\_%'`,
      );
      if (found.rows[0]?.waiting === 0) return;
      await sleep(25);
    }
    const stuck = await client.query<{ name: string; output: unknown }>(
      `select name, output from pgboss.job where state in ('created', 'retry', 'active') limit 5`,
    );
    throw new Error(`jobs did not come to rest: ${JSON.stringify(stuck.rows)}`);
  });
}
