import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readXlsx } from 'hucre/xlsx';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { changeRole, listRoles } from '../identity/identity.contract.ts';
import { makePeople } from '../identity/identity.make.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { addDays, dayIn, instantOf } from '../lib/jalali.ts';
import { announce } from '../lib/jobs.ts';
import { workOrderDone } from '../requests/requests.events.ts';
import { readRequestTimeline, receiveRequest } from '../requests/requests.contract.ts';
import { acceptReferral, assignTechnician, referWorkOrder } from '../requests/work-orders.contract.ts';
import { take as takeChosen, takeNext } from './call.ts';
import { viewCall } from './call-view.ts';
import * as calls from './survey-calls.contract.ts';
import * as results from './survey-results.contract.ts';
import * as surveys from './surveys.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
await world.inTenant('arka', async (ctx) => {
  const operator = { roles: ['survey'] };
  await makePeople(ctx, [
    { ...operator, who: 'survey:1', title: 'سارا پرسشگر', mobile: '09120000031' },
    { ...operator, who: 'survey:2', title: 'نیما پرسشگر', mobile: '09120000032' },
  ]);
});
const sara = await world.as('survey:1');
const nima = await world.as('survey:2');
const today = dayIn('Asia/Tehran', new Date());

const failed = (code: string) => (error: unknown) => error instanceof Failure && error.code === code;
const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

let numbered = 0;
/** Work that an agency has done: its call waits. */
async function doneWork(agency: { id: string; code: string; technicianId: string } = scene.near) {
  const request = await (
    await world.as('reception')
  ).call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    callerName: 'زهرا',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: await scene.device(`SV-${(numbered += 1)}`) }],
  });
  const [order] = request.workOrders;
  assert.ok(order);
  const dispatcher = await world.as('dispatcher');
  const manager = await world.as(`agency:${agency.code}`);
  const { id, version } = await dispatcher.call(referWorkOrder, {
    id: order.id,
    version: order.version,
    agencyId: agency.id,
  });
  const accepted = await manager.call(acceptReferral, { id, version });
  await manager.call(assignTechnician, {
    id,
    version: accepted.version,
    technicianId: agency.technicianId,
  });
  await done(request.id, id, agency);
  const found = await admin.call(results.readSatisfaction, { id });
  assert.ok(found.callId);
  return { callId: found.callId, orderId: id, requestId: request.id, requestNumber: request.number };
}

async function done(requestId: string, workOrderId: string, agency: { id: string; technicianId: string }) {
  await world.inTenant('arka', (ctx) =>
    announce(ctx, workOrderDone, {
      requestId,
      workOrderId,
      agencyId: agency.id,
      technicianId: agency.technicianId,
      doneAt: ctx.now.toISOString(),
    }),
  );
  await world.settle();
}

async function take(callId: string, who = sara) {
  const { version } = await who.call(calls.readCall, { id: callId });
  return await who.call(calls.takeCall, { id: callId, version });
}
/** Answers every question by the same place: 1 is the best of the seeded survey. */
async function answered(callId: string, choice: 'best' | 'worst', who = sara) {
  const call = await take(callId, who);
  return await who.call(calls.answerCall, {
    id: call.id,
    version: call.version,
    versionId: call.survey.versionId,
    answers: call.survey.questions.map(({ id, choices }) => ({
      questionId: id,
      choice: choice === 'best' ? 1 : choices.length,
    })),
    comment: 'ممنون',
  });
}

test('L6: a call is due when the work is done, once, with the phones of the customer and the script', async () => {
  const { callId, orderId, requestId } = await doneWork();
  await done(requestId, orderId, scene.near);
  const { items } = await sara.call(calls.listCalls, {});
  assert.equal(items.filter((call) => call.workOrderId === orderId).length, 1);
  const call = await sara.call(calls.readCall, { id: callId });
  assert.deepEqual([call.tab, call.tryCount, call.customerName], ['due', 0, 'زهرا کریمی']);
  assert.ok(call.phones.includes('+989151234567'));
  assert.ok(call.survey.intro.length > 20);
  assert.equal(call.survey.questions.length, 5);
  assert.deepEqual(call.moves, ['take']);
});

