/**
 * Numbers that carry their own check: national id, company id, Sheba and bank card; and the postal code,
 * whose shape alone can be judged. Each reader takes any digits and separators and answers the bare number,
 * or undefined.
 */

import { codeKey } from './fold.ts';

/** The ten digits of a person's national id (کد ملی) whose last digit fits the formula. */
export function parseNationalId(text: string): string | undefined {
  const id = codeKey(text);
  if (!/^\d{10}$/.test(id)) return undefined;
  const rest = weightedSum(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return Number(id[9]) === (rest < 2 ? rest : 11 - rest) ? id : undefined;
}

/** The eleven digits of a company's national id (شناسه ملی) whose last digit fits the formula. */
export function parseCompanyId(text: string): string | undefined {
  const id = codeKey(text);
  if (!/^\d{11}$/.test(id) || /^\d{3}000000/.test(id)) return undefined;
  const weights = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];
  const added = (Number(id[9]) + 2) * weights.reduce((sum, weight) => sum + weight, 0);
  return Number(id[10]) === ((weightedSum(id, weights) + added) % 11) % 10 ? id : undefined;
}

/**
 * Ten digits, not beginning with 0 and not all the same. A failure is a warning only: the text may be kept as
 * typed.
 */
export function parsePostalCode(text: string): string | undefined {
  const code = codeKey(text);
  return /^(?!(\d)\1{9})[1-9]\d{9}$/.test(code) ? code : undefined;
}

/** A Sheba account number as 'IR' and 24 digits, by ISO 7064 mod 97. The IR may be left out when typing. */
export function parseSheba(text: string): string | undefined {
  const digits = codeKey(text).replace(/^IR/, '');
  if (!/^\d{24}$/.test(digits)) return undefined;
  const turned = `${digits.slice(2)}1827${digits.slice(0, 2)}`; // I = 18, R = 27
  return BigInt(turned) % 97n === 1n ? `IR${digits}` : undefined;
}

/** The sixteen digits of a bank card, by Luhn's formula. */
export function parseCardNumber(text: string): string | undefined {
  const card = codeKey(text);
  if (!/^[1-9]\d{15}$/.test(card)) return undefined;
  const sum = Array.from(card, (digit, place) => luhnShare(Number(digit), place)).reduce(
    (total, share) => total + share,
  );
  return sum % 10 === 0 ? card : undefined;
}

function luhnShare(digit: number, place: number): number {
  const doubled = place % 2 === 0 ? digit * 2 : digit;
  return doubled > 9 ? doubled - 9 : doubled;
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}
