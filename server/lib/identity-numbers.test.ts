import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as persianTools from '@persian-tools/persian-tools';
import * as fc from 'fast-check';
import {
  parseCardNumber,
  parseCompanyId,
  parseNationalId,
  parsePostalCode,
  parseSheba,
} from './identity-numbers.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const lastDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Every way to change one digit of a number. */
function slips(number: string): string[] {
  return Array.from(number).flatMap((right, place) =>
    lastDigits
      .filter((digit) => digit !== right)
      .map((digit) => number.slice(0, place) + digit + number.slice(place + 1)),
  );
}

test('A2: a national id is ten digits that fit the formula', () => {
  for (const text of ['0499370899', '۰۴۹۹۳۷۰۸۹۹', '049-937089-9', ' 0499370899 '])
    assert.equal(parseNationalId(text), '0499370899');
  for (const text of ['0499370898', '499370899', '04993708990', '', 'abc', '04993a0899'])
    assert.equal(parseNationalId(text), undefined);
});

test('A2: exactly one last digit makes nine digits a national id, and one wrong digit is caught', () => {
  fc.assert(
    fc.property(digits(9), (nine) => {
      const right = lastDigits.map((last) => nine + last).filter((id) => parseNationalId(id) === id);
      assert.equal(right.length, 1);
    }),
  );
  assert.deepEqual(
    slips('0499370899').filter((id) => parseNationalId(id) !== undefined),
    [],
  );
});

test('A2: a company id is eleven digits that fit the formula', () => {
  for (const text of ['10380284790', '۱۰۳۸۰۲۸۴۷۹۰', '1038 0284 790'])
    assert.equal(parseCompanyId(text), '10380284790');
  for (const text of ['10380284792', '1038028479', '09053433774', '10300000000', ''])
    assert.equal(parseCompanyId(text), undefined);
  fc.assert(
    fc.property(digits(11), (id) => {
      assert.equal(parseCompanyId(id) === id, persianTools.verifyIranianLegalId(id));
    }),
    { numRuns: 3000 },
  );
});

test('A2: a postal code is ten digits, not beginning with 0, not all the same', () => {
  for (const text of ['1619735744', '۱۶۱۹۷۳۵۷۴۴', '16197-35744'])
    assert.equal(parsePostalCode(text), '1619735744');
  for (const text of ['0619735744', '1111111111', '161973574', '16197357440', ''])
    assert.equal(parsePostalCode(text), undefined);
});

test('A2: a Sheba number is checked by its own two digits', () => {
  for (const text of [
    'IR820540102680020817909002',
    'ir82 0540 1026 8002 0817 9090 02',
    '۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲',
  ]) {
    assert.equal(parseSheba(text), 'IR820540102680020817909002');
  }
  for (const text of [
    'IR020540102680020817909002',
    'DE820540102680020817909002',
    'IR82054010268002081790900',
    '',
  ]) {
    assert.equal(parseSheba(text), undefined);
  }
  assert.deepEqual(
    slips('820540102680020817909002').filter((sheba) => parseSheba(sheba) !== undefined),
    [],
  );
});

test('A2: a Sheba number is right exactly when the other reader says so', () => {
  const inRange = digits(22).map((account) => {
    const check = 98n - (BigInt(`${account}182700`) % 97n);
    return `IR${String(check).padStart(2, '0')}${account}`;
  });
  fc.assert(
    fc.property(inRange, (sheba) => {
      assert.equal(parseSheba(sheba), sheba);
      assert.equal(persianTools.isShebaValid(sheba), true);
    }),
  );
});

test('A2: a card number is sixteen digits that fit Luhn', () => {
  for (const text of ['6037701689095443', '۶۰۳۷-۷۰۱۶-۸۹۰۹-۵۴۴۳', '6037 7016 8909 5443']) {
    assert.equal(parseCardNumber(text), '6037701689095443');
  }
  for (const text of ['6037701689095444', '603770168909544', '0000000000000000', ''])
    assert.equal(parseCardNumber(text), undefined);
  assert.deepEqual(
    slips('6037701689095443').filter((card) => parseCardNumber(card) !== undefined),
    [],
  );
  assert.equal(persianTools.verifyCardNumber(6037701689095443), true);
});
