import { persianDigits } from '../lib/digits.ts';
import { cleanText } from '../lib/fold.ts';

// How a text of an SMS is filled. A phone draws it, not our screen: what reads from the left is isolated with signs that
// cost a unit each, so only what would turn round is; a link stays bare, for phones take a sign beside it as part of it.

const ISOLATE_START = '\u2068';
const ISOLATE_END = '\u2069';
const LINK = /^https?:\/\//;
/** Latin letters, or digits that a sign or space parts: 482915637-2 would be read 2-482915637. */
const READS_FROM_LEFT = /[A-Za-z]|[0-9۰-۹][^0-9۰-۹]+[0-9۰-۹]|^\+/;
/** A phone offers to call a number and to fill in a code only in Latin digits. */
const LATIN_SLOTS: ReadonlySet<string> = new Set(['phone', 'code']);

export const DOTS = '•••••';

/** Fills `{slots}`; a slot without a value becomes nothing. */
export function fillSms(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .replaceAll(/\{(\w+)\}/g, (_, slot: string) => inserted(slot, cleanText(values[slot] ?? '')))
    .replaceAll(/[ \t]+$/gm, '');
}

function inserted(slot: string, value: string): string {
  if (LINK.test(value)) return value;
  const shown = LATIN_SLOTS.has(slot) ? value : persianDigits(value);
  return READS_FROM_LEFT.test(shown) ? `${ISOLATE_START}${shown}${ISOLATE_END}` : shown;
}
