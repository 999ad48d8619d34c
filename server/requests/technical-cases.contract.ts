import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField, instantView, noteField, pageFields, versionField } from '../lib/fields.ts';
import { serviceKinds } from './words.contract.ts';

export const caseStates = ['open', 'answered'] as const;

/** A question to technical support: the case, never the customer. */
export const TechnicalCaseRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  state: z.enum(caseStates),
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
  summary:
    'Questions to technical support, newest first; found by what may be read of them; counts by state. Rows A8, O4.',
  input: z.strictObject({
    ...pageFields(),
    after: idField().optional(),
    state: z.enum(caseStates).optional(),
  }),
  output: z.strictObject({
    items: z.array(TechnicalCaseRow),
    next: z.string().nullable(),
    /** By state; null on later pages and when searching. */
    counts: z.record(z.string(), z.strictObject({ count: z.int(), isMore: z.boolean() })).nullable(),
  }),
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
