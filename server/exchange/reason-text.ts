import { fa } from '../../texts/fa.ts';
import { sentences } from '../lib/texts.ts';

const say = sentences('fa', fa);

/**
 * The Persian sentence of a failure: a list is mended by whoever keeps it, whatever the language of the
 * screen.
 */
export function reasonText(code: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return say(code, facts) ?? code;
}
