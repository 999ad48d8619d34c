import { instantOf } from '../lib/jalali.ts';

// Where and when a photo says that it was taken: read from its EXIF block, before the block is thrown away. Pure.

export interface Taken {
  readonly at: Date | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const NOTHING: Taken = { at: null, latitude: null, longitude: null };
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const TAKEN_AT = 0x9003;
const TAKEN_OFFSET = 0x9011;
/** ASCII, and fractions of two 32-bit numbers; nothing else is asked for. */
const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;
const BYTES_OF: Readonly<Record<number, number>> = { [ASCII]: 1, [LONG]: 4, [RATIONAL]: 8 };
const ENTRIES_MAX = 200;

/** A block that is broken says nothing; a local time without its offset is one of `zone`. */
export function readTaken(exif: Buffer | undefined, zone: string): Taken {
  if (exif === undefined) return NOTHING;
  const tiff = exif.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0);
  const read = readerOf(tiff);
  if (read === undefined) return NOTHING;
  const root = read.directory(read.long(4));
  const own = read.directory(read.offsetIn(root, EXIF_IFD));
  const gps = read.directory(read.offsetIn(root, GPS_IFD));
  const latitude = degrees(read.fractions(gps, 2), read.text(gps, 1) === 'S', 90);
  const longitude = degrees(read.fractions(gps, 4), read.text(gps, 3) === 'W', 180);
  const isPlaced = latitude !== null && longitude !== null;
  return {
    at: instantIn(read.text(own, TAKEN_AT), read.text(own, TAKEN_OFFSET), zone),
    latitude: isPlaced ? latitude : null,
    longitude: isPlaced ? longitude : null,
  };
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where its value stands. */
  readonly at: number;
}
type Directory = ReadonlyMap<number, Entry>;

function readerOf(tiff: Buffer) {
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const isLittle = order === 'II';
  const fits = (at: number, length: number) => at >= 0 && at + length <= tiff.length;
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => {
    if (!fits(at, 4)) return 0;
    return isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  };
  const directory = (at: number): Directory => {
    const entries = new Map<number, Entry>();
    if (at === 0 || !fits(at, 2)) return entries;
    const count = Math.min(short(at), ENTRIES_MAX);
    for (let place = at + 2; place < at + 2 + count * 12 && fits(place, 12); place += 12) {
      const type = short(place + 2);
      const length = (BYTES_OF[type] ?? 0) * long(place + 4);
      const valueAt = length <= 4 ? place + 8 : long(place + 8);
      if (length > 0 && fits(valueAt, length)) {
        entries.set(short(place), { type, count: long(place + 4), at: valueAt });
      }
    }
    return entries;
  };
  return {
    long,
    directory,
    offsetIn(entries: Directory, tag: number): number {
      const entry = entries.get(tag);
      return entry?.type === LONG ? long(entry.at) : 0;
    },
    text(entries: Directory, tag: number): string {
      const entry = entries.get(tag);
      if (entry?.type !== ASCII) return '';
      return tiff.toString('latin1', entry.at, entry.at + entry.count).replace(/\0.*$/s, '');
    },
    fractions(entries: Directory, tag: number): number[] {
      const entry = entries.get(tag);
      if (entry?.type !== RATIONAL || entry.count !== 3) return [];
      return [0, 8, 16].map((step) => long(entry.at + step) / long(entry.at + step + 4));
    },
  };
}

function degrees(parts: readonly number[], isNegative: boolean, max: number): number | null {
  const [whole, minutes, seconds] = parts;
  if (whole === undefined || minutes === undefined || seconds === undefined) return null;
  const value = whole + minutes / 60 + (Number.isFinite(seconds) ? seconds : 0) / 3600;
  if (!Number.isFinite(value) || value > max) return null;
  return isNegative ? -value : value;
}

function instantIn(text: string, offset: string, zone: string): Date | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d):(\d\d)/.exec(text);
  const [, year, month, day, time, seconds] = parts ?? [];
  if (time === undefined || seconds === undefined) return null;
  const isOffset = /^[+-]\d\d:\d\d$/.test(offset);
  const isoDay = `${year}-${month}-${day}`;
  const at = isOffset ? new Date(`${isoDay}T${time}:${seconds}${offset}`) : wallTime(zone, isoDay, time);
  return at === undefined || Number.isNaN(at.getTime()) ? null : at;
}

function wallTime(zone: string, isoDay: string, time: string): Date | undefined {
  // A camera without a clock writes zeros, or a day that never was.
  const isDay = !Number.isNaN(new Date(`${isoDay}T${time}Z`).getTime());
  return isDay ? instantOf(zone, isoDay, time) : undefined;
}
