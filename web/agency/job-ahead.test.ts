import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { KeptStep } from '../lib/outbox-steps.ts';
import type { KeptVerb } from './job-ahead.ts';
import { orderAhead } from './job-ahead.ts';
import { nextStep, openVisit, otherSteps } from './job-steps.ts';
import type { Order } from './WorkOrderScreen.tsx';

// What a technician without a network sees of his job after each press.

const AT = '2026-11-30T06:30:00.000Z';
const idle = ['assign', 'promise', 'withdrawAppointment', 'leave', 'arrive', 'start', 'wait'] as const;
const order: Order = {
  id: 'order',
  requestId: 'request',
  number: '482915637-2',
  stage: 'scheduled',
  tab: 'accepted',
  tier: 'cc',
  serviceKind: 'repair',
  priority: 'normal',
  symptomNote: '',
  symptoms: [],
  device: {
    id: 'device',
    serial: 'X-1',
    modelCode: 'M',
    modelTitle: 'یخچال',
    brandTitle: 'آرکا',
    typeTitle: 'یخچال',
    productLineId: 'line',
    isUnproven: false,
  },
  coverage: null,
  customer: null,
  agency: null,
  technician: { id: 'bahram', title: 'بهرام' },
  referral: null,
  referrals: [],
  past: [],
  technicalCases: [],
  answer: null,
  cancelReason: null,
  appointment: {
    id: 'window',
    fromAt: AT,
    toAt: AT,
    state: 'promised',
    wish: '',
    promisedAt: AT,
    promisedByTitle: '',
    answeredAt: null,
  },
  visits: [],
  waiting: null,
  completionCode: null,
  finishBy: 'code',
  finishProof: null,
  doneAt: null,
  workEndedAt: null,
  isDateHeld: false,
  receivedAt: AT,
  endedAt: null,
  version: 7,
  moves: [...idle],
};
let places = 0;
const pressed = (
  verb: KeptVerb | 'unheardOf',
  facts: object = {},
  change: Partial<KeptStep> = {},
): KeptStep => ({
  place: (places += 1),
  id: `key-${places}`,
  owner: 'bahram',
  subject: 'order',
  number: order.number,
  verb,
  input: { id: 'order', occurredAt: AT, ...facts },
  needs: [],
  keptAt: 0,
  state: 'waiting',
  refusal: null,
  isHeld: false,
  ...change,
});

test('D3: step by step the next one stands under the thumb, as if the server had answered', () => {
  const left = orderAhead(order, [pressed('leave')]);
  assert.deepEqual([nextStep(left), openVisit(left)?.leftAt], ['arrive', AT]);
  const arrived = orderAhead(order, [pressed('leave'), pressed('arrive')]);
  assert.deepEqual(
    [nextStep(arrived), openVisit(arrived)?.arrivedAt, arrived.visits.length],
    ['start', AT, 1],
  );
  const started = orderAhead(order, [pressed('leave'), pressed('arrive'), pressed('start')]);
  assert.deepEqual([nextStep(started), started.stage, started.visits.length], ['finish', 'in_progress', 1]);
  assert.deepEqual(otherSteps(started), ['endVisit']);
});

test('D3: who may be sent instead stays as the server said; what needs its word waits for the network', () => {
  const left = orderAhead(order, [pressed('leave')]);
  assert.deepEqual(left.moves, ['assign', 'arrive', 'start', 'endVisit']);
  const between = orderAhead(order, [pressed('wait', { reason: 'part' }), pressed('resume')]);
  assert.ok(!between.moves.includes('promise') && between.moves.includes('leave'));
});

test('D4: a visit without an end waits for what its outcome says, or for its next window', () => {
  const first = [pressed('leave'), pressed('start')];
  const waiting = orderAhead(order, [...first, pressed('endVisit', { outcome: 'part_needed', note: 'برد' })]);
  assert.deepEqual(
    [waiting.stage, waiting.waiting?.reason, waiting.waiting?.from, waiting.visits[0]?.outcome],
    ['waiting', 'part', 'in_progress', 'part_needed'],
  );
  assert.deepEqual([nextStep(waiting), openVisit(waiting)], ['resume', undefined]);
  const next = { fromAt: '2026-12-02T06:30:00.000Z', toAt: '2026-12-02T08:30:00.000Z' };
  const again = orderAhead(order, [...first, pressed('endVisit', { outcome: 'nobody_home', next })]);
  assert.deepEqual([again.appointment?.fromAt, again.waiting, nextStep(again)], [next.fromAt, null, 'leave']);
  const gone = orderAhead(order, [...first, pressed('endVisit', { outcome: 'unsafe' }), pressed('resume')]);
  assert.deepEqual([gone.stage, gone.waiting, nextStep(gone)], ['in_progress', null, 'leave']);
});

test('D4: a second visit begins beside the first', () => {
  const steps = [
    pressed('start'),
    pressed('endVisit', { outcome: 'unsafe' }),
    pressed('resume'),
    pressed('leave'),
  ];
  assert.deepEqual(
    orderAhead(order, steps).visits.map(({ ordinal, endedAt }) => [ordinal, endedAt]),
    [
      [1, AT],
      [2, null],
    ],
  );
});

test('D3: nothing behind a refused step is believed', () => {
  const steps = [pressed('leave'), pressed('arrive', {}, { state: 'refused' }), pressed('start')];
  const ahead = orderAhead(order, steps);
  assert.deepEqual([openVisit(ahead)?.leftAt, openVisit(ahead)?.startedAt], [AT, null]);
});

test('D3: a step that the server has told of already changes nothing once more', () => {
  const started = orderAhead(order, [pressed('leave'), pressed('start')]);
  assert.deepEqual(orderAhead(started, [pressed('start')]), started);
  const waiting = orderAhead(order, [pressed('wait', { reason: 'customer', note: 'سفر' })]);
  assert.deepEqual(orderAhead(waiting, [pressed('wait', { reason: 'customer', note: 'سفر' })]), waiting);
  const done = orderAhead({ ...started, finishBy: 'signature' }, [pressed('finish')]);
  assert.deepEqual([done.doneAt, nextStep(done), done.visits[0]?.outcome], [AT, undefined, 'done']);
  assert.deepEqual(orderAhead(done, [pressed('finish')]), done);
});

test('R3: where no phone takes a code, the work is finished on the spot by signature', () => {
  const started = orderAhead({ ...order, finishBy: 'signature' }, [pressed('start')]);
  assert.ok(started.moves.includes('finish'));
  assert.ok(!orderAhead(order, [pressed('start')]).moves.includes('finish'), 'the code is the server’s');
});

test('D3: a step of another version of the page is left to a person', () => {
  assert.deepEqual(orderAhead(order, [pressed('unheardOf')]), order);
});
