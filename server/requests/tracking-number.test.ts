import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { persianDigits } from '../lib/digits.ts';
import {
  formatWorkOrderNumber,
  isTrackingNumber,
  parseTrackingNumber,
  trackingKeyBytes,
  trackingNumberAt,
  trackingNumberCount,
} from './tracking-number.ts';

const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const keys = fc.uint8Array({ minLength: trackingKeyBytes, maxLength: trackingKeyBytes });
const sequences = fc.integer({ min: 0, max: trackingNumberCount - 1 });
const digits = Array.from('0123456789');

test('A7: the first 60,000 requests of a tenant have 60,000 numbers', () => {
  const numbers = new Set(Array.from({ length: 60_000 }, (_, sequence) => trackingNumberAt(key, sequence)));
  assert.equal(numbers.size, 60_000);
});

test('A7: two requests never meet, wherever they lie in the sequence', () => {
  fc.assert(
    fc.property(keys, sequences, sequences, (ownKey, one, other) => {
      fc.pre(one !== other);
      assert.notEqual(trackingNumberAt(ownKey, one).slice(0, 8), trackingNumberAt(ownKey, other).slice(0, 8));
    }),
  );
});

test('A7: a number is nine digits that check, and the same each time it is asked', () => {
  fc.assert(
    fc.property(keys, sequences, (ownKey, sequence) => {
      const number = trackingNumberAt(ownKey, sequence);
      assert.match(number, /^\d{9}$/);
      assert.ok(isTrackingNumber(number));
      assert.equal(trackingNumberAt(ownKey, sequence), number);
    }),
  );
});

test('A7: every single wrong digit and every swap of neighbours is caught', () => {
  fc.assert(
    fc.property(sequences, (sequence) => {
      const number = trackingNumberAt(key, sequence);
      const slips = Array.from(number).flatMap((_, place) =>
        digits.map((digit) => number.slice(0, place) + digit + number.slice(place + 1)),
      );
      const swaps = Array.from(
        { length: 8 },
        (_, place) =>
          number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2),
      );
      const unnoticed = [...slips, ...swaps].filter((other) => other !== number && isTrackingNumber(other));
      assert.deepEqual(unnoticed, []);
    }),
    { numRuns: 500 },
  );
});

test('A7: numbers show neither order nor volume', () => {
  const numbers = Array.from({ length: 10_000 }, (_, sequence) => Number(trackingNumberAt(key, sequence)));
  const rises = numbers.filter((number, place) => number > (numbers[place - 1] ?? Number.NaN)).length;
  assert.ok(rises > 4_800 && rises < 5_200, `${rises} of 9,999 follow upward`);
  const firstDigits = digits.map(
    (digit) => numbers.filter((number) => String(number).padStart(9, '0').startsWith(digit)).length,
  );
  assert.ok(
    firstDigits.every((count) => count > 850 && count < 1_150),
    firstDigits.join(' '),
  );
});

test('A7: another tenant has other numbers, and a number may begin with 0', () => {
  const otherKey = Buffer.alloc(trackingKeyBytes, 7);
  const same = Array.from({ length: 1000 }, (_, sequence) => sequence).filter(
    (sequence) => trackingNumberAt(key, sequence) === trackingNumberAt(otherKey, sequence),
  );
  assert.ok(same.length <= 1);
  assert.ok(
    Array.from({ length: 200 }, (_, sequence) => trackingNumberAt(key, sequence)).some((number) =>
      number.startsWith('0'),
    ),
  );
});

test('A7: the numbers of a key never change, or two requests would share one', () => {
  assert.deepEqual(
    [0, 1, 2, 99_999_999].map((sequence) => trackingNumberAt(key, sequence)),
    ['269098753', '879350775', '593646657', '127650588'],
  );
});

test('A7: a number and its place are read in any digits and with any separator', () => {
  const number = trackingNumberAt(key, 42);
  for (const typed of [number, persianDigits(number), ` ${number} `, `\u200e${number}`]) {
    assert.deepEqual(parseTrackingNumber(typed), { number });
  }
  for (const separator of ['-', '/', '.', ' ', ' - ', '–', '\u200c']) {
    assert.deepEqual(parseTrackingNumber(`${number}${separator}2`), { number, place: 2 });
    assert.deepEqual(parseTrackingNumber(persianDigits(`${number}${separator}12`)), { number, place: 12 });
  }
  assert.deepEqual(parseTrackingNumber(formatWorkOrderNumber(number, 3)), { number, place: 3 });
});

test('A7: anything else is no tracking number', () => {
  const number = trackingNumberAt(key, 42);
  const wrongLast = number.slice(0, 8) + String((Number(number[8]) + 1) % 10);
  for (const typed of [
    '',
    'سلام',
    wrongLast,
    number.slice(1),
    `${number}1`,
    `${number}-`,
    `${number}-0`,
    `${number}--2`,
    `${number}-2-3`,
    `${number}-1234`,
    `${number},2`,
  ]) {
    assert.equal(parseTrackingNumber(typed), undefined, typed);
  }
});

test('A7: a sequence number that is used up or a key of another size is a bug, not a number', () => {
  for (const sequence of [-1, trackingNumberCount, 0.5, Number.NaN])
    assert.throws(() => trackingNumberAt(key, sequence), RangeError);
  assert.throws(() => trackingNumberAt(key.subarray(1), 0), RangeError);
});
