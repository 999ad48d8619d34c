import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createZstdCompress } from 'node:zlib';

import type pg from 'pg';

import { forgetArchived } from './archive.ts';
import { checkBackup } from './backup-check.ts';
import * as place from './backup-folder.ts';
import type { BackupDescription } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import { sealSecret } from './backup-secret.ts';
import { asSuperuser, streamBaseBackup, superuserOf } from './backup-stream.ts';
import type { Superuser } from './backup-stream.ts';
import { writeTar } from './backup-tar.ts';
import type { TarFile } from './backup-tar.ts';
import { asOwner } from './database-check.ts';

// Takes a backup while everything goes on: database, received files, secret; reads it back, and only then gives it its
// name. One at a time, by a lock that a killed command leaves behind for nobody.

export interface BackupPlan {
  readonly dataFolder: string;
  /** Where backups lie. */
  readonly folder: string;
  readonly ownerUrl: string;
  /** An external database has tools of its own: then files and secret are kept alone. */
  readonly isEmbedded: boolean;
  readonly reason: BackupDescription['reason'];
  /** Undefined: the secret is left out. */
  readonly secret: { readonly value: string; readonly passphrase: string } | undefined;
  /** How many stay. */
  readonly keep: number;
  readonly progress?: (step: BackupStep, doneBytes: number, totalBytes: number) => void;
}

export type BackupStep = 'database' | 'files' | 'check';

const LOCK = 7_300_019;
const WATCH_MS = 100;

/** Takes one backup and answers what it holds. Throws a BackupProblem; then nothing of it is left. */
export async function takeBackup(plan: BackupPlan): Promise<BackupDescription> {
  return asOwner(plan.ownerUrl, async (client) => {
    const locked = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
    if (locked.rows[0]?.mine !== true) throw new BackupProblem('running');
    return place.writingBackup(plan.folder, () => fill(plan, client));
  });
}

async function fill(plan: BackupPlan, client: pg.Client): Promise<BackupDescription> {
  const startedAt = new Date();
  const name = place.nameFor(startedAt, plan.folder);
  const half = await place.makeHalf(plan.folder, name);
  try {
    const database = plan.isEmbedded ? await copyDatabase(plan, half, client) : null;
    // After the database: a file arrives before the row that names it.
    await copyFiles(plan, half);
    await copySecret(plan, half);
    const files = [];
    for (const file of await readdir(half)) files.push(await place.measureFile(half, file));
    const description: BackupDescription = {
      format: 1,
      name,
      reason: plan.reason,
      startedAt: startedAt.toISOString(),
      endedAt: new Date().toISOString(),
      database,
      isSecretInside: plan.secret !== undefined,
      files,
    };
    await writeFile(join(half, place.DESCRIPTION), place.sealDescription(description), { mode: 0o600 });
    await checkBackup(half, { progress: (done, total) => plan.progress?.('check', done, total) });
    await place.makeWhole(half, plan.folder, name);
    await forgetOld(plan);
    return description;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
}

async function copyDatabase(plan: BackupPlan, half: string, client: pg.Client) {
  const { rows } = await client.query<{ migration: number; major: number }>(`
    select coalesce(max(number), 0)::int as migration,
      current_setting('server_version_num')::int / 10000 as major from migration`);
  const { migration = 0, major = 0 } = rows[0] ?? {};
  const tar = new PassThrough({ highWaterMark: 1 << 20 });
  const manifest = new PassThrough();
  const written = Promise.all([
    pipeline(tar, zstd(), createWriteStream(join(half, place.DATABASE), { mode: 0o600 })),
    pipeline(manifest, createWriteStream(join(half, place.MANIFEST), { mode: 0o600 })),
  ]);
  const superuser = await superuserOf(plan.dataFolder);
  const watch = watchUntilStop(superuser);
  try {
    const [told] = await Promise.all([
      streamBaseBackup(superuser, {
        tar,
        manifest,
        progress: (done, total) => plan.progress?.('database', done, total),
      }),
      written,
    ]);
    return { major, migration, ...told, holdsUntil: await watch.stop() };
  } finally {
    await watch.stop().catch(() => undefined);
    await written.catch(() => undefined);
  }
}

/**
 * The last instant at which the server was still sending its files: what was acknowledged by then is in the log that
 * the backup ends with. The protocol itself tells places in the log only.
 */
function watchUntilStop(superuser: Superuser): { stop(): Promise<string> } {
  const over = new AbortController();
  const watching = asSuperuser(superuser, async (client) => {
    const { rows: begun } = await client.query<{ at: Date }>('select statement_timestamp() as at');
    let at = begun[0]?.at ?? new Date(0);
    while (!over.signal.aborted) {
      const { rows } = await client.query<{ at: Date }>(`
        select statement_timestamp() as at from pg_stat_progress_basebackup where phase in
          ('initializing', 'waiting for checkpoint to finish', 'estimating backup size', 'streaming database files')`);
      at = rows[0]?.at ?? at;
      await sleep(WATCH_MS);
    }
    return at.toISOString();
  });
  watching.catch(() => undefined);
  return {
    stop() {
      over.abort();
      return watching;
    },
  };
}

async function copyFiles(plan: BackupPlan, half: string): Promise<void> {
  const folder = join(plan.dataFolder, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  async function* files(): AsyncGenerator<TarFile> {
    for (const [at, path] of paths.entries()) {
      plan.progress?.('files', at + 1, paths.length);
      const found = await stat(path).catch(() => undefined);
      // Removed meanwhile: then no row names it any more.
      if (found === undefined) continue;
      const name = relative(plan.dataFolder, path).replaceAll('\\', '/');
      yield { name, byteCount: found.size, body: createReadStream(path) };
    }
  }
  await pipeline(writeTar(files()), zstd(), createWriteStream(join(half, place.FILES), { mode: 0o600 }));
}

async function copySecret(plan: BackupPlan, half: string): Promise<void> {
  if (plan.secret === undefined) return;
  const sealed = await sealSecret(plan.secret.value, plan.secret.passphrase);
  await writeFile(join(half, place.SECRET), `${JSON.stringify(sealed)}\n`, { mode: 0o600 });
}

/** Backups beyond the number kept, and the log that only they needed. */
async function forgetOld(plan: BackupPlan): Promise<void> {
  const backups = await place.listBackups(plan.folder);
  const old = place.outdated(backups, plan.keep);
  for (const { name } of old) await rm(join(plan.folder, name), { recursive: true, force: true });
  const oldest = backups.filter((each) => !old.includes(each) && each.database !== null).at(-1);
  if (oldest?.database) await forgetArchived(plan.dataFolder, oldest.database.startLsn);
}

function zstd() {
  return createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  });
}
