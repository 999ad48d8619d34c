import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { pageOf, readMark } from '../lib/list.ts';
import { hint } from '../lib/live.ts';
import { json } from '../lib/sql.ts';
import type { changeSurvey, makeSurvey, QuestionForm, SurveyView } from './surveys.contract.ts';
import { Question } from './surveys.contract.ts';
import * as sql from './surveys.sql.ts';
import type { StoredSurvey } from './surveys.sql.ts';

// What customers are asked: designed here, in versions; answers keep the version that was read out. Row L1.

const Questions = z.array(Question);

/** The questions of a version, read back. */
export function questionsOf(stored: unknown): Question[] {
  return Questions.parse(stored);
}

export async function listSurveys(
  ctx: Context,
  ask: { after?: string | undefined; limit: number; retired?: boolean | undefined },
) {
  const rows = await sql.selectPage.all(ctx, {
    retired: ask.retired ?? false,
    after: readMark(ask.after, 1)?.[0] ?? null,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.id]);
}

export async function viewSurvey(ctx: Context, id: string): Promise<SurveyView> {
  const [row, versions] = await Promise.all([
    sql.selectOne.first(ctx, { id }),
    sql.selectVersions.all(ctx, { surveyId: id }),
  ]);
  if (row === undefined) throw new Failure('missing', 'surveys.missing');
  const moves: SurveyView['moves'] = row.isRetired ? ['restore'] : ['change', 'retire'];
  return {
    ...row,
    versions: versions.map(({ surveyId: _, ...version }) => ({
      ...version,
      questions: questionsOf(version.questions),
    })),
    moves: can(ctx, 'survey.write') ? moves : [],
  };
}

/** Designs a survey. Row L1. */
export async function make(ctx: Context, given: z.output<typeof makeSurvey.input>): Promise<SurveyView> {
  const { questions, intro, ...facts } = given;
  const id = newId(ctx.now.getTime());
  await sql.insertSurvey.run(ctx, { id, ...facts, now: ctx.now });
  await writeVersion(ctx, { surveyId: id, number: 1, intro, questions: named(ctx, questions, new Set()) });
  await audit(ctx, { action: 'surveys.make', kind: 'survey', id, after: { ...given } });
  hint(ctx, { topic: 'survey', id });
  return await viewSurvey(ctx, id);
}

/** Changes a survey; calls that were answered keep what they were asked. Row L1. */
export async function change(
  ctx: Context,
  { id, version, ...given }: z.output<typeof changeSurvey.input>,
): Promise<SurveyView> {
  const known = await sql.lockSurvey.first(ctx, { id });
  if (known === undefined) throw new Failure('missing', 'surveys.missing');
  if (known.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const next = changedFacts(known, given);
  await sql.updateSurvey.run(ctx, { ...next, now: ctx.now });
  await nextVersion(ctx, id, { intro: given.intro, questions: given.questions });
  await audit(ctx, {
    action: 'surveys.change',
    kind: 'survey',
    id,
    before: { ...known },
    after: { ...next, ...given },
  });
  hint(ctx, { topic: 'survey', id });
  return await viewSurvey(ctx, id);
}

type Given = Omit<z.output<typeof changeSurvey.input>, 'id' | 'version'>;

function changedFacts(known: StoredSurvey, given: Given): StoredSurvey {
  return {
    ...known,
    title: given.title ?? known.title,
    titleEn: given.titleEn === undefined ? known.titleEn : given.titleEn,
    serviceKind: given.serviceKind === undefined ? known.serviceKind : given.serviceKind,
    badBelow: given.badBelow ?? known.badBelow,
    triesMax: given.triesMax ?? known.triesMax,
    retryHours: given.retryHours ?? known.retryHours,
    isRetired: given.retired ?? known.isRetired,
  };
}

/** Writes a version of a survey. */
export async function writeVersion(
  ctx: Context,
  version: { surveyId: string; number: number; intro: string; questions: readonly Question[] },
): Promise<void> {
  await sql.insertVersion.run(ctx, {
    ...version,
    id: newId(ctx.now.getTime()),
    questions: json(version.questions),
    now: ctx.now,
    by: ctx.actor.id,
    byTitle: ctx.actor.title,
  });
}

interface NextWords {
  readonly intro: string | undefined;
  readonly questions: readonly QuestionForm[] | undefined;
}

/** Nothing new in script and questions makes no version. */
async function nextVersion(ctx: Context, surveyId: string, given: NextWords): Promise<void> {
  const newest = await sql.selectNewest.one(ctx, { surveyId });
  const asked = questionsOf(newest.questions);
  const known = new Set(asked.map((question) => question.id));
  const questions = given.questions === undefined ? asked : named(ctx, given.questions, known);
  const intro = given.intro ?? newest.intro;
  if (intro === newest.intro && isDeepStrictEqual(questions, asked)) return;
  await writeVersion(ctx, { surveyId, number: newest.number + 1, intro, questions });
}

/** Gives each question its id: its own of the last version, or a new one. */
function named(ctx: Context, forms: readonly QuestionForm[], known: ReadonlySet<string>): Question[] {
  const used = new Set<string>();
  return forms.map((form, at) => {
    const { id, ...words } = form;
    if (id === undefined) return { id: newId(ctx.now.getTime()), ...words };
    if (!known.has(id) || used.has(id))
      throw new Failure('invalid', 'surveys.unknownQuestion', {}, `questions.${at}.id`);
    used.add(id);
    return { id, ...words };
  });
}
