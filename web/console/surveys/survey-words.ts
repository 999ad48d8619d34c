import type { CallTab } from '../../../server/surveys/survey-calls.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import { number } from '../../lib/numbers.ts';

/** A satisfaction as people read it: one place after the point. */
export function scoreText(value: number): string {
  return number(Math.round(value * 10) / 10);
}

export function scoreTone(isBad: boolean): Tone {
  return isBad ? 'late' : 'done';
}

export const tabTones: Readonly<Record<CallTab, Tone>> = {
  due: 'due',
  later: 'plain',
  answered: 'done',
  given_up: 'plain',
  annulled: 'late',
};
