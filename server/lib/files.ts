import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { statement } from './sql.ts';

// Received files lie in a folder by id. They arrive before the transaction that makes them known; what never becomes
// known is an orphan that a later sweep removes.

export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly byteCount: number;
  readonly sha256: Buffer;
}

export interface FileStore {
  /** Stores a stream of at most `maxBytes`; more is refused with `tooLarge` and leaves nothing behind. */
  receive(stream: Readable, name: string, maxBytes: number): Promise<ReceivedFile>;
  read(id: string): Readable;
  remove(id: string): Promise<void>;
}

export function openFileStore(folder: string): FileStore {
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id);
  return {
    async receive(stream, name, maxBytes) {
      const id = randomUUID();
      const path = pathOf(id);
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
      const hash = createHash('sha256');
      let byteCount = 0;
      const measured = async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          byteCount += chunk.length;
          if (byteCount > maxBytes)
            throw new Failure('tooLarge', 'lib.fileTooLarge', { megabytes: maxBytes >> 20 }, 'file');
          hash.update(chunk);
          yield chunk;
        }
      };
      try {
        await pipeline(stream, measured, createWriteStream(`${path}.part`));
        await rename(`${path}.part`, path);
      } catch (error) {
        await rm(`${path}.part`, { force: true });
        throw error;
      }
      return { id, name, byteCount, sha256: hash.digest() };
    },
    read: (id) => createReadStream(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

const insertFile = statement(
  'files.insert',
  `insert into file (tenant_id, id, kind, name, byte_count, sha256, agency_id, made_by, made_at)
   values (:tenant, :id, :kind, :name, :byteCount, :sha256, :agencyId, :madeBy, :now::timestamptz)`,
);

/** Makes a received file known to the tenant. */
export async function keepFile(
  ctx: Context,
  file: ReceivedFile,
  about: { kind: string; agencyId?: string | null },
): Promise<void> {
  await insertFile.run(ctx, {
    ...file,
    kind: about.kind,
    agencyId: about.agencyId ?? null,
    madeBy: ctx.actor.id,
    now: ctx.now,
  });
}
