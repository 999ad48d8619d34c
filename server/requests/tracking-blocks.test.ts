import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import { takeTrackingNumbers } from './tracking-blocks.ts';

const world = await openWorld({ after });

test('A7: of many at once, some of which fail, no two ever get one number', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, at) =>
      world.inTenant('arka', async (ctx) => {
        const numbers = await takeTrackingNumbers(ctx, 30);
        assert.notEqual(at % 3, 0, 'this command fails after it took its numbers');
        return numbers;
      }),
    ),
  );
  const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  assert.equal(kept.length, 26 * 30);
  assert.equal(new Set(kept).size, kept.length);
});

test('A7: a hundred numbers cost one row, and a thousand come at once', async () => {
  const one = await world.inTenant('binesh', (ctx) => takeTrackingNumbers(ctx, 1));
  const rest = await world.inTenant('binesh', async (ctx) => {
    const numbers: string[] = [];
    for (let count = 0; count < 99; count += 1) numbers.push(...(await takeTrackingNumbers(ctx, 1)));
    return numbers;
  });
  const many = await world.inTenant('binesh', (ctx) => takeTrackingNumbers(ctx, 1000));
  assert.equal(new Set([...one, ...rest, ...many]).size, 1100);
});
