import { parseArgs } from 'node:util';

import { datasetOf } from './dataset.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';
import { operationsOf } from './operations.ts';
import { closeBase, openBase, startProgram } from './stand.ts';

// How fast the product is over HTTP, and how near to what its own statements allow:
// `npm run bench [-- --seed 1 --requests 100000 --seconds 3 --clients 1,16 --only search --statements --json --node=--cpu-prof]`.
// Figures are kept in docs/performance.md.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '1,16' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    statements: { type: 'boolean', default: false },
    node: { type: 'string', multiple: true, default: [] },
  },
});

const dataset = await datasetOf({ seed: Number(values.seed), requestCount: Number(values.requests) });
const [worked, driven] = [await openBase(dataset, 'worked'), await openBase(dataset, 'driven')];
try {
  const program = await startProgram(worked, values.node);
  try {
    const operations = await operationsOf(worked.server.url);
    const all: Measured[] = [];
    if (!values.json) console.log(head());
    for (const operation of operations.filter(({ name }) => name.includes(values.only))) {
      for (const clients of values.clients.split(',').map(Number)) {
        const wish = { clients, seconds: Number(values.seconds) };
        const measured = await measure({ worked, driven, program }, operation, wish);
        all.push(measured);
        if (!values.json) console.log(lineOf(measured));
        if (values.statements) console.log(costsIn(measured));
      }
    }
    if (values.json) console.log(JSON.stringify(all, null, 2));
  } finally {
    await program.stop();
  }
} finally {
  await closeBase(worked);
  await closeBase(driven);
}

function head(): string {
  const names = [
    'Operation',
    'Clients',
    'per s',
    'p50 ms',
    'p99 ms',
    'raw per s',
    'HTTP / raw',
    'statements',
    'server CPU ms',
    'database CPU ms',
    'raw database CPU ms',
    'server MB',
  ];
  return `| ${names.join(' | ')} |\n|${names.map(() => '---').join('|')}|`;
}

/** What each of its statements takes, with the log on. */
function costsIn({ costs }: Measured): string {
  return costs
    .map(
      ({ name, times, ms }) =>
        `  ${ms.toFixed(3).padStart(8)} ms  ${times.toFixed(1).padStart(5)} ×  ${name}`,
    )
    .join('\n');
}

function lineOf(of: Measured): string {
  const cells = [
    of.operation,
    of.clients,
    of.http.perSecond.toFixed(0),
    of.http.p50.toFixed(1),
    of.http.p99.toFixed(1),
    of.raw.perSecond.toFixed(0) +
      (of.raw.failures > 0 ? ` (${of.raw.failures} failed: ${of.raw.firstFailure})` : ''),
    of.ratio.toFixed(2),
    of.statements.toFixed(1),
    of.serverCpuMs.toFixed(2),
    of.databaseCpuMs.toFixed(2),
    of.rawDatabaseCpuMs.toFixed(2),
    of.memoryMb.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}
