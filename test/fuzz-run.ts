import { asOwner } from '../server/lib/database-check.ts';
import type { FuzzScene } from './fuzz-scene.ts';
import { openFuzzScene } from './fuzz-scene.ts';
import type { Tally, Wish } from './fuzz-town.ts';
import { FAULTS_KEPT, Town } from './fuzz-town.ts';

// Every endpoint of the running program's own description, called with right and wrong input by everybody.

const CONNECTIONS = 3;
/** A town is used up after so many calls: too much in it is retired, ended and closed. */
const TOWN_CALLS = 4_000;
const SHOWN_MAX = 1_500;

interface FuzzOutcome {
  readonly faults: readonly string[];
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Calls that took over two seconds or found no room beside others; those that did so alone again are faults. */
  readonly repeated: number;
  readonly towns: number;
  readonly seconds: number;
}

export async function runFuzz(wish: Wish): Promise<FuzzOutcome> {
  const startedAt = performance.now();
  const faults: string[] = [];
  const tallies = new Map<string, Tally>();
  const progress = { next: 0 };
  let [repeated, towns] = [0, 0];
  while (progress.next < wish.calls && faults.length < FAULTS_KEPT) {
    const closes: (() => Promise<void>)[] = [];
    try {
      const scene = await openFuzzScene({ after: (close) => closes.push(close) });
      towns += 1;
      const town = new Town(scene, wish, { faults, tallies });
      const until = Math.min(wish.calls, progress.next + TOWN_CALLS);
      await town.prime();
      await Promise.all(Array.from({ length: CONNECTIONS }, () => town.work(progress, until)));
      repeated += await town.repeat();
      for (const fault of await failedJobs(scene)) {
        faults.push(fault);
        wish.say(`✖ ${fault}`);
      }
    } finally {
      for (const close of closes) await close();
    }
    wish.say(`${progress.next} calls, ${towns} towns, ${faults.length} faults`);
  }
  return { faults, tallies, repeated, towns, seconds: Math.round((performance.now() - startedAt) / 1000) };
}

/** Jobs that an input broke: they are tried again and again, and nobody is answered. */
async function failedJobs({ world }: FuzzScene): Promise<string[]> {
  await world.settle().catch(() => undefined);
  return await asOwner(world.ownerUrl, async (client) => {
    const found = await client.query<{ name: string; output: unknown }>(
      `select name, output from pgboss.job where state in ('retry', 'failed') order by name limit 10`,
    );
    return found.rows.map(
      ({ name, output }) => `job ${name} failed: ${JSON.stringify(output).slice(0, SHOWN_MAX)}`,
    );
  });
}
