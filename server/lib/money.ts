/**
 * Amounts are whole minor units (rials) in safe integers; what is in between is reckoned exactly, in big
 * integers, and rounded once, half up.
 */

import { fold } from './fold.ts';

/** The largest amount that is kept, either way of zero. */
export const amountMax = 9_000_000_000_000_000;

/** Sixteen digits and their separators, leading zeros allowed for; more are not even counted. */
const digitsMax = 30;

export type AmountRefusal = 'lib.notANumber' | 'lib.tooBig';
export type ParsedAmount =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly reason: AmountRefusal };

/** Whether a number can be kept as an amount: whole, and not beyond ± 9·10¹⁵. */
export function isAmount(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= amountMax;
}

/** A price so many times; null when it comes to more than can be kept. */
export function amountTimes(amount: number, quantity: number): number | null {
  const product = amount * quantity;
  return isAmount(product) ? product : null;
}

/**
 * Reads '۱۲٬۵۰۰٬۰۰۰', '12,500,000', '12 500 000 ریال' or '-500'. A point is refused: there is no half rial.
 */
export function parseAmount(text: string): ParsedAmount {
  const typed = fold(text)
    .replace(/\s*(?:ریال|rial|irr)$/, '')
    .replace(/^[−–]/, '-');
  const parts = /^([+-]?)\s*(\d+|\d{1,3}(?:([,٬'’\s،])\d{3})(?:\3\d{3})*)$/.exec(typed);
  if (parts === null) return { ok: false, reason: 'lib.notANumber' };
  const [, sign = '', grouped = ''] = parts;
  if (grouped.length > digitsMax) return { ok: false, reason: 'lib.tooBig' };
  const amount = BigInt(sign + grouped.replace(/\D/g, ''));
  if (amount > amountMax || amount < -amountMax) return { ok: false, reason: 'lib.tooBig' };
  return { ok: true, amount: Number(amount) };
}

/**
 * '12٬500٬000' in Latin digits with the Persian thousands sign; the caller shows them in the reader's digits.
 */
export function formatAmount(amount: number): string {
  assertAmount(amount);
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, '٬');
}

/** The sum, exactly. Throws a RangeError beyond the largest amount. */
export function sumAmounts(amounts: readonly number[]): number {
  return amountOf(amounts.reduce((sum, amount) => sum + exact(amount), 0n));
}

/**
 * `amount × numerator ÷ denominator`, rounded half up to the whole unit. Throws a RangeError beyond the
 * largest amount.
 */
export function multiplyAmount(amount: number, numerator: number, denominator: number): number {
  if (!Number.isSafeInteger(numerator)) throw new RangeError(`not a whole number: ${numerator}`);
  return amountOf(roundedQuotient(exact(amount) * BigInt(numerator), denominator));
}

/** A rate in basis points of an amount, half up: 1,000 of 250 rials is 25. */
export function basisPointsOf(amount: number, basisPoints: number): number {
  return multiplyAmount(amount, basisPoints, 10_000);
}

/** Rounds an amount half up to a multiple of `unit`: a final price to 1,000 rials, 500 up to 1,000. */
export function roundHalfUp(amount: number, unit: number): number {
  return amountOf(roundedQuotient(exact(amount), unit) * BigInt(unit));
}

/** Half up means toward the larger number, so that −1.5 becomes −1. */
function roundedQuotient(dividend: bigint, divisor: number): bigint {
  if (!Number.isSafeInteger(divisor) || divisor <= 0)
    throw new RangeError(`not a positive whole number: ${divisor}`);
  const twice = 2n * BigInt(divisor);
  const shifted = 2n * dividend + BigInt(divisor);
  const rest = ((shifted % twice) + twice) % twice;
  return (shifted - rest) / twice;
}

function exact(amount: number): bigint {
  assertAmount(amount);
  return BigInt(amount);
}

function amountOf(value: bigint): number {
  const amount = Number(value);
  assertAmount(amount);
  return amount;
}

function assertAmount(amount: number): void {
  if (!isAmount(amount)) throw new RangeError(`not an amount: ${amount}`);
}
