import { chownSync, createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { zstdCompressSync } from 'node:zlib';

import { archiveFolderOf, fetchSettings, firstGap, isArchiving, timelineFrom } from './archive.ts';
import { checkBackup } from './backup-check.ts';
import type { EntrySink } from './backup-check.ts';
import { SECRET, requireDescription, writingBackup } from './backup-folder.ts';
import type { BackupDescription } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import { SealedSecret, openSecret } from './backup-secret.ts';
import { isAlive, processesIn, readPidFile } from './postgres-folder.ts';
import { notAsRoot } from './postgres-programs.ts';
import { recover } from './restore-recovery.ts';
import type { RestoreTarget } from './restore-recovery.ts';

// Brings a backup back. Everything is made ready beside the place it goes to, checked and recovered; only then do a few
// renames put it there. Until then a killed restore has changed nothing.

export interface RestorePlan {
  /** The folder of the backup. */
  readonly backup: string;
  readonly dataFolder: string;
  readonly target: RestoreTarget;
  /** Where the log archive lies; undefined: in the data folder. */
  readonly archive?: string;
  /** Puts what is there aside instead of refusing. */
  readonly replaces: boolean;
  /** Undefined: the secret stays in the backup. */
  readonly passphrase: string | undefined;
  /** Newest migration that this program knows. */
  readonly newestMigration: number;
  readonly progress?: (step: 'read' | 'recover', doneBytes: number, totalBytes: number) => void;
}

export interface Restored {
  readonly description: BackupDescription;
  readonly migration: number;
  /** Whether the data folder has a secret now. */
  readonly hasSecret: boolean;
  /** Where the former data lie now. */
  readonly aside: string | undefined;
}

/** What of a data folder a restore brings back. */
const PARTS = ['postgres', 'files', 'secret'] as const;

/** Restores into the data folder. Throws a BackupProblem; then the data folder is as it was. */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const description = await requireDescription(plan.backup);
  await requireRoom(plan);
  refuseUnfit(plan, description);
  return writingBackup(plan.dataFolder, async () => {
    const half = join(plan.dataFolder, `restore.half-${process.pid}`);
    await removeHalves(plan.dataFolder);
    await mkdir(half, { recursive: true, mode: 0o700 });
    try {
      const secret = await secretOf(plan, description);
      await unpackInto(plan, half);
      const archive = plan.archive ?? archiveFolderOf(plan.dataFolder);
      const migration =
        description.database === null ? 0 : await recoverIn(half, archive, description.database, plan);
      if (secret !== undefined) await writeFile(join(half, 'secret'), `${secret}\n`, { mode: 0o600 });
      const aside = await putInPlace(plan, half);
      const hasSecret = existsSync(join(plan.dataFolder, 'secret'));
      return { description, migration, hasSecret, aside };
    } finally {
      await rm(half, { recursive: true, force: true });
    }
  });
}

function refuseUnfit({ newestMigration, target }: RestorePlan, { name, database }: BackupDescription): void {
  if (database === null) return;
  if (database.major !== 18)
    throw new BackupProblem('otherPostgres', { backup: name, version: String(database.major) });
  if (database.migration > newestMigration)
    throw new BackupProblem('newerThanProgram', { backup: name, level: String(database.migration) });
  if (target.kind === 'instant' && target.at.getTime() < Date.parse(database.holdsUntil))
    throw new BackupProblem('instantTooEarly', { backup: name, from: database.holdsUntil });
}

/** An empty place, or leave to put aside what is there; in neither case a running server. */
async function requireRoom({ dataFolder, replaces }: RestorePlan): Promise<void> {
  const data = join(dataFolder, 'postgres');
  if (existsSync(data)) {
    const running = await processesIn(data, (await readPidFile(data))?.pid);
    if (running.length > 0) throw new BackupProblem('folderInUse', { folder: dataFolder });
  }
  const filled = PARTS.some((part) => existsSync(join(dataFolder, part)));
  if (filled && !replaces) throw new BackupProblem('folderFilled', { folder: dataFolder });
}

