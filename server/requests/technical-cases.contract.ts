import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, instantView, listOf, noteField, pageFields, versionField } from '../lib/fields.ts';
import { serviceKinds } from './words.contract.ts';

/** A question to technical support: the case, never the customer. */
export const TechnicalCaseRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(['open', 'answered']),
  modelTitle: z.string(),
  typeTitle: z.string(),
  question: z.string(),
  askedAt: instantView(),
  askedByTitle: z.string(),
  version: z.int(),
});
export type TechnicalCaseRow = z.input<typeof TechnicalCaseRow>;
export const TechnicalCaseView = z.strictObject({
  ...TechnicalCaseRow.shape,
  modelCode: z.string(),
  brandTitle: z.string(),
  serviceKind: z.enum(serviceKinds),
  symptoms: z.array(z.string()),
  answers: z.array(
    z.strictObject({
      id: z.uuid(),
      text: z.string(),
      answeredAt: instantView(),
      answeredByTitle: z.string(),
    }),
  ),
  moves: z.array(z.enum(['answer'])),
});
export type TechnicalCaseView = z.input<typeof TechnicalCaseView>;

export const listTechnicalCases = contract({
  operation: 'requests.technicalCases',
  method: 'GET',
  path: '/technical-cases',
  permission: 'technicalCase.read',
  summary: 'Questions to technical support, newest first. Row O4.',
  input: z.strictObject({
    after: idField().optional(),
    limit: pageFields().limit,
    state: z.enum(['open', 'answered']).optional(),
  }),
  output: listOf(TechnicalCaseRow),
});
export const readTechnicalCase = contract({
  operation: 'requests.technicalCase',
  method: 'GET',
  path: '/technical-cases/:id',
  permission: 'technicalCase.read',
  summary: "One case with its answers; the customer's name, address and phones are masked. Row O4.",
  input: z.strictObject({ id: idField() }),
  output: TechnicalCaseView,
});
export const answerTechnicalCase = contract({
  operation: 'requests.answerCase',
  method: 'POST',
  path: '/technical-cases/:id/answers',
  permission: 'technicalCase.answer',
  summary: 'Answers ES; the work order goes back to ES. Row O4.',
  input: z.strictObject({ id: idField(), version: versionField(), text: noteField().min(1, 'lib.required') }),
  output: TechnicalCaseView,
});
