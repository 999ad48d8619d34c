import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type pg from 'pg';

import { makeKeyFor } from '../server/identity/identity.make.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { fold } from '../server/lib/fold.ts';
import { freePort } from '../server/lib/free-port.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { listRequests } from '../server/requests/requests.contract.ts';
import type { HttpClient } from '../test/http-client.ts';
import { httpClient } from '../test/http-client.ts';
import { asProgram, printPlans } from './search-plans.ts';
import { PLANTED, TENANT_ID, townOf } from './search-town.ts';

// How long a search among 100,000 requests takes over HTTP, and how much of it is the database's own search:
// `npm run bench:search [-- --plans]`. Figures are kept in docs/performance.md.

const REQUESTS = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 100_000);
const QUERIES = 200;
const FOUND_MAX = 300;

const folder = await townOf(REQUESTS);
const server = await startEmbedded({ folder, portFrom: 37_000, diesWithParent: true });
try {
  if (process.argv.includes('--plans')) await printPlans(server.url);
  const key = await newKey(server.url);
  const port = await freePort(38_000);
  const program = spawn(process.execPath, [join(import.meta.dirname, '..', 'server', 'main.ts')], {
    env: { ...process.env, VAFA_DATA: folder, PORT: String(port), VAFA_DEMO: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    await untilAnswers(port);
    await measure(httpClient(`http://127.0.0.1:${port}`, key), server.url);
  } finally {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
} finally {
  await server.stop();
}

async function newKey(ownerUrl: string): Promise<string> {
  const pool = openPool(ownerUrl, 1);
  const jobs = await openJobQueue(ownerUrl, []);
  const key = await transaction(pool, TENANT_ID, async (tx) =>
    makeKeyFor(await systemContext({ jobs }, tx, TENANT_ID, randomUUID()), 'reception'),
  );
  await jobs.stop();
  await pool.end();
  return key;
}

async function untilAnswers(port: number): Promise<void> {
  for (;;) {
    const isThere = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await sleep(100);
  }
}

async function measure(client: HttpClient, ownerUrl: string): Promise<void> {
  const connections = await Promise.all(Array.from({ length: 8 }, () => asProgram(ownerUrl)));
  const [first] = connections;
  if (first === undefined) return;
  const counted = await first.query<{ count: number }>(
    'select count(*)::int as count from request where tenant_id = $1',
    [TENANT_ID],
  );
  console.log(`${counted.rows[0]?.count} requests; ${QUERIES} queries each; milliseconds\n`);
  console.log('| Asked | Found | Clients | HTTP p50 | HTTP p99 | SQL p50 | SQL p99 | HTTP / SQL (p50) |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [title, q] of Object.entries(await questions(first))) {
    const { items } = await client.call(listRequests, { q });
    for (const clients of [1, 8]) {
      const http = await timed(clients, () => client.call(listRequests, { q }));
      const raw = await timed(clients, (at) => askSql(connections[at] ?? first, q));
      const cells = [http.p50, http.p99, raw.p50, raw.p99].map((ms) => ms.toFixed(1));
      const ratio = (http.p50 / raw.p50).toFixed(1);
      console.log(`| ${title} | ${items.length} | ${clients} | ${cells.join(' | ')} | ${ratio} |`);
    }
  }
  for (const connection of connections) await connection.end();
}

/** What is asked, taken from the town itself. */
async function questions(client: pg.Client): Promise<Record<string, string>> {
  const commonest = await client.query<{ name: string }>(
    `select split_part(name, ' ', 2) as name from customer where tenant_id = $1 group by 1 order by count(*) desc limit 1`,
    [TENANT_ID],
  );
  const some = await client.query<{ number: string; serial: string }>(
    `select p.number, d.serial from request_phone p
     join request_device q on q.tenant_id = p.tenant_id and q.request_id = p.request_id
     join device d on d.tenant_id = q.tenant_id and d.id = q.device_id
     where p.tenant_id = $1 and d.serial is not null order by p.request_id offset 20000 limit 1`,
    [TENANT_ID],
  );
  const phone = some.rows[0]?.number ?? '';
  const serial = some.rows[0]?.serial ?? '';
  return {
    "the middle of a word in the oldest request's note": PLANTED.slice(2, 8),
    'two letters': 'رض',
    'the commonest family name': commonest.rows[0]?.name ?? '',
    "a phone's middle digits": phone.slice(5, 11),
    'a piece of a serial': serial.slice(3),
    'nothing has it': 'خپژگچ',
  };
}

async function askSql(client: pg.Client, q: string): Promise<void> {
  const words = fold(q).split(' ').filter(Boolean);
  await client.query({
    name: 'search',
    text: `select subject_id, at from search_ids($1, 'request', $2::text[], null, true, null, null, $3, $4, now())`,
    values: [TENANT_ID, words.map((word) => `%${word}%`), FOUND_MAX, words.some((word) => word.length >= 3)],
  });
}

async function timed(clients: number, ask: (client: number) => Promise<unknown>) {
  for (let at = 0; at < clients; at += 1) await ask(at);
  const times: number[] = [];
  let left = QUERIES;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while ((left -= 1) >= 0) {
        const startedAt = performance.now();
        await ask(client);
        times.push(performance.now() - startedAt);
      }
    }),
  );
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
