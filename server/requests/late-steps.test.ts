import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeWorkScene } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import * as field from './field-work.contract.ts';
import * as orders from './work-orders.contract.ts';

// Steps that waited on a phone: they know no version, come in a row, and happened at their own hour.

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const { technician, dispatcher } = scene;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const timelineOf = async (id: string) => (await dispatcher.call(orders.readWorkOrderTimeline, { id })).items;

test('D4: a phone lets a work order wait and go on without knowing its version, each in its own hour', async () => {
  const { id } = await scene.accepted();
  const [waitedAt, resumedAt] = [minutesAgo(120), minutesAgo(60)];
  const waiting = await technician.call(field.waitWithOrder, { id, occurredAt: waitedAt, reason: 'part' });
  assert.deepEqual([waiting.stage, waiting.waiting?.reason], ['waiting', 'part']);
  const resumed = await technician.call(field.resumeOrder, { id, occurredAt: resumedAt });
  assert.deepEqual([resumed.stage, resumed.waiting], ['referred', null]);
  const told = await timelineOf(id);
  assert.equal(told.find(({ kind }) => kind === 'requests.told.waits.part')?.occurredAt, waitedAt);
  assert.equal(told.find(({ kind }) => kind === 'requests.told.resumed')?.occurredAt, resumedAt);
});

test('D4: a phone that runs ahead does not put waiting into the reader’s future', async () => {
  const { id } = await scene.accepted();
  const occurredAt = minutesAgo(-90);
  await technician.call(field.waitWithOrder, { id, occurredAt, reason: 'workshop' });
  const [entry] = await timelineOf(id);
  assert.equal(entry?.kind, 'requests.told.waits.workshop');
  assert.ok(entry.occurredAt < new Date(Date.now() + 1000).toISOString());
});

test('D4: whoever left hours ago is not said to be on the way now', async () => {
  const late = await scene.accepted();
  await technician.call(field.leaveForVisit, { id: late.id, occurredAt: minutesAgo(150) });
  const soon = await scene.accepted();
  await technician.call(field.leaveForVisit, { id: soon.id, occurredAt: minutesAgo(10) });
  const told = (await scene.onPhone()).filter((text) => /در راه است/.test(text));
  assert.equal(told.length, 1);
  const { visits } = await technician.call(orders.readWorkOrder, { id: late.id });
  assert.equal(visits[0]?.isSkewed, true, 'it is kept and flagged all the same');
});

test('D3, D4: a whole visit comes in a row from the outbox, twice over, and happens once', async () => {
  const { id } = await scene.scheduled();
  const row = [
    [field.leaveForVisit, { id, occurredAt: minutesAgo(50) }],
    [field.arriveAtVisit, { id, occurredAt: minutesAgo(40) }],
    [field.startWork, { id, occurredAt: minutesAgo(35) }],
    [field.endVisit, { id, occurredAt: minutesAgo(5), outcome: 'part_needed', note: 'برد نیست' }],
  ] as const;
  const keys = row.map(() => crypto.randomUUID());
  for (const round of [1, 2]) {
    for (const [at, [contract, input]] of row.entries()) {
      const answer = await technician.call(contract, { ...input }, { key: keys[at] ?? '' });
      assert.equal(answer.visits.length, 1, `round ${round}`);
    }
  }
  const { visits, stage, waiting } = await technician.call(orders.readWorkOrder, { id });
  assert.deepEqual([stage, waiting?.reason], ['waiting', 'part']);
  assert.deepEqual(
    visits.map((visit) => visit.events.map(({ kind, occurredAt }) => [kind, occurredAt])),
    [
      [
        ['leave', row[0][1].occurredAt],
        ['arrive', row[1][1].occurredAt],
        ['start', row[2][1].occurredAt],
        ['end', row[3][1].occurredAt],
      ],
    ],
  );
});
