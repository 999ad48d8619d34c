import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentences, slotsOf, translator } from './texts.ts';

const fa = {
  'request.missing': 'پذیرش پیدا نشد.',
  'request.registered': 'پذیرش {number} برای {customer} ثبت شد.',
  'request.open': { one: '{count} پذیرش باز در {city}', other: '{count} پذیرش باز در {city}' },
  'request.link': 'پیگیری: {url}',
} as const;
const en = {
  'request.missing': 'The request was not found.',
  'request.registered': 'Request {number} was registered for {customer}.',
  'request.open': { one: '{count} open request in {city}', other: '{count} open requests in {city}' },
  'request.link': 'Track: {url}',
} as const;
const say = translator('fa', fa);
const tell = translator('en', en);

test('E1: a sentence without slots is said as it is written', () => {
  assert.equal(say('request.missing'), 'پذیرش پیدا نشد.');
  assert.equal(tell('request.missing'), 'The request was not found.');
});

test('E1: an inserted text is isolated, and its digits are those of the language', () => {
  const values = { number: '482915637-2', customer: 'Bosch ۳' };
  assert.equal(
    say('request.registered', values),
    'پذیرش \u2068۴۸۲۹۱۵۶۳۷-۲\u2069 برای \u2068Bosch ۳\u2069 ثبت شد.',
  );
  assert.equal(
    tell('request.registered', values),
    'Request \u2068482915637-2\u2069 was registered for \u2068Bosch ۳\u2069.',
  );
});

test('E1: a number has the digits, the grouping and the plural form of the language', () => {
  assert.equal(tell('request.open', { count: 1, city: 'Rey' }), '1 open request in \u2068Rey\u2069');
  assert.equal(tell('request.open', { count: 1200, city: 'Rey' }), '1,200 open requests in \u2068Rey\u2069');
  assert.equal(say('request.open', { count: 1200, city: 'ری' }), '۱٬۲۰۰ پذیرش باز در \u2068ری\u2069');
  assert.equal(say('request.open', { count: 0, city: 'ری' }), '۰ پذیرش باز در \u2068ری\u2069');
});

test('E1: an address keeps its digits, or it would lead nowhere', () => {
  assert.equal(
    say('request.link', { url: 'https://example.ir/p/arka/t/482915637' }),
    'پیگیری: \u2068https://example.ir/p/arka/t/482915637\u2069',
  );
  assert.equal(say('request.link', { url: 'info24@example.ir' }), 'پیگیری: \u2068info24@example.ir\u2069');
});

test('E1: what is inserted is not read again for slots or for patterns', () => {
  assert.equal(
    tell('request.registered', { number: '{customer}', customer: '$& $1' }),
    'Request \u2068{customer}\u2069 was registered for \u2068$& $1\u2069.',
  );
});

test('E1: a code known only at run time finds its sentence, or nothing', () => {
  const find = sentences('en', en);
  assert.equal(
    find('request.registered', { number: 7, customer: 'Sara' }),
    'Request 7 was registered for \u2068Sara\u2069.',
  );
  assert.equal(
    find('request.registered', { number: null }),
    'Request {number} was registered for {customer}.',
  );
  assert.equal(find('request.open', {}), '{count} open requests in {city}');
  assert.equal(find('request.unknown', {}), undefined);
  assert.equal(find('toString', {}), undefined);
});

test('E1: the compiler refuses a wrong key, a missing value and a value too many', () => {
  // @ts-expect-error no such key
  assert.equal(say('request.mising'), 'request.mising');
  // @ts-expect-error the values are missing
  assert.match(say('request.registered'), /\{number\}/);
  // @ts-expect-error one value is missing
  assert.match(say('request.registered', { number: '1' }), /\{customer\}/);
  // @ts-expect-error this text has no slot
  assert.equal(say('request.missing', { number: '1' }), fa['request.missing']);
  // @ts-expect-error a plural is chosen by a number
  assert.match(say('request.open', { count: '1', city: 'ری' }), /۱/);
});

test('E1: the slots of a text are named once, in all its forms', () => {
  assert.deepEqual(slotsOf('{b} and {a} and {b}'), ['a', 'b']);
  assert.deepEqual(slotsOf({ one: 'one {thing}', other: 'many' }), ['count', 'thing']);
  assert.deepEqual(slotsOf('none'), []);
});
