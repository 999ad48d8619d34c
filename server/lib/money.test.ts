import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { persianDigits } from './digits.ts';
import {
  amountMax,
  amountTimes,
  basisPointsOf,
  formatAmount,
  isAmount,
  multiplyAmount,
  parseAmount,
  roundHalfUp,
  sumAmounts,
} from './money.ts';

const amounts = fc.integer({ min: -amountMax, max: amountMax });

test('J5: an amount is read in any digits and with any thousands sign', () => {
  for (const typed of [
    '12500000',
    '12,500,000',
    '۱۲٬۵۰۰٬۰۰۰',
    '١٢،٥٠٠،٠٠٠',
    ' 12 500 000 ',
    "12'500'000",
    '۱۲٬۵۰۰٬۰۰۰ ریال',
    '+12500000',
  ]) {
    assert.deepEqual(parseAmount(typed), { ok: true, amount: 12_500_000 }, typed);
  }
  assert.deepEqual(parseAmount('-500'), { ok: true, amount: -500 });
  assert.deepEqual(parseAmount('0'), { ok: true, amount: 0 });
});

test('J5: what is not a whole amount is refused', () => {
  for (const typed of [
    '',
    'رایگان',
    '12.5',
    '12.500',
    '12,50,000',
    '1,234.567',
    '1e6',
    '0x10',
    '12-',
    '--1',
  ]) {
    assert.deepEqual(parseAmount(typed), { ok: false, reason: 'lib.notANumber' }, typed);
  }
  assert.deepEqual(parseAmount('9000000000000000'), { ok: true, amount: amountMax });
  assert.deepEqual(parseAmount('9000000000000001'), { ok: false, reason: 'lib.tooBig' });
  assert.deepEqual(parseAmount('-9000000000000001'), { ok: false, reason: 'lib.tooBig' });
  assert.deepEqual(parseAmount('9'.repeat(400)), { ok: false, reason: 'lib.tooBig' });
});

test('J5: a price so many times is an amount, or more than can be kept', () => {
  assert.deepEqual([amountTimes(450_000, 3), amountTimes(amountMax, 1)], [1_350_000, amountMax]);
  assert.deepEqual([amountTimes(amountMax, 2), amountTimes(100_000_000_000, 100_000)], [null, null]);
});

test('J5: an amount shown and read again is the same amount', () => {
  assert.equal(formatAmount(12_500_000), '12٬500٬000');
  assert.equal(formatAmount(-1000), '-1٬000');
  assert.equal(formatAmount(999), '999');
  fc.assert(
    fc.property(amounts, (amount) => {
      assert.deepEqual(parseAmount(persianDigits(formatAmount(amount))), { ok: true, amount });
    }),
  );
});

test('J5: a fraction, a not-a-number or an amount beyond the largest is no amount', () => {
  for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, amountMax + 1, -amountMax - 1]) {
    assert.equal(isAmount(value), false);
    assert.throws(() => formatAmount(value), RangeError);
  }
  assert.throws(() => sumAmounts([amountMax, 1]), RangeError);
  assert.throws(() => multiplyAmount(amountMax, 2, 1), RangeError);
  assert.throws(() => multiplyAmount(10, 1.5, 1), RangeError);
  assert.throws(() => roundHalfUp(10, 0), RangeError);
});

test('J5: a final price is rounded half up to 1,000 rials', () => {
  const table = [
    [499, 0],
    [500, 1000],
    [1499, 1000],
    [1500, 2000],
    [-500, 0],
    [-501, -1000],
    [-1500, -1000],
    [0, 0],
  ] as const;
  for (const [amount, rounded] of table) assert.equal(roundHalfUp(amount, 1000), rounded);
});

test('J5: a rate in basis points is exact and half up', () => {
  assert.equal(basisPointsOf(250, 1000), 25);
  assert.equal(basisPointsOf(5, 1000), 1); // 0.5 → 1
  assert.equal(basisPointsOf(-5, 1000), 0); // −0.5 → 0
  assert.equal(basisPointsOf(4, 1000), 0);
  assert.equal(basisPointsOf(amountMax, 10_000), amountMax);
  assert.equal(basisPointsOf(8_999_999_999_999_999, 9_999), 8_999_100_000_000_000 - 1); // no float would know
});

test('J5: a rounded amount is never more than half a unit away, and nothing is lost in a sum', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), fc.integer({ min: 1, max: 1e6 }), (amount, unit) => {
      const rounded = roundHalfUp(amount, unit);
      assert.equal(Math.abs(rounded % unit), 0);
      assert.ok(2 * (rounded - amount) <= unit && 2 * (amount - rounded) < unit);
    }),
  );
  assert.equal(sumAmounts([]), 0);
  assert.equal(sumAmounts([amountMax, -amountMax, 7]), 7);
});
