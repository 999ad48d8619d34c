import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  flagField,
  idField,
  instantView,
  lineField,
  listOf,
  noteField,
  optionalTitleField,
  pageFields,
  titleField,
  versionField,
} from '../lib/fields.ts';
import { serviceKinds } from '../requests/requests.contract.ts';

export const surveyPermissions = ['survey.read', 'survey.write', 'survey.call'] as const;

export const QUESTIONS_MAX = 20;
/** One digit of the keyboard for each. */
export const CHOICES_MAX = 9;

const whole = (min: number, max: number) =>
  z.int({ error: 'lib.notANumber' }).min(min, 'lib.tooSmall').max(max, 'lib.tooBig');

const ChoiceForm = z.strictObject({
  title: titleField(),
  titleEn: optionalTitleField().default(null),
  score: whole(0, 100),
});
const QuestionForm = z.strictObject({
  /** Of a question that goes on in the next version; left out for a new one. */
  id: idField().optional(),
  title: lineField(500).min(1, 'lib.required'),
  titleEn: lineField(500).nullable().default(null),
  weight: whole(1, 100),
  choices: z.array(ChoiceForm).min(2, 'surveys.twoChoices').max(CHOICES_MAX, 'lib.tooManyItems'),
});
export type QuestionForm = z.output<typeof QuestionForm>;

/** A question as it is kept and asked. */
export const Question = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  titleEn: z.string().nullable(),
  weight: z.int(),
  choices: z.array(z.strictObject({ title: z.string(), titleEn: z.string().nullable(), score: z.int() })),
});
export type Question = z.output<typeof Question>;

const SurveyRow = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  titleEn: z.string().nullable(),
  /** Null: after every service that has no survey of its own. */
  serviceKind: z.enum(serviceKinds).nullable(),
  badBelow: z.int(),
  triesMax: z.int(),
  retryHours: z.int(),
  isRetired: z.boolean(),
  /** Of the questions; a change makes the next one. */
  number: z.int(),
  questionCount: z.int(),
  version: z.int(),
});
export type SurveyRow = z.output<typeof SurveyRow>;
export const SurveyView = z.strictObject({
  ...SurveyRow.shape,
  versions: z.array(
    z.strictObject({
      id: z.uuid(),
      number: z.int(),
      intro: z.string(),
      questions: z.array(Question),
      madeAt: instantView(),
      madeByTitle: z.string(),
    }),
  ),
  moves: z.array(z.enum(['change', 'retire', 'restore'])),
});
export type SurveyView = z.input<typeof SurveyView>;

const surveyFields = {
  title: titleField(),
  titleEn: optionalTitleField(),
  serviceKind: z.enum(serviceKinds).nullable(),
  badBelow: whole(0, 100),
  triesMax: whole(1, 20),
  retryHours: whole(1, 240),
  intro: noteField(),
  questions: z.array(QuestionForm).min(1, 'lib.required').max(QUESTIONS_MAX, 'lib.tooManyItems'),
};

const { after, limit } = pageFields();
export const listSurveys = contract({
  operation: 'surveys.list',
  method: 'GET',
  path: '/surveys',
  permission: 'survey.read',
  summary: 'The surveys of the company. Row L1.',
  input: z.strictObject({ after, limit, retired: flagField().optional() }),
  output: listOf(SurveyRow),
});
export const readSurvey = contract({
  operation: 'surveys.read',
  method: 'GET',
  path: '/surveys/:id',
  permission: 'survey.read',
  summary: 'A survey with its versions, the newest first. Row L1.',
  input: z.strictObject({ id: idField() }),
  output: SurveyView,
});
export const makeSurvey = contract({
  operation: 'surveys.make',
  method: 'POST',
  path: '/surveys',
  permission: 'survey.write',
  summary: 'Designs a survey: questions with weights, choices with scores. Row L1.',
  input: z.strictObject({
    ...surveyFields,
    titleEn: surveyFields.titleEn.default(null),
    serviceKind: surveyFields.serviceKind.default(null),
    badBelow: surveyFields.badBelow.default(50),
    triesMax: surveyFields.triesMax.default(3),
    retryHours: surveyFields.retryHours.default(4),
    intro: surveyFields.intro.default(''),
  }),
  output: SurveyView,
});
export const changeSurvey = contract({
  operation: 'surveys.change',
  method: 'PATCH',
  path: '/surveys/:id',
  permission: 'survey.write',
  summary: 'Changes a survey; other questions or another script make its next version. Row L1.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    title: surveyFields.title.optional(),
    titleEn: surveyFields.titleEn.optional(),
    serviceKind: surveyFields.serviceKind.optional(),
    badBelow: surveyFields.badBelow.optional(),
    triesMax: surveyFields.triesMax.optional(),
    retryHours: surveyFields.retryHours.optional(),
    intro: surveyFields.intro.optional(),
    questions: surveyFields.questions.optional(),
    retired: z.boolean().optional(),
  }),
  output: SurveyView,
});

/** What an answered question counts. */
interface Scored {
  /** 0 to 100. */
  readonly score: number;
  readonly weight: number;
}

/** Weighted mean of the scores, 0 to 100, not rounded; null when nothing was answered. Row L3. */
export function satisfactionOf(answers: readonly Scored[]): number | null {
  const weights = answers.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return answers.reduce((sum, { score, weight }) => sum + score * weight, 0) / weights;
}
