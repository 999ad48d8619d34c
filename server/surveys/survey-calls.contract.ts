import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  dayField,
  idField,
  instantView,
  listOf,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { serviceKinds } from '../requests/requests.contract.ts';
import { CHOICES_MAX, Question, QUESTIONS_MAX } from './surveys.contract.ts';

/** Where lists show a call; due and later are both waiting. */
export const callTabs = ['due', 'later', 'answered', 'given_up', 'annulled'] as const;
export type CallTab = (typeof callTabs)[number];
/** What came of a try that was not answered. */
export const failedTries = ['no_answer', 'call_later', 'wrong_number', 'refused'] as const;
export type FailedTry = (typeof failedTries)[number];
export const tryOutcomes = ['answered', ...failedTries] as const;
export type TryOutcome = (typeof tryOutcomes)[number];
export const callMoves = ['take', 'release', 'record', 'answer', 'annul', 'closeFollowUp'] as const;

const CallRow = z.strictObject({
  id: z.uuid(),
  tab: z.enum(callTabs),
  workOrderId: z.uuid(),
  requestId: z.uuid(),
  /** Of the work order. */
  number: z.string(),
  requestNumber: z.string(),
  serviceKind: z.enum(serviceKinds),
  customerName: z.string(),
  modelTitle: z.string(),
  agency: z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() }),
  technicianTitle: z.string().nullable(),
  workDoneAt: instantView(),
  nextTryAt: instantView(),
  tryCount: z.int(),
  triesMax: z.int(),
  /** Who holds it now. */
  takenByTitle: z.string().nullable(),
  satisfaction: z.number().nullable(),
  isBad: z.boolean(),
  endedAt: instantView().nullable(),
  followUp: z.enum(['open', 'closed']).nullable(),
  version: z.int(),
});
export type CallRow = z.output<typeof CallRow>;

export const CallView = z.strictObject({
  ...CallRow.shape,
  cityTitle: z.string().nullable(),
  serial: z.string().nullable(),
  phones: z.array(z.string()),
  survey: z.strictObject({
    id: z.uuid(),
    title: z.string(),
    /** The version that was asked, or that is to be asked now. */
    versionId: z.uuid(),
    number: z.int(),
    intro: z.string(),
    questions: z.array(Question),
  }),
  answers: z.array(
    z.strictObject({ questionId: z.uuid(), choice: z.int(), score: z.int(), weight: z.int() }),
  ),
  comment: z.string(),
  tries: z.array(
    z.strictObject({
      id: z.uuid(),
      outcome: z.enum(tryOutcomes),
      note: z.string(),
      nextTryAt: instantView().nullable(),
      madeAt: instantView(),
      madeByTitle: z.string(),
    }),
  ),
  endedByTitle: z.string().nullable(),
  annulled: z
    .strictObject({ reasonTitle: z.string(), note: z.string(), at: instantView(), byTitle: z.string() })
    .nullable(),
  followUpClosed: z.strictObject({ outcome: z.string(), at: instantView(), byTitle: z.string() }).nullable(),
  moves: z.array(z.enum(callMoves)),
});
export type CallView = z.input<typeof CallView>;

const filters = {
  agencyId: idField().optional(),
  technicianId: idField().optional(),
  /** Membership of who received the request. */
  receiverId: idField().optional(),
  from: dayField().optional(),
  to: dayField().optional(),
};
export const listCalls = contract({
  operation: 'surveys.calls',
  method: 'GET',
  path: '/survey-calls',
  permission: 'survey.read',
  summary:
    'Calls: those that are due, the longest waiting first; with `from` and `to` those answered in these days. Row L6.',
  input: z.strictObject({
    ...pageFields(),
    ...filters,
    tab: z.enum(callTabs).default('due'),
    /** Bad scores that nobody has answered for. */
    followUp: z.enum(['open', 'closed']).optional(),
  }),
  output: listOf(CallRow),
});
export const countCalls = contract({
  operation: 'surveys.callCounts',
  method: 'GET',
  path: '/survey-calls/counts',
  permission: 'survey.read',
  summary: 'How many calls are due, later, answered, given up, annulled. Row L6.',
  input: z.strictObject({}),
  output: z.strictObject({
    due: z.int(),
    later: z.int(),
    answered: z.int(),
    given_up: z.int(),
    annulled: z.int(),
    openFollowUps: z.int(),
  }),
});
export const readCall = contract({
  operation: 'surveys.call',
  method: 'GET',
  path: '/survey-calls/:id',
  permission: 'survey.read',
  summary: 'A call with its script, tries and answers. Rows L2, L6.',
  input: z.strictObject({ id: idField() }),
  output: CallView,
});
export const takeNextCall = contract({
  operation: 'surveys.takeNext',
  method: 'POST',
  path: '/survey-calls/next',
  permission: 'survey.call',
  summary: 'Takes the call that has waited longest, for half an hour; nobody else gets it meanwhile. Row L6.',
  input: z.strictObject({}),
  output: CallView,
});
const call = { id: idField(), version: versionField() };
export const takeCall = contract({
  operation: 'surveys.take',
  method: 'POST',
  path: '/survey-calls/:id/take',
  permission: 'survey.call',
  summary: 'Takes this call. Row L6.',
  input: z.strictObject(call),
  output: CallView,
});
export const releaseCall = contract({
  operation: 'surveys.release',
  method: 'POST',
  path: '/survey-calls/:id/release',
  permission: 'survey.call',
  summary: 'Gives a taken call back without having called.',
  input: z.strictObject(call),
  output: CallView,
});
export const recordTry = contract({
  operation: 'surveys.record',
  method: 'POST',
  path: '/survey-calls/:id/tries',
  permission: 'survey.call',
  summary: 'Records that the customer was called and did not answer the questions. Row L6.',
  input: z.strictObject({
    ...call,
    outcome: z.enum(failedTries),
    /** When to call later, on the clocks of the company. */
    laterOn: dayField().optional(),
    laterTime: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'sla.notATimeOfDay')
      .default('09:00'),
    note: noteField().default(''),
  }),
  output: CallView,
});
export const answerCall = contract({
  operation: 'surveys.answer',
  method: 'POST',
  path: '/survey-calls/:id/answers',
  permission: 'survey.call',
  summary: 'Records the answers and scores them; a question that was not answered is left out. Rows L2, L3.',
  input: z.strictObject({
    ...call,
    /** The version whose questions were read out. */
    versionId: idField(),
    answers: z
      .array(z.strictObject({ questionId: idField(), choice: z.int().min(1).max(CHOICES_MAX) }))
      .min(1, 'surveys.noAnswer')
      .max(QUESTIONS_MAX, 'lib.tooManyItems'),
    comment: noteField().default(''),
  }),
  output: CallView,
});
export const annulAnswers = contract({
  operation: 'surveys.annul',
  method: 'POST',
  path: '/survey-calls/:id/annul',
  permission: 'survey.write',
  summary: 'Annuls the answers of a call with a coded reason; answers are never edited.',
  input: z.strictObject({ ...call, reasonCode: codeField(), note: noteField().default('') }),
  output: CallView,
});
export const closeFollowUp = contract({
  operation: 'surveys.closeFollowUp',
  method: 'POST',
  path: '/survey-calls/:id/follow-up/close',
  permission: 'survey.call',
  summary: 'Closes the follow-up of a bad score with what came of it. Row L7.',
  input: z.strictObject({ ...call, outcome: noteField().min(1, 'lib.required') }),
  output: CallView,
});
