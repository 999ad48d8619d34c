import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  flagField,
  idField,
  instantView,
  listOf,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { agencyAccounts, documentKinds } from './ledger.contract.ts';

const { after, limit } = pageFields();

export const QuestionView = z.strictObject({
  id: z.uuid(),
  agencyId: z.uuid(),
  agencyCode: z.string(),
  agencyTitle: z.string(),
  entryId: z.uuid(),
  lineNumber: z.int(),
  account: z.enum(agencyAccounts),
  documentKind: z.enum(documentKinds),
  documentNumber: z.string(),
  debitAmount: z.int(),
  creditAmount: z.int(),
  currency: z.string(),
  question: z.string(),
  askedByTitle: z.string(),
  askedAt: instantView(),
  answer: z.string().nullable(),
  answeredByTitle: z.string().nullable(),
  answeredAt: instantView().nullable(),
  version: z.int(),
});
export type QuestionView = z.output<typeof QuestionView>;
export const askAboutLine = contract({
  operation: 'ledger.ask',
  method: 'POST',
  path: '/account/questions',
  permission: 'account.readOwn',
  summary: 'An agency asks about a line of its account. Row J9.',
  input: z.strictObject({
    entryId: idField(),
    lineNumber: z.int().min(1).max(1000),
    question: noteField().min(1, 'lib.required'),
  }),
  output: QuestionView,
});
export const listOwnQuestions = contract({
  operation: 'ledger.ownQuestions',
  method: 'GET',
  path: '/account/questions',
  permission: 'account.readOwn',
  summary: 'What the agency asked about its account, newest first. Row J9.',
  input: z.strictObject({ after, limit }),
  output: listOf(QuestionView),
});
export const listQuestions = contract({
  operation: 'ledger.questions',
  method: 'GET',
  path: '/account-questions',
  permission: 'account.read',
  summary: 'What agencies ask about their accounts, newest first. Row J9.',
  input: z.strictObject({ after, limit, agencyId: idField().optional(), open: flagField().optional() }),
  output: listOf(QuestionView),
});
export const answerQuestion = contract({
  operation: 'ledger.answer',
  method: 'POST',
  path: '/account-questions/:id/answer',
  permission: 'account.post',
  summary: 'Answers what an agency asked about a line. Row J9.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    answer: noteField().min(1, 'lib.required'),
  }),
  output: QuestionView,
});
