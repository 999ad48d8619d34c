import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { annul, answer, endFollowUp } from './call-answers.ts';
import { countCalls, listCalls, viewCall } from './call-view.ts';
import { record, release, take, takeNext } from './call.ts';
import { change, listSurveys, make, viewSurvey } from './design.ts';
import { resultsSheet } from './results-export.ts';
import { readOfOrder, readQuestions, readResults } from './results.ts';
import * as calls from './survey-calls.contract.ts';
import * as results from './survey-results.contract.ts';
import * as surveys from './surveys.contract.ts';
import { requireOffice } from './surveys.scope.ts';

/** Only the head office gets to the verb. */
function inOffice<Input, Answer>(verb: (ctx: Context, input: Input) => Promise<Answer>) {
  return async (ctx: Context, input: Input): Promise<Answer> => {
    requireOffice(ctx);
    return await verb(ctx, input);
  };
}

export const surveyRoutes = [
  serve(surveys.listSurveys, inOffice(listSurveys)),
  serve(
    surveys.readSurvey,
    inOffice((ctx, { id }: { id: string }) => viewSurvey(ctx, id)),
  ),
  serve(surveys.makeSurvey, inOffice(make)),
  serve(surveys.changeSurvey, inOffice(change)),
  serve(calls.listCalls, inOffice(listCalls)),
  serve(calls.countCalls, inOffice(countCalls)),
  serve(
    calls.readCall,
    inOffice((ctx, { id }: { id: string }) => viewCall(ctx, id)),
  ),
  serve(calls.takeNextCall, inOffice(takeNext)),
  serve(calls.takeCall, inOffice(take)),
  serve(calls.releaseCall, inOffice(release)),
  serve(calls.recordTry, inOffice(record)),
  serve(calls.answerCall, inOffice(answer)),
  serve(calls.annulAnswers, inOffice(annul)),
  serve(calls.closeFollowUp, inOffice(endFollowUp)),
  serve(results.listResults, inOffice(readResults)),
  serve(results.readQuestionResults, inOffice(readQuestions)),
  serve(results.exportResults, inOffice(resultsSheet)),
  serve(results.readSatisfaction, (ctx, { id }) => readOfOrder(ctx, id)),
];
