import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { codeField, dayField, dayView, instantView, lineField, listOf, pageFields } from '../lib/fields.ts';

export const ledgerPermissions = ['account.read', 'account.readOwn', 'account.post'] as const;

/** The accounts that the company keeps with an agency, by kind. */
export const agencyAccounts = [
  'opening',
  'installation_fees',
  'warranty_fees',
  'goodwill_fees',
  'parts_own',
  'defective_debits',
  'payments',
  'advances',
] as const;
export type AgencyAccount = (typeof agencyAccounts)[number];
/** The accounts of the company itself, on which the other side of each line stands. */
export const companyAccounts = [
  'company.opening',
  'company.installation_expense',
  'company.warranty_expense',
  'company.goodwill_expense',
  'company.parts_expense',
  'company.defective_recovery',
  'company.cash',
] as const;
export type CompanyAccount = (typeof companyAccounts)[number];
export type AccountKind = AgencyAccount | CompanyAccount;

/** Where the other side of a line on an agency's account stands. */
export const contraOf: Readonly<Record<AgencyAccount, CompanyAccount>> = {
  opening: 'company.opening',
  installation_fees: 'company.installation_expense',
  warranty_fees: 'company.warranty_expense',
  goodwill_fees: 'company.goodwill_expense',
  parts_own: 'company.parts_expense',
  defective_debits: 'company.defective_recovery',
  payments: 'company.cash',
  advances: 'company.cash',
};

export const documentKinds = [
  'service_report',
  'service_report_supplement',
  'opening_balance',
  'payment',
  'advance',
  'receipt',
  'defective_debit',
  'reversal',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What an accountant enters by hand: paid to the agency, paid ahead, or received from it. */
export const paymentKinds = ['payment', 'advance', 'receipt'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** An instant of a statement: ISO, or a Jalali day and time on the clocks of the company. */
const atField = () => lineField(40).optional();
export const lineFacts = z.record(z.string(), z.unknown());

const sums = {
  debitAmount: z.int(),
  creditAmount: z.int(),
  /** What the company owes the agency: credit less debit. */
  balanceAmount: z.int(),
};
export const KindSums = z.strictObject({ account: z.enum(agencyAccounts), ...sums, lineCount: z.int() });
export type KindSums = z.output<typeof KindSums>;
export const StatementLine = z.strictObject({
  entryId: z.uuid(),
  number: z.int(),
  account: z.enum(agencyAccounts),
  documentKind: z.enum(documentKinds),
  documentId: z.uuid(),
  documentNumber: z.string(),
  /** Of a reversal: the document of the entry that it takes back. */
  reversedKind: z.enum(documentKinds).nullable(),
  reversedDocumentId: z.uuid().nullable(),
  occurredOn: dayView(),
  postedAt: instantView(),
  memo: z.string(),
  reasonTitle: z.string().nullable(),
  debitAmount: z.int(),
  creditAmount: z.int(),
  /** After this line, of the kinds asked for. */
  runningAmount: z.int(),
  facts: lineFacts,
  /** Whether an entry of a later day took it back; at the statement's instant. */
  isReversed: z.boolean(),
});
export type StatementLine = z.output<typeof StatementLine>;
export const StatementView = z.strictObject({
  agency: z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() }),
  /** The instant the statement is true for; asked for again, it says the same. */
  at: instantView(),
  fromOn: dayView().nullable(),
  currency: z.string(),
  account: z.enum(agencyAccounts).nullable(),
  /** Of the kinds asked for: before the first day, in the time asked for, at the instant. */
  carriedAmount: z.int(),
  ...sums,
  kinds: z.array(KindSums),
  items: z.array(StatementLine),
  next: z.string().nullable(),
});
export type StatementView = z.input<typeof StatementView>;

const ask = {
  at: atField(),
  fromOn: dayField().optional(),
  account: z.enum(agencyAccounts).optional(),
};
const { after, limit, q } = pageFields();

export const readStatement = contract({
  operation: 'ledger.statement',
  method: 'GET',
  path: '/agencies/:code/statement',
  permission: 'account.read',
  summary: "An agency's account as it stood at an instant, newest line first. Rows J1, J2, J4, J8.",
  input: z.strictObject({ code: codeField(), ...ask, after, limit }),
  output: StatementView,
});
export const statementSheet = contract({
  operation: 'ledger.statementSheet',
  method: 'GET',
  path: '/agencies/:code/statement.xlsx',
  permission: 'account.read',
  summary: "An agency's account as a spreadsheet. Row J8.",
  input: z.strictObject({ code: codeField(), ...ask }),
  output: z.unknown(),
  answer: 'file',
});
export const statementPaper = contract({
  operation: 'ledger.statementPaper',
  method: 'GET',
  path: '/agencies/:code/statement.pdf',
  permission: 'account.read',
  summary: "An agency's account to print. Row J8.",
  input: z.strictObject({ code: codeField(), ...ask }),
  output: z.unknown(),
  answer: 'file',
});
export const readOwnStatement = contract({
  operation: 'ledger.ownStatement',
  method: 'GET',
  path: '/account/statement',
  permission: 'account.readOwn',
  summary: 'The account of the agency that asks, to the line. Row J9.',
  input: z.strictObject({ ...ask, after, limit }),
  output: StatementView,
});
export const ownStatementSheet = contract({
  operation: 'ledger.ownStatementSheet',
  method: 'GET',
  path: '/account/statement.xlsx',
  permission: 'account.readOwn',
  summary: 'The account of the agency that asks, as a spreadsheet. Rows J8, J9.',
  input: z.strictObject(ask),
  output: z.unknown(),
  answer: 'file',
});
export const ownStatementPaper = contract({
  operation: 'ledger.ownStatementPaper',
  method: 'GET',
  path: '/account/statement.pdf',
  permission: 'account.readOwn',
  summary: 'The account of the agency that asks, to print. Rows J8, J9.',
  input: z.strictObject(ask),
  output: z.unknown(),
  answer: 'file',
});

export const AccountRow = z.strictObject({
  agencyId: z.uuid(),
  code: z.string(),
  title: z.string(),
  cityTitle: z.string(),
  currency: z.string(),
  ...sums,
  feesAmount: z.int(),
  paidAmount: z.int(),
  defectiveAmount: z.int(),
  openQuestionCount: z.int(),
  lastPostedAt: instantView().nullable(),
});
export type AccountRow = z.output<typeof AccountRow>;
export const listAccounts = contract({
  operation: 'ledger.accounts',
  method: 'GET',
  path: '/accounts',
  permission: 'account.read',
  summary: 'Every agency with what the company owes it, by title. Row J8.',
  input: z.strictObject({ after, limit, q, standing: z.enum(['owed', 'owing', 'even']).optional() }),
  output: listOf(AccountRow),
});
