/** Phones as people type them, kept as E.164. Iran unless the number says otherwise. */

import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { fold } from './fold.ts';

export type PhoneKind = 'mobile' | 'landline' | 'short' | 'foreign';
export type PhoneWarning = 'lib.shortNumber' | 'lib.unknownMobilePrefix';
export type PhoneRefusal = 'lib.notAPhone' | 'lib.twoPhones' | 'lib.noAreaCode';

/** `e164` of a `short` number (the 4 or 5 digits of a head office) is the number as typed, without a plus. */
export type Phone = {
  readonly ok: true;
  readonly e164: string;
  readonly kind: PhoneKind;
  readonly extension?: string;
  readonly warning?: PhoneWarning;
};
export type ParsedPhone = Phone | { readonly ok: false; readonly reason: PhoneRefusal };

/** No phone, however it is typed, is longer. */
const typedLengthMax = 60;
/** E.164 allows no more, but for a 00 in front. */
const digitsMax = 15;

/** The 31 province codes of Iranian landlines, one a province since 1393. */
const areaCodes: ReadonlySet<string> = new Set(
  (
    '011 013 017 021 023 024 025 026 028 031 034 035 038 041 044 045 ' +
    '051 054 056 058 061 066 071 074 076 077 081 083 084 086 087'
  ).split(' '),
);

/**
 * Reads one phone. A landline without area code takes `defaultAreaCode` ('021'); «داخلی ۱۲» becomes
 * `extension`; a number of four or five digits is kept as typed with a warning; two numbers in one field are
 * refused.
 */
export function parsePhone(
  text: string,
  { defaultAreaCode }: { defaultAreaCode?: string | undefined } = {},
): ParsedPhone {
  if (text.length > typedLengthMax) return { ok: false, reason: 'lib.notAPhone' };
  const { number, extension } = withoutExtension(fold(text));
  if (holdsTwoNumbers(number)) return { ok: false, reason: 'lib.twoPhones' };
  if (!/^(?:tel:)?\+?[\d\s()/.,_-]+$/.test(number)) return { ok: false, reason: 'lib.notAPhone' };

  const international = /^(?:tel:)?\+/.test(number);
  const digits = number.replace(/\D/g, '');
  if (!international && /^[1-9]\d{3,4}$/.test(digits)) {
    return phone(digits, 'short', extension, 'lib.shortNumber');
  }
  const isLocal = !international && /^[2-9]\d{7}$/.test(digits);
  if (isLocal && defaultAreaCode === undefined) return { ok: false, reason: 'lib.noAreaCode' };
  return parseWhole(
    international ? `+${digits}` : nationalDigits(digits, isLocal ? defaultAreaCode : undefined),
    extension,
  );
}

/** For reading: '0912 345 6789', '021 8877 6655', '+49 30 123456'; a short number as it is. */
export function formatPhone(e164: string): string {
  const number = e164.startsWith('+') ? parsePhoneNumberFromString(e164) : undefined;
  if (number === undefined) return e164;
  return number.country === 'IR' ? number.formatNational() : number.formatInternational();
}

/** The province code of an Iranian landline, '021'. Null for mobiles, short and foreign numbers. */
export function areaCodeOf(e164: string): string | null {
  const code = e164.startsWith('+98') ? `0${e164.slice(3, 5)}` : '';
  return areaCodes.has(code) ? code : null;
}

function parseWhole(number: string, extension: string | undefined): ParsedPhone {
  const parsed = parsePhoneNumberFromString(number, 'IR');
  if (parsed === undefined) return { ok: false, reason: 'lib.notAPhone' };
  if (parsed.countryCallingCode !== '98') {
    return parsed.isPossible()
      ? phone(parsed.number, 'foreign', extension)
      : { ok: false, reason: 'lib.notAPhone' };
  }
  if (parsed.isValid()) return phone(parsed.number, iranianKind(parsed), extension);
  // Operators get new prefixes before the metadata knows them; a customer is not sent away for that.
  if (/^9\d{9}$/.test(parsed.nationalNumber)) {
    return phone(parsed.number, 'mobile', extension, 'lib.unknownMobilePrefix');
  }
  return { ok: false, reason: 'lib.notAPhone' };
}

function iranianKind(parsed: PhoneNumber): PhoneKind {
  return parsed.getType() === 'MOBILE' ? 'mobile' : 'landline';
}

/** SMS panels write 98912…, spreadsheets lose the leading zero, and a local number lacks its area. */
function nationalDigits(digits: string, area: string | undefined): string {
  if (area !== undefined) return `${area}${digits}`;
  if (/^98\d{10}$/.test(digits) || digits.startsWith('00')) return `+${digits.replace(/^00/, '')}`;
  return digits;
}

function phone(e164: string, kind: PhoneKind, extension: string | undefined, warning?: PhoneWarning): Phone {
  return {
    ok: true,
    e164,
    kind,
    ...(extension === undefined ? {} : { extension }),
    ...(warning === undefined ? {} : { warning }),
  };
}

/** «داخلی ۱۲», 'ext. 12', 'x12' or '#12' at the end of the (folded) field. */
function withoutExtension(folded: string): { number: string; extension?: string } {
  const parts = /^(.*?)[\s,،;(-]*(?:داخلی|داخل|extension|ext\.?|x|#)\s*[:=]?\s*(\d{1,6})\)?$/.exec(folded);
  const [, number, extension] = parts ?? [];
  return number === undefined || extension === undefined
    ? { number: folded }
    : { number: number.trim(), extension };
}

/** More than one run long enough to be a number of its own, or more digits than any number has. */
function holdsTwoNumbers(text: string): boolean {
  const runs = text.split(/[,،;؛/|+]|\sو\s|\sیا\s/).map(countDigits);
  return runs.filter((digits) => digits >= 7).length > 1 || countDigits(text) > digitsMax;
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length;
}
