import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';

import { runBadLuck } from './bad-luck-rounds.ts';

test('A1, A10, I8: what was acknowledged survives kill -9 of program and database, whole, once, with its message', async (t) => {
  const seed = randomInt(1_000_000);
  const outcome = await runBadLuck({ seed, rounds: 3, withImport: false, say: (line) => t.diagnostic(line) });
  assert.deepEqual(outcome.wrong, []);
  assert.equal(outcome.found, outcome.wanted);
  assert.ok(outcome.approved > 3, `${outcome.approved} reports were approved`);
  assert.deepEqual(outcome.processesLeft, []);
  assert.ok(outcome.rounds.filter((round) => round.openTransactions > 0).length >= 2, `seed ${seed}`);
});
