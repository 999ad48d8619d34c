import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { testDatabase } from '../../test/database.ts';
import { tenantIds } from '../../test/world-data.ts';
import type { Context } from './context.ts';
import { asOwner } from './database-check.ts';
import { announce, enqueue, openJobQueue } from './jobs.ts';
import type { InTenant } from './jobs.ts';
import { openPool, transaction } from './db.ts';
import { systemContext } from './http.ts';
import {
  probeJob,
  slowJob,
  startProbeWorker,
  outsideProbe,
  probeHappened,
  probeListener,
} from './jobs-probe.make.ts';

const database = await testDatabase({ after });
const pool = openPool(database.ownerUrl, 6);
const jobs = await openJobQueue(database.ownerUrl, [probeListener], [probeJob, slowJob, outsideProbe]);
after(async () => {
  await jobs.stop();
  await pool.end();
});

const inTenant: InTenant = (tenantId, _, run) =>
  transaction(pool, tenantId, async (tx) => run(await systemContext({ jobs }, tx, tenantId)));
const inArka = <T>(run: (ctx: Context) => Promise<T>) => inTenant(tenantIds.arka, '', run);
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(database.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);

async function counted(name: string): Promise<number> {
  const [row] = await rows<{ value: number }>('select value from counter where name = $1', [name]);
  return row?.value ?? 0;
}
async function until(isSo: () => Promise<boolean>, ms: number): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isSo()) && Date.now() < deadline) await sleep(50);
  assert.ok(await isSo(), 'it did not happen in time');
}
const quiet = async () =>
  (
    await rows(
      `select id from pgboss.job where state in ('created', 'retry', 'active') and name like 'probe.%'`,
    )
  ).length === 0;

test('R18: a command that is refused takes its jobs and events along', async () => {
  const name = randomUUID();
  await assert.rejects(
    inArka(async (ctx) => {
      await enqueue(ctx, probeJob, { name });
      await announce(ctx, probeHappened, { name });
      throw new Error('refused');
    }),
    /refused/,
  );
  assert.deepEqual(await rows(`select id from pgboss.job where data ->> 'name' = $1`, [name]), []);
});

test('R18: a job holds what its schema names and nothing else', async () => {
  const typo = { name: 'x', mobile: '+989123456789' };
  await assert.rejects(
    inArka((ctx) => enqueue(ctx, probeJob, typo)),
    /unrecognized_keys/,
  );
});

test('R18: jobs and listeners run soon after the commit, each once', async () => {
  const worker = await startProbeWorker(database.ownerUrl);
  const names = Array.from({ length: 60 }, () => randomUUID());
  await Promise.all(names.map((name) => inArka((ctx) => enqueue(ctx, probeJob, { name }))));
  const heard = randomUUID();
  await inArka((ctx) => announce(ctx, probeHappened, { name: heard }));
  await until(quiet, 15_000);
  await worker.stop();
  assert.deepEqual(new Set(await Promise.all(names.map(counted))), new Set([1]));
  assert.equal(await counted(`heard ${heard}`), 1);
});

test('R18: a job that is delivered twice has its effect once', async () => {
  const name = randomUUID();
  await inArka((ctx) => enqueue(ctx, probeJob, { name }));
  const worker = await startProbeWorker(database.ownerUrl);
  await until(quiet, 15_000);
  const again = await rows(
    `update pgboss.job set state = 'created', started_on = null, completed_on = null, start_after = now()
    where data ->> 'name' = $1 returning id`,
    [name],
  );
  assert.equal(again.length, 1);
  await until(quiet, 15_000);
  await worker.stop();
  assert.equal(await counted(name), 1);
});

test('R18: a job that fails is told, tried again and leaves nothing of its failed tries', async () => {
  const name = 'fails twice';
  await inArka((ctx) => enqueue(ctx, probeJob, { name }));
  const worker = await startProbeWorker(database.ownerUrl);
  await until(quiet, 30_000);
  await worker.stop();
  assert.equal(await counted(name), 1);
  assert.deepEqual(worker.failures, ['probe.count', 'probe.count']);
});

test('R18: a job of the outside world opens its own transactions around the talking', async () => {
  const name = randomUUID();
  await inArka((ctx) => enqueue(ctx, outsideProbe, { name }));
  const worker = await startProbeWorker(database.ownerUrl);
  await until(quiet, 15_000);
  await worker.stop();
  assert.equal(await counted(`${name} before`), 1);
  assert.equal(await counted(`${name} after`), 1);
});

test("R18: one company's failing sweep does not keep the clock from the next", async () => {
  const worker = await startProbeWorker(database.ownerUrl);
  await worker.ring();
  await until(async () => (await counted('swept')) > 0, 15_000);
  await worker.stop();
  const swept = await rows<{ tenant_id: string }>(`select tenant_id from counter where name = 'swept'`);
  assert.deepEqual(
    swept.map((row) => row.tenant_id),
    [tenantIds.binesh],
  );
  assert.deepEqual(worker.failures, ['probe.sweep']);
});

test('R18: what a killed worker had begun is finished by the next, once', async () => {
  const names = Array.from({ length: 5 }, () => randomUUID());
  for (const name of names) await inArka((ctx) => enqueue(ctx, slowJob, { name }));
  const doomed = fork(new URL('jobs-probe.make.ts', import.meta.url), [database.ownerUrl], {
    stdio: 'ignore',
  });
  await until(
    async () =>
      (await rows(`select id from pgboss.job where name = 'probe.slow' and state = 'active'`)).length > 0,
    15_000,
  );
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  const worker = await startProbeWorker(database.ownerUrl);
  await until(quiet, 60_000);
  await worker.stop();
  assert.deepEqual(
    await Promise.all(names.map(counted)),
    names.map(() => 1),
  );
});
