// What a zip says of itself, before anything is unpacked. The reader stops an entry at its declared size, so
// an archive cannot weigh more than it admits here.

const END_OF_DIRECTORY = 0x0605_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const END_BYTES_MIN = 22;
const COMMENT_BYTES_MAX = 65_535;
const ENTRIES_MAX = 5_000;
const BIG_SIZE = 0xffff_ffff;

/** Whether the bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * The unpacked bytes of the heaviest entry and of all together. Undefined for what is no readable zip;
 * sizes that are hidden, or beyond 4 GB, weigh as infinite.
 */
export function zipWeight(bytes: Uint8Array): { heaviest: number; total: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > ENTRIES_MAX || at === BIG_SIZE) return { heaviest: Infinity, total: Infinity };
  let heaviest = 0;
  let total = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const isFolder = bytes[at + 46 + nameLength - 1] === 0x2f;
    const isHidden =
      unpacked === BIG_SIZE ||
      (unpacked === 0 && !isFolder && (packed > 2 || (view.getUint16(at + 8, true) & 8) !== 0));
    heaviest = Math.max(heaviest, isHidden ? Infinity : unpacked);
    total += isHidden ? Infinity : unpacked;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { heaviest, total };
}

function endOfDirectory(view: DataView): number | undefined {
  const from = view.byteLength - END_BYTES_MIN;
  for (let at = from; at >= 0 && at >= from - COMMENT_BYTES_MAX; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}
