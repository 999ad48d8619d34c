import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeLoadScene } from './load-scene.ts';
import { runLoad } from './load-run.ts';
import { openWorld } from './world.ts';

// The long run is `npm run test:load`, with seconds, writes a second and screens behind it.

const world = await openWorld({ after });

test('R17: forty open screens are told of every change that they may know of, and of no other', async (t) => {
  const scene = await makeLoadScene(world, 40);
  const outcome = await runLoad({
    url: world.url,
    scene,
    writesPerSecond: 20,
    seconds: 5,
    flyingMax: 6,
    waitMs: 30_000,
  });
  const { delaysMs, answersMs: _, ...counted } = outcome;
  const told = JSON.stringify({ ...counted, slowest: Math.round(Math.max(...delaysMs)) });
  t.diagnostic(told);
  assert.deepEqual([outcome.missed, outcome.leaks, outcome.refused, outcome.ended], [0, [], [], 0], told);
  assert.ok(outcome.writes > 15 && outcome.expected > outcome.writes * 7, told);
});
