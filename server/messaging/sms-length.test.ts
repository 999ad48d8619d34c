import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { smsLength } from './sms-length.ts';

test('E1: a Persian text is one part to 70 units, then 67 a part', () => {
  const table = [
    [0, 0],
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
    [202, 4],
  ] as const;
  for (const [length, parts] of table)
    assert.equal(smsLength('س'.repeat(length)).parts, parts, `${length} letters`);
});

test('E1: a Latin text is one part to 160 units, then 153 a part', () => {
  const table = [
    [1, 1],
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
    [459, 3],
    [460, 4],
  ] as const;
  for (const [length, parts] of table)
    assert.equal(smsLength('a'.repeat(length)).parts, parts, `${length} letters`);
});

test('E1: a sign of the GSM extension costs two', () => {
  for (const sign of '\f^{}\\[~]|€')
    assert.deepEqual(smsLength(sign), { alphabet: 'gsm', units: 2, parts: 1 });
  assert.deepEqual(smsLength('€'.repeat(80)), { alphabet: 'gsm', units: 160, parts: 1 });
  assert.deepEqual(smsLength(`${'€'.repeat(80)}a`), { alphabet: 'gsm', units: 161, parts: 2 });
});

test('E1: half-spaces, isolates and both halves of an emoji are counted', () => {
  assert.deepEqual(smsLength('می\u200cرسد'), { alphabet: 'ucs2', units: 6, parts: 1 });
  assert.deepEqual(smsLength(`\u2068${'س'.repeat(68)}\u2069`), { alphabet: 'ucs2', units: 70, parts: 1 });
  assert.deepEqual(smsLength('😀'.repeat(35)), { alphabet: 'ucs2', units: 70, parts: 1 });
  assert.deepEqual(smsLength('😀'.repeat(36)), { alphabet: 'ucs2', units: 72, parts: 2 });
});

test('E1: one sign outside GSM 03.38 makes the whole text UCS-2', () => {
  assert.equal(smsLength('@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà').alphabet, 'gsm');
  for (const sign of ['`', 'ç', '۱', 'ی', '«', '\u00a0', '\t', '…', '’'])
    assert.equal(smsLength(`Code 12345 ${sign}`).alphabet, 'ucs2');
  assert.equal(smsLength(`${'a'.repeat(70)}ç`).parts, 2);
});

test('E1: a longer text never costs less, and no part holds more than it may', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      (text, more) => {
        const { alphabet, units, parts } = smsLength(text);
        assert.ok(smsLength(text + more).parts >= parts);
        assert.ok(
          units <= Math.max({ gsm: 160, ucs2: 70 }[alphabet], parts * { gsm: 153, ucs2: 67 }[alphabet]),
        );
      },
    ),
  );
});
