import { createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { S3Client } from '@aws-sdk/client-s3';

import { DESCRIPTION, outdated, parseDescription, writingBackup } from './backup-folder.ts';
import type { BackupDescription } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import type { BucketSettings } from './backup-settings.ts';
import { errorCode } from './start-problem.ts';

// Backups in a bucket: each file an object below the backup's name. `backup.json` goes last and is deleted first, so a
// backup that has one is whole.

const PART_BYTES = 16 * 1024 * 1024;
const PARTS_MAX = 9_000;
const LISTED_MAX = 1_000;
const PREFIX = 'vafa/';

export interface Bucket {
  list(): Promise<BackupDescription[]>;
  /** Sends the backup in a folder, and lets the outdated ones go. */
  send(folder: string, backup: BackupDescription, keep: number): Promise<void>;
  /** Brings a backup into a folder of backups, which then lists it. */
  fetch(name: string, folder: string): Promise<void>;
}

/** Opens the bucket of the settings. The client is loaded only here: most installations have none. */
export async function openBucket(settings: BucketSettings): Promise<Bucket> {
  const s3 = await import('@aws-sdk/client-s3');
  const client = new s3.S3Client({
    endpoint: settings.url,
    region: settings.region,
    // A name of a bucket is no name of a host where companies run S3 themselves.
    forcePathStyle: true,
    credentials: { accessKeyId: settings.key, secretAccessKey: settings.secret },
    // The signature holds the SHA-256 of what is sent; trailers are what other makers' S3 do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
  });
  const at = { s3, client, bucket: settings.bucket };
  const told = <T>(work: () => Promise<T>) => asProblem(settings, work);
  return {
    list: () => told(() => listIn(at)),
    send: (folder, backup, keep) => told(() => sendTo(at, folder, backup, keep)),
    fetch: (name, folder) => told(() => fetchFrom(at, name, folder)),
  };
}

interface At {
  readonly s3: typeof import('@aws-sdk/client-s3');
  readonly client: S3Client;
  readonly bucket: string;
}

async function asProblem<T>(settings: BucketSettings, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupProblem) throw error;
    const reason = error instanceof Error ? `${error.name} ${errorCode(error)}`.trim() : '';
    throw new BackupProblem('bucketFailed', { bucket: settings.bucket, at: settings.url, reason }, error);
  }
}

async function namesIn(at: At): Promise<string[]> {
  const { CommonPrefixes = [] } = await at.client.send(
    new at.s3.ListObjectsV2Command({
      Bucket: at.bucket,
      Prefix: PREFIX,
      Delimiter: '/',
      MaxKeys: LISTED_MAX,
    }),
  );
  return CommonPrefixes.flatMap(({ Prefix = '' }) => Prefix.slice(PREFIX.length, -1));
}

async function listIn(at: At): Promise<BackupDescription[]> {
  const found: BackupDescription[] = [];
  for (const name of await namesIn(at)) {
    const description = parseDescription((await textOf(at, name)) ?? '');
    if (description?.name === name) found.push(description);
  }
  return found.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

async function textOf(at: At, name: string): Promise<string | undefined> {
  try {
    const answer = await at.client.send(
      new at.s3.GetObjectCommand({ Bucket: at.bucket, Key: `${PREFIX}${name}/${DESCRIPTION}` }),
    );
    return await answer.Body?.transformToString();
  } catch (error) {
    if (error instanceof at.s3.NoSuchKey) return undefined;
    throw error;
  }
}

async function sendTo(at: At, folder: string, backup: BackupDescription, keep: number): Promise<void> {
  await removeHalves(at, backup.name);
  for (const file of backup.files) await sendFile(at, join(folder, file.name), `${backup.name}/${file.name}`);
  await at.client.send(
    new at.s3.PutObjectCommand({
      Bucket: at.bucket,
      Key: `${PREFIX}${backup.name}/${DESCRIPTION}`,
      Body: await readFile(join(folder, DESCRIPTION)),
    }),
  );
  for (const old of outdated(await listIn(at), keep)) await remove(at, old.name);
}

async function sendFile(at: At, path: string, name: string): Promise<void> {
  const to = { Bucket: at.bucket, Key: `${PREFIX}${name}` };
  const { size } = await stat(path);
  const file = await open(path);
  try {
    const read = async (from: number, length: number) => {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, from);
      if (bytesRead !== length) throw new Error(`${name} changed while it was sent`);
      return buffer;
    };
    if (size <= PART_BYTES) {
      await at.client.send(new at.s3.PutObjectCommand({ ...to, Body: await read(0, size) }));
      return;
    }
    await sendParts(at, to, size, read);
  } finally {
    await file.close();
  }
}

async function sendParts(
  at: At,
  to: { Bucket: string; Key: string },
  size: number,
  read: (from: number, length: number) => Promise<Buffer>,
): Promise<void> {
  const { UploadId } = await at.client.send(new at.s3.CreateMultipartUploadCommand(to));
  const bytes = Math.max(PART_BYTES, Math.ceil(size / PARTS_MAX));
  try {
    const parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for (let from = 0; from < size; from += bytes) {
      const PartNumber: number = parts.length + 1;
      const Body = await read(from, Math.min(bytes, size - from));
      const { ETag } = await at.client.send(
        new at.s3.UploadPartCommand({ ...to, UploadId, PartNumber, Body }),
      );
      parts.push({ PartNumber, ETag });
    }
    const whole = { ...to, UploadId, MultipartUpload: { Parts: parts } };
    await at.client.send(new at.s3.CompleteMultipartUploadCommand(whole));
  } catch (error) {
    await at.client.send(new at.s3.AbortMultipartUploadCommand({ ...to, UploadId })).catch(() => undefined);
    throw error;
  }
}

/** What a killed command sent without its description. */
async function removeHalves(at: At, own: string): Promise<void> {
  for (const name of await namesIn(at)) {
    if (name !== own && (await textOf(at, name)) === undefined) await remove(at, name);
  }
}

async function remove(at: At, name: string): Promise<void> {
  const { Contents = [] } = await at.client.send(
    new at.s3.ListObjectsV2Command({ Bucket: at.bucket, Prefix: `${PREFIX}${name}/`, MaxKeys: LISTED_MAX }),
  );
  const keys = Contents.flatMap(({ Key }) => Key ?? []);
  const first = `${PREFIX}${name}/${DESCRIPTION}`;
  for (const Key of keys.toSorted((a, b) => Number(b === first) - Number(a === first)))
    await at.client.send(new at.s3.DeleteObjectCommand({ Bucket: at.bucket, Key }));
}

async function fetchFrom(at: At, name: string, folder: string): Promise<void> {
  const text = await textOf(at, name);
  const description = parseDescription(text ?? '');
  if (text === undefined || description === undefined)
    throw new BackupProblem('missing', { backup: `s3:${name}` });
  await writingBackup(folder, async () => {
    const half = join(folder, `${name}.half-${process.pid}`);
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { recursive: true, mode: 0o700 });
    try {
      for (const file of description.files) {
        const answer = await at.client.send(
          new at.s3.GetObjectCommand({ Bucket: at.bucket, Key: `${PREFIX}${name}/${file.name}` }),
        );
        if (!(answer.Body instanceof Readable)) throw new Error(`${file.name} has no content`);
        await pipeline(answer.Body, createWriteStream(join(half, file.name), { mode: 0o600 }));
      }
      await writeFile(join(half, DESCRIPTION), text, { mode: 0o600 });
      await rename(half, join(folder, name));
    } finally {
      await rm(half, { recursive: true, force: true });
    }
  });
}
