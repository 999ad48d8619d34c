import pg from 'pg';

import type { Timed } from './http-load.ts';
import { timed } from './http-load.ts';
import type { Script } from './statement-log.ts';

// The limit: the very statements of an operation, prepared, each transaction sent in one go, by the owner whom no
// row-level security holds up, and nobody reads the answers.

export interface RawTimed extends Timed {
  readonly failures: number;
  readonly firstFailure: string | undefined;
}

const UNREAD = { getTypeParser: () => (text: unknown) => text };
/** As the program's own connections plan; what it changes within a transaction stands in the script. */
const PLANS = '-c plan_cache_mode=force_generic_plan';
const MODE = { queryMode: 'extended', rowMode: 'array' } as const;

export async function openRaw(ownerUrl: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ connectionString: ownerUrl, pipeline: true, types: UNREAD, options: PLANS }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/** Runs scripts on all connections at once; those that write run once each, in their order. */
export async function timeScripts(
  clients: readonly pg.Client[],
  scripts: readonly Script[],
  { seconds, isOnce, names }: { seconds: number; isOnce: boolean; names: Map<string, string> },
): Promise<RawTimed> {
  let given = 0;
  let failures = 0;
  let firstFailure: string | undefined;
  const result = await timed(clients.length, seconds, (at) => {
    const client = clients[at];
    const script = scripts[isOnce ? given : given % scripts.length];
    given += 1;
    if (client === undefined || script === undefined) return undefined;
    return async () => {
      try {
        await runScript(client, script, names);
      } catch (error) {
        failures += 1;
        firstFailure ??= String(error);
      }
    };
  });
  return { ...result, failures, firstFailure };
}

async function runScript(client: pg.Client, script: Script, names: Map<string, string>): Promise<void> {
  const sent = script.map(({ text, values }) => {
    if (values === null) return client.query(text);
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return client.query({ name, text, values: [...values], ...MODE });
  });
  for (const answer of await Promise.allSettled(sent)) {
    if (answer.status === 'rejected') throw answer.reason;
  }
}
