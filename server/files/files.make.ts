import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';

import sharp from 'sharp';

import type { HttpClient } from '../../test/http-client.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import type { FileKind } from './files.contract.ts';
import { announceFile, CHUNK_BYTES_MAX, sendChunk } from './files.contract.ts';
import * as sql from './files.sql.ts';

// Photos for tests, sent as a phone sends them, and for the demo.

/** A picture like no other, taken in Mashhad on 1405/08/30 at 10:20. */
export async function makePhoto(edge = 64): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  return await sharp({ create: { width: edge, height: edge, channels: 3, background: '#888', noise } })
    .withExif({
      IFD0: { Model: 'PHONE-SERIAL-77' },
      IFD2: { DateTimeOriginal: '2026:11:21 10:20:30' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '36/1 18/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '59/1 36/1 0/1',
      },
    })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** A picture in which something is seen: lights and shadows like no other. */
export async function makeSight(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const seen = sharp({ create: { width: 14, height: 12, channels: 3, background: '#888', noise } });
  return await sharp(await seen.png().toBuffer())
    .resize(640, 550, { kernel: 'cubic' })
    .jpeg({ quality: 95 })
    .toBuffer();
}

export function announcementOf(bytes: Buffer, kind: FileKind = 'photo', id = newId()) {
  return {
    id,
    kind,
    name: 'photo.jpg',
    byteCount: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Sends a file wholly; says its id. */
export async function sendFile(
  client: HttpClient,
  given: { bytes?: Buffer; kind?: FileKind } = {},
): Promise<string> {
  const bytes = given.bytes ?? (await makePhoto());
  const announced = announcementOf(bytes, given.kind);
  await client.call(announceFile, announced);
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES_MAX) {
    const chunk = bytes.subarray(offset, offset + CHUNK_BYTES_MAX);
    await client.sendBytes(sendChunk, { id: announced.id, offset }, chunk);
  }
  return announced.id;
}

/** Puts a whole photo there as if its phone had sent it, without looking at it; says its id. */
export async function makePhotoFile(
  ctx: Context,
  given: { readonly bytes: Buffer; readonly name: string; readonly takenAt: Date },
): Promise<string> {
  const { bytes, name, takenAt } = given;
  const madeBy = ctx.actor.membershipId;
  assert(madeBy !== null && bytes.length <= CHUNK_BYTES_MAX, 'a small photo of a person');
  const id = newId(takenAt.getTime());
  const sha256 = createHash('sha256').update(bytes).digest();
  await sql.announce.run(ctx, {
    id,
    kind: 'photo',
    name,
    byteCount: bytes.length,
    sha256,
    agencyId: ctx.actor.agencyId,
    madeBy,
    now: takenAt,
  });
  await sql.insertChunk.run(ctx, { fileId: id, at: 0, bytes });
  await sql.noteWhole.run(ctx, {
    id,
    now: ctx.now,
    type: 'image/jpeg',
    keptByteCount: bytes.length,
    keptSha256: sha256,
    takenAt,
    latitude: null,
    longitude: null,
    look: null,
  });
  return id;
}
