import type { Context } from '../../server/lib/context.ts';
import { newId } from '../../server/lib/id.ts';
import { answer } from '../../server/surveys/call-answers.ts';
import { record, take } from '../../server/surveys/call.ts';
import { openCall } from '../../server/surveys/survey-calls.sql.ts';
import type { CallView } from '../../server/surveys/survey-calls.contract.ts';
import { selectForKind } from '../../server/surveys/surveys.sql.ts';
import type { DemoActors } from './demo-actors.ts';
import { acting } from './demo-actors.ts';
import type { DemoJob } from './demo-jobs.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';

// The customer is asked after the work: most have answered, some could not be reached, the last ones are due today.

const HOUR_MS = 3_600_000;
const GOOD = ['همه چیز خوب بود، سپاس', 'سرویسکار خوش‌برخورد بود', '', '', '', ''] as const;
const BAD = [
  'دو بار وعده دادند و نیامدند',
  'دستگاه پس از دو روز دوباره خراب شد',
  'خیلی دیر آمدند',
  '',
] as const;

export async function surveyJob(
  ctx: Context,
  job: DemoJob,
  order: { readonly orderId: string; readonly requestId: string },
  { actors, random, isBad }: { actors: DemoActors; random: SeededRandom; isBad: boolean },
): Promise<void> {
  const { doneMs, agency, technician, kind } = job;
  const serviceKind = kind === 'installation' ? 'installation' : 'repair';
  const survey = await selectForKind.first(ctx, { serviceKind });
  if (survey === undefined) return;
  const id = newId(doneMs);
  await openCall.run(ctx, {
    id,
    surveyId: survey.id,
    workOrderId: order.orderId,
    requestId: order.requestId,
    agencyId: agency.id,
    technicianId: technician.id,
    doneAt: new Date(doneMs).toISOString(),
  });
  const askedMs = doneMs + random.whole(18, 44) * HOUR_MS;
  if (askedMs > ctx.now.getTime() - HOUR_MS) return;
  const asking = acting(ctx, actors.office('survey'), askedMs);
  const draw = random.next();
  if (draw > 0.94) return;
  const { version } = await take(asking, { id, version: 1 });
  const call = { id, version };
  if (draw > 0.8) {
    await record(asking, {
      ...call,
      outcome: draw > 0.9 ? 'refused' : 'no_answer',
      note: '',
      laterTime: '09:00',
    });
    return;
  }
  await answerWell(asking, await take(asking, call), random, isBad);
}

async function answerWell(ctx: Context, call: CallView, random: SeededRandom, isBad: boolean): Promise<void> {
  const isUnhappy = random.chance(isBad ? 0.55 : 0.07);
  await answer(ctx, {
    id: call.id,
    version: call.version,
    versionId: call.survey.versionId,
    answers: call.survey.questions.map(({ id: questionId, choices }) => ({
      questionId,
      choice: isUnhappy
        ? Math.max(1, choices.length - random.whole(0, 1))
        : Math.min(choices.length, 1 + (random.chance(0.3) ? 1 : 0)),
    })),
    comment: random.pick(isUnhappy ? BAD : GOOD),
  });
}
