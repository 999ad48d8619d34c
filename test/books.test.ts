import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, test } from 'node:test';

import { runBooks } from './books-run.ts';
import { openWorld } from './world.ts';

// The long run is `npm run test:books`, with a seed and a number of operations behind it.

const OPERATIONS = 360;
const world = await openWorld({ after });

test('J1, J7, J11, M9, I8: whatever eight do at once to reports, stock and money over HTTP, every sum holds', async (t) => {
  const seed = randomInt(1_000_000);
  const outcome = await runBooks(world, { seed, operations: OPERATIONS, reports: 24 });
  const { wrong, ...counted } = outcome;
  const told = `seed ${seed}: ${JSON.stringify(counted)}`;
  t.diagnostic(told);
  assert.deepEqual(wrong, [], told);
  assert.ok(outcome.answered >= OPERATIONS, told);
  assert.ok(outcome.overlapped * 5 >= outcome.answered, `too few met: ${told}`);
  assert.ok(outcome.lost > 0 && outcome.statements > 0, told);
});
