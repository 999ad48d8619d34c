// What the portal says about a report beyond plain texts: findings, states, tones.
import { latinDigits } from '../../../server/lib/digits.ts';
import type { Tone } from '../../kit/tones.ts';
import { sentenceOf } from '../../lib/texts.ts';
import type { Report, ReportLine } from './report-form.ts';

type Flag = Report['flags'][number];

export function flagSentence({ code, facts }: Flag): string {
  return sentenceOf(`serviceReports.flag.${code}`, facts) ?? code;
}

/** Observations are the office's own. */
export function isSeen({ severity }: Flag): boolean {
  return severity !== 'info';
}

export function flagTone(severity: Flag['severity']): Tone {
  return severity === 'block' ? 'late' : severity === 'info' ? 'plain' : 'due';
}

const stateTones: Readonly<Record<Report['state'], Tone>> = {
  draft: 'plain',
  submitted: 'active',
  sent_back: 'due',
  approved: 'done',
  partly_approved: 'due',
  rejected: 'late',
};
export function stateTone(state: Report['state']): Tone {
  return stateTones[state];
}

const decisionTones: Readonly<Record<NonNullable<ReportLine['decision']>['decision'], Tone>> = {
  approved: 'done',
  corrected: 'due',
  rejected: 'late',
  held: 'due',
};
export function decisionTone(decision: NonNullable<ReportLine['decision']>['decision']): Tone {
  return decisionTones[decision];
}

/** A serial is its letters and digits: AB-12 is AB12. */
export function isSameSerial(one: string, other: string): boolean {
  return serialKey(one) === serialKey(other);
}

function serialKey(text: string): string {
  return latinDigits(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
