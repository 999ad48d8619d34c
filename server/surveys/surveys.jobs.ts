import { newId } from '../lib/id.ts';
import { listener } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { workOrderDone } from '../requests/requests.events.ts';
import { orderBrief } from '../requests/requests.ts';
import { openCall } from './survey-calls.sql.ts';
import { selectForKind } from './surveys.sql.ts';

/** A call is due when the work is done, not when its report is approved. A company without a survey calls nobody. */
const askOnDone = listener(workOrderDone, 'surveys.askOnDone', async (ctx, done) => {
  const [order] = await orderBrief(ctx, [done.workOrderId]);
  if (order === undefined) return;
  const survey = await selectForKind.first(ctx, { serviceKind: order.serviceKind });
  if (survey === undefined) return;
  const id = newId(ctx.now.getTime());
  await openCall.run(ctx, { ...done, id, surveyId: survey.id });
  hint(ctx, { topic: 'survey', id });
});

export const surveyListeners = [askOnDone];
