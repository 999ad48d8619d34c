import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cleanText, codeKey, fold, foldTight, isStorable } from './fold.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'آأإٱاؤئءيىیېےۍكکڪہھەةۀه\u200c\u200d\u200f\u00ad\ufeffـَِّ ۱٢3\n\t\0\ud800'),
  }),
);

test('A8: stored text is what was typed after light cleaning', () => {
  const table: ReadonlyArray<readonly [typed: string, stored: string]> = [
    ['  علي   كريمي  ', 'علی کریمی'],
    ['می\u200cشود', 'می\u200cشود'],
    ['رؤیا و مسئول', 'رؤیا و مسئول'],
    ['کد ۱۲', 'کد ۱۲'],
    ['a\u00a0 \u2003b\tc', 'a b c'],
    ['خط یک \r\n  خط دو', 'خط یک\nخط دو'],
    ['e\u0301', 'é'],
    ['ا\u0653ب', 'آب'],
    ['nul\0byte', 'nulbyte'],
    ['half \ud83d pair', 'half pair'],
    ['whole 😀', 'whole 😀'],
    ['', ''],
  ];
  for (const [typed, stored] of table) assert.equal(cleanText(typed), stored);
});

test('A8: cleaned text can be stored, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const cleaned = cleanText(text);
      assert.ok(isStorable(cleaned));
      assert.equal(cleanText(cleaned), cleaned);
    }),
    { numRuns: 2000 },
  );
});

test('A8: NUL and a lone surrogate cannot be stored', () => {
  assert.ok(isStorable('سلام 😀\n'));
  assert.ok(!isStorable('a\0b'));
  assert.ok(!isStorable('\ud800'));
  assert.ok(!isStorable('x\udc00y'));
});

test('A8: the search key of each variant is the key of the plain word', () => {
  const table: ReadonlyArray<readonly [typed: string, key: string]> = [
    ['آب أحمد إيران ٱلله', 'اب احمد ایران الله'],
    ['مؤسسه', 'موسسه'],
    ['مسئول', 'مسیول'],
    ['جزء', 'جزء'],
    ['خانۀ', 'خانه'],
    ['خانهٔ', 'خانه'],
    ['ہ ھ ە ة', 'ه ه ه ه'],
    ['ڪ ك ک', 'ک ک ک'],
    ['ے ې ى ي ی', 'ی ی ی ی ی'],
    ['مُحَمَّد', 'محمد'],
    ['ســـلام', 'سلام'],
    ['می\u200cشود', 'می شود'],
    ['\u200f\u2067یخچال\u2069\u200e\ufeff', 'یخچال'],
    ['نرم\u00adافزار هم\u200dزبان', 'نرمافزار همزبان'],
    ['۱۲٣4', '1234'],
    ['ＡＢ１２ Café', 'ab12 cafe'],
    ['ﻻ ﷼', 'لا ریال'],
    ['  two\n words\t', 'two words'],
  ];
  for (const [typed, key] of table) assert.equal(fold(typed), key);
});

test('A8: a folded text folds to itself, with and without spaces', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(fold(fold(text)), fold(text));
      assert.equal(foldTight(foldTight(text)), foldTight(text));
      assert.equal(fold(cleanText(text).replaceAll('\n', ' ')), fold(cleanText(text)));
    }),
    { numRuns: 5000 },
  );
});

test('A8: a word is found however its halves are joined', () => {
  assert.equal(foldTight('یخ چال'), 'یخچال');
  assert.equal(foldTight('یخ\u200cچال'), 'یخچال');
  assert.equal(foldTight('یخچال'), 'یخچال');
});

test('A8: a serial has one key whatever separates its letters and digits', () => {
  for (const typed of ['AB-12', 'ab12', ' A B / ۱۲ ', 'Ａb.١٢', '\u200eAB_12'])
    assert.equal(codeKey(typed), 'AB12');
  assert.equal(codeKey('سریال-۷'), 'سریال7');
  assert.equal(codeKey('-- /'), '');
  fc.assert(
    fc.property(anyText, (text) => assert.equal(codeKey(codeKey(text)), codeKey(text))),
    { numRuns: 2000 },
  );
});
