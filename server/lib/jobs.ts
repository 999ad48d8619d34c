import { strict as assert } from 'node:assert';

import { PgBoss } from 'pg-boss';
import { z } from 'zod';

import { startChores } from './chores.ts';
import type { Chore } from './chores.ts';
import type { Context } from './context.ts';
import type { Tx } from './db.ts';
import type { FileStore } from './files.ts';
import { answeredBefore, hashOf } from './once.ts';

// Work after the answer. A job is inserted in the transaction of the command, so a rollback takes it along; it holds
// ids only, for every process can read it. Jobs run at least once: a job's effects are written under the job's own
// id as a key, in its own transaction, which makes them happen once.

/** A job that works inside one transaction of its tenant. */
export interface Job<Data extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: Data;
  readonly outside?: false;
  run(ctx: Context, data: z.output<Data>): Promise<void>;
}

/** A job that talks to the outside world: it opens its own short transactions around the talking. */
export interface OutsideJob<Data extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: Data;
  readonly outside: true;
  run(world: World, data: z.output<Data>): Promise<void>;
}

export type AnyJob = Job | OutsideJob;

/** What runs by the clock, once for each tenant. */
export interface Sweep {
  readonly name: string;
  /** Five cron fields, in the zone Asia/Tehran. */
  readonly cron: string;
  run(ctx: Context): Promise<void>;
}

/** A fact that others may listen to; past tense. */
export interface Event<Data extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: Data;
}

export interface Listener<Data extends z.ZodType = z.ZodType> {
  readonly event: Event<Data>;
  readonly job: Job<Data> | OutsideJob<Data>;
}

/** Lets a job of the outside world enter the database. */
export interface World {
  readonly tenantId: string;
  readonly files: FileStore;
  transaction<T>(run: (ctx: Context) => Promise<T>): Promise<T>;
}

/** The sending half of the queue, carried by every context. */
export interface JobQueue {
  send(tx: Tx, name: string, data: object, startAfter?: Date): Promise<void>;
  jobsFor(eventName: string): readonly string[];
}

export function job<Data extends z.ZodType>(given: Job<Data>): Job<Data> {
  return given;
}

export function outsideJob<Data extends z.ZodType>(
  given: Omit<OutsideJob<Data>, 'outside'>,
): OutsideJob<Data> {
  return { ...given, outside: true };
}

export function event<Data extends z.ZodType>(name: string, data: Data): Event<Data> {
  return { name, data };
}

/** `name` is the listener's own, `slice.whatItDoes`; it becomes the job's name. */
export function listener<Data extends z.ZodType>(
  heard: Event<Data>,
  name: string,
  run: (ctx: Context, data: z.output<Data>) => Promise<void>,
): Listener<Data> {
  return { event: heard, job: { name, data: heard.data, run } };
}

/** Tells every listener, after the commit. */
export async function announce<Data extends z.ZodType>(
  ctx: Context,
  happened: Event<Data>,
  data: z.input<Data>,
): Promise<void> {
  for (const name of ctx.jobs.jobsFor(happened.name)) await enqueueByName(ctx, name, happened.data, data);
}

/** Queues one job; it starts after the commit, or at `startAfter`. */
export async function enqueue<Data extends z.ZodType>(
  ctx: Context,
  wanted: Job<Data> | OutsideJob<Data>,
  data: z.input<Data>,
  startAfter?: Date,
): Promise<void> {
  await enqueueByName(ctx, wanted.name, wanted.data, data, startAfter);
}

async function enqueueByName(
  ctx: Context,
  name: string,
  schema: z.ZodType,
  data: unknown,
  startAfter?: Date,
) {
  const parsed = schema.parse(data);
  assert(typeof parsed === 'object' && parsed !== null, `${name}: the data of a job is an object`);
  await ctx.jobs.send(ctx.tx, name, { tenantId: ctx.tenant.id, ...parsed }, startAfter);
}

const QUEUE_OPTIONS = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  heartbeatSeconds: 10,
  notify: true,
  deleteAfterSeconds: 86_400,
} as const;

