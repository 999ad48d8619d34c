import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { PricingRule, RuleScope } from './price-of.ts';
import { compareScopes, priceOf } from './price-of.ts';
import type { TariffDim } from './words.contract.ts';
import { tariffDims } from './words.contract.ts';

const DAY = '2026-06-22';
const facts = {
  agency: 'A1',
  grade: 'gold',
  model: 'RF-620',
  type: 'RF',
  productLine: 'COLD',
  repairAction: 'R-310',
  fault: 'F-210',
  serviceKind: 'warranty_repair',
  regionClass: 'far',
} as const satisfies Record<TariffDim, string>;
const question = { kind: 'agency_fee', day: DAY, facts } as const;

const rule = (id: string, scope: RuleScope, effect: PricingRule['effect'], days = {}): PricingRule => ({
  id,
  kind: 'agency_fee',
  scope,
  effect,
  fromOn: '2026-03-21',
  toOn: null,
  ...days,
});
const price = (id: string, scope: RuleScope, amount: number) => rule(id, scope, { amount });
const coefficient = (id: string, scope: RuleScope, basisPoints: number) => rule(id, scope, { basisPoints });
const idsOf = (rules: readonly PricingRule[]) => rules.map(({ id }) => id);

/** Every set of dimensions that a rule can name, 512 of them. */
const allScopes = Array.from({ length: 2 ** tariffDims.length }, (_, set): RuleScope =>
  Object.fromEntries(tariffDims.filter((_, at) => (set >> at) & 1).map((dim) => [dim, facts[dim]])),
);
const named = (scope: RuleScope, dim: TariffDim) => scope[dim] !== undefined;

test('F4: of any two scopes the one that names the first dimension that only one names is more specific', () => {
  const wrong = allScopes.flatMap((one) =>
    allScopes.filter((other) => {
      const first = tariffDims.find((dim) => named(one, dim) !== named(other, dim));
      const wanted = first === undefined ? 0 : named(one, first) ? 1 : -1;
      return Math.sign(compareScopes(one, other)) !== wanted;
    }),
  );
  assert.deepEqual(wrong, []);
});

test('F4: one higher dimension beats all the lower ones together', () => {
  tariffDims.forEach((dim, at) => {
    const lower = Object.fromEntries(tariffDims.slice(at + 1).map((each) => [each, facts[each]]));
    const answer = priceOf(
      [price('lower', lower, 100), price('higher', { [dim]: facts[dim] }, 200)],
      question,
    );
    assert.deepEqual([dim, answer.amount, idsOf(answer.used)], [dim, 200, ['higher']]);
    assert.deepEqual(
      answer.lost.map(({ rule: lost, why }) => [lost.id, why]),
      [['lower', 'less_specific']],
    );
  });
});

test('F4: repair action stands before fault', () => {
  const answer = priceOf(
    [price('fault', { fault: 'F-210' }, 1), price('action', { repairAction: 'R-310' }, 2)],
    question,
  );
  assert.equal(answer.amount, 2);
});

test('F4: a rule that names what is not so in the case, or what is not known, does not fit', () => {
  tariffDims.forEach((dim) => {
    const other = [price('other', { [dim]: 'another' }, 5)];
    assert.deepEqual(
      [dim, priceOf(other, question)],
      [dim, { amount: null, used: [], lost: [], roundedFrom: null }],
    );
    const same = [price('same', { [dim]: facts[dim] }, 5)];
    assert.equal(priceOf(same, { ...question, facts: { ...facts, [dim]: null } }).amount, null);
    assert.equal(priceOf(same, question).amount, 5);
  });
});

test('F4: a rule holds on its first and on its last day and on no other side of them', () => {
  const rules = [rule('a', {}, { amount: 7 }, { fromOn: '2026-03-21', toOn: '2026-09-22' })];
  const on = (day: string) => priceOf(rules, { ...question, day }).amount;
  assert.deepEqual(['2026-03-20', '2026-03-21', '2026-09-22', '2026-09-23'].map(on), [null, 7, 7, null]);
});

test('F4: a rule of another kind does not price this one', () => {
  assert.equal(priceOf([price('a', {}, 7)], { ...question, kind: 'labour_charge' }).amount, null);
});

test('F4: a coefficient applies exactly when it is more specific than the winning price', () => {
  const wrong = allScopes.flatMap((one) =>
    allScopes.filter((other) => {
      const answer = priceOf([price('p', one, 1000), coefficient('c', other, 12_500)], question);
      return answer.amount !== (compareScopes(other, one) > 0 ? 1250 : 1000);
    }),
  );
  assert.deepEqual(wrong, []);
});

