// A coverage answer in the one sentence that every screen and message says.
import type { CoverageLineView } from '../../../server/warranty/warranty.contract.ts';
import { wordsOfCoverage } from '../../../server/warranty/warranty.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import { sentenceOf } from '../../lib/texts.ts';

type Answer = Parameters<typeof wordsOfCoverage>[0];
type NearMiss = CoverageLineView['nearMisses'][number];

export const decisionTones = {
  covered: 'done',
  provisional: 'due',
  not_covered: 'plain',
} as const satisfies Record<CoverageLineView['decision'], Tone>;

export function coverageSentence(answer: Answer): string {
  const { code, facts } = wordsOfCoverage(answer);
  return sentenceOf(code, facts) ?? code;
}

/** Why a term that came near does not cover. */
export function nearMissSentence(miss: NearMiss): string {
  return coverageSentence({ reason: miss.reason, endsOn: miss.endsOn, daysLeft: null, nearMisses: [miss] });
}

/** What else came near: the term whose reason is the answer itself is not told twice. */
export function otherMisses({ reason, nearMisses }: CoverageLineView): readonly NearMiss[] {
  const told = nearMisses.findIndex((miss) => miss.reason === reason);
  return nearMisses.filter((_, at) => at !== told);
}
