import assert from 'node:assert/strict';
import { test } from 'node:test';

import { runFuzz } from './fuzz-run.ts';

// The long run is `npm run test:fuzz`, with a seed and a number of calls behind it.

const CALLS = 3_000;

test('Q2: whatever is sent to whatever endpoint by whomever, nothing breaks, nothing leaks, each refusal is told', async (t) => {
  const say = (line: string) => t.diagnostic(line);
  const { faults, tallies, repeated, seconds } = await runFuzz({
    seed: 40_534,
    calls: CALLS,
    knownShare: 1,
    say,
  });
  const count = (wanted: (status: number) => boolean) =>
    [...tallies.values()]
      .flatMap(({ statuses }) => [...statuses])
      .reduce((sum, [status, times]) => sum + (wanted(status) ? times : 0), 0);
  const [done, refused] = [count((status) => status < 300), count((status) => status === 400)];
  t.diagnostic(`${seconds} s, ${done} done, ${refused} refused for their input, ${repeated} repeated alone`);
  assert.deepEqual(faults, []);
  assert.ok(done * 10 > CALLS && refused * 5 > CALLS, 'neither all right nor all wrong');
});