test('L6: two operators who take the next call at once get two calls; who holds one gets it again', async () => {
  await doneWork();
  await doneWork();
  const both = await Promise.all([sara, nima].map((who) => who.call(calls.takeNextCall, {})));
  assert.equal(new Set(both.map((call) => call.id)).size, 2);
  const again = await sara.call(calls.takeNextCall, {});
  assert.equal(again.id, both[0]?.id);
  await assert.rejects(
    nima.call(calls.takeCall, { id: again.id, version: again.version }),
    refused(409, 'surveys.takenByOther'),
  );
  const other = both[1];
  assert.ok(other);
  const freed = await nima.call(calls.releaseCall, { id: other.id, version: other.version });
  assert.equal(freed.takenByTitle, null);
  await sara.call(calls.releaseCall, { id: again.id, version: again.version });
});

test('L6: two operators who take the same call at once: one has it, the other is told', async () => {
  const { callId } = await doneWork();
  const { version } = await sara.call(calls.readCall, { id: callId });
  const both = await Promise.all([sara, nima].map((who) => who.ask(calls.takeCall, { id: callId, version })));
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
});

test('L6: no answer comes back after the hours of the survey, and after three tries it is given up', async () => {
  const { callId } = await doneWork();
  const record = async (input: { outcome: calls.FailedTry; laterOn?: string; laterTime?: string }) => {
    const call = await take(callId);
    return await sara.call(calls.recordTry, { id: call.id, version: call.version, ...input });
  };
  const first = await record({ outcome: 'no_answer' });
  assert.deepEqual([first.tab, first.tryCount, first.takenByTitle], ['later', 1, null]);
  const hours = (new Date(first.nextTryAt).getTime() - Date.now()) / 3_600_000;
  assert.ok(hours > 3.9 && hours <= 4, String(hours));
  const laterOn = addDays(today, 2);
  const second = await record({ outcome: 'call_later', laterOn, laterTime: '16:30' });
  const laterAt = instantOf('Asia/Tehran', laterOn, '16:30').toISOString();
  assert.deepEqual([second.tab, second.nextTryAt], ['later', laterAt]);
  const third = await record({ outcome: 'no_answer' });
  assert.deepEqual([third.tab, third.tryCount, third.moves], ['given_up', 3, []]);
  assert.deepEqual(
    third.tries.map(({ outcome }) => outcome),
    ['no_answer', 'call_later', 'no_answer'],
  );
});

test('L6: who refuses is not called again; a wrong number leaves the other number', async () => {
  const refusing = await take((await doneWork()).callId);
  const ended = await sara.call(calls.recordTry, {
    id: refusing.id,
    version: refusing.version,
    outcome: 'refused',
  });
  assert.equal(ended.tab, 'given_up');

  const wrong = await take((await doneWork()).callId);
  const mark = { outcome: 'wrong_number' } as const;
  const next = await sara.call(calls.recordTry, { id: wrong.id, version: wrong.version, ...mark });
  assert.deepEqual([next.tab, next.phones.length], ['due', 2]);
  const again = await take(wrong.id);
  const last = await sara.call(calls.recordTry, { id: again.id, version: again.version, ...mark });
  assert.equal(last.tab, 'given_up');
});

test('L6: a later time is needed and must lie ahead; a call that was not taken is not recorded', async () => {
  const { callId } = await doneWork();
  const untaken = await sara.call(calls.readCall, { id: callId });
  const mark = { id: callId, version: untaken.version };
  await assert.rejects(
    sara.call(calls.recordTry, { ...mark, outcome: 'no_answer' }),
    refused(409, 'surveys.notTaken'),
  );
  const { version } = await take(callId);
  const later = (laterOn?: string) =>
    sara.call(calls.recordTry, { id: callId, version, outcome: 'call_later', laterOn });
  await assert.rejects(later(), refused(400, 'lib.required'));
  await assert.rejects(later('1400/01/01'), refused(400, 'surveys.notLater'));
});

