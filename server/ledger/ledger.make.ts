import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import type { AgencyAccount } from './ledger.contract.ts';
import { contraOf } from './ledger.contract.ts';
import type { NewEntry } from './ledger.ts';
import { post } from './ledger.ts';

// Makers for tests.

interface Given {
  readonly agencyId: string;
  readonly account?: AgencyAccount;
  /** What the company comes to owe by it; negative for what it owes less. */
  readonly amount: number;
  readonly documentId?: string;
  readonly documentNumber?: string;
  readonly occurredOn?: string;
  readonly title?: string;
}

/** An entry of a service report with one line on the agency's account and its contra. */
export function reportEntry(given: Given): NewEntry {
  const { agencyId, account = 'warranty_fees', amount, documentId = newId() } = given;
  const side = { debitAmount: Math.max(0, -amount), creditAmount: Math.max(0, amount) };
  return {
    documentKind: 'service_report',
    documentId,
    documentNumber: given.documentNumber ?? '482915637-1',
    occurredOn: given.occurredOn ?? '2026-11-20',
    memo: '',
    lines: [
      {
        agencyId,
        account,
        ...side,
        currency: 'IRR',
        facts: { title: given.title ?? 'تعویض کمپرسور' },
      },
      {
        agencyId: null,
        account: contraOf[account],
        debitAmount: side.creditAmount,
        creditAmount: side.debitAmount,
        currency: 'IRR',
      },
    ],
  };
}

export async function makeReportEntry(ctx: Context, given: Given): Promise<{ entryId: string }> {
  return await post(ctx, reportEntry(given));
}
