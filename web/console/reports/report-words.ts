// How reports, their lines and flags read on the approver's screen.
import type { readReport } from '../../../server/service-reports/service-reports.contract.ts';
import type {
  FlagSeverity,
  LineDecision,
  ReportState,
  ReportTab,
} from '../../../server/service-reports/words.contract.ts';
import type { Tone } from '../../kit/tones.ts';
import type { OutputOf } from '../../lib/client.ts';
import { digits, number } from '../../lib/numbers.ts';
import { sentenceOf, t } from '../../lib/texts.ts';

export type Report = OutputOf<typeof readReport>;
export type ReportLine = Report['lines'][number];

export const stateTone = {
  draft: 'plain',
  submitted: 'due',
  sent_back: 'active',
  approved: 'done',
  partly_approved: 'due',
  rejected: 'late',
} as const satisfies Record<ReportState, Tone>;

export const tabTone = {
  draft: 'plain',
  submitted: 'due',
  appealed: 'due',
  held: 'due',
  sent_back: 'active',
  decided: 'done',
} as const satisfies Record<ReportTab, Tone>;

export const severityTone = {
  info: 'plain',
  warn: 'due',
  hold: 'due',
  block: 'late',
} as const satisfies Record<FlagSeverity, Tone>;

export const decisionTone = {
  approved: 'done',
  corrected: 'due',
  rejected: 'late',
  held: 'due',
} as const satisfies Record<LineDecision, Tone>;

/** What the line says was done. */
export function lineTitle({ kind, repairAction, part, quantity }: ReportLine): string {
  if (kind === 'travel') return t('approval.kilometres', { count: quantity });
  if (kind === 'labour') return repairAction?.title ?? t('approval.installationItself');
  return part?.title ?? t(`approval.lineKind.${kind}`);
}

export function quantityOf({ quantity, part }: ReportLine): string {
  return part === null ? digits(quantity) : `${number(quantity)} ${part.unit}`;
}

export function flagSentence({ code, facts }: Pick<Report['flags'][number], 'code' | 'facts'>): string {
  const sameDay = facts['days'] === 0 ? sentenceOf(`approval.sameDay.${code}`) : undefined;
  return sameDay ?? sentenceOf(`serviceReports.flag.${code}`, facts) ?? code;
}

/** What changed since, in a sentence with both figures. */
export function sentenceOfDifference(
  { kind, lineId, facts }: Report['differences'][number],
  { lines }: Pick<Report, 'lines'>,
): string {
  const place = lines.findIndex(({ id }) => id === lineId) + 1;
  const sentence = figuresOf(kind, facts) ?? sentenceOf(`serviceReports.difference.${kind}`, facts) ?? kind;
  return place === 0 ? sentence : `${t('approval.lineAt', { place })}: ${sentence}`;
}

/** What it was and what it is, where both are known. */
function figuresOf(
  kind: Report['differences'][number]['kind'],
  { was, is }: Report['differences'][number]['facts'],
): string | undefined {
  if (was === undefined || is === undefined || was === '') return undefined;
  if (kind === 'fee_changed') return t('approval.feeChanged', { was, is });
  if (kind !== 'coverage_changed') return undefined;
  const [before, now] = [was, is].map((each) => sentenceOf(`warranty.decision.${each}`));
  if (before === undefined || now === undefined) return undefined;
  return t('approval.coverageChanged', { was: before, is: now });
}

/** The lines that a decision is about: all at first; later those that were appealed or held. */
export function linesToDecide(report: Report): readonly ReportLine[] {
  if (report.tab === 'appealed') return report.lines.filter(({ id }) => report.appeal?.lineIds.includes(id));
  if (report.tab === 'held') return report.lines.filter(({ decision }) => decision?.decision === 'held');
  return report.lines;
}
