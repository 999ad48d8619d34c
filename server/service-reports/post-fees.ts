import type { AgencyAccount } from '../ledger/ledger.contract.ts';
import { contraOf } from '../ledger/ledger.contract.ts';
import type { NewLine } from '../ledger/ledger.ts';
import { post } from '../ledger/ledger.ts';
import type { Context } from '../lib/context.ts';
import type { Decided } from './decision-effects.ts';
import type { DecidedLine } from './line-decisions.ts';
import { postedFee } from './line-decisions.ts';
import type { StoredLine } from './report-parts.sql.ts';
import { isGoodwill } from './stand-today.ts';
import type { Today } from './stand-today.ts';

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
  decided: Decided,
  { fees, decisionId, isSupplement }: { fees: readonly Fee[]; decisionId: string; isSupplement: boolean },
): Promise<void> {
  if (fees.length === 0) return;
  const { report, today } = decided;
  const goodwillIds = goodwillLines(decided);
  await post(ctx, {
    documentKind: isSupplement ? 'service_report_supplement' : 'service_report',
    documentId: isSupplement ? decisionId : report.id,
    documentNumber: report.number,
    occurredOn: report.workOn,
    memo: today.parties.device.modelTitle,
    lines: fees.flatMap(({ stored, amount }): NewLine[] => {
      const isOfGoodwill = goodwillIds.has(stored.id);
      const account = accountOf(report.kind, stored, isOfGoodwill);
      const facts = {
        reportId: report.id,
        lineId: stored.id,
        title: titleOf(stored, today),
        ...(isOfGoodwill && { goodwillId: today.goodwill?.id, reason: today.goodwill?.reasonTitle }),
      };
      const { currency } = report;
      return [
        {
          agencyId: null,
          // What goodwill costs is one sum, parts included.
          account: isOfGoodwill ? 'company.goodwill_expense' : contraOf[account],
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

/** The lines that are paid though no warranty covers them. Row I2. */
export function goodwillLines({ today, stored }: Pick<Decided, 'today' | 'stored'>): ReadonlySet<string> {
  return new Set(stored.flatMap((line) => (isGoodwill(today, line) ? [line.id] : [])));
}

function accountOf(kind: Decided['report']['kind'], line: StoredLine, isOfGoodwill: boolean): AgencyAccount {
  if (line.source === 'own') return 'parts_own';
  if (isOfGoodwill) return 'goodwill_fees';
  return kind === 'installation' ? 'installation_fees' : 'warranty_fees';
}

/** What the statement calls the line: the thing done or fitted, else nothing but the document. */
function titleOf(line: StoredLine, { words }: Today): string {
  return (
    words.actions.get(line.repairActionId ?? '')?.title ?? words.parts.get(line.partId ?? '')?.title ?? ''
  );
}
