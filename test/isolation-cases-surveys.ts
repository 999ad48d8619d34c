import assert from 'node:assert/strict';

import { announce } from '../server/lib/jobs.ts';
import { workOrderDone } from '../server/requests/requests.events.ts';
import * as calls from '../server/surveys/survey-calls.contract.ts';
import { readSatisfaction } from '../server/surveys/survey-results.contract.ts';
import { listSurveys } from '../server/surveys/surveys.contract.ts';
import type { Case } from './isolation-walk.ts';
import type { Plant } from './isolation-world.ts';
import { planted } from './isolation-world.ts';

// The cases of what reports leave with a device, and of surveys: calls name customers, they are the head office's.

const admin = { owner: 'admin', others: 'refused' } as const;
/** Designs are each company's own: another company sees its own, an agency none. */
const own = {
  owner: 'admin',
  others: 'own',
  refused: ['agency:1002', 'technician:1002', 'ts'],
} as const satisfies Partial<Case>;

/** A work order of agency 1001 that is done, and its call. */
async function dueCall(plant: Plant) {
  const { world, scene } = plant;
  const order = await plant.order();
  const request = await plant.accepted(order);
  await world.inTenant('arka', (ctx) =>
    announce(ctx, workOrderDone, {
      workOrderId: request.id,
      requestId: request.requestId,
      agencyId: scene.near.id,
      technicianId: scene.near.technicianId,
      doneAt: ctx.now.toISOString(),
    }),
  );
  await world.settle();
  const { callId } = await (await world.as('admin')).call(readSatisfaction, { id: request.id });
  assert.ok(callId);
  return { callId, orderId: request.id };
}
async function marked(plant: Plant) {
  const { callId } = await dueCall(plant);
  const call = await (await plant.world.as('admin')).call(calls.readCall, { id: callId });
  return { id: call.id, version: call.version };
}
async function taken(plant: Plant) {
  const office = await plant.world.as('admin');
  return await office.call(calls.takeCall, await marked(plant));
}
type Taken = Awaited<ReturnType<typeof taken>>;
const worst = ({ id, version, survey }: Taken) => ({
  id,
  version,
  versionId: survey.versionId,
  comment: planted.note,
  answers: survey.questions.map((question) => ({
    questionId: question.id,
    choice: question.choices.length,
  })),
});
async function answered(plant: Plant) {
  const office = await plant.world.as('admin');
  const { id, version } = await office.call(calls.answerCall, worst(await taken(plant)));
  return { id, version };
}
async function survey({ world }: Plant) {
  const [first] = (await (await world.as('admin')).call(listSurveys, {})).items;
  assert.ok(first);
  return { id: first.id, version: first.version };
}
const question = {
  title: 'از کار راضی بودید؟',
  weight: 1,
  choices: [
    { title: 'بله', score: 100 },
    { title: 'نه', score: 0 },
  ],
};
const serviceKinds = ['training', 'update', 'delivery'] as const;
let made = 0;

export const surveyCases: Record<string, Case> = {
  'devices.history': { owner: 'reception', others: 'refused', input: ({ deviceId }) => ({ id: deviceId }) },
  'surveys.list': { ...own, input: () => ({}) },
  'surveys.read': { ...admin, input: async (plant) => ({ id: (await survey(plant)).id }) },
  'surveys.make': {
    ...own,
    input: () => ({
      title: `نظرسنجی ${(made += 1)}`,
      serviceKind: serviceKinds[made % serviceKinds.length],
      questions: [question],
    }),
  },
  'surveys.change': { ...admin, input: async (plant) => ({ ...(await survey(plant)), badBelow: 40 }) },
  'surveys.calls': {
    ...own,
    shows: `${planted.firstName} ${planted.lastName}`,
    async input(plant) {
      await dueCall(plant);
      return { limit: 100 };
    },
    searches: ({ scene }) => [{ q: planted.lastName }, { agencyId: scene.near.id }],
  },
  'surveys.callCounts': { ...own, input: () => ({}) },
  'surveys.call': { ...admin, input: async (plant) => ({ id: (await dueCall(plant)).callId }) },
  'surveys.takeNext': {
    ...admin,
    async input(plant) {
      await dueCall(plant);
      return {};
    },
  },
  'surveys.take': { ...admin, input: marked },
  'surveys.release': {
    ...admin,
    async input(plant) {
      const { id, version } = await taken(plant);
      return { id, version };
    },
  },
  'surveys.record': {
    ...admin,
    async input(plant) {
      const { id, version } = await taken(plant);
      return { id, version, outcome: 'no_answer' };
    },
  },
  'surveys.answer': { ...admin, input: async (plant) => worst(await taken(plant)) },
  'surveys.annul': {
    ...admin,
    input: async (plant) => ({ ...(await answered(plant)), reasonCode: 'other', note: planted.note }),
  },
  'surveys.closeFollowUp': {
    ...admin,
    input: async (plant) => ({ ...(await answered(plant)), outcome: planted.note }),
  },
  'surveys.results': {
    ...own,
    shows: 'خدمات 1001',
    async input(plant) {
      await answered(plant);
      return {};
    },
  },
  'surveys.questionResults': { ...own, input: () => ({}) },
  'surveys.exportResults': { ...own, input: () => ({}) },
  'surveys.satisfaction': { ...admin, input: async (plant) => ({ id: (await dueCall(plant)).orderId }) },
};
