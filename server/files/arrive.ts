import { createHash } from 'node:crypto';
import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import type { FileAnswer } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import type { announceFile, FileState, sendChunk } from './files.contract.ts';
import { CHUNK_BYTES_MAX, fileBytesMax } from './files.contract.ts';
import { fileSight } from './files.scope.ts';
import * as sql from './files.sql.ts';
import type { ArrivingFile } from './files.sql.ts';
import { bandsOf } from './photo-look.ts';
import { clean } from './picture.ts';

// How a file arrives: announced once, then chunk by chunk in order, each in its own transaction, so that whatever breaks
// costs one chunk. The last one checks the hash, looks at the file and keeps it cleaned.

/** Chunks as small as one likes would make a row of every byte. */
const CHUNK_BYTES_MIN = 16 * 1024;
/** Files of one sender that belong to nothing yet. */
const UNUSED_MAX = 500;
const WRONG_HASH_MAX = 3;

/** Says that a file will come. Its id is the sender's; announced again it is the same file. */
export async function announce(ctx: Context, input: z.output<typeof announceFile.input>): Promise<FileState> {
  const madeBy = senderOf(ctx);
  const known = await sql.selectArriving.first(ctx, { id: input.id, madeBy });
  if (known !== undefined) return stateOf(requireSame(known, input));
  if (input.byteCount > fileBytesMax[input.kind]) {
    throw new Failure('tooLarge', 'files.tooBig', { megabytes: fileBytesMax[input.kind] >> 20 }, 'byteCount');
  }
  const { count } = await sql.countUnused.one(ctx, { madeBy });
  if (count >= UNUSED_MAX) throw new Failure('conflict', 'files.tooManyUnused', { max: UNUSED_MAX });
  const sha256 = Buffer.from(input.sha256, 'hex');
  await sql.announce.run(ctx, {
    ...input,
    sha256,
    agencyId: ctx.actor.agencyId,
    madeBy,
    now: ctx.now,
  });
  // Announced twice at one instant it is there now; the file of somebody else stays unknown.
  const file = await sql.selectArriving.first(ctx, { id: input.id, madeBy });
  if (file === undefined) throw new Failure('missing', 'files.idTaken', {}, 'id');
  return stateOf(requireSame(file, input));
}

function requireSame(known: ArrivingFile, input: z.output<typeof announceFile.input>): ArrivingFile {
  const isSame = known.byteCount === input.byteCount && known.sha256.toString('hex') === input.sha256;
  if (!isSame || known.kind !== input.kind) throw new Failure('conflict', 'files.idTaken', {}, 'id');
  return known;
}

/** How much of a file has arrived, for who sends it. */
export async function arrivalState(ctx: Context, { id }: { id: string }): Promise<FileState> {
  const file = await sql.selectArriving.first(ctx, { id, madeBy: senderOf(ctx) });
  if (file === undefined) throw new Failure('missing', 'files.missing');
  return stateOf(file);
}

type Chunk = z.output<typeof sendChunk.input> & { readonly bytes: Buffer };

/** Takes a chunk. What is known already is skipped; after a gap nothing is written: the answer says where to go on. */
export async function receiveChunk(ctx: Context, chunk: Chunk): Promise<FileState> {
  const file = await sql.lockArriving.first(ctx, { id: chunk.id, madeBy: senderOf(ctx) });
  if (file === undefined) throw new Failure('missing', 'files.missing');
  if (file.refusal !== null) throw new Failure('conflict', file.refusal);
  if (file.wholeAt !== null || chunk.offset > file.receivedBytes) return stateOf(file);
  const endsAt = chunk.offset + chunk.bytes.length;
  requireSize(chunk.bytes.length, { isLast: endsAt === file.byteCount });
  if (endsAt > file.byteCount) throw new Failure('invalid', 'files.tooManyBytes', {}, 'offset');
  if (endsAt <= file.receivedBytes) return stateOf(file);
  await sql.insertChunk.run(ctx, {
    fileId: file.id,
    at: file.receivedBytes,
    bytes: chunk.bytes.subarray(file.receivedBytes - chunk.offset),
  });
  if (endsAt < file.byteCount) return await noteReceived(ctx, file, { receivedBytes: endsAt });
  return await finish(ctx, file);
}

function requireSize(byteCount: number, { isLast }: { isLast: boolean }): void {
  if (byteCount > CHUNK_BYTES_MAX) {
    throw new Failure('tooLarge', 'files.chunkTooBig', { kilobytes: CHUNK_BYTES_MAX >> 10 });
  }
  if (byteCount < (isLast ? 1 : CHUNK_BYTES_MIN)) throw new Failure('invalid', 'files.chunkTooSmall');
}

