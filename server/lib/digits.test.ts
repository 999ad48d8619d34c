import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { latinDigits, persianDigits } from './digits.ts';

test('A8: every digit of the three scripts becomes the Latin one', () => {
  assert.equal(latinDigits('۰۱۲۳۴۵۶۷۸۹'), '0123456789');
  assert.equal(latinDigits('٠١٢٣٤٥٦٧٨٩'), '0123456789');
  assert.equal(latinDigits('0123456789'), '0123456789');
});

test('A8: letters and signs stay as they are', () => {
  assert.equal(latinDigits('سریال AB-۱۲/٣'), 'سریال AB-12/3');
  assert.equal(persianDigits('سریال AB-12/٣'), 'سریال AB-۱۲/۳');
});

test('A8: a number is shown in Persian digits', () => {
  assert.equal(persianDigits(1405), '۱۴۰۵');
  assert.equal(persianDigits(-20), '-۲۰');
});

test('A8: Persian digits and back is the number that went in', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (number) => Number(latinDigits(persianDigits(number))) === number),
  );
});
