import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, day, dayAndTime, dayInWords, digits, number } from './numbers.ts';

test('R17: days, hours and amounts are read in Persian order and digits', () => {
  assert.equal(dayInWords('2026-11-22T10:00:00Z'), 'یکشنبه ۱ آذر ۱۴۰۵');
  assert.equal(day('2026-11-22'), '۱۴۰۵/۰۹/۰۱');
  assert.equal(dayAndTime('2026-11-22T10:35:00Z'), '۱۴۰۵/۰۹/۰۱، ۱۴:۰۵');
  assert.equal(number(1_250_000), '۱٬۲۵۰٬۰۰۰');
  assert.equal(count(12_000), '۱۰٬۰۰۰+');
  assert.equal(digits('482915637'), '۴۸۲۹۱۵۶۳۷');
});
