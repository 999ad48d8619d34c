/**
 * Persian text in its three forms: as stored, as searched, and as a code.
 * The fold lives here alone; the database stores its result, because the same fold in SQL changes between
 * versions.
 */

import { latinDigits } from './digits.ts';

const controlsButLines = /[^\P{Cc}\n]/gu;
const loneSurrogates = /\p{Cs}/gu;

/**
 * What was typed, lightly cleaned: NFC, ي → ی, ك → ک, one space for many, none at the ends of a line.
 * Line breaks, half-spaces and every other letter stay. The result can always be stored.
 */
export function cleanText(text: string): string {
  return text
    .replace(loneSurrogates, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\p{Zs}\t\v\f]+/gu, ' ')
    .replace(controlsButLines, '')
    .normalize('NFC')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replace(/ *\n */g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether PostgreSQL can keep this text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.search(loneSurrogates) < 0;
}

/** Letters that are one to a reader, each with those that are folded into it. */
const variantsOf = { ا: 'ٱٲٳٵ', ه: 'ہھەةۃ', ی: 'يىےېۍێ', ک: 'كڪ' } as const;
const letterFolds = new Map(
  Object.entries(variantsOf).flatMap(([letter, variants]) =>
    Array.from(variants, (variant) => [variant, letter]),
  ),
);
const foldedLetters = new RegExp(`[${Object.values(variantsOf).join('')}]`, 'gu');

/**
 * The search key: two texts that a person would call the same word have the same key.
 * NFKC, lower case, variants of alef, heh, yeh and kaf as one, ؤ → و, ئ → ی (ء stays), no diacritics or
 * tatweel, no direction marks or joiners, half-space and every break as one space, all digits Latin.
 */
export function fold(text: string): string {
  const plain = text
    .replace(loneSurrogates, '')
    .normalize('NFKC')
    .toLowerCase()
    // Taking letters apart turns آ أ إ ؤ ئ ۀ é into a letter and a mark, and the mark is dropped.
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Me}ـ]/gu, '')
    .replaceAll('\u200c', ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Z}\p{Cc}]+/gu, ' ')
    .replace(foldedLetters, (letter) => letterFolds.get(letter) ?? letter)
    .normalize('NFKC');
  return latinDigits(plain).trim();
}

/** The search key without spaces: «یخ چال», «یخ‌چال» and «یخچال» are one. */
export function foldTight(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/**
 * The key of a serial, phone or number: letters and digits only, Latin in upper case, so that AB-12 = AB12 =
 * ab ۱۲.
 */
export function codeKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
