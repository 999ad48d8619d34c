import sharp from 'sharp';

import type { Taken } from './exif.ts';
import { readTaken } from './exif.ts';
import type { FileKind } from './files.contract.ts';
import { lookOf } from './photo-look.ts';

// A whole file is looked at once: what it claims to be is proven, place and time are read, and what is kept is written
// anew without any of the metadata that a phone puts into its pictures.

sharp.cache(false);
// Several photos at once share the machine with everything else.
sharp.concurrency(1);

const PIXELS_MAX = 60_000_000;
const EDGE_MAX = 4096;
const PHOTO_QUALITY = 86;
const SECONDS_MAX = 6;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

export interface Kept {
  readonly type: 'image/jpeg' | 'image/png' | 'application/pdf';
  readonly bytes: Buffer;
  readonly taken: Taken;
  /** Of a photo: how it looks. */
  readonly look: string | null;
}

/** What to keep of a file; undefined when it is not what it says to be. */
export async function clean(kind: FileKind, bytes: Buffer, zone: string): Promise<Kept | undefined> {
  if (kind === 'paper' && bytes.toString('latin1', 0, 5) === '%PDF-') {
    return { type: 'application/pdf', bytes, taken: readTaken(undefined, zone), look: null };
  }
  try {
    const picture = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' });
    const { format, exif } = await picture.metadata();
    if (!FORMATS.has(format)) return undefined;
    const upright = picture
      .autoOrient()
      .resize({ width: EDGE_MAX, height: EDGE_MAX, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: SECONDS_MAX });
    const isDrawn = kind === 'signature';
    const kept = await (isDrawn ? upright.png() : upright.jpeg({ quality: PHOTO_QUALITY })).toBuffer();
    return {
      type: isDrawn ? 'image/png' : 'image/jpeg',
      bytes: kept,
      taken: readTaken(exif, zone),
      look: kind === 'photo' ? await lookOf(kept) : null,
    };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** libvips throws plain errors for what it cannot read; ours are of other classes. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error;
}
