import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usualWhenAbove } from './norm.ts';

// 0.6745 (x − median) / MAD over 3.5, from eight reports on; where half of them are alike, twice the median.

/** Median 32.5, MAD 9: the score of 79.2 is 3.4999. */
const spread = [20, 22, 25, 30, 35, 40, 43, 45];
const alike = [40, 40, 40, 40, 40, 40, 60, 70];

test('I10: a value is far above the norm beyond a robust score of 3.5', () => {
  assert.deepEqual(
    [79, 79.2, 79.3, 300].map((value) => usualWhenAbove(value, spread)),
    [null, null, 32.5, 32.5],
  );
});

test('I10: where half of the reports are alike, twice the usual is far, and not a bit less', () => {
  assert.deepEqual(
    [60, 79, 80, 81].map((value) => usualWhenAbove(value, alike)),
    [null, null, 40, 40],
  );
  assert.equal(
    usualWhenAbove(
      1,
      Array.from({ length: 8 }, () => 0),
    ),
    0,
  );
});

test('I10: below the norm is never far, and seven reports are not a norm yet', () => {
  assert.equal(usualWhenAbove(0, spread), null);
  assert.equal(usualWhenAbove(40, alike), null);
  assert.equal(usualWhenAbove(9_999, spread.slice(1)), null);
  assert.equal(usualWhenAbove(9_999, []), null);
});
