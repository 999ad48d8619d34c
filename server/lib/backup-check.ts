import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';

import type { BackupDescription } from './backup-folder.ts';
import { DATABASE, FILES, MANIFEST, requireDescription } from './backup-folder.ts';
import { readManifest, segmentsOf } from './backup-manifest.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { readTar } from './backup-tar.ts';

// Reads a backup through and through: every file against what `backup.json` and PostgreSQL's manifest say. Restoring is
// the same reading with somewhere to write to, so nothing is brought back that was not checked.

/** Where the entries of a tar go; undefined: they are only read. */
export type EntrySink = (entry: {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly body: AsyncIterable<Buffer>;
}) => Promise<void>;

export interface CheckParts {
  readonly database?: EntrySink;
  readonly files?: EntrySink;
  readonly progress?: (doneBytes: number, totalBytes: number) => void;
}

/** Checks the backup in a folder; throws a BackupProblem that names what is wrong with it. */
export async function checkBackup(folder: string, parts: CheckParts = {}): Promise<BackupDescription> {
  const description = await requireDescription(folder);
  const totalBytes = description.files.reduce((sum, file) => sum + file.byteCount, 0);
  let doneBytes = 0;
  const told = (bytes: number) => parts.progress?.((doneBytes += bytes), totalBytes);
  const manifest = description.database === null ? undefined : await manifestOf(folder, description);
  for (const file of description.files) {
    const reading = { folder, file, told };
    if (file.name === DATABASE && manifest !== undefined)
      await checkDatabase(reading, description, manifest, parts.database);
    else if (file.name === FILES) await checkFiles(reading, parts.files);
    else await readWhole(reading, async (bytes) => await skip(bytes));
  }
  return description;
}

async function manifestOf(folder: string, description: BackupDescription): Promise<BackupManifest> {
  try {
    const manifest = readManifest(await readFile(join(folder, MANIFEST), 'utf8'));
    if (manifest.systemId !== description.database?.systemId) throw new Error('it is of another database');
    return manifest;
  } catch (error) {
    throw new BackupProblem('fileDamaged', { backup: description.name, file: MANIFEST }, error);
  }
}

interface Reading {
  readonly folder: string;
  readonly file: BackupDescription['files'][number];
  told(bytes: number): void;
}

/** Gives the file's bytes to `read` and compares all of them with the description. */
async function readWhole(
  { folder, file, told }: Reading,
  read: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const facts = { backup: folder, file: file.name };
  const hash = createHash('sha256');
  let byteCount = 0;
  const stream = createReadStream(join(folder, file.name), { highWaterMark: 1 << 18 });
  const measured = async function* () {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      byteCount += chunk.length;
      told(chunk.length);
      yield chunk;
    }
  };
  try {
    await read(measured());
  } catch (error) {
    if (error instanceof BackupProblem || isOfPlace(error)) throw error;
    if (isCode(error, 'ENOENT')) throw new BackupProblem('fileMissing', facts, error);
    throw new BackupProblem('fileDamaged', facts, error);
  } finally {
    stream.destroy();
  }
  if (byteCount !== file.byteCount || hash.digest('hex') !== file.sha256)
    throw new BackupProblem('fileDamaged', facts);
}

async function checkDatabase(
  reading: Reading,
  description: BackupDescription,
  manifest: BackupManifest,
  sink: EntrySink | undefined,
): Promise<void> {
  const missing = new Set(manifest.files.keys());
  const segments = new Map<string, number>();
  const damaged = (file: string) => new BackupProblem('fileDamaged', { backup: reading.folder, file });
  await readWhole(reading, async (packed) => {
    for await (const entry of unpack(packed)) {
      const { name, kind } = entry;
      if (kind === 'other' || !isInside(name)) throw damaged(name);
      if (kind === 'folder') {
        await sink?.({ name, kind, body: entry.body });
        continue;
      }
      const hash = createHash('sha256');
      const head: Buffer[] = [];
      await drain({ name, kind, body: hashed(entry.body, hash, head) }, sink);
      const told = manifest.files.get(name);
      const isSame = told?.byteCount === entry.byteCount && told.sha256 === hash.digest('hex');
      if (told !== undefined && !isSame) throw damaged(name);
      missing.delete(name);
      const segment = /^pg_wal\/([0-9A-F]{24})$/.exec(name)?.[1];
      if (segment !== undefined) segments.set(segment, entry.byteCount);
      else if (told === undefined && !name.startsWith('pg_wal/')) throw damaged(name);
      if (name === 'global/pg_control') requireControl(Buffer.concat(head), description, damaged(name));
    }
  });
  const [lost] = missing;
  if (lost !== undefined) throw new BackupProblem('fileMissing', { backup: reading.folder, file: lost });
  requireLog(manifest, segments, reading.folder);
}

/** `pg_control` begins with the identity of the database and its format: 1800 is PostgreSQL 18. */
function requireControl(head: Buffer, description: BackupDescription, damaged: BackupProblem): void {
  const isOurs =
    head.length >= 12 &&
    String(head.readBigUInt64LE(0)) === description.database?.systemId &&
    Math.floor(head.readUInt32LE(8) / 100) === description.database.major;
  if (!isOurs) throw damaged;
}

/** All of the log that makes the copy consistent must have come along. */
function requireLog(manifest: BackupManifest, segments: ReadonlyMap<string, number>, backup: string): void {
  const [segmentBytes] = segments.values();
  for (const range of manifest.ranges) {
    for (const name of segmentsOf(range, segmentBytes ?? 1 << 24)) {
      if (segments.get(name) !== segmentBytes)
        throw new BackupProblem('fileMissing', { backup, file: `pg_wal/${name}` });
    }
  }
}

async function checkFiles(reading: Reading, sink: EntrySink | undefined): Promise<void> {
  await readWhole(reading, async (packed) => {
    for await (const { name, kind, body } of unpack(packed)) {
      if (kind === 'other' || !isInside(name))
        throw new BackupProblem('fileDamaged', { backup: reading.folder, file: name });
      await drain({ name, kind, body }, sink);
    }
  });
}

async function* unpack(packed: AsyncIterable<Buffer>) {
  const plain = createZstdDecompress();
  // An error of either side ends the other, and with it the reading below.
  pipeline(Readable.from(packed), plain, () => undefined);
  try {
    yield* readTar(plain as AsyncIterable<Buffer>);
  } finally {
    plain.destroy();
  }
}

/** Enough for the first twelve bytes, however they are cut. */
const HEAD_CHUNKS = 12;

async function* hashed(body: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>, head: Buffer[]) {
  for await (const chunk of body) {
    hash.update(chunk);
    if (head.length < HEAD_CHUNKS) head.push(Buffer.from(chunk.subarray(0, 64)));
    yield chunk;
  }
}

async function drain(entry: Parameters<EntrySink>[0], sink: EntrySink | undefined): Promise<void> {
  await sink?.(entry);
  await skip(entry.body);
}

async function skip(bytes: AsyncIterable<unknown>): Promise<void> {
  for await (const chunk of bytes) void chunk;
}

/** A name that stays in the folder it is written to. */
function isInside(name: string): boolean {
  return name !== '' && !/^[/\\]|^\w:|(^|[/\\])\.\.([/\\]|$)/.test(name);
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Trouble of the place that is written to, which is no fault of the backup. */
function isOfPlace(error: unknown): boolean {
  return isCode(error, 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS');
}