test('L2: answers are scored by weight; what was not answered weighs nothing; strange choices are refused', async () => {
  const { callId } = await doneWork();
  const call = await take(callId);
  const [first, second] = call.survey.questions;
  assert.ok(first && second);
  const send = (answers: { questionId: string; choice: number }[]) =>
    sara.call(calls.answerCall, {
      id: call.id,
      version: call.version,
      versionId: call.survey.versionId,
      answers,
    });
  await assert.rejects(send([]), refused(400, 'lib.invalid'));
  await assert.rejects(send([{ questionId: first.id, choice: 9 }]), refused(400, 'surveys.unknownChoice'));
  await assert.rejects(
    send([
      { questionId: first.id, choice: 1 },
      { questionId: first.id, choice: 2 },
    ]),
    refused(400, 'surveys.unknownQuestion'),
  );
  const scored = await send([
    { questionId: first.id, choice: 2 },
    { questionId: second.id, choice: 1 },
  ]);
  assert.equal(scored.satisfaction, (50 * 40 + 100 * 20) / 60);
  assert.deepEqual([scored.tab, scored.isBad, scored.followUp], ['answered', false, null]);
  assert.deepEqual(scored.moves, []);
});

test('L3: the satisfaction stands on the work order; its own agency sees the figure, a neighbour nothing', async () => {
  const { callId, orderId } = await doneWork();
  await answered(callId, 'best');
  const manager = await world.as('agency:1001');
  const own = await manager.call(results.readSatisfaction, { id: orderId });
  assert.deepEqual([own.state, own.satisfaction, own.callId], ['answered', 100, null]);
  const neighbour = await world.as('agency:1002');
  await assert.rejects(
    neighbour.call(results.readSatisfaction, { id: orderId }),
    refused(404, 'requests.workOrderMissing'),
  );
});

test('L7: a bad score opens a follow-up, told on the request, closed with what came of it', async () => {
  const { callId, requestId } = await doneWork();
  const bad = await answered(callId, 'worst');
  assert.deepEqual([bad.satisfaction, bad.isBad, bad.followUp], [0, true, 'open']);
  const timeline = await admin.call(readRequestTimeline, { id: requestId });
  assert.ok(timeline.items.some(({ kind }) => kind === 'surveys.told.bad'));
  const open = await sara.call(calls.listCalls, { tab: 'answered', followUp: 'open' });
  assert.ok(open.items.some(({ id }) => id === callId));
  const close = { id: callId, version: bad.version, outcome: 'تماس گرفتیم؛ سرویسکار دیگری می‌رود' };
  const closed = await sara.call(calls.closeFollowUp, close);
  assert.deepEqual([closed.followUp, closed.followUpClosed?.byTitle], ['closed', 'سارا پرسشگر']);
  await assert.rejects(sara.call(calls.closeFollowUp, close), refused(409, 'surveys.noFollowUp'));
});

test('L4: nobody asks about his own agency or his own work, and who belongs to an agency calls nobody', async () => {
  const { callId } = await doneWork();
  const { version } = await sara.call(calls.readCall, { id: callId });
  const concerned = [
    { agencyId: scene.near.id, membershipId: null },
    { agencyId: null, membershipId: scene.near.technicianId },
  ];
  for (const own of concerned) {
    const asOwn = <T>(run: (ctx: Context) => Promise<T>) =>
      world.inTenant('arka', (ctx) => run({ ...ctx, actor: { ...ctx.actor, ...own } }));
    await assert.rejects(
      asOwn((ctx) => takeChosen(ctx, { id: callId, version })),
      failed('surveys.ownAgency'),
    );
    await assert.rejects(asOwn(takeNext), failed('surveys.nothingDue'));
    assert.deepEqual((await asOwn((ctx) => viewCall(ctx, callId))).moves, []);
  }
  const role = (await admin.call(listRoles, {})).items.find(({ code }) => code === 'agency-manager');
  assert.ok(role);
  await admin.call(changeRole, {
    code: role.code,
    version: role.version,
    permissions: [...role.permissions, 'survey.call', 'survey.read'],
  });
  const manager = await world.as('agency:1002');
  await assert.rejects(manager.call(calls.takeNextCall, {}), refused(403, 'lib.forbidden'));
  await assert.rejects(manager.call(calls.listCalls, {}), refused(403, 'lib.forbidden'));
});

