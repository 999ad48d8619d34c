import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type pg from 'pg';

import { asOwner } from './database-check.ts';
import { BackupProblem } from './backup-problem.ts';
import { startEmbedded } from './embedded-postgres.ts';
import type { EmbeddedServer } from './embedded-postgres.ts';
import { StartProblem } from './start-problem.ts';

// Recovery: the server of an unpacked base backup reads the log up to the wished place, then goes on along a line of
// time of its own. It is started for that alone and stopped again.

/** Up to where: the backup's own end, an instant, or as far as the archive reaches. */
export type RestoreTarget =
  | { readonly kind: 'backup' }
  | { readonly kind: 'instant'; readonly at: Date }
  | { readonly kind: 'newest' };

export interface RecoveryPlan {
  /** Holds the unpacked base backup in `postgres`. */
  readonly folder: string;
  readonly target: RestoreTarget;
  readonly timeline: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Asks the recovered database before it stops. */
  readonly ask?: (server: EmbeddedServer) => Promise<void>;
}

/** A day: the log of a week of heavy work is read in hours. */
const RECOVERY_MS_MAX = 86_400_000;
const PORT_FROM = 7480;

/** Recovers and answers at which migration the database is. */
export async function recover(plan: RecoveryPlan): Promise<{ migration: number }> {
  await writeFile(join(plan.folder, 'postgres', 'recovery.signal'), '');
  const server = await startEmbedded({
    folder: plan.folder,
    portFrom: PORT_FROM,
    startMsMax: RECOVERY_MS_MAX,
    diesWithParent: true,
    settings: {
      ...plan.settings,
      ...targetSettings(plan),
      archive_mode: 'off',
      // Nobody is let in before the target is reached: until then it could still turn out to be out of reach.
      hot_standby: 'off',
      shared_buffers: '64MB',
      // How far the log reached is told there.
      log_min_messages: 'log',
    },
  }).catch(async (error: unknown) => {
    throw await recoveryProblem(plan, error);
  });
  try {
    const migration = await asOwner(server.url, migrationOf);
    await plan.ask?.(server);
    await asOwner(superuserUrl(server.url), (client) => client.query('checkpoint'));
    return { migration };
  } finally {
    await server.stop();
  }
}

function targetSettings({ target, timeline }: RecoveryPlan): Record<string, string> {
  const place =
    target.kind === 'backup'
      ? { recovery_target: 'immediate' }
      : target.kind === 'instant'
        ? // Read before names of zones are known, Z among them.
          { recovery_target_time: target.at.toISOString().replace('T', ' ').replace('Z', '+00') }
        : {};
  return { ...place, recovery_target_action: 'promote', recovery_target_timeline: String(timeline) };
}

function superuserUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'postgres';
  return url.href;
}

async function migrationOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ level: number }>(
    'select coalesce(max(number), 0)::int as level from migration',
  );
  return rows[0]?.level ?? 0;
}

/** What the server said in its log, as a sentence. */
async function recoveryProblem(plan: RecoveryPlan, error: unknown): Promise<unknown> {
  if (!(error instanceof StartProblem) || error.code === 'diskFull') return error;
  const said = await readFile(join(plan.folder, 'postgres.log'), 'utf8').catch(() => '');
  const last = [...said.matchAll(/last completed transaction was at log time (\S+ \S+)/g)].at(-1)?.[1];
  const until = last === undefined ? '—' : `${last} UTC`;
  const damaged = /could not restore file "([^"]+)" from archive/.exec(said)?.[1];
  if (damaged !== undefined) return new BackupProblem('archiveDamaged', { file: damaged }, error);
  if (/before configured recovery target was reached/.test(said))
    return new BackupProblem('instantTooLate', { until }, error);
  if (/before consistent recovery point/.test(said))
    return new BackupProblem('instantTooEarly', { backup: '', from: '' }, error);
  const fatal = said.match(/FATAL: .*/g)?.at(-1) ?? error.facts['reason'] ?? '';
  return new BackupProblem('recoveryFailed', { reason: fatal }, error);
}
