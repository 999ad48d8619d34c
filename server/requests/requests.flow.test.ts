import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Failure } from '../lib/failure.ts';
import { checkFlow, movesFrom, requireMove } from '../lib/flow.ts';
import type { Flow } from '../lib/flow.ts';
import { maskPersonal } from './mask.ts';
import { scoreOf } from './proposal.ts';
import { requestStage, workOrderFlow, workOrderMoves } from './requests.flow.ts';
import type { WorkOrderMove } from './requests.flow.ts';
import { workOrderStages } from './requests.contract.ts';
import type { WorkOrderStage } from './requests.contract.ts';

// What the trade allows, written down a second time: from, to, and by which verb.
const allowed: readonly string[] = [
  'new refer referred',
  'new wait waiting',
  'new close closed',
  'new cancel cancelled',
  'referred decline new',
  'referred fallSilent new',
  'referred recall new',
  'referred schedule scheduled',
  'referred start in_progress',
  'referred wait waiting',
  'referred cancel cancelled',
  'scheduled unschedule referred',
  'scheduled start in_progress',
  'scheduled wait waiting',
  'scheduled cancel cancelled',
  'in_progress wait waiting',
  'in_progress finish done',
  'waiting resume new',
  'waiting resume referred',
  'waiting resume scheduled',
  'waiting resume in_progress',
  'waiting cancel cancelled',
  'done sendBack in_progress',
  'done close closed',
];

function isAllowed(from: WorkOrderStage, move: WorkOrderMove, to: WorkOrderStage): boolean {
  try {
    requireMove<WorkOrderStage, WorkOrderMove>(workOrderFlow, from, to, move, 'requests.moveForbidden');
    return true;
  } catch (error) {
    assert(error instanceof Failure && error.kind === 'conflict');
    return false;
  }
}

test('A10: of every stage, verb and next stage, exactly what the trade allows is allowed', () => {
  const all = workOrderStages.flatMap((from) =>
    workOrderMoves.flatMap((move) => workOrderStages.map((to) => [from, move, to] as const)),
  );
  assert.equal(all.length, 8 * 13 * 8);
  const found = all.filter(([from, move, to]) => isAllowed(from, move, to)).map((each) => each.join(' '));
  assert.deepEqual(found.toSorted(), allowed.toSorted());
});

test('A10: what has ended is left by no move, and every move is used', () => {
  assert.deepEqual(movesFrom<WorkOrderStage, WorkOrderMove>(workOrderFlow, 'closed'), []);
  assert.deepEqual(movesFrom<WorkOrderStage, WorkOrderMove>(workOrderFlow, 'cancelled'), []);
  const used = new Set(
    workOrderStages.flatMap((stage) => movesFrom<WorkOrderStage, WorkOrderMove>(workOrderFlow, stage)),
  );
  assert.deepEqual([...used].toSorted(), [...workOrderMoves].toSorted());
});

test('R14: a state table with a fault does not start', () => {
  const check = (flow: Flow<'a' | 'b' | 'c', 'go'>) => () =>
    checkFlow(flow, { name: 'test', initial: 'a', ends: ['c'] });
  assert.doesNotThrow(check({ a: { b: ['go'] }, b: { c: ['go'] }, c: {} }));
  assert.throws(check({ a: { b: ['go'] }, b: {}, c: {} }), /c cannot be reached; |b cannot be left/);
  assert.throws(
    check({ a: { b: ['go'], c: ['go'] }, b: { b: ['go'], c: ['go'] }, c: {} }),
    /b leads to itself/,
  );
  assert.throws(
    check({ a: { b: ['go'], c: ['go'] }, b: { c: ['go'] }, c: { a: ['go'] } }),
    /c is an end but can be left/,
  );
});

test('A5: the stage of a request over all pairs of stages is the least advanced open one', () => {
  const order: readonly WorkOrderStage[] = [
    'new',
    'referred',
    'waiting',
    'scheduled',
    'in_progress',
    'done',
    'closed',
    'cancelled',
  ];
  const wrong = order.flatMap((one, at) =>
    order
      .slice(at)
      .filter((other) => requestStage([one, other]) !== one || requestStage([other, one]) !== one)
      .map((other) => `${one} ${other}`),
  );
  assert.deepEqual(wrong, []);
});

test('A10: the score rises with nearness and acquaintance, falls with load and a former refusal, and is never negative', () => {
  const base = {
    isSameCity: false,
    coverageLevel: 'province',
    openWork: 0,
    openWorkMax: 10,
    servedBefore: 0,
    declinedBefore: false,
  } as const;
  assert.equal(scoreOf(base), 30);
  assert.equal(scoreOf({ ...base, isSameCity: true, coverageLevel: 'district' }), 80);
  assert.equal(scoreOf({ ...base, openWork: 5 }), 20);
  assert.equal(scoreOf({ ...base, servedBefore: 9 }), 50);
  assert.equal(scoreOf({ ...base, declinedBefore: true }), 0);
});

test('O4: name, address and every run of digits like a phone are hidden, however they are typed', () => {
  const personal = ['محمد رضا کریمی', 'زهرا', 'بلوار سجاد', null];
  const mask = (text: string) => maskPersonal(text, personal);
  assert.equal(mask('آقای محمدرضا كريمي گفت رله سوخته'), 'آقای ••• ••• گفت رله سوخته');
  assert.equal(mask('کریمی‌ها در سجاد'), '••• در •••');
  assert.equal(mask('تماس: ۰۹۱۵-۱۲۳ ۴۵ ۶۷ یا +98 (51) 3876-5432'), 'تماس: ••• یا •••');
  assert.equal(mask('خطای E4 پس از 120 ثانیه'), 'خطای E4 پس از 120 ثانیه');
});
