/**
 * Words a person reads: whole sentences with `{slots}`, in plain typed objects `texts/fa/<slice>.ts` and
 * `texts/en/<slice>.ts`. `tsc` checks each key and the name of each inserted value.
 */

import { persianDigits } from './digits.ts';

export type Language = 'fa' | 'en';
/** One sentence, or one for each plural form; the form is chosen by the number in the slot `{count}`. */
export type Plural = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };
export type Text = string | Plural;
export type Dictionary = { readonly [key: string]: Text };
export type SlotValue = string | number;

/** The names in the braces of a sentence: 'a' | 'b' of '{a} to {b}'. */
export type SlotsOf<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsOf<Rest>
  : never;
/** The slots of a text in all its forms; a plural needs its `count` even where no form prints it. */
export type SlotsIn<Any> = Any extends string ? SlotsOf<Any> : 'count' | SlotsOf<Any[keyof Any]>;
/** What follows the key: nothing for a text without slots, else an object with a value for each. */
export type Values<Any> = [SlotsIn<Any>] extends [never] ? [] : [values: ValuesOf<SlotsIn<Any>>];
type ValuesOf<Slots extends PropertyKey> = {
  readonly [slot in Slots]: slot extends 'count' ? number : SlotValue;
};

export type Translate<Words extends Dictionary> = <Key extends keyof Words & string>(
  key: Key,
  ...values: Values<Words[Key]>
) => string;

const isolateStart = '\u2068';
const isolateEnd = '\u2069';

/** The `t()` of a language: `t('request.registered', { number: '482915637' })`. */
export function translator<const Words extends Dictionary>(
  language: Language,
  words: Words,
): Translate<Words> {
  const say = sentences(language, words);
  return (key, ...[values]) => say(key, values ?? {}) ?? key;
}

/**
 * The same for a key that is known only when the program runs, such as the code of a failure with its facts.
 * Undefined for a key that has no text; a slot without a value stays as it is written.
 */
export function sentences(
  language: Language,
  words: Dictionary,
): (key: string, values: Readonly<Record<string, unknown>>) => string | undefined {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

  return (key, values) => {
    const text = Object.hasOwn(words, key) ? words[key] : undefined;
    if (text === undefined) return undefined;
    const sentence = typeof text === 'string' ? text : formFor(text, plurals, values['count']);
    return sentence.replace(
      /\{(\w+)\}/g,
      (slot, name: string) => inserted(language, numbers, values[name]) ?? slot,
    );
  };
}

/**
 * The slots that a text has at run time, each once and in order of the alphabet: for comparing two languages.
 */
export function slotsOf(text: Text): string[] {
  const sentencesOfText = typeof text === 'string' ? [text] : ['{count}', ...Object.values(text)];
  const names = sentencesOfText.flatMap((sentence) =>
    Array.from(sentence.matchAll(/\{(\w+)\}/g), ([, name = '']) => name),
  );
  return [...new Set(names)].toSorted();
}

function formFor(text: Plural, plurals: Intl.PluralRules, count: unknown): string {
  return (typeof count === 'number' ? text[plurals.select(count)] : undefined) ?? text.other;
}

/** A number in the digits of the language; a string isolated, so that its direction disturbs no neighbour. */
function inserted(language: Language, numbers: Intl.NumberFormat, value: unknown): string | undefined {
  if (typeof value === 'number') return numbers.format(value);
  if (typeof value !== 'string') return undefined;
  return isolateStart + (language === 'fa' && !isAddress(value) ? persianDigits(value) : value) + isolateEnd;
}

/** A link or e-mail address would not work in Persian digits. */
function isAddress(value: string): boolean {
  return /^https?:\/\/|^[^\s@]+@[^\s@]+$/.test(value);
}
