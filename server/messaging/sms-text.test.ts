import assert from 'node:assert/strict';
import { test } from 'node:test';

import { smsLength } from './sms-length.ts';
import { templates } from './sms-templates.ts';
import { fillSms } from './sms-text.ts';

test('E1: a number with places and a phone keep their order inside a Persian message', () => {
  assert.equal(
    fillSms('سرویس {number} ثبت شد.', { number: '482915637-2' }),
    'سرویس \u2068۴۸۲۹۱۵۶۳۷-۲\u2069 ثبت شد.',
  );
  assert.equal(fillSms('تلفن {phone}', { phone: '021 8877 6655' }), 'تلفن \u2068021 8877 6655\u2069');
  assert.equal(fillSms('دستگاه {device}', { device: 'یخچال RT-53' }), 'دستگاه \u2068یخچال RT-۵۳\u2069');
});

test('E1: what reads alike in both directions costs no sign', () => {
  assert.equal(fillSms('شماره {number}', { number: '482915637' }), 'شماره ۴۸۲۹۱۵۶۳۷');
  assert.equal(fillSms('نمایندگی {agency}', { agency: 'خدمات ونک' }), 'نمایندگی خدمات ونک');
});

test('E1: a code is in Latin digits, for the phone to fill it in, and a link stays as it is', () => {
  assert.equal(fillSms('کد {code}', { code: '04821' }), 'کد 04821');
  assert.equal(
    fillSms('پیگیری: {link}', { link: 'https://vafa.example/p/arka/1' }),
    'پیگیری: https://vafa.example/p/arka/1',
  );
});

test('E1: a value cannot bring slots, line ends of its own kind or Arabic letters', () => {
  assert.equal(
    fillSms('{customer}: {symptom}', { customer: '{symptom}', symptom: 'صدا' }),
    '\u2068{symptom}\u2069: صدا',
  );
  assert.equal(fillSms('{customer}', { customer: ' علي\r\nكاظمي ' }), 'علی\nکاظمی');
  assert.equal(fillSms('عیب: {symptom}\nپایان', {}), 'عیب:\nپایان');
});

test('A12: the message of a registered request fits into two parts', () => {
  const [text = ''] = templates
    .filter(({ code }) => code === 'requests.received')
    .map(({ ourText }) => ourText);
  const filled = fillSms(text, {
    company: 'آرکا',
    number: '482915637',
    link: 'https://service.example.ir/p/arka/482915637',
  });
  assert.equal(smsLength(filled).parts, 2);
});

test('E1: each text of ours holds what it cannot do without, and its link last', () => {
  for (const { code, ourText, needed, slots } of templates) {
    assert.deepEqual(
      needed.filter((slot) => !ourText.includes(`{${slot}}`)),
      [],
      code,
    );
    assert.equal(slots.includes('link'), ourText.endsWith('{link}'), code);
  }
});