/** A full batch is followed by the next at once: many jobs at a time would else wait five seconds after every twenty. */
const WORK_OPTIONS = {
  batchSize: 20,
  localConcurrency: 1,
  notifyPollingIntervalSeconds: 5,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;

/** Makes a queue for every job and sweep; run as owner after the migrations. */
export async function makeQueues(boss: PgBoss, names: readonly string[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const name of names) {
    if (!known.has(name)) await boss.createQueue(name, QUEUE_OPTIONS);
  }
}

export function listenerJobs(listeners: readonly Listener[]): Map<string, string[]> {
  const byEvent = new Map<string, string[]>();
  for (const { event: heard, job: woken } of listeners) {
    byEvent.set(heard.name, [...(byEvent.get(heard.name) ?? []), woken.name]);
  }
  return byEvent;
}

/**
 * The sending instance: no schema work, no timers; it only writes jobs into the caller's transaction. It makes the
 * queues of `jobs` first: a command may be quicker than the first worker.
 */
export async function openJobQueue(
  url: string,
  listeners: readonly Listener[],
  jobs: readonly Pick<AnyJob, 'name'>[] = [],
): Promise<JobQueue & { stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  // A command may be told before the first worker starts.
  await makeQueues(boss, [
    ...new Set([...jobs, ...listeners.map((each) => each.job)].map((each) => each.name)),
  ]);
  const byEvent = listenerJobs(listeners);
  return {
    async send(tx, name, data, startAfter) {
      const db = {
        async executeSql(text: string, values?: unknown[]) {
          const answer = await tx.query(text, values ?? []);
          return {
            rows: answer.rows.map((row) =>
              Object.fromEntries(answer.fields.map((field, at) => [field, row[at]])),
            ),
          };
        },
      };
      await boss.insert(name, [startAfter === undefined ? { data } : { data, startAfter }], { db });
    },
    jobsFor: (eventName) => byEvent.get(eventName) ?? [],
    stop: () => boss.stop({ graceful: false }),
  };
}

/** Opens the transaction in which a job works. */
export type InTenant = <T>(tenantId: string, jobId: string, run: (ctx: Context) => Promise<T>) => Promise<T>;

const JOB_ACTOR = '00000000-0000-7000-8000-00000000000b';
const Envelope = z.looseObject({ tenantId: z.uuid() });

interface WorkerParts {
  readonly url: string;
  readonly jobs: readonly AnyJob[];
  readonly sweeps: readonly Sweep[];
  /** Of the whole installation; of no company. */
  readonly chores?: readonly Chore[];
  readonly inTenant: InTenant;
  readonly tenantIds: () => Promise<string[]>;
  /** Outside trouble that will be tried again; the last try tells a person through the log. */
  readonly failed: (jobName: string, error: unknown) => void;
  readonly files: FileStore;
}

/** Starts the working half: every job by notification, sweeps by cron. Connects as owner. */
export async function startWorker(parts: WorkerParts): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: parts.url,
    max: 6,
    migrate: false,
    useListenNotify: true,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  boss.on('error', (error) => parts.failed('queue', error));
  await boss.start();
  await makeQueues(boss, [
    ...parts.jobs.map((each) => each.name),
    ...parts.sweeps.map((sweep) => sweep.name),
  ]);
  for (const each of parts.jobs) {
    await boss.work(each.name, WORK_OPTIONS, async (batch) => {
      const results = [];
      for (const { id, data } of batch) {
        const status = await runOne(parts, each, id, data);
        results.push({ id, status });
      }
      return results;
    });
  }
  await startChores(boss, parts.chores ?? [], parts.failed);
  for (const sweep of parts.sweeps) {
    await boss.work(sweep.name, async ([woken]) => {
      if (woken === undefined) return;
      for (const tenantId of await parts.tenantIds()) {
        // One company's trouble is not the others'; the next turn of the clock tries it again.
        await parts
          .inTenant(tenantId, woken.id, (ctx) => sweep.run(ctx))
          .catch((error: unknown) => parts.failed(sweep.name, error));
      }
    });
    await boss.schedule(sweep.name, sweep.cron, null, { tz: 'Asia/Tehran' });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 4000 }) };
}

async function runOne(
  parts: WorkerParts,
  each: AnyJob,
  id: string,
  envelope: unknown,
): Promise<'completed' | 'failed'> {
  try {
    const { tenantId, ...rest } = Envelope.parse(envelope);
    const data = each.data.parse(rest);
    if (each.outside === true) {
      await each.run(
        { tenantId, files: parts.files, transaction: (run) => parts.inTenant(tenantId, id, run) },
        data,
      );
    } else {
      await parts.inTenant(tenantId, id, async (ctx) => {
        const once = { actorId: JOB_ACTOR, key: id, bodyHash: hashOf(each.name) };
        if ((await answeredBefore(ctx, once)) === undefined) await each.run(ctx, data);
      });
    }
    return 'completed';
  } catch (error) {
    parts.failed(each.name, error);
    return 'failed';
  }
}
