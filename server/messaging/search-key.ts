import { fold } from '../lib/fold.ts';

/** What a message is found by in its list: its text, and its number as people write it. */
export function searchKeyOf(text: string, number: string): string {
  return `${fold(text)} ${number} ${number.replace(/^\+98/, '0')}`;
}
