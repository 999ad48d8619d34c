import { fold, foldTight } from '../lib/fold.ts';

// Texts for technical support: the case stays, the customer does not. Pure.

const DOTS = '•••';
const WORD_LENGTH_MIN = 2;
/** A word this long is hidden inside a longer one too: «کریمی‌ها», «آقای‌کریمی». */
const INNER_LENGTH_MIN = 4;
/** Seven digits with what people write between them: a phone, a national id, a postal code, a tracking number. */
const PHONE_LIKE = /[+(]?[0-9۰-۹٠-٩](?:[\s\u200c\u200e\u200f()/.,_–-]{0,3}[0-9۰-۹٠-٩]){6,}/gu;
const WORDS = /[\p{L}\p{N}\p{M}\u200c]+/gu;

/** Hides the words of the customer's name and address, and every run of digits that could be a phone. Row O4. */
export function maskPersonal(text: string, personal: readonly (string | null)[]): string {
  const words = personalWords(personal);
  return text.replace(PHONE_LIKE, DOTS).replace(WORDS, (word) => (isPersonal(word, words) ? DOTS : word));
}

function personalWords(personal: readonly (string | null)[]): Set<string> {
  const words = new Set<string>();
  for (const phrase of personal) {
    const parts = fold(phrase ?? '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length >= WORD_LENGTH_MIN);
    parts.forEach((part, at) => {
      words.add(part);
      // «محمد رضا» may be typed as one word.
      const next = parts[at + 1];
      if (next !== undefined) words.add(part + next);
    });
  }
  return words;
}

function isPersonal(word: string, words: ReadonlySet<string>): boolean {
  const parts = [foldTight(word), ...fold(word).split(' ')];
  if (parts.some((part) => words.has(part))) return true;
  const whole = parts[0] ?? '';
  return [...words].some((personal) => personal.length >= INNER_LENGTH_MIN && whole.includes(personal));
}
