import type { z } from 'zod';

import { can } from '../lib/context.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { readMark, writeMark } from '../lib/list.ts';
import { orderBrief } from '../requests/requests.ts';
import { instantsOf } from './call-view.ts';
import { questionsOf } from './design.ts';
import type { listResults, readQuestionResults, readSatisfaction } from './survey-results.contract.ts';
import { RANKED_MIN } from './survey-results.contract.ts';
import * as sql from './survey-results.sql.ts';
import type { Question } from './surveys.contract.ts';
import { satisfactionOf } from './surveys.contract.ts';
import { selectVersion } from './surveys.sql.ts';

// Satisfaction of those whose work was asked about. Annulled answers count nowhere.

/** Means by subject: ranked from ten answers on, below only shown. Rows L3, L4. */
export async function readResults(
  ctx: Context,
  ask: z.output<typeof listResults.input>,
): Promise<z.input<typeof listResults.output>> {
  const [mark] = readMark(ask.after, 1, 'text') ?? ['0'];
  const afterPlace = Number(mark);
  if (!Number.isSafeInteger(afterPlace) || afterPlace > 1_000_000)
    throw new Failure('invalid', 'lib.notAMark', {}, 'after');
  const filters = { ...(await instantsOf(ctx, ask)), agencyId: ask.agencyId ?? null };
  const [rows, whole] = await Promise.all([
    sql.selectResults[ask.by].all(ctx, {
      ...filters,
      rankedMin: RANKED_MIN,
      afterPlace,
      limit: ask.limit + 1,
    }),
    sql.selectWhole.one(ctx, filters),
  ]);
  const shown = rows.slice(0, ask.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ place: _, ...row }) => row),
    next: rows.length > ask.limit && last !== undefined ? writeMark([String(last.place)]) : null,
    whole,
  };
}

/** How often each choice of each question was made. Row L2. */
export async function readQuestions(
  ctx: Context,
  ask: z.output<typeof readQuestionResults.input>,
): Promise<z.input<typeof readQuestionResults.output>> {
  const counts = await sql.selectQuestionCounts.all(ctx, {
    ...(await instantsOf(ctx, ask)),
    agencyId: ask.agencyId ?? null,
    technicianId: ask.technicianId ?? null,
    receiverId: ask.receiverId ?? null,
  });
  const words = await wordsOf(ctx, [...new Set(counts.map((each) => each.versionId))]);
  const items = [...Map.groupBy(counts, (each) => each.questionId)].map(([questionId, own]) => {
    const question = words.get(questionId);
    const answerCount = own.reduce((sum, { count }) => sum + count, 0);
    // A choice whose score a later version changed stands in its own line, with the score it was given for.
    const choices = [...Map.groupBy(own, ({ choice, score }) => `${choice}/${score}`).values()].flatMap(
      (same) =>
        same.slice(0, 1).map(({ choice, score }) => ({
          choice,
          score,
          title: question?.choices[choice - 1]?.title ?? String(choice),
          count: same.reduce((sum, { count }) => sum + count, 0),
        })),
    );
    const mean = satisfactionOf(own.map(({ score, count }) => ({ score, weight: count }))) ?? 0;
    return {
      questionId,
      title: question?.title ?? '',
      answerCount,
      mean,
      choices: choices.toSorted((one, other) => one.choice - other.choice || other.score - one.score),
    };
  });
  return { items };
}

/** The words of questions, from the newest version that has them. */
async function wordsOf(ctx: Context, versionIds: readonly string[]): Promise<Map<string, Question>> {
  const versions = await Promise.all(versionIds.map((id) => selectVersion.one(ctx, { id })));
  const oldestFirst = versions.toSorted((one, other) => one.number - other.number);
  return new Map(
    oldestFirst.flatMap(({ questions }) => questionsOf(questions).map((each) => [each.id, each] as const)),
  );
}

/** The satisfaction of one work order, for whoever sees it. Row L3. */
export async function readOfOrder(
  ctx: Context,
  id: string,
): Promise<z.input<typeof readSatisfaction.output>> {
  const [order] = await orderBrief(ctx, [id]);
  if (order === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  const call = await sql.selectOfOrder.first(ctx, { workOrderId: id });
  if (call === undefined) return { state: 'none', satisfaction: null, answeredAt: null, callId: null };
  const isAnswered = call.state === 'answered';
  return {
    state: call.state,
    satisfaction: isAnswered ? call.satisfaction : null,
    answeredAt: isAnswered ? call.endedAt : null,
    callId: ctx.actor.sees === 'office' && can(ctx, 'survey.read') ? call.id : null,
  };
}
