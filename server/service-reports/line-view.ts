import { PriceExplanation } from '../tariffs/tariffs.contract.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { ReportLineView } from './service-reports.contract.ts';
import { isGoodwill, keptCoverage } from './stand-today.ts';
import type { Today } from './stand-today.ts';

/** A line as it was handed in, as it stands today, and as it was decided. */
export function lineView(
  line: StoredLine,
  today: Today,
  onHand: ReadonlyMap<string, number>,
): ReportLineView {
  const action = today.words.actions.get(line.repairActionId ?? '');
  const fault = today.words.faults.get(line.faultId ?? '');
  const part = today.words.parts.get(line.partId ?? '');
  const now = today.fees.get(line.id);
  return {
    id: line.id,
    kind: line.kind,
    repairAction: action
      ? { id: action.id, code: action.code, title: action.title, needsSeal: action.needsSeal }
      : null,
    fault: fault
      ? { id: fault.id, code: fault.code, title: fault.title, familyTitle: fault.familyTitle }
      : null,
    part: part
      ? {
          id: part.id,
          code: part.code,
          title: part.title,
          unit: part.unit,
          returnRule: part.returnRule,
        }
      : null,
    source: line.source,
    quantity: line.quantity,
    serial: line.serial,
    coverage: { submitted: keptCoverage(line.coverage), now: today.coverage.get(line.id) ?? null },
    fee: {
      submittedAmount: line.feeAmount,
      nowAmount: now?.amount ?? null,
      decidedAmount: line.decidedFeeAmount,
      submittedExplanation: PriceExplanation.safeParse(line.explanation).data ?? null,
      nowExplanation: now?.explanation ?? null,
      unitAmount: now?.unitAmount ?? line.unitAmount,
    },
    isGoodwill: isGoodwill(today, line),
    onHandQuantity: line.source === 'consigned' ? (onHand.get(line.partId ?? '') ?? 0) : null,
    decision: decisionOf(line),
  };
}

function decisionOf(line: StoredLine): ReportLineView['decision'] {
  if (line.decision === null) return null;
  return {
    decision: line.decision,
    quantity: line.decidedQuantity ?? line.quantity,
    feeAmount: line.decidedFeeAmount,
    tariffFeeAmount: line.tariffFeeAmount,
    reasonCode: line.reasonCode,
    reasonTitle: line.reasonTitle,
    note: line.decisionNote,
  };
}
