import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  amountField,
  codeField,
  dayField,
  dayView,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  pageFields,
  titleField,
} from '../lib/fields.ts';
import {
  agencyAccounts,
  companyAccounts,
  documentKinds,
  lineFacts,
  paymentKinds,
} from './ledger.contract.ts';

export const entryMoves = ['reverse'] as const;
const { after, limit, q } = pageFields();

export const EntryLine = z.strictObject({
  number: z.int(),
  agencyId: z.uuid().nullable(),
  agencyCode: z.string().nullable(),
  agencyTitle: z.string().nullable(),
  account: z.enum([...agencyAccounts, ...companyAccounts]),
  debitAmount: z.int(),
  creditAmount: z.int(),
  currency: z.string(),
  facts: lineFacts,
});
export type EntryLine = z.output<typeof EntryLine>;
export const EntryRow = z.strictObject({
  id: z.uuid(),
  documentKind: z.enum(documentKinds),
  documentId: z.uuid(),
  documentNumber: z.string(),
  occurredOn: dayView(),
  postedAt: instantView(),
  memo: z.string(),
  reasonTitle: z.string().nullable(),
  actorTitle: z.string(),
  reversesId: z.uuid().nullable(),
  reversedById: z.uuid().nullable(),
  /** The sum of its debits, which is that of its credits. */
  totalAmount: z.int(),
  currency: z.string(),
  agencyTitles: z.array(z.string()),
});
export type EntryRow = z.output<typeof EntryRow>;
export const EntryView = z.strictObject({
  ...EntryRow.shape,
  lines: z.array(EntryLine),
  moves: z.array(z.enum(entryMoves)),
});
export type EntryView = z.input<typeof EntryView>;

export const listEntries = contract({
  operation: 'ledger.entries',
  method: 'GET',
  path: '/journal-entries',
  permission: 'account.read',
  summary: 'The entries of the books, newest first; `q` is the number of a document. Row J11.',
  input: z.strictObject({
    after,
    limit,
    q,
    documentKind: z.enum(documentKinds).optional(),
    agencyId: idField().optional(),
  }),
  output: listOf(EntryRow),
});
export const readEntry = contract({
  operation: 'ledger.entry',
  method: 'GET',
  path: '/journal-entries/:id',
  permission: 'account.read',
  summary: 'One entry with both sides. Row J11.',
  input: z.strictObject({ id: idField() }),
  output: EntryView,
});
export const enterPayment = contract({
  operation: 'ledger.enterPayment',
  method: 'POST',
  path: '/journal-entries',
  permission: 'account.post',
  summary: 'Enters what was paid to an agency, paid ahead or received from it. Row J4.',
  input: z.strictObject({
    agencyId: idField(),
    kind: z.enum(paymentKinds),
    amount: amountField().min(1, 'ledger.noAmount'),
    /** Tracking number of the bank, number of the cheque or receipt. */
    documentNumber: lineField(60).min(1, 'lib.required'),
    occurredOn: dayField(),
    /** Why; the agency reads it. */
    memo: titleField(),
  }),
  output: EntryView,
});
export const reverseEntry = contract({
  operation: 'ledger.reverse',
  method: 'POST',
  path: '/journal-entries/:id/reverse',
  permission: 'account.post',
  summary: 'Takes an entry back by another that names it; once. Rows J10, J11.',
  input: z.strictObject({ id: idField(), reasonCode: codeField(), note: noteField() }),
  output: EntryView,
});
