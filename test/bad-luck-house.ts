import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { buildApp } from '../server/app.ts';
import type { Context } from '../server/lib/context.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { freePort } from '../server/lib/free-port.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { openLog } from '../server/lib/log.ts';
import { migrate } from '../server/lib/migrate.ts';
import { isAlive, processesIn, readPidFile } from '../server/lib/postgres-folder.ts';
import { makeKeyFor } from '../server/identity/identity.make.ts';
import { readSecret, readSettings } from '../server/settings.ts';
import { makeConsigned } from '../server/warehouse/warehouse.make.ts';
import { httpClient } from './http-client.ts';
import type { Approval } from './bad-luck-approvals.ts';
import { makeSubmitted } from './bad-luck-approvals.ts';
import { makeReportScene } from './report-scene.ts';
import { fillWorld, tenantIds } from './world-data.ts';

// A real program in a process and a folder of its own, with a durable database, that can be killed and started again.

export type Victim = 'server' | 'postgres';
export type Scene = Awaited<ReturnType<typeof makeReportScene>>;
export interface House {
  readonly url: string;
  readonly scene: Scene;
  readonly keys: Readonly<Record<'reception' | 'dispatcher' | 'agency' | 'admin' | 'approver', string>>;
  /** Reports that wait for a decision. */
  readonly approvals: readonly Approval[];
  ownerUrl(): Promise<string>;
  /** Starts the program and waits until it answers. */
  start(): Promise<void>;
  /** kill -9 without a warning; with the database the program is stopped too, as whoever runs it would. */
  kill(victim: Victim): Promise<void>;
  /** Stops everything; says which processes of the house are still alive, which is nobody. */
  close(): Promise<readonly number[]>;
}

const START_MS_MAX = 240_000;
const STOP_MS_MAX = 8_000;
const MAIN = join(import.meta.dirname, '..', 'server', 'main.ts');

/** Builds the house in a temporary folder; `close` removes it. */
export async function openHouse(wish: { readonly approvalCount: number }): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'vafa-bad-luck-'));
  const data = join(folder, 'postgres');
  const port = await freePort(34_000 + (process.pid % 1_000) * 8);
  const { scene, keys, approvals } = await furnish(folder, wish.approvalCount);
  let child: ChildProcess | undefined;
  const ended = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await once(child, 'exit');
  };
  return {
    url: `http://127.0.0.1:${port}`,
    scene,
    keys,
    approvals,
    async ownerUrl() {
      const password = (await readFile(join(data, 'vafa-password'), 'utf8')).trim();
      const file = await readPidFile(data);
      return `postgres://vafa:${password}@127.0.0.1:${file?.port ?? 0}/vafa`;
    },
    async start() {
      // With a channel to its parent it stops by itself should this process be killed.
      child = spawn(process.execPath, [MAIN], {
        env: { ...process.env, VAFA_DATA: folder, PORT: String(port), VAFA_DEMO: '0', DATABASE_URL: '' },
        stdio: ['ignore', 'ignore', process.env['VAFA_TEST_LOG'] === undefined ? 'ignore' : 'inherit', 'ipc'],
      });
      const deadline = Date.now() + START_MS_MAX;
      while (!(await answers(`http://127.0.0.1:${port}/healthz`))) {
        assert.equal(child.exitCode, null, 'the program ended while it started');
        assert.ok(Date.now() < deadline, 'the program did not start');
        await sleep(50);
      }
    },
    async kill(victim) {
      if (victim === 'server') {
        child?.kill('SIGKILL');
        return await ended();
      }
      const file = await readPidFile(data);
      const pids = await processesIn(data, file?.pid);
      // The postmaster first, that it starts nobody anew.
      for (const pid of [file?.pid ?? 0, ...pids])
        if (pid !== 0 && isAlive(pid)) process.kill(pid, 'SIGKILL');
      await sleep(200);
      child?.kill('SIGTERM');
      await Promise.race([ended(), sleep(STOP_MS_MAX, undefined, { ref: false })]);
      assert.ok(
        child === undefined || child.exitCode !== null,
        'without a database the program does not stop',
      );
    },
    async close() {
      child?.kill('SIGTERM');
      await Promise.race([ended(), sleep(STOP_MS_MAX, undefined, { ref: false })]);
      child?.kill('SIGKILL');
      await ended();
      const left = await processesIn(data, (await readPidFile(data))?.pid);
      for (const pid of left) process.kill(pid, 'SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      return left;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  return await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

/** A company with agencies, people, a customer and a few devices, made by the program's own verbs. */
type Furniture = Pick<House, 'scene' | 'keys' | 'approvals'>;

async function furnish(folder: string, approvalCount: number): Promise<Furniture> {
  const server = await startEmbedded({ folder, portFrom: 33_000 });
  try {
    await migrate(server.url);
    return await fill(folder, server.url, approvalCount);
  } finally {
    await server.stop();
  }
}

async function fill(folder: string, ownerUrl: string, approvalCount: number): Promise<Furniture> {
  const pool = openPool(ownerUrl, 4);
  const jobs = await openJobQueue(ownerUrl, []);
  const inTenant = <T>(tenantId: string, run: (ctx: Context) => Promise<T>): Promise<T> =>
    transaction(pool, tenantId, async (tx) => run(await systemContext({ jobs }, tx, tenantId, randomUUID())));
  const settings = readSettings({ VAFA_DATA: folder });
  const secret = await readSecret(settings);
  const log = openLog({ level: 'silent' });
  const app = await buildApp({ settings, secret, ownerUrl, pool, log, setupToken: undefined });
  try {
    await fillWorld(inTenant);
    const url = await app.server.listen({ host: '127.0.0.1', port: 0 });
    const keyOf = (who: string) => inTenant(tenantIds.arka, (ctx) => makeKeyFor(ctx, who));
    const scene = await makeReportScene({
      as: async (who) => httpClient(url, await keyOf(who)),
      inTenant: (code, run) => inTenant(tenantIds[code], run),
      // Nobody reads a text here: work is proved by signature.
      settle: () => Promise.resolve(),
    });
    await inTenant(tenantIds.arka, (ctx) =>
      makeConsigned(ctx, {
        agencyId: scene.near.id,
        lines: [{ partId: scene.board.id, quantity: approvalCount }],
      }),
    );
    const approvals = await makeSubmitted(scene, approvalCount);
    const [reception, dispatcher, agency, admin, approver] = [
      await keyOf('reception'),
      await keyOf('dispatcher'),
      await keyOf('agency:1001'),
      await keyOf('admin'),
      await keyOf('approver'),
    ];
    return { scene, keys: { reception, dispatcher, agency, admin, approver }, approvals };
  } finally {
    await app.stop();
    await jobs.stop();
    await pool.end();
  }
}
