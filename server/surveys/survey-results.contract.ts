import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { dayField, idField, instantView, pageFields } from '../lib/fields.ts';

/** Below so many answers a mean is shown, not ranked. */
export const RANKED_MIN = 10;
/** Whose satisfaction. Row L4. */
export const resultSubjects = ['agency', 'technician', 'receiver'] as const;
export type ResultSubject = (typeof resultSubjects)[number];

/** Days on which the customer answered, both in. */
const range = { from: dayField().optional(), to: dayField().optional() };
const sums = {
  answerCount: z.int(),
  /** Mean of the satisfactions, 0 to 100, not rounded; null without an answer. */
  mean: z.number().nullable(),
  badCount: z.int(),
};
export const ResultRow = z.strictObject({
  id: z.uuid(),
  code: z.string().nullable(),
  title: z.string(),
  ...sums,
  /** From 1, among those with enough answers; null: too few to rank. */
  rank: z.int().nullable(),
});
export type ResultRow = z.output<typeof ResultRow>;

export const listResults = contract({
  operation: 'surveys.results',
  method: 'GET',
  path: '/survey-results',
  permission: 'survey.read',
  summary:
    'Satisfaction per agency, technician or receiver, the best first, those with few answers last. Rows L3, L4.',
  input: z.strictObject({
    after: pageFields().after,
    limit: pageFields().limit,
    ...range,
    by: z.enum(resultSubjects).default('agency'),
    agencyId: idField().optional(),
  }),
  output: z.strictObject({
    items: z.array(ResultRow),
    next: z.string().nullable(),
    /** Of the service unit as a whole. */
    whole: z.strictObject(sums),
  }),
});
export const readQuestionResults = contract({
  operation: 'surveys.questionResults',
  method: 'GET',
  path: '/survey-results/questions',
  permission: 'survey.read',
  summary: 'How each question was answered. Rows L2, L4.',
  input: z.strictObject({
    ...range,
    agencyId: idField().optional(),
    technicianId: idField().optional(),
    /** Membership of who received the request. */
    receiverId: idField().optional(),
  }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        questionId: z.uuid(),
        title: z.string(),
        answerCount: z.int(),
        mean: z.number(),
        choices: z.array(
          z.strictObject({ choice: z.int(), title: z.string(), score: z.int(), count: z.int() }),
        ),
      }),
    ),
  }),
});
export const exportResults = contract({
  operation: 'surveys.exportResults',
  method: 'GET',
  path: '/survey-results.xlsx',
  permission: 'survey.read',
  summary: 'The answered calls of some days as a spreadsheet, the oldest first.',
  answer: 'file',
  input: z.strictObject({ ...range, agencyId: idField().optional() }),
  output: z.unknown(),
});
export const readSatisfaction = contract({
  operation: 'surveys.satisfaction',
  method: 'GET',
  path: '/work-orders/:id/satisfaction',
  permission: 'workOrder.read',
  summary: 'How satisfied the customer of a work order was; null until he was asked. Row L3.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({
    state: z.enum(['none', 'waiting', 'answered', 'given_up', 'annulled']),
    satisfaction: z.number().nullable(),
    answeredAt: instantView().nullable(),
    /** For those who may open it. */
    callId: z.uuid().nullable(),
  }),
});