/** All bytes are here: the hash is checked and the file looked at. A wrong hash begins anew, at most three times. */
async function finish(ctx: Context, file: ArrivingFile): Promise<FileState> {
  const [chunks, { zone }] = await Promise.all([
    sql.selectChunks.all(ctx, { fileId: file.id }),
    sql.selectZone.one(ctx),
  ]);
  const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  await sql.dropChunks.run(ctx, { fileIds: [file.id] });
  if (!hashOf(bytes).equals(file.sha256)) {
    const wrongHashCount = file.wrongHashCount + 1;
    const refusal = wrongHashCount >= WRONG_HASH_MAX ? 'files.wrongHash' : null;
    return await noteReceived(ctx, file, { receivedBytes: 0, wrongHashCount, refusal });
  }
  const kept = await clean(file.kind, bytes, zone);
  if (kept === undefined) {
    return await noteReceived(ctx, file, { receivedBytes: file.byteCount, refusal: 'files.notAPicture' });
  }
  const ats = Array.from(
    { length: Math.ceil(kept.bytes.length / CHUNK_BYTES_MAX) },
    (_, at) => at * CHUNK_BYTES_MAX,
  );
  await sql.insertChunks.run(ctx, {
    fileId: file.id,
    ats,
    chunks: ats.map((at) => kept.bytes.subarray(at, at + CHUNK_BYTES_MAX)),
  });
  await sql.noteWhole.run(ctx, {
    id: file.id,
    now: ctx.now,
    type: kept.type,
    keptByteCount: kept.bytes.length,
    keptSha256: hashOf(kept.bytes),
    takenAt: kept.taken.at,
    latitude: kept.taken.latitude,
    longitude: kept.taken.longitude,
    look: kept.look,
  });
  if (kept.look !== null) await sql.insertLook.run(ctx, { fileId: file.id, bands: bandsOf(kept.look) });
  await audit(ctx, {
    action: 'files.receive',
    kind: 'file',
    id: file.id,
    after: {
      kind: file.kind,
      type: kept.type,
      sha256: file.sha256.toString('hex'),
      byteCount: file.byteCount,
    },
  });
  return { id: file.id, receivedBytes: file.byteCount, isWhole: true, refusal: null };
}

async function noteReceived(
  ctx: Context,
  file: ArrivingFile,
  change: Partial<Pick<ArrivingFile, 'receivedBytes' | 'wrongHashCount' | 'refusal'>>,
): Promise<FileState> {
  const next = { ...file, ...change };
  const { id, receivedBytes, wrongHashCount, refusal } = next;
  await sql.noteReceived.run(ctx, { id, receivedBytes, wrongHashCount, refusal });
  return stateOf(next);
}

/** The bytes of a whole file, for who may see it. */
export async function contentOf(ctx: Context, { id }: { id: string }): Promise<FileAnswer> {
  const file = await sql.selectReadable.first(ctx, { id, ...fileSight(ctx) });
  if (file === undefined) throw new Failure('missing', 'files.missing');
  const chunks = await sql.selectChunks.all(ctx, { fileId: id });
  return { name: file.name, type: file.type, body: Buffer.concat(chunks.map((chunk) => chunk.bytes)) };
}

const ORPHAN_DAYS = 30;
const DAY_MS = 86_400_000;
const SWEPT_MAX = 500;

/** Throws away what was announced or sent long ago and never handed in with anything. */
export async function sweepOrphans(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - ORPHAN_DAYS * DAY_MS);
  const ids = (await sql.selectOrphans.all(ctx, { before, limit: SWEPT_MAX })).map((file) => file.id);
  if (ids.length === 0) return;
  await sql.dropChunks.run(ctx, { fileIds: ids });
  await sql.dropLooks.run(ctx, { fileIds: ids });
  await sql.dropFiles.run(ctx, { ids });
}

function stateOf(file: ArrivingFile): FileState {
  const { id, receivedBytes, refusal } = file;
  return { id, receivedBytes, isWhole: file.wholeAt !== null, refusal };
}

/** A person by his membership, so that he goes on after signing in again; a program by its key. */
function senderOf({ actor }: Context): string {
  const id = actor.membershipId ?? actor.id;
  if (id === null) throw new Failure('forbidden', 'lib.forbidden');
  return id;
}

function hashOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