test('L3: answers are annulled with a coded reason, count no more, and are never edited', async () => {
  const { callId, orderId } = await doneWork();
  const given = await answered(callId, 'best');
  const before = await sara.call(results.listResults, {});
  const mark = { id: callId, version: given.version };
  await assert.rejects(
    admin.call(calls.annulAnswers, { ...mark, reasonCode: 'nothing-known' }),
    refused(400, 'catalog.unknownReason'),
  );
  await assert.rejects(
    sara.call(calls.annulAnswers, { ...mark, reasonCode: 'other' }),
    refused(403, 'lib.forbidden'),
  );
  const annulled = await admin.call(calls.annulAnswers, { ...mark, reasonCode: 'other', note: 'اشتباه' });
  assert.deepEqual([annulled.tab, annulled.satisfaction, annulled.answers.length], ['annulled', 100, 5]);
  const after = await sara.call(results.listResults, {});
  assert.equal(after.whole.answerCount, before.whole.answerCount - 1);
  const shown = await admin.call(results.readSatisfaction, { id: orderId });
  assert.deepEqual([shown.state, shown.satisfaction], ['annulled', null]);
});

test('L4: below ten answers a mean is shown, not ranked; ten rank, over a Jalali range of days', async () => {
  const known = await sara.call(results.listResults, { from: today, to: today });
  const near = known.items.find(({ id }) => id === scene.near.id);
  assert.ok(near !== undefined && near.answerCount < 10);
  assert.equal(near.rank, null);
  for (let count = near.answerCount; count < 10; count += 1) {
    await answered((await doneWork()).callId, 'best');
  }
  const ranked = await sara.call(results.listResults, { from: today, to: today });
  const [first] = ranked.items;
  assert.deepEqual([first?.id, first?.answerCount, first?.rank], [scene.near.id, 10, 1]);
  const perTechnician = await sara.call(results.listResults, { by: 'technician' });
  assert.deepEqual(
    perTechnician.items.map(({ title, answerCount }) => [title, answerCount]),
    [['بهرام سرویسکار 1001', 10]],
  );
  const perReceiver = await sara.call(results.listResults, { by: 'receiver' });
  assert.deepEqual(
    perReceiver.items.map(({ title, answerCount }) => [title, answerCount]),
    [['نگار رضایی', 10]],
  );
  const past = await sara.call(results.listResults, { from: '1400/01/01', to: '1400/12/29' });
  assert.deepEqual([past.items, past.whole.answerCount, past.whole.mean], [[], 0, null]);
  const { items } = await sara.call(results.readQuestionResults, { agencyId: scene.near.id });
  assert.equal(items.length, 5);
  const sheet = await sara.raw('GET', `/api/v1/survey-results.xlsx?from=${today}&agencyId=${scene.near.id}`);
  const book = await readXlsx(new Uint8Array(await sheet.arrayBuffer()));
  assert.equal(book.sheets[0]?.rows.length, 11);
});

test('L1: other questions make the next version; answered calls keep theirs; one survey for a kind of service', async () => {
  const [seeded] = (await admin.call(surveys.listSurveys, {})).items;
  assert.ok(seeded);
  const survey = await admin.call(surveys.readSurvey, { id: seeded.id });
  const questions = survey.versions[0]?.questions ?? [];
  const [first] = questions;
  assert.ok(first);
  const same = await admin.call(surveys.changeSurvey, { id: survey.id, version: survey.version, questions });
  assert.equal(same.number, 1);
  const { callId } = await doneWork();
  const old = await answered(callId, 'best');
  const changed = await admin.call(surveys.changeSurvey, {
    id: survey.id,
    version: same.version,
    questions: [{ ...first, weight: 100 }],
  });
  assert.deepEqual([changed.number, changed.questionCount, changed.versions.length], [2, 1, 2]);
  assert.equal(changed.versions[0]?.questions[0]?.id, first.id);
  const kept = await admin.call(calls.readCall, { id: old.id });
  assert.deepEqual([kept.survey.number, kept.answers.length], [1, 5]);
  await assert.rejects(
    admin.call(surveys.makeSurvey, { title: 'دومی', questions: [{ ...first, id: undefined }] }),
    (error: unknown) =>
      error instanceof Refused && error.problem.errors.some(({ code }) => code === 'surveys.kindTaken'),
  );
  await assert.rejects(
    admin.call(surveys.changeSurvey, { id: survey.id, version: survey.version, title: 'کهنه' }),
    refused(409, 'lib.changedMeanwhile'),
  );
  await assert.rejects(
    sara.call(surveys.changeSurvey, { id: survey.id, version: changed.version, title: 'نه' }),
    refused(403, 'lib.forbidden'),
  );
});
