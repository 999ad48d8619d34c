import { parseArgs } from 'node:util';

import { checksumsOf } from './data-checksum.ts';
import { wrongSums } from './data-proofs.ts';
import { datasetOf, openDataset } from './dataset.ts';

// A company with years of work, the same again for the same seed:
// `npm run bench:data -- --seed 1 [--requests 100000]`. Prints rows and a checksum of each table, and what does not add up.

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, requests: { type: 'string', default: '100000' } },
});
const startedAt = performance.now();
const folder = await datasetOf({
  seed: Number(values.seed),
  requestCount: Number(values.requests),
  log: (text) => console.log(text),
});
console.log(`${folder} after ${Math.round((performance.now() - startedAt) / 1000)} s`);
const server = await openDataset(folder);
try {
  for (const { table, rows, checksum } of await checksumsOf(server.url)) {
    console.log(`${table.padEnd(26)} ${String(rows).padStart(9)}  ${checksum}`);
  }
  const wrong = await wrongSums(server.url);
  console.log(wrong.length === 0 ? 'every sum holds' : `does not add up:\n${wrong.join('\n')}`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
