import { randomFillSync, randomInt } from 'node:crypto';

const pool = Buffer.alloc(4096);
let used = pool.length;
/** 26 bits that grow by one with each id of this process. */
let count = randomInt(2 ** 26);

/**
 * A UUIDv7 for an instant (now, unless given): rows made later sort later, on every machine, without a sequence. Those that
 * one process makes for one instant sort in the order in which they were made: what a transaction writes has one instant.
 */
export function newId(atMs: number = Date.now()): string {
  if (used + 6 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.toString('hex', used, used + 6);
  used += 6;
  count = (count + 1) % 2 ** 26;
  const time = Math.trunc(atMs).toString(16).padStart(12, '0');
  const high = (count >> 14).toString(16).padStart(3, '0');
  const low = (0x8000 | (count & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${random}`;
}

/** The smallest id that an instant could have: where a range by time begins. */
export function idFloor(atMs: number): string {
  const time = Math.trunc(atMs).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}

/** The instant in an id, in milliseconds. */
export function idTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
