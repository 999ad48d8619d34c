import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { Context } from './context.ts';
import type { Pool } from './db.ts';
import { transaction } from './db.ts';
import type { CompanyCheck, Finding, HealthCheck } from './health.ts';
import { migrationsBehind } from './migrate.ts';
import { globalStatement } from './sql.ts';

// What every installation must hold, whatever it trades in: database, migrations, queue, worker, disk.

const SHORT_MS = 2_000;
const LONG_MS = 30_000;
const QUEUE_MINUTES_MAX = 5;
/** The worker leaves its mark every five seconds. */
const WORKER_SECONDS_MAX = 60;
const FREE_PERCENT_MIN = 3;
const FREE_BYTES_MIN = 2_000_000_000;
const COMPANIES_AT_ONCE = 4;

interface Parts {
  readonly pool: Pool;
  readonly ownerUrl: string;
  readonly dataFolder: string;
  /** A whole installation that starts has no worker for a moment. */
  readonly graceSeconds?: number;
}

export function ownChecks({ pool, ownerUrl, dataFolder, graceSeconds }: Parts): readonly HealthCheck[] {
  const noWorkerUntil = performance.now() + (graceSeconds ?? WORKER_SECONDS_MAX) * 1000;
  return [
    { name: 'database', isVital: true, keptMs: SHORT_MS, look: () => lookAtDatabase(pool) },
    { name: 'migrations', isVital: true, keptMs: LONG_MS, look: () => lookAtMigrations(ownerUrl) },
    { name: 'queue', keptMs: LONG_MS, look: () => lookAtQueue(pool) },
    { name: 'worker', keptMs: SHORT_MS, look: () => lookForWorker(pool, noWorkerUntil) },
    { name: 'disk', keptMs: LONG_MS, look: () => lookAtDisk(dataFolder) },
  ];
}

/** A check of every company, one finding for all: which company it is stays inside. */
export function acrossCompanies(
  check: CompanyCheck,
  tenantIds: () => Promise<readonly string[]>,
  inTenant: (tenantId: string, run: (ctx: Context) => Promise<Finding>) => Promise<Finding>,
): HealthCheck {
  return {
    name: check.name,
    keptMs: check.keptMs,
    async look() {
      const ids = await tenantIds();
      let last: Finding = { ok: true, code: `health.${check.name}` };
      for (let at = 0; at < ids.length; at += COMPANIES_AT_ONCE) {
        const some = ids.slice(at, at + COMPANIES_AT_ONCE);
        const found = await Promise.all(some.map((id) => inTenant(id, (ctx) => check.look(ctx))));
        last = found.find((each) => !each.ok) ?? last;
        if (!last.ok) break;
      }
      return last;
    },
  };
}

async function lookAtDatabase(pool: Pool): Promise<Finding> {
  return await transaction(pool, null, (tx) => tx.query('select 1', [])).then(
    () => ({ ok: true, code: 'health.database' }),
    () => ({ ok: false, code: 'health.databaseUnreachable' }),
  );
}

async function lookAtMigrations(ownerUrl: string): Promise<Finding> {
  const { missing, unknown } = await migrationsBehind(ownerUrl);
  if (missing > 0) return { ok: false, code: 'health.migrationsBehind', facts: { count: missing } };
  if (unknown > 0) return { ok: false, code: 'health.databaseNewer' };
  return { ok: true, code: 'health.migrations' };
}

const oldestWaiting = globalStatement<{ minutes: number }>(
  'health.oldestWaiting',
  `select floor(extract(epoch from now() - start_after) / 60)::integer as minutes from pgboss.job
   where state < 'active' and start_after < now() - make_interval(mins => :minutes) and name not like '\\_\\_%'
   order by start_after, id limit 1`,
);

async function lookAtQueue(pool: Pool): Promise<Finding> {
  const oldest = await transaction(pool, null, (tx) =>
    oldestWaiting.first({ tx }, { minutes: QUEUE_MINUTES_MAX }),
  );
  if (oldest === undefined) return { ok: true, code: 'health.queue' };
  return { ok: false, code: 'health.queueStuck', facts: { minutes: oldest.minutes } };
}

const workerSeen = globalStatement<{ seconds: number | null }>(
  'health.workerSeen',
  'select extract(epoch from now() - max(monitor_claim_on))::integer as seconds from pgboss.queue',
);

async function lookForWorker(pool: Pool, noWorkerUntil: number): Promise<Finding> {
  const { seconds } = await transaction(pool, null, (tx) => workerSeen.one({ tx }));
  if ((seconds ?? Infinity) <= WORKER_SECONDS_MAX || performance.now() < noWorkerUntil) {
    return { ok: true, code: 'health.worker' };
  }
  return seconds === null
    ? { ok: false, code: 'health.workerNeverSeen' }
    : { ok: false, code: 'health.workerMissing', facts: { minutes: Math.floor(seconds / 60) } };
}

async function lookAtDisk(dataFolder: string): Promise<Finding> {
  // With a database and a secret from outside the folder is made when the first file comes.
  let folder = dataFolder;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, blocks, bsize } = await statfs(folder);
  const percent = Math.floor((bavail / Math.max(1, blocks)) * 100);
  const isTight = percent < FREE_PERCENT_MIN || bavail * bsize < FREE_BYTES_MIN;
  return { ok: !isTight, code: isTight ? 'health.diskFull' : 'health.disk', facts: { percent } };
}
