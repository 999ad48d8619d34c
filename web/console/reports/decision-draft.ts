// A decision while it is being made: what is chosen for each line, and what of it can be sent.
import type {
  DecisionForm,
  LineDecisionForm,
} from '../../../server/service-reports/service-reports.contract.ts';
import type { Report, ReportLine } from './report-words.ts';

export type LineDraft = {
  readonly decision: 'approve' | 'correct' | 'reject';
  readonly reasonCode: string;
  readonly note: string;
  /** '' leaves it as submitted. */
  readonly quantity: number | '';
  readonly feeAmount: number | '';
};
export type DecisionDraft = {
  readonly lines: Readonly<Record<string, LineDraft>>;
  /** By the difference's id: why it is decided all the same. */
  readonly acknowledged: Readonly<Record<string, string>>;
  readonly note: string;
};

export const emptyDraft: DecisionDraft = { lines: {}, acknowledged: {}, note: '' };
const plain = { reasonCode: '', note: '', quantity: '', feeAmount: '' } as const;

/** Chooses for a line; what was typed for it stays when the choice changes back. */
export function choose(draft: DecisionDraft, lineId: string, decision: LineDraft['decision']): DecisionDraft {
  const line = { ...plain, ...draft.lines[lineId], decision };
  return { ...draft, lines: { ...draft.lines, [lineId]: line } };
}

export function edit(
  draft: DecisionDraft,
  lineId: string,
  change: Partial<Omit<LineDraft, 'decision'>>,
): DecisionDraft {
  const line = draft.lines[lineId];
  return line === undefined
    ? draft
    : { ...draft, lines: { ...draft.lines, [lineId]: { ...line, ...change } } };
}

/** Approves every line that nobody has chosen for yet. */
export function approveRest(draft: DecisionDraft, lines: readonly ReportLine[]): DecisionDraft {
  const rest = lines.filter(({ id }) => draft.lines[id] === undefined);
  return rest.reduce((next, { id }) => choose(next, id, 'approve'), draft);
}

export type Missing = 'line' | 'reason' | 'change' | 'difference';

/** What is still wanted before it can be sent, the first of it. */
export function missingOf(
  draft: DecisionDraft,
  lines: readonly ReportLine[],
  differences: Report['differences'],
): { what: Missing; id: string } | undefined {
  for (const { id } of lines) {
    const line = draft.lines[id];
    if (line === undefined) return { what: 'line', id };
    if (line.decision !== 'approve' && line.reasonCode === '') return { what: 'reason', id };
    if (line.decision === 'correct' && line.quantity === '' && line.feeAmount === '')
      return { what: 'change', id };
  }
  const open = differences.find(({ id }) => (draft.acknowledged[id] ?? '').trim() === '');
  return open === undefined ? undefined : { what: 'difference', id: open.id };
}

export function decisionOf(
  draft: DecisionDraft,
  lines: readonly ReportLine[],
  differences: Report['differences'],
): DecisionForm {
  return {
    outcome: 'lines',
    lines: lines.flatMap(({ id }) => lineOf(id, draft.lines[id])),
    acknowledged: differences.map(({ id }) => ({ id, reason: draft.acknowledged[id] ?? '' })),
    note: draft.note,
  };
}

function lineOf(lineId: string, line: LineDraft | undefined): LineDecisionForm[] {
  if (line === undefined) return [];
  const { decision, reasonCode, note, quantity, feeAmount } = line;
  if (decision === 'approve') return [{ lineId, decision }];
  if (decision === 'reject') return [{ lineId, decision, reasonCode, note }];
  return [
    {
      lineId,
      decision,
      reasonCode,
      note,
      ...(quantity === '' ? {} : { quantity }),
      ...(feeAmount === '' ? {} : { feeAmount }),
    },
  ];
}

/** What the agency would earn by the draft: the fees of today, as corrected. */
export function feeOf(draft: DecisionDraft, lines: readonly ReportLine[]): number {
  return lines.reduce((sum, { id, fee }) => {
    const line = draft.lines[id];
    if (line?.decision === 'reject') return sum;
    const own = line?.decision === 'correct' && line.feeAmount !== '' ? line.feeAmount : undefined;
    return sum + (own ?? fee.nowAmount ?? fee.submittedAmount ?? 0);
  }, 0);
}
