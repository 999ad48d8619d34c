import sharp from 'sharp';

// How a photo looks, in 64 bits: scaled to nine by eight greys, each one brighter than the next or not. Light, size and
// compression change few of them. Row I10.

const ROWS = 8;
const COLUMNS = 9;
/** A picture of one shade says nothing; every other of one shade looks the same. */
const SHADES_MIN = 12;

/** 64 zeros and ones; null for a picture in which nothing is seen. */
export async function lookOf(bytes: Buffer): Promise<string | null> {
  const { data } = await sharp(bytes)
    .greyscale()
    .resize(COLUMNS, ROWS, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (Math.max(...data) - Math.min(...data) < SHADES_MIN) return null;
  let bits = '';
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column + 1 < COLUMNS; column += 1) {
      const at = row * COLUMNS + column;
      bits += (data[at] ?? 0) > (data[at + 1] ?? 0) ? '1' : '0';
    }
  }
  return bits;
}

/** Looks that differ in so many bits at most are near the same. */
export const NEAR_BITS = 5;
/** One more than may differ, so that one of them is the same in both. */
const BANDS = NEAR_BITS + 1;
const BAND_BITS = Math.ceil((ROWS * (COLUMNS - 1)) / BANDS);

/** A look cut into bands, each a number that says which band it is. */
export function bandsOf(look: string): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const bits = look.slice(band * BAND_BITS, (band + 1) * BAND_BITS);
    return band * 2 ** BAND_BITS + Number.parseInt(bits, 2);
  });
}
