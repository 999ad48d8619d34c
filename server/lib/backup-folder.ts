import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { BackupProblem } from './backup-problem.ts';
import { isAlive } from './postgres-folder.ts';
import { errorCode } from './start-problem.ts';

// Where backups lie: a folder each, named by the instant it was begun. `backup.json` says what it holds; it is written
// last, into a folder that bears its name only when it is whole.

export const DESCRIPTION = 'backup.json';
export const DATABASE = 'database.tar.zst';
export const MANIFEST = 'manifest.json';
export const FILES = 'files.tar.zst';
export const SECRET = 'secret.json';

/** Why a backup was taken. */
export const BACKUP_REASONS = ['asked', 'nightly', 'upgrade'] as const;

export const BackupDescription = z.object({
  format: z.literal(1),
  name: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?$/),
  reason: z.enum(BACKUP_REASONS),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** Null where the database has its own tools. */
  database: z
    .object({
      major: z.number(),
      migration: z.number(),
      systemId: z.string(),
      timeline: z.number(),
      startLsn: z.string(),
      endLsn: z.string(),
      /** What was acknowledged before this instant is in it. */
      holdsUntil: z.iso.datetime(),
    })
    .nullable(),
  isSecretInside: z.boolean(),
  files: z.array(z.object({ name: z.string(), byteCount: z.number(), sha256: z.string() })),
});

export type BackupDescription = z.output<typeof BackupDescription>;

/** The good backups of a folder, newest first. What is half made or cannot be read is not among them. */
export async function listBackups(folder: string): Promise<BackupDescription[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => /^\d[\dTZ-]+$/.test(name)).map((name) => readDescription(join(folder, name))),
  );
  return found
    .flatMap((description) => description ?? [])
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

async function readDescription(folder: string): Promise<BackupDescription | undefined> {
  const text = await readFile(join(folder, DESCRIPTION), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseDescription(text);
}

/** Reads what `sealDescription` wrote; undefined if a byte of it is another one. */
export function parseDescription(text: string): BackupDescription | undefined {
  try {
    const { digest, ...told } = Sealed.parse(JSON.parse(text));
    return digest === digestOf(told) ? told : undefined;
  } catch {
    return undefined;
  }
}

export function sealDescription(description: BackupDescription): string {
  return `${JSON.stringify({ ...description, digest: digestOf(description) }, null, 2)}\n`;
}

const Sealed = BackupDescription.extend({ digest: z.string() });

/** Of the values in the order of the schema, whatever the text they came in looked like. */
function digestOf(description: BackupDescription): string {
  const told = JSON.stringify(BackupDescription.parse(description));
  return createHash('sha256').update(told).digest('hex');
}

/** The description of the backup in a folder; throws a BackupProblem where there is none that can be read. */
export async function requireDescription(folder: string): Promise<BackupDescription> {
  if (!existsSync(folder)) throw new BackupProblem('missing', { backup: folder });
  const description = await readDescription(folder);
  if (description === undefined) throw new BackupProblem('unreadable', { backup: folder });
  return description;
}

/** A name that no backup of the folder has yet. */
export function nameFor(startedAt: Date, folder: string): string {
  const name = `${startedAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  for (let number = 2; ; number += 1) {
    const tried = number === 2 ? name : `${name}-${number - 1}`;
    if (!existsSync(join(folder, tried))) return tried;
  }
}

/** A folder to fill; what killed commands left half filled is removed first. */
export async function makeHalf(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const left of await readdir(folder)) {
    const maker = /\.half-(\d+)$/.exec(left)?.[1];
    if (maker !== undefined && (Number(maker) === process.pid || !isAlive(Number(maker))))
      await rm(join(folder, left), { recursive: true, force: true });
  }
  const half = join(folder, `${name}.half-${process.pid}`);
  await mkdir(half, { mode: 0o700 });
  return half;
}

/** Gives a filled folder its name, once all of it is on the disk. */
export async function makeWhole(half: string, folder: string, name: string): Promise<void> {
  for (const file of await readdir(half)) await sync(join(half, file));
  await sync(half);
  await rename(half, join(folder, name));
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The backups that go when `keep` newest stay; the newest one before an upgrade always stays. */
export function outdated(backups: readonly BackupDescription[], keep: number): BackupDescription[] {
  const beforeUpgrade = backups.find((backup) => backup.reason === 'upgrade');
  return backups.slice(keep).filter((backup) => backup !== beforeUpgrade);
}

export async function measureFile(folder: string, name: string) {
  const hash = createHash('sha256');
  let byteCount = 0;
  for await (const chunk of createReadStream(join(folder, name))) {
    hash.update(chunk);
    byteCount += chunk.length;
  }
  return { name, byteCount, sha256: hash.digest('hex') };
}

/** Runs what writes into `folder`; "no place" and "no right" of the file system become sentences. */
export async function writingBackup<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new BackupProblem('diskFull', { folder }, error);
    if (code === 'EACCES' || code === 'EROFS') throw new BackupProblem('folderReadOnly', { folder }, error);
    throw error;
  }
}
