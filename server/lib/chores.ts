import type { PgBoss } from 'pg-boss';

// Work of the whole installation by the clock, of no company: it takes long, so it runs in a process of its own and
// never twice at once.

export interface Chore {
  readonly name: string;
  /** Five cron fields, in the zone Asia/Tehran; undefined: no longer wanted. */
  readonly cron: string | undefined;
  run(): Promise<void>;
}

const QUEUE_OPTIONS = {
  retryLimit: 1,
  retryDelay: 300,
  heartbeatSeconds: 10,
  expireInSeconds: 43_200,
  deleteAfterSeconds: 86_400,
} as const;

/** Puts the chores on the clock, and takes off those that are no longer wanted. */
export async function startChores(
  boss: PgBoss,
  chores: readonly Chore[],
  failed: (name: string, error: unknown) => void,
): Promise<void> {
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const { name, cron, run } of chores) {
    if (cron === undefined) {
      if (known.has(name)) await boss.unschedule(name);
      continue;
    }
    if (!known.has(name)) await boss.createQueue(name, QUEUE_OPTIONS);
    await boss.work(name, { localConcurrency: 1 }, async () => {
      await run().catch((error: unknown) => {
        failed(name, error);
        throw error;
      });
    });
    await boss.schedule(name, cron, null, { tz: 'Asia/Tehran' });
  }
}
