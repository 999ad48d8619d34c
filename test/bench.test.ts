import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { z } from 'zod';

import { testDatabase } from './database.ts';
import { checksumsOf } from '../bench/data-checksum.ts';
import { fillBench } from '../bench/data-fill.ts';
import { wrongSums } from '../bench/data-proofs.ts';
import { datasetOf, openDataset } from '../bench/dataset.ts';
import { costsOf, valuesOf } from '../bench/statement-log.ts';

// The bench itself, small: what it makes is the same again, what it asks is answered, what it drives is what was asked.
// Nothing here looks at how long anything takes.

const WISH = { seed: 3, requestCount: 1200 };

test('R18: the data of the bench is the same again for the same seed, and every sum holds', async () => {
  const kept = await openDataset(await datasetOf(WISH));
  const again = await testDatabase({ after });
  try {
    await fillBench(again.ownerUrl, WISH);
    const sums = await checksumsOf(again.ownerUrl);
    assert.deepEqual(await checksumsOf(kept.url), sums);
    assert.equal(sums.find(({ table }) => table === 'request')?.rows, WISH.requestCount);
    assert.deepEqual(
      sums.filter(({ rows }) => rows === 0),
      [],
    );
    assert.deepEqual(await wrongSums(again.ownerUrl), []);
  } finally {
    await kept.stop();
  }
});

const Measures = z.array(
  z.object({
    operation: z.string(),
    clients: z.number(),
    http: z.object({ count: z.number() }),
    raw: z.object({ count: z.number(), failures: z.number(), firstFailure: z.string().optional() }),
    statements: z.number(),
    memoryMb: z.number(),
  }),
);

test('R18: every operation of the bench is answered over HTTP, and its statements run again raw', () => {
  const { seed, requestCount } = WISH;
  const wish = ['--seed', String(seed), '--requests', String(requestCount), '--seconds', '0.2'];
  const program = join(import.meta.dirname, '..', 'bench', 'bench.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...wish, '--clients', '2', '--json'],
    { encoding: 'utf8', timeout: 240_000 },
  );
  assert.equal(status, 0, stderr);
  const measures = Measures.parse(JSON.parse(stdout));
  assert.equal(measures.length, 8);
  for (const { operation, http, raw, statements, memoryMb } of measures) {
    assert.ok(http.count > 0 && raw.count > 0 && statements >= 3 && memoryMb > 0, operation);
    assert.equal(raw.failures, 0, `${operation}: ${raw.firstFailure}`);
  }
});

test('a logged statement is read back with its values, and its cost by its name', () => {
  const detail = `Parameters: $1 = 'it''s, $2 = ''x''', $2 = NULL, $3 = '{"a": 1}'`;
  assert.deepEqual(valuesOf(detail), [`it's, $2 = 'x'`, null, '{"a": 1}']);
  const one = { text: 'select 1', name: 'a.b', values: [], ms: 2 };
  assert.deepEqual(costsOf([[one, one], [one]]), [{ name: 'a.b', times: 1.5, ms: 3 }]);
});
