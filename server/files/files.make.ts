import { createHash } from 'node:crypto';

import sharp from 'sharp';

import type { HttpClient } from '../../test/http-client.ts';
import { newId } from '../lib/id.ts';
import type { FileKind } from './files.contract.ts';
import { announceFile, CHUNK_BYTES_MAX, sendChunk } from './files.contract.ts';

// Photos for tests, sent as a phone sends them.

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