async function secretOf(plan: RestorePlan, description: BackupDescription): Promise<string | undefined> {
  if (!description.isSecretInside || plan.passphrase === undefined) return undefined;
  const text = await readFile(join(plan.backup, SECRET), 'utf8').catch(() => '');
  const sealed = SealedSecret.safeParse(parse(text));
  if (!sealed.success) throw new BackupProblem('fileDamaged', { backup: description.name, file: SECRET });
  return openSecret(sealed.data, plan.passphrase);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes what the backup holds into an empty folder, each byte checked on its way. */
export async function unpackInto(
  plan: Pick<RestorePlan, 'backup' | 'progress'>,
  folder: string,
): Promise<BackupDescription> {
  const data = join(folder, 'postgres');
  await mkdir(data, { mode: 0o700 });
  const { uid, gid } = (await notAsRoot(folder))('postgres', []);
  const own = (path: string) => {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  };
  own(data);
  const into =
    (base: string, owned: boolean): EntrySink =>
    async ({ name, kind, body }) => {
      const path = join(base, name);
      if (kind === 'folder') await mkdir(path, { recursive: true, mode: 0o700 });
      else {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await pipeline(body, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
      }
      if (owned) own(path);
    };
  return checkBackup(plan.backup, {
    database: into(data, true),
    files: into(folder, false),
    progress: (done, total) => plan.progress?.('read', done, total),
  });
}

async function recoverIn(
  half: string,
  archive: string,
  database: NonNullable<BackupDescription['database']>,
  plan: RestorePlan,
): Promise<number> {
  const { target } = plan;
  if (target.kind !== 'backup' && !existsSync(archive))
    throw new BackupProblem('archiveMissing', { folder: archive });
  // A recovery takes a missing segment for the end of the log: without an instant to reach nobody would notice.
  const gap = target.kind === 'newest' ? await firstGap(archive, database) : undefined;
  if (gap !== undefined) throw new BackupProblem('archiveGap', { segment: gap });
  plan.progress?.('recover', 0, 1);
  const timeline = target.kind === 'backup' ? database.timeline : await timelineFrom(archive, database);
  const { migration } = await recover({
    folder: half,
    target,
    timeline,
    settings: fetchSettings(archive),
  });
  if (isArchiving(plan.dataFolder)) await keepHistories(half, archiveFolderOf(plan.dataFolder));
  return migration;
}

/**
 * The restored server goes on along a line of time of its own. The archive must know where it left the former one: the
 * recovering server itself archives nothing, so that one that fails leaves no trace there.
 */
async function keepHistories(half: string, archive: string): Promise<void> {
  const wal = join(half, 'postgres', 'pg_wal');
  for (const name of await readdir(wal)) {
    if (!name.endsWith('.history')) continue;
    const kept = join(archive, `${name}.zst`);
    if (existsSync(kept)) continue;
    await writeFile(`${kept}.half`, zstdCompressSync(await readFile(join(wal, name))), { mode: 0o600 });
    await link(`${kept}.half`, kept);
    await rm(`${kept}.half`);
  }
}

/** The former parts go aside, the restored ones take their place. A secret that the backup lacks stays. */
async function putInPlace({ dataFolder }: RestorePlan, half: string): Promise<string | undefined> {
  const made = PARTS.filter((part) => existsSync(join(half, part)));
  const former = PARTS.filter((part) => existsSync(join(dataFolder, part)));
  const leaving = former.filter(
    (part) => made.includes(part) || (part === 'files' && made.includes('postgres')),
  );
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const aside = join(dataFolder, `replaced-${at}Z`);
  if (leaving.length > 0) await mkdir(aside, { mode: 0o700 });
  for (const part of leaving) await rename(join(dataFolder, part), join(aside, part));
  for (const part of made) await rename(join(half, part), join(dataFolder, part));
  return leaving.length > 0 ? aside : undefined;
}

async function removeHalves(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder).catch(() => [])) {
    const maker = /^restore\.half-(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}
