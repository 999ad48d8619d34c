import { z } from 'zod';

import type { Context } from './context.ts';
import { openPool, transaction } from './db.ts';
import { openFileStore } from './files.ts';
import { systemContext } from './http.ts';
import { event, job, listener, openJobQueue, outsideJob, startWorker } from './jobs.ts';

// Jobs for the test of jobs, and a worker that runs them: in the test's own process, or in one that will be killed.

const Name = z.strictObject({ name: z.string() });
const FAILING = '01900000-0000-7000-8000-00000000a00a';
const HEALTHY = '01900000-0000-7000-8000-00000000b00b';
let failuresLeft = 2;

async function count(ctx: Context, name: string): Promise<void> {
  await ctx.tx.query(
    `insert into counter (tenant_id, name, year, value) values ($1, $2, 1405, 1)
     on conflict (tenant_id, name, year) do update set value = counter.value + 1`,
    [ctx.tenant.id, name],
  );
}

export const probeJob = job({
  name: 'probe.count',
  data: Name,
  async run(ctx, { name }) {
    await count(ctx, name);
    if (name !== 'fails twice' || failuresLeft === 0) return;
    failuresLeft -= 1;
    throw new Error('this try fails');
  },
});
export const slowJob = job({
  name: 'probe.slow',
  data: Name,
  async run(ctx, { name }) {
    await count(ctx, name);
    await ctx.tx.query('select pg_sleep(0.4)', []);
  },
});
export const outsideProbe = outsideJob({
  name: 'probe.outside',
  data: Name,
  async run(world, { name }) {
    await world.transaction((ctx) => count(ctx, `${name} before`));
    await world.transaction((ctx) => count(ctx, `${name} after`));
  },
});
export const probeHappened = event('probe.happened', Name);
export const probeListener = listener(probeHappened, 'probe.hear', (ctx, { name }) =>
  count(ctx, `heard ${name}`),
);
const sweep = {
  name: 'probe.sweep',
  cron: '0 0 1 1 *',
  async run(ctx: Context) {
    if (ctx.tenant.id === FAILING) throw new Error('this company is in trouble');
    await count(ctx, 'swept');
  },
};

export async function startProbeWorker(url: string) {
  const failures: string[] = [];
  const pool = openPool(url, 4);
  const queue = await openJobQueue(url, [probeListener], [probeJob, slowJob, outsideProbe, sweep]);
  const worker = await startWorker({
    url,
    jobs: [probeJob, slowJob, outsideProbe, probeListener.job],
    sweeps: [sweep],
    tenantIds: () => Promise.resolve([FAILING, HEALTHY]),
    inTenant: (tenantId, _, run) =>
      transaction(pool, tenantId, async (tx) => run(await systemContext({ jobs: queue }, tx, tenantId))),
    failed: (name) => void failures.push(name),
    files: openFileStore('unused'),
  });
  return {
    failures,
    /** Wakes the sweep now. */
    ring: () => transaction(pool, HEALTHY, (tx) => queue.send(tx, sweep.name, {})),
    async stop() {
      await worker.stop();
      await queue.stop();
      await pool.end();
    },
  };
}

if (import.meta.main) await startProbeWorker(process.argv[2] ?? '');
