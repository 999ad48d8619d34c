import assert from 'node:assert/strict';
import { test } from 'node:test';

import { satisfactionOf } from './surveys.contract.ts';

test('L2: satisfaction is the mean of the scores by weight, not rounded; a question left out weighs nothing', () => {
  const cases = [
    { answers: [{ score: 100, weight: 40 }], mean: 100 },
    {
      answers: [
        { score: 100, weight: 40 },
        { score: 0, weight: 10 },
      ],
      mean: 80,
    },
    {
      answers: [
        { score: 100, weight: 1 },
        { score: 50, weight: 1 },
        { score: 0, weight: 1 },
      ],
      mean: 50,
    },
    {
      answers: [
        { score: 100, weight: 2 },
        { score: 50, weight: 1 },
      ],
      mean: 250 / 3,
    },
    { answers: [{ score: 0, weight: 5 }], mean: 0 },
    { answers: [], mean: null },
  ];
  assert.deepEqual(
    cases.map(({ answers }) => satisfactionOf(answers)),
    cases.map(({ mean }) => mean),
  );
});
