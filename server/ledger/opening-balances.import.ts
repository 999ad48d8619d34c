import { z } from 'zod';

import { agenciesByCodes } from '../agencies/agencies.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { dayField } from '../lib/fields.ts';
import type { RowOutcome } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { formatAmount, parseAmount } from '../lib/money.ts';
import { auditAll } from '../lib/audit.ts';
import * as sql from './ledger.sql.ts';
import type { NewEntry } from './post.ts';
import { postAll } from './post.ts';
import { today } from './statement.ts';
import { requireOffice } from './ledger.scope.ts';

// What stood between company and agency before these books began: one line per agency, entered once. The same amount
// again changes nothing; another is refused, for what has entered is reversed first.

const emptyIsNull = (cell: unknown) => (cell === undefined || cell === '' ? null : cell);
const amountCell = () =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(40, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        const parsed = text === null ? { ok: true as const, amount: 0 } : parseAmount(text);
        if (!parsed.ok) check.addIssue({ code: 'custom', message: parsed.reason });
        else if (parsed.amount < 0) check.addIssue({ code: 'custom', message: 'lib.negative' });
        else return parsed.amount;
        return 0;
      }),
  );
const OpeningRow = z
  .object({
    agency: z.preprocess(
      (cell) => cell ?? '',
      z.string().trim().min(1, 'lib.required').max(60, 'lib.tooLong'),
    ),
    creditAmount: amountCell(),
    debitAmount: amountCell(),
    occurredOn: z.preprocess(emptyIsNull, dayField().nullable()),
  })
  .refine((row) => (row.creditAmount === 0) !== (row.debitAmount === 0), {
    error: 'ledger.oneSide',
    path: ['creditAmount'],
  });
type OpeningRow = z.output<typeof OpeningRow>;
const balanceOf = (row: OpeningRow) => row.creditAmount - row.debitAmount;

interface Opening {
  readonly agency: { readonly id: string; readonly code: string };
  /** What has entered and stands. */
  readonly standing: { readonly balanceAmount: number } | undefined;
  /** What the next opening is known by: the agency, or the opening that was reversed before it. */
  readonly documentId: string;
}

export const openingBalanceImport = importKind({
  kind: 'openingBalances',
  permission: 'account.post',
  columns: [
    {
      field: 'agency',
      titles: ['کد نمایندگی', 'نمایندگی', 'Agency code', 'Agency'],
      isRequired: true,
      example: '1001',
      reads: 'code',
    },
    {
      field: 'creditAmount',
      titles: ['بستانکار (ریال)', 'بستانکار', 'طلب نمایندگی', 'Credit'],
      isRequired: false,
      example: '12500000',
      reads: 'amount',
    },
    {
      field: 'debitAmount',
      titles: ['بدهکار (ریال)', 'بدهکار', 'بدهی نمایندگی', 'Debit'],
      isRequired: false,
      example: '',
      reads: 'amount',
    },
    {
      field: 'occurredOn',
      titles: ['تاریخ', 'روز', 'Date'],
      isRequired: false,
      example: '1405/09/01',
      reads: 'day',
    },
  ],
  row: OpeningRow,
  keyOf: (row) => codeKey(row.agency),
  check: checkRows,
  apply: applyRows,
});

async function checkRows(ctx: Context, rows: readonly OpeningRow[]): Promise<FieldFailure[][]> {
  const openings = await openingsOf(ctx, rows);
  const day = await today(ctx);
  return rows.map((row) => failuresOf(row, openings.get(codeKey(row.agency)), day));
}

function failuresOf(row: OpeningRow, opening: Opening | undefined, day: string): FieldFailure[] {
  if (opening === undefined)
    return [{ path: 'agency', code: 'ledger.unknownAgencyCode', facts: { code: row.agency } }];
  const future = row.occurredOn !== null && row.occurredOn > day;
  if (future) return [{ path: 'occurredOn', code: 'ledger.future' }];
  const { standing } = opening;
  if (standing === undefined || standing.balanceAmount === balanceOf(row)) return [];
  const amount = formatAmount(Math.abs(standing.balanceAmount));
  return [
    {
      path: row.creditAmount > 0 ? 'creditAmount' : 'debitAmount',
      code: standing.balanceAmount > 0 ? 'ledger.openedWithCredit' : 'ledger.openedWithDebit',
      facts: { amount },
    },
  ];
}

async function applyRows(ctx: Context, rows: readonly OpeningRow[]): Promise<RowOutcome[]> {
  requireOffice(ctx);
  const openings = await openingsOf(ctx, rows);
  const { currency } = await sql.selectHouse.one(ctx);
  const day = await today(ctx);
  const entries: NewEntry[] = [];
  const outcomes = rows.map((row): RowOutcome => {
    const opening = openings.get(codeKey(row.agency));
    if (opening === undefined || opening.standing !== undefined) return 'same';
    entries.push(entryOf(row, opening, currency, row.occurredOn ?? day));
    return 'created';
  });
  const posted = await postAll(ctx, entries);
  await auditAll(
    ctx,
    posted.map(({ entryId: id }, place) => ({
      action: 'ledger.open',
      kind: 'journalEntry',
      id,
      after: { documentId: entries[place]?.documentId, lines: entries[place]?.lines },
    })),
  );
  return outcomes;
}

function entryOf(row: OpeningRow, opening: Opening, currency: string, occurredOn: string): NewEntry {
  const { agency, documentId } = opening;
  const { creditAmount, debitAmount } = row;
  return {
    documentKind: 'opening_balance',
    documentId,
    documentNumber: agency.code,
    occurredOn,
    memo: '',
    lines: [
      { agencyId: agency.id, account: 'opening', debitAmount, creditAmount, currency },
      {
        agencyId: null,
        account: 'company.opening',
        debitAmount: creditAmount,
        creditAmount: debitAmount,
        currency,
      },
    ],
  };
}

async function openingsOf(ctx: Context, rows: readonly OpeningRow[]): Promise<Map<string, Opening>> {
  const agencies = await agenciesByCodes(
    ctx,
    rows.map((row) => row.agency),
  );
  const agencyIds = [...agencies.values()].map((agency) => agency.id);
  const entered = Map.groupBy(await sql.selectOpenings.all(ctx, { agencyIds }), (row) => row.agencyId);
  return new Map(
    [...agencies].map(([key, agency]) => {
      const before = entered.get(agency.id) ?? [];
      return [
        key,
        {
          agency,
          standing: before.find((each) => !each.isReversed),
          documentId: before.at(-1)?.entryId ?? agency.id,
        },
      ];
    }),
  );
}
