import type { readSurvey } from '../../../server/surveys/surveys.contract.ts';
import type { OutputOf } from '../../lib/client.ts';

export type Survey = OutputOf<typeof readSurvey>;

/** A choice and a question as they stand in a form: numbers as typed. */
type ChoiceFields = { title: string; titleEn: string; score: string };
export type QuestionFields = {
  id: string;
  title: string;
  titleEn: string;
  weight: string;
  choices: ChoiceFields[];
};
export const newChoice: ChoiceFields = { title: '', titleEn: '', score: '' };
export const newQuestion = (): QuestionFields => ({
  id: '',
  title: '',
  titleEn: '',
  weight: '10',
  choices: [
    { ...newChoice, score: '100' },
    { ...newChoice, score: '0' },
  ],
});

/** A survey as it stands in a form. */
export function surveyFieldsOf(survey: Survey | undefined) {
  const newest = survey?.versions[0];
  const serviceKind: string = survey?.serviceKind ?? '';
  const questions: QuestionFields[] = newest?.questions.map(fieldsOfQuestion) ?? [newQuestion()];
  return {
    title: survey?.title ?? '',
    titleEn: survey?.titleEn ?? '',
    serviceKind,
    badBelow: String(survey?.badBelow ?? 50),
    triesMax: String(survey?.triesMax ?? 3),
    retryHours: String(survey?.retryHours ?? 4),
    intro: newest?.intro ?? '',
    questions,
  };
}
export type SurveyFields = ReturnType<typeof surveyFieldsOf>;

function fieldsOfQuestion(question: Survey['versions'][number]['questions'][number]): QuestionFields {
  return {
    id: question.id,
    title: question.title,
    titleEn: question.titleEn ?? '',
    weight: String(question.weight),
    choices: question.choices.map(({ title, titleEn, score }) => ({
      title,
      titleEn: titleEn ?? '',
      score: String(score),
    })),
  };
}

/** The contract's input from the fields; what is empty is left to the schema to complain about. */
export function surveyInput({ questions, ...fields }: SurveyFields) {
  return {
    ...fields,
    titleEn: fields.titleEn === '' ? null : fields.titleEn,
    serviceKind: fields.serviceKind === '' ? null : fields.serviceKind,
    badBelow: whole(fields.badBelow),
    triesMax: whole(fields.triesMax),
    retryHours: whole(fields.retryHours),
    questions: questions.map(({ id, titleEn, weight, choices, ...question }) => ({
      ...question,
      ...(id === '' ? {} : { id }),
      titleEn: titleEn === '' ? null : titleEn,
      weight: whole(weight),
      choices: choices.map((choice) => ({
        title: choice.title,
        titleEn: choice.titleEn === '' ? null : choice.titleEn,
        score: whole(choice.score),
      })),
    })),
  };
}

const whole = (typed: string) => (typed === '' ? null : Number(typed));
