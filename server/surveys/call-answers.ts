import type { z } from 'zod';

import { reasonOf } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { tellOfWork } from '../requests/requests.ts';
import { openCall, openHeld, told, tryBy } from './open-call.ts';
import { questionsOf } from './design.ts';
import type { answerCall, annulAnswers, CallView, closeFollowUp } from './survey-calls.contract.ts';
import * as sql from './survey-calls.sql.ts';
import type { Question } from './surveys.contract.ts';
import { satisfactionOf } from './surveys.contract.ts';
import { selectOne, selectVersion } from './surveys.sql.ts';

// What came of a call: the answers and their score, their annulment, the follow-up of a bad one.

/** Scores the answers; a bad score opens a follow-up, seen on the request. Rows L2, L3, L7. */
export async function answer(ctx: Context, input: z.output<typeof answerCall.input>): Promise<CallView> {
  const call = await openHeld(ctx, input);
  const survey = await selectOne.one(ctx, { id: call.surveyId });
  const version = await selectVersion.first(ctx, { id: input.versionId });
  if (version?.surveyId !== call.surveyId)
    throw new Failure('invalid', 'surveys.unknownVersion', {}, 'versionId');
  const answers = scoredAnswers(questionsOf(version.questions), input.answers);
  const satisfaction = satisfactionOf(answers);
  if (satisfaction === null) throw new Failure('invalid', 'surveys.noAnswer', {}, 'answers');
  const isBad = satisfaction < survey.badBelow;
  await sql.insertTry.run(ctx, { ...tryBy(ctx, call), outcome: 'answered', note: '', nextTryAt: null });
  await sql.insertAnswers.run(ctx, {
    callId: call.id,
    questionIds: answers.map((each) => each.questionId),
    choices: answers.map((each) => each.choice),
    scores: answers.map((each) => each.score),
    weights: answers.map((each) => each.weight),
  });
  await sql.setAnswered.run(ctx, {
    id: call.id,
    versionId: version.id,
    satisfaction,
    isBad,
    comment: input.comment,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  if (isBad)
    await sql.insertFollowUp.run(ctx, { id: newId(ctx.now.getTime()), callId: call.id, now: ctx.now });
  await tellOfWork(ctx, call.workOrderId, {
    kind: isBad ? 'surveys.told.bad' : 'surveys.told.answered',
    audience: ['office'],
    facts: { percent: Math.round(satisfaction) },
  });
  return await told(ctx, call, 'answer', { versionId: version.id, answers, satisfaction, isBad });
}

interface GivenAnswer {
  readonly questionId: string;
  readonly choice: number;
}

function scoredAnswers(questions: readonly Question[], given: readonly GivenAnswer[]) {
  const seen = new Set<string>();
  return given.map(({ questionId, choice }, at) => {
    const question = questions.find((each) => each.id === questionId);
    if (question === undefined || seen.has(questionId))
      throw new Failure('invalid', 'surveys.unknownQuestion', {}, `answers.${at}.questionId`);
    seen.add(questionId);
    const chosen = question.choices[choice - 1];
    if (chosen === undefined)
      throw new Failure('invalid', 'surveys.unknownChoice', {}, `answers.${at}.choice`);
    return { questionId, choice, score: chosen.score, weight: question.weight };
  });
}

/** Annuls the answers of a call; they stay readable and count no more. */
export async function annul(ctx: Context, input: z.output<typeof annulAnswers.input>): Promise<CallView> {
  const call = await openCall(ctx, input);
  if (call.state !== 'answered') throw new Failure('conflict', 'surveys.notAnswered');
  const reason = await reasonOf(ctx, 'annul_answer', input.reasonCode);
  await sql.setAnnulled.run(ctx, {
    id: call.id,
    reasonCode: reason.code,
    note: input.note,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await tellOfWork(ctx, call.workOrderId, {
    kind: 'surveys.told.annulled',
    audience: ['office'],
    facts: { reason: reason.title },
  });
  return await told(ctx, call, 'annul', { reasonCode: reason.code, note: input.note });
}

/** Says what came of the follow-up of a bad score. Row L7. */
export async function endFollowUp(
  ctx: Context,
  input: z.output<typeof closeFollowUp.input>,
): Promise<CallView> {
  const call = await openCall(ctx, input);
  const followUp = await sql.lockFollowUp.first(ctx, { callId: call.id });
  if (followUp === undefined || followUp.isClosed) throw new Failure('conflict', 'surveys.noFollowUp');
  await sql.setFollowUpClosed.run(ctx, {
    id: followUp.id,
    outcome: input.outcome,
    now: ctx.now,
    byTitle: ctx.actor.title,
  });
  await tellOfWork(ctx, call.workOrderId, {
    kind: 'surveys.told.followUpClosed',
    audience: ['office'],
    facts: {},
  });
  return await told(ctx, call, 'closeFollowUp', { outcome: input.outcome });
}
