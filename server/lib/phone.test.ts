import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { areaCodeOf, formatPhone, parsePhone } from './phone.ts';

test('A6: a mobile is one number however it is typed', () => {
  const typed = [
    '09123456789',
    '۰۹۱۲۳۴۵۶۷۸۹',
    '٠٩١٢٣٤٥٦٧٨٩',
    '0912 345 6789',
    '0912-345-67-89',
    '(0912) 345.6789',
    '9123456789',
    '+989123456789',
    '+98 (0) 912 345 6789',
    '00989123456789',
    '989123456789',
    '\u200e۰۹۱۲ ۳۴۵ ۶۷۸۹\u200f',
    ' tel:+98-912-345-6789 ',
  ];
  for (const text of typed)
    assert.deepEqual(parsePhone(text), { ok: true, e164: '+989123456789', kind: 'mobile' }, text);
});

test('A6: a landline keeps its area, and one without takes the default area', () => {
  const landline = { ok: true, e164: '+982188776655', kind: 'landline' };
  for (const text of [
    '02188776655',
    '021-88776655',
    '021/8877 6655',
    '+98 21 8877 6655',
    '2188776655',
    '982188776655',
  ]) {
    assert.deepEqual(parsePhone(text, { defaultAreaCode: '031' }), landline, text);
  }
  assert.deepEqual(parsePhone('۸۸۷۷۶۶۵۵', { defaultAreaCode: '021' }), landline);
  assert.deepEqual(parsePhone('3555 1234', { defaultAreaCode: '031' }), {
    ok: true,
    e164: '+983135551234',
    kind: 'landline',
  });
  assert.deepEqual(parsePhone('88776655'), { ok: false, reason: 'lib.noAreaCode' });
});

test('A6: an extension is split off and kept', () => {
  for (const text of [
    '02188776655 داخلی ۱۲',
    '02188776655 (داخلي 12)',
    '021-88776655 ext. 12',
    '02188776655 x12',
    '02188776655#12',
    '88776655 داخلی: 12',
  ]) {
    const read = parsePhone(text, { defaultAreaCode: '021' });
    assert.deepEqual(read, { ok: true, e164: '+982188776655', kind: 'landline', extension: '12' }, text);
  }
});

test('A6: a head number of four or five digits is kept as typed with a warning', () => {
  assert.deepEqual(parsePhone('۱۵۴۰'), { ok: true, e164: '1540', kind: 'short', warning: 'lib.shortNumber' });
  assert.deepEqual(parsePhone('42021', { defaultAreaCode: '021' }), {
    ok: true,
    e164: '42021',
    kind: 'short',
    warning: 'lib.shortNumber',
  });
  assert.deepEqual(parsePhone('1540 داخلی 3'), {
    ok: true,
    e164: '1540',
    kind: 'short',
    extension: '3',
    warning: 'lib.shortNumber',
  });
});

test('A6: a foreign number with its plus is kept', () => {
  assert.deepEqual(parsePhone('+49 30 123456'), { ok: true, e164: '+4930123456', kind: 'foreign' });
  assert.deepEqual(parsePhone('+1 (415) 555-0132'), { ok: true, e164: '+14155550132', kind: 'foreign' });
  assert.deepEqual(parsePhone('0049 30 123456'), { ok: true, e164: '+4930123456', kind: 'foreign' });
});

test('A6: a mobile prefix that no table knows yet is kept with a warning', () => {
  assert.deepEqual(parsePhone('09987654321'), {
    ok: true,
    e164: '+989987654321',
    kind: 'mobile',
    warning: 'lib.unknownMobilePrefix',
  });
});

test('A6: two numbers in one field are refused', () => {
  const typed = [
    '09123456789 09351234567',
    '09123456789-09351234567',
    '09123456789/09351234567',
    '02188776655 و 02188776656',
    '02188776655، 09123456789',
    '88776655 88776656',
    '09123456789 یا 09351234567',
    '+989123456789 +989351234567',
    '02188776655 09123456789 داخلی 12',
  ];
  for (const text of typed)
    assert.deepEqual(
      parsePhone(text, { defaultAreaCode: '021' }),
      { ok: false, reason: 'lib.twoPhones' },
      text,
    );
});

test('A6: what is not a phone is refused', () => {
  for (const text of [
    '',
    '  ',
    'ندارد',
    '0912345678',
    '091234567890',
    '110',
    '12',
    '02112',
    '0000000000',
    '09A23456789',
    '+',
    '+999',
    '88776655-6',
  ]) {
    assert.deepEqual(
      parsePhone(text, { defaultAreaCode: '021' }),
      { ok: false, reason: 'lib.notAPhone' },
      text,
    );
  }
});

test('A6: a kept number is read again as itself', () => {
  const mobile = fc
    .integer({ min: 0, max: 9_999_999 })
    .map((tail) => `+98912${String(tail).padStart(7, '0')}`);
  fc.assert(
    fc.property(mobile, (e164) => {
      assert.deepEqual(parsePhone(e164), { ok: true, e164, kind: 'mobile' });
      assert.deepEqual(parsePhone(formatPhone(e164)), { ok: true, e164, kind: 'mobile' });
    }),
  );
});

test('A6: any text at all gets an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parsePhone(text).ok === 'boolean'));
});

test('A6: numbers are shown as they are read aloud', () => {
  assert.equal(formatPhone('+989123456789'), '0912 345 6789');
  assert.equal(formatPhone('+982188776655'), '021 8877 6655');
  assert.equal(formatPhone('+4930123456'), '+49 30 123456');
  assert.equal(formatPhone('1540'), '1540');
});

test('A6: the region of a landline is its province code; a mobile gives none', () => {
  assert.equal(areaCodeOf('+982188776655'), '021');
  assert.equal(areaCodeOf('+983135551234'), '031');
  for (const e164 of ['+989123456789', '1540', '+4930123456', '+98']) assert.equal(areaCodeOf(e164), null);
});
