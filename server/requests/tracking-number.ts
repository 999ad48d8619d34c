/**
 * The number people say on the phone: nine digits for a request, `482915637-2` for a work order of it.
 * Eight digits come from a permutation of the request's sequence number, keyed per tenant, so that a number
 * shows neither volume nor order; the ninth is a Damm digit, which catches every wrong digit and every swap
 * of neighbours.
 */

import { createHmac } from 'node:crypto';
import { fold } from '../lib/fold.ts';

/** How many requests a tenant can number. */
export const trackingNumberCount = 100_000_000;
/** Bytes of a tenant's key: random, stored with the tenant and never changed, or numbers would come twice. */
export const trackingKeyBytes = 16;

export type WorkOrderNumber = { readonly number: string; readonly place?: number };

const half = 10_000;
const rounds = 8;

/** The tracking number of the `sequence`th request (0 … 99,999,999) of the tenant that owns the key. */
export function trackingNumberAt(key: Uint8Array, sequence: number): string {
  if (key.length !== trackingKeyBytes) throw new RangeError(`a tracking key has ${trackingKeyBytes} bytes`);
  if (!Number.isInteger(sequence) || sequence < 0 || sequence >= trackingNumberCount) {
    throw new RangeError(`no tracking number for request ${sequence}`);
  }
  const eight = String(permuted(key, sequence)).padStart(8, '0');
  return eight + String(dammRest(eight));
}

/** Whether these are nine Latin digits, the last of which fits the others. */
export function isTrackingNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && dammRest(text) === 0;
}

/**
 * Reads '482915637' or '482915637-2', in any digits, with `-`, `/`, `.` or a space before the place.
 * Undefined for anything else, a wrong last digit included.
 */
export function parseTrackingNumber(text: string): WorkOrderNumber | undefined {
  const [, number = '', place] = /^(\d{9})(?: ?[-‐‑‒–—−/. ] ?(\d{1,3}))?$/.exec(fold(text)) ?? [];
  if (!isTrackingNumber(number)) return undefined;
  if (place === undefined) return { number };
  return Number(place) >= 1 ? { number, place: Number(place) } : undefined;
}

/** '482915637-2': the request's number with the place of the work order in it. */
export function formatWorkOrderNumber(number: string, place: number): string {
  return `${number}-${place}`;
}

/**
 * A Feistel network over pairs of four decimal digits: each round adds a keyed hash of one half to the other,
 * modulo 10,000. Every round can be undone, so no two sequence numbers meet, and no value falls outside the
 * eight digits.
 */
function permuted(key: Uint8Array, sequence: number): number {
  let left = Math.floor(sequence / half);
  let right = sequence % half;
  for (let round = 0; round < rounds; round += 1) {
    const hash = createHmac('sha256', key).update(`${round}:${right}`).digest().readUInt32BE();
    [left, right] = [right, (left + hash) % half];
  }
  return left * half + right;
}

/** Damm's quasigroup of order ten: its rest over a number with the right last digit is 0. */
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function dammRest(digits: string): number {
  return Array.from(digits, Number).reduce((rest, digit) => quasigroup[rest]?.[digit] ?? Number.NaN, 0);
}
