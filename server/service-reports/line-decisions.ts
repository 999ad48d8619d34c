import type { FieldFailure } from '../lib/failure.ts';
import { amountTimes } from '../lib/money.ts';
import type { LineFee } from './report-facts.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { LineDecisionForm } from './service-reports.contract.ts';
import type { LineDecision, ReportState } from './words.contract.ts';

// What a decision makes of each line. Pure. Rows I8, I9.

export interface DecidedLine {
  readonly id: string;
  readonly decision: LineDecision;
  readonly quantity: number;
  readonly feeAmount: number;
  /** By tariff and price list; beside a fee that was set by hand. */
  readonly tariffFeeAmount: number | null;
  readonly reasonCode: string | null;
  readonly reasonTitle: string | null;
  readonly note: string;
}
export interface Reason {
  readonly code: string;
  readonly title: string;
}
type Judged = { readonly line: DecidedLine } | { readonly wrong: FieldFailure };

/**
 * A line as decided. An approved fee is that of today's tariff for the work day. A line that was decided before (`line`
 * holds it) may only get more; of a part that has left the stock, or is owed by now, the quantity stays.
 */
export function decideLine(
  line: StoredLine,
  form: LineDecisionForm,
  given: { readonly fee: LineFee; readonly reason: Reason | null; readonly path: string },
): Judged {
  const { fee, reason, path } = given;
  const wrong = (field: string, code: string) => ({ wrong: { path: `${path}.${field}`, code } });
  const why = { reasonCode: reason?.code ?? null, reasonTitle: reason?.title ?? null };
  if (form.decision === 'reject') {
    if (isAccepted(line.decision)) return { line: asDecided(line) };
    const tariffFeeAmount = fee.amount;
    const { id, quantity } = line;
    const { note } = form;
    return { line: { id, decision: 'rejected', quantity, feeAmount: 0, tariffFeeAmount, ...why, note } };
  }
  const isCorrected = form.decision === 'correct';
  if (isCorrected && form.quantity === undefined && form.feeAmount === undefined)
    return wrong('feeAmount', 'serviceReports.nothingCorrected');
  const wished = isCorrected ? form.quantity : undefined;
  const isOwed = line.kind === 'part_removed' && isAccepted(line.decision);
  const kept = hasLeftStock(line) || isOwed ? line.decidedQuantity : null;
  const isFixed = kept !== null || line.kind === 'labour';
  const quantity = wished ?? kept ?? line.quantity;
  if (isFixed && quantity !== (kept ?? line.quantity))
    return wrong('quantity', 'serviceReports.quantityFixed');
  if (isCorrected && line.kind === 'part_removed' && (form.feeAmount ?? 0) > 0)
    return wrong('feeAmount', 'serviceReports.removedEarnsNothing');
  const tariffFeeAmount = fee.unitAmount === null ? fee.amount : amountTimes(fee.unitAmount, quantity);
  const feeAmount = (isCorrected ? form.feeAmount : undefined) ?? tariffFeeAmount;
  if (feeAmount === null) return wrong('feeAmount', 'serviceReports.feeUnknown');
  if (feeAmount < postedFee(line)) return wrong('feeAmount', 'serviceReports.lowersFee');
  const decision = isCorrected ? 'corrected' : 'approved';
  const note = isCorrected ? form.note : '';
  return { line: { id: line.id, decision, quantity, feeAmount, tariffFeeAmount, ...why, note } };
}

/** What stands on the agency's account for a line. */
export function postedFee(line: {
  readonly decision: LineDecision | null;
  readonly decidedFeeAmount: number | null;
}): number {
  return isAccepted(line.decision) ? (line.decidedFeeAmount ?? 0) : 0;
}

export function isAccepted(decision: LineDecision | null): boolean {
  return decision === 'approved' || decision === 'corrected';
}

/** A consigned part that an earlier decision took out of the stock. */
export function hasLeftStock(line: Pick<StoredLine, 'source' | 'decision'>): boolean {
  return line.source === 'consigned' && isAccepted(line.decision);
}

/** A line as an earlier decision left it. */
export function asDecided(line: StoredLine): DecidedLine {
  return {
    id: line.id,
    decision: line.decision ?? 'rejected',
    quantity: line.decidedQuantity ?? line.quantity,
    feeAmount: line.decidedFeeAmount ?? 0,
    tariffFeeAmount: line.tariffFeeAmount,
    reasonCode: line.reasonCode,
    reasonTitle: line.reasonTitle,
    note: line.decisionNote,
  };
}

/** The state of a report by what became of its lines; a held one is neither approved nor rejected. */
export function stateOf(
  lines: readonly Pick<DecidedLine, 'decision'>[],
): Extract<ReportState, 'approved' | 'partly_approved' | 'rejected'> {
  if (lines.every((line) => line.decision === 'rejected')) return 'rejected';
  return lines.every((line) => isAccepted(line.decision)) ? 'approved' : 'partly_approved';
}
