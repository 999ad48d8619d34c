import type { AgencyAccount } from '../ledger/ledger.contract.ts';
import { contraOf } from '../ledger/ledger.contract.ts';
import type { NewLine } from '../ledger/ledger.ts';
import { post } from '../ledger/ledger.ts';
import type { Context } from '../lib/context.ts';
import type { Decided } from './decision-effects.ts';
import type { DecidedLine } from './line-decisions.ts';
import { postedFee } from './line-decisions.ts';
import type { StoredLine } from './report-parts.sql.ts';
import type { Today } from './report-view.ts';

// What a decision puts on the agency's account: every line of the entry names the line of the report. Rows J1, J2, J5.

interface Fee {
  readonly stored: StoredLine;
  readonly amount: number;
}

/** What each decided line adds to what stood on the account for it before. */
export function feesToPost(stored: readonly StoredLine[], lines: readonly DecidedLine[]): Fee[] {
  return stored.flatMap((line) => {
    const decided = lines.find((each) => each.id === line.id);
    if (decided === undefined) return [];
    const { decision, feeAmount } = decided;
    const amount = postedFee({ decision, decidedFeeAmount: feeAmount }) - postedFee(line);
    return amount > 0 ? [{ stored: line, amount }] : [];
  });
}

/** Posts them as one document: the report, or the decision that supplements it. Call it last. */
export async function postFees(
  ctx: Context,
  { report, today }: Decided,
  { fees, decisionId, isSupplement }: { fees: readonly Fee[]; decisionId: string; isSupplement: boolean },
): Promise<void> {
  if (fees.length === 0) return;
  await post(ctx, {
    documentKind: isSupplement ? 'service_report_supplement' : 'service_report',
    documentId: isSupplement ? decisionId : report.id,
    documentNumber: report.number,
    occurredOn: report.workOn,
    memo: today.parties.device.modelTitle,
    lines: fees.flatMap(({ stored, amount }): NewLine[] => {
      const account = accountOf(report.kind, stored);
      const facts = { reportId: report.id, lineId: stored.id, title: titleOf(stored, today) };
      const { currency } = report;
      return [
        {
          agencyId: null,
          account: contraOf[account],
          debitAmount: amount,
          creditAmount: 0,
          currency,
          facts,
        },
        {
          agencyId: report.agencyId,
          account,
          debitAmount: 0,
          creditAmount: amount,
          currency,
          facts,
        },
      ];
    }),
  });
}

function accountOf(kind: Decided['report']['kind'], line: StoredLine): AgencyAccount {
  if (line.source === 'own') return 'parts_own';
  return kind === 'installation' ? 'installation_fees' : 'warranty_fees';
}

/** What the statement calls the line: the thing done or fitted, else nothing but the document. */
function titleOf(line: StoredLine, { words }: Today): string {
  return (
    words.actions.get(line.repairActionId ?? '')?.title ?? words.parts.get(line.partId ?? '')?.title ?? ''
  );
}
