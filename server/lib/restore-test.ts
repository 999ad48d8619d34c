import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { requireDescription, writingBackup } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import { noteTry } from './backup-state.ts';
import { asOwner } from './database-check.ts';
import type { EmbeddedServer } from './embedded-postgres.ts';
import { isAlive } from './postgres-folder.ts';
import { recover } from './restore-recovery.ts';
import { unpackInto } from './restore.ts';
import { fetchSettings } from './archive.ts';

// A backup that was never brought back is a hope. This brings one back beside the running product, reads every row of
// every table, asks whether the books add up, and leaves nothing behind.

export interface RestoreTestPlan {
  /** The folder backups lie in; the test makes its own beside them. */
  readonly folder: string;
  readonly name: string;
  /** Tells what does not add up in the restored database; empty is good. */
  readonly proveBooks: (ownerUrl: string) => Promise<readonly string[]>;
  readonly progress?: (step: 'read' | 'recover', doneBytes: number, totalBytes: number) => void;
}

export interface RestoreTested {
  readonly tableCount: number;
  readonly rowCount: number;
  readonly migration: number;
}

/** Tries a restore and notes how it went. Throws a BackupProblem if the backup is not good. */
export async function testRestore(plan: RestoreTestPlan): Promise<RestoreTested> {
  try {
    const tested = await writingBackup(plan.folder, () => tryOut(plan));
    await noteTry(plan.folder, 'restoreTest', { backup: plan.name });
    return tested;
  } catch (error) {
    const code = error instanceof BackupProblem ? error.code : 'failed';
    await noteTry(plan.folder, 'restoreTest', { code, backup: plan.name }).catch(() => undefined);
    throw error;
  }
}

async function tryOut(plan: RestoreTestPlan): Promise<RestoreTested> {
  const backup = join(plan.folder, plan.name);
  const { database } = await requireDescription(backup);
  if (database === null) throw new BackupProblem('external');
  for (const name of await readdir(plan.folder)) {
    const maker = /^test\.half-(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      await rm(join(plan.folder, name), { recursive: true, force: true });
  }
  const half = join(plan.folder, `test.half-${process.pid}`);
  await mkdir(half, { mode: 0o700 });
  try {
    await unpackInto({ backup, ...(plan.progress && { progress: plan.progress }) }, half);
    plan.progress?.('recover', 0, 1);
    let counted = { tableCount: 0, rowCount: 0 };
    const { migration } = await recover({
      folder: half,
      target: { kind: 'backup' },
      timeline: database.timeline,
      // What a backup needs is inside it: the archive is not asked.
      settings: fetchSettings(join(half, 'none')),
      async ask(server) {
        counted = await readAll(server);
        const wrong = await plan.proveBooks(server.url);
        if (wrong.length > 0)
          throw new BackupProblem('booksWrong', { backup: plan.name, wrong: wrong.join(', ') });
      },
    });
    if (migration !== database.migration)
      throw new BackupProblem('fileDamaged', { backup: plan.name, file: `migration ${migration}` });
    return { ...counted, migration };
  } finally {
    if (existsSync(half)) await rm(half, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Reads every row: the server compares each page with its checksum on the way. */
async function readAll(server: EmbeddedServer): Promise<{ tableCount: number; rowCount: number }> {
  const url = new URL(server.url);
  url.username = 'postgres';
  return asOwner(url.href, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'pgboss') order by 1 limit 10000`);
    let rowCount = 0;
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) as count from only ${name} t where t is not null or t is null`,
      );
      rowCount += Number(rows[0]?.count ?? 0);
    }
    return { tableCount: tables.length, rowCount };
  });
}
