// What the portal says about a report beyond plain texts: findings, states, tones.
import { latinDigits } from '../../../server/lib/digits.ts';
import type { Tone } from '../../kit/tones.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import type { Report, ReportLine } from './report-form.ts';

type Flag = Report['flags'][number];

export function flagSentence({ code, facts }: Flag): string {
  const sameDay = facts['days'] === 0 ? sentenceOf(`approval.sameDay.${code}`) : undefined;
  const sentence = sameDay ?? sentenceOf(`serviceReports.flag.${code}`, facts) ?? code;
  const proof = sentenceOf(`agency.report.evidence.${facts['proof']}`);
  return proof === undefined ? sentence : t('agency.report.proofOf', { sentence, proof });
}

/** Where a finding is shown: at its line, at a field of the device, at the photos, or above everything. */
export function flagsAt(report: Report, place: 'report' | 'device' | 'evidence'): readonly Flag[] {
  return report.flags.filter((flag) => flag.lineId === null && placeOf(flag) === place);
}

function placeOf({ path }: Flag): 'report' | 'device' | 'evidence' {
  if (path === 'serialRead' || path === 'sealNumber') return 'device';
  return path.startsWith('evidence') ? 'evidence' : 'report';
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