test('F4: several coefficients multiply from the least specific up and are rounded once', () => {
  const answer = priceOf(
    [
      coefficient('grade', { grade: 'gold' }, 10_005),
      price('line', { productLine: 'COLD' }, 999),
      coefficient('model', { model: 'RF-620' }, 10_005),
      coefficient('far', { productLine: 'COLD', regionClass: 'far' }, 10_005),
    ],
    question,
  );
  assert.deepEqual(idsOf(answer.used), ['line', 'far', 'model', 'grade']);
  // 999 × 1.0005³ = 1000.499…; rounded at each step it would be 1000, 1001, 1002.
  assert.equal(answer.amount, 1000);
  assert.equal(answer.roundedFrom, '1000.499249374875');
});

test('F4: half a rial is rounded up, less is dropped', () => {
  const rounded = (amount: number, basisPoints: number) =>
    priceOf([price('p', {}, amount), coefficient('c', { agency: 'A1' }, basisPoints)], question);
  assert.deepEqual(
    [
      [1, 5000],
      [1, 4999],
      [3, 15_000],
      [3, 14_999],
      [1000, 12_500],
      [0, 20_000],
    ].map(([amount = 0, points = 0]) => rounded(amount, points).amount),
    [1, 0, 5, 4, 1250, 0],
  );
  assert.deepEqual(
    [rounded(3, 15_000), rounded(1000, 12_500)].map((answer) => answer.roundedFrom),
    ['4.5', null],
  );
});

test('F4: large amounts stay exact', () => {
  const answer = priceOf(
    [price('p', {}, 8_999_999_999_999_999), coefficient('c', { grade: 'gold' }, 9_999)],
    question,
  );
  assert.equal(answer.amount, 8_999_100_000_000_000 - 1);
  assert.equal(answer.roundedFrom, '8999099999999999.0001');
});

test('F4: coefficients without a price price nothing, and say so', () => {
  const answer = priceOf([coefficient('c', { agency: 'A1' }, 12_500)], question);
  assert.equal(answer.amount, null);
  assert.deepEqual(
    answer.lost.map(({ rule: lost, why }) => [lost.id, why]),
    [['c', 'no_price']],
  );
});

test('F4: a coefficient that stands no higher than the price is lost, and says so', () => {
  const answer = priceOf(
    [price('p', { model: 'RF-620' }, 10), coefficient('c', { regionClass: 'far' }, 12_500)],
    question,
  );
  assert.equal(answer.amount, 10);
  assert.deepEqual(
    answer.lost.map(({ rule: lost, why }) => [lost.id, why]),
    [['c', 'not_above_price']],
  );
});

/** A generator that gives the same numbers in every run. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('F4: whatever the rules and their order, each fitting rule is used or lost, once, and the best price won', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const draw = draws(seed);
    const rules = Array.from({ length: 1 + draw(12) }, (_, at) => {
      const scope = allScopes[draw(allScopes.length)] ?? {};
      const strange = tariffDims[draw(tariffDims.length * 3)];
      return rule(
        `r${String(at).padStart(2, '0')}`,
        strange === undefined ? scope : { ...scope, [strange]: 'another' },
        draw(2) === 0 ? { amount: draw(10_000_000) } : { basisPoints: 1 + draw(30_000) },
        { fromOn: draw(5) === 0 ? '2026-06-23' : DAY },
      );
    });
    const answer = priceOf(rules, question);
    assert.deepEqual(priceOf(rules.toReversed(), question), answer);
    const told = [...answer.used, ...answer.lost.map((lost) => lost.rule)];
    const fitting = rules.filter(
      ({ scope, fromOn }) =>
        fromOn === DAY && tariffDims.every((dim) => scope[dim] === undefined || scope[dim] === facts[dim]),
    );
    assert.deepEqual(idsOf(told).toSorted(), idsOf(fitting).toSorted());
    const [winner, ...coefficients] = answer.used;
    const prices = fitting.filter(({ effect }) => 'amount' in effect);
    assert.equal(winner === undefined, prices.length === 0);
    assert.ok(prices.every(({ scope }) => compareScopes(winner?.scope ?? {}, scope) >= 0));
    assert.ok(coefficients.every(({ scope }) => compareScopes(scope, winner?.scope ?? {}) > 0));
    const inOrder = coefficients.map(({ scope }) => scope);
    assert.ok(inOrder.every((scope, at) => at === 0 || compareScopes(scope, inOrder[at - 1] ?? {}) >= 0));
  }
});
