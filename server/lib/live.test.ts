import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { testDatabase } from '../../test/database.ts';
import type { Actor } from './context.ts';
import { systemActor } from './context.ts';
import { asOwner } from './database-check.ts';
import type { Hint } from './live.ts';
import { startLive } from './live.ts';

// Live screens over real HTTP and a real NOTIFY; who listens is named in the address.

const database = await testDatabase({ after });
const live = await startLive(database.ownerUrl);
const other = await startLive(database.ownerUrl);
const tenant = randomUUID();
const neighbour = randomUUID();
const agencyA = randomUUID();
const agencyB = randomUUID();
const ended = randomUUID();

const actor = (given: Partial<Actor>): Actor => ({
  ...systemActor,
  kind: 'person',
  membershipId: randomUUID(),
  ...given,
});
const technician = actor({ sees: 'technician', agencyId: agencyA });
const readers: Readonly<Record<string, readonly [string, Actor]>> = {
  office: [tenant, actor({ sees: 'office' })],
  agencyA: [tenant, actor({ sees: 'agency', agencyId: agencyA })],
  agencyB: [tenant, actor({ sees: 'agency', agencyId: agencyB })],
  technician: [tenant, technician],
  ts: [tenant, actor({ sees: 'ts' })],
  public: [tenant, actor({ sees: 'public' })],
  neighbour: [neighbour, actor({ sees: 'office' })],
  ended: [tenant, actor({ sees: 'office', membershipId: ended })],
};
const server = createServer((request, response) => {
  const [tenantId, who] = readers[(request.url ?? '').slice(1)] ?? [tenant, systemActor];
  live.open(tenantId, who, response);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
// A server that listens on a port tells an AddressInfo; a string would be a pipe.
const { port } = server.address() as AddressInfo;
after(async () => {
  await live.stop();
  await other.stop();
  server.closeAllConnections();
  server.close();
});

interface Stream {
  readonly text: () => string;
  readonly ids: () => string[];
  readonly over: Promise<void>;
  stop(): void;
}

async function listen(who: string): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}/${who}`, { signal: abort.signal });
  let text = '';
  const read = async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString('utf8');
  };
  const stream = {
    text: () => text,
    ids: () => [...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? ''),
    over: read().catch(() => undefined),
    stop: () => abort.abort(),
  };
  await until(() => text.includes('event: open'));
  return stream;
}

async function until(isSo: () => boolean, ms = 8000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!isSo() && Date.now() < deadline) await sleep(10);
  assert.ok(isSo(), 'it did not happen in time');
}

/** Publishes from another process's half and waits until the office of each company has heard a last word. */
async function publish(hints: readonly Hint[], witnesses: readonly Stream[]): Promise<void> {
  const word = randomUUID();
  other.publish(tenant, [...hints, { topic: 'word', id: word }]);
  await until(() => witnesses.every((each) => each.ids().includes(word)));
  await sleep(50);
}

test('O3: each hears what he may see: office, agency, technician, TS; the neighbour and the public nothing', async () => {
  const names = ['office', 'agencyA', 'agencyB', 'technician', 'ts', 'public', 'neighbour'];
  const streams = new Map(await Promise.all(names.map(async (name) => [name, await listen(name)] as const)));
  const office = streams.get('office');
  assert.ok(office);
  await publish(
    [
      { topic: 'request', id: 'r1' },
      { topic: 'workOrder', id: 'w1', agencyIds: [agencyA] },
      {
        topic: 'visit',
        id: 'v1',
        agencyIds: [agencyA, agencyB],
        membershipIds: [technician.membershipId ?? ''],
      },
      { topic: 'case', id: 'c1', isForTs: true },
    ],
    [office],
  );
  const heard = Object.fromEntries(
    [...streams].map(([name, stream]) => [name, stream.ids().filter((id) => id.length === 2)]),
  );
  assert.deepEqual(heard, {
    office: ['r1', 'w1', 'v1', 'c1'],
    agencyA: ['w1', 'v1'],
    agencyB: ['v1'],
    technician: ['v1'],
    ts: ['c1'],
    public: [],
    neighbour: [],
  });
  assert.doesNotMatch(office.text(), new RegExp(agencyA), "who else hears is nobody's business");
  for (const stream of streams.values()) stream.stop();
});

test('O3: a hint for hundreds of agencies, and hundreds of hints, reach everyone they are for', async () => {
  const office = await listen('office');
  const agency = await listen('agencyB');
  const many = [...Array.from({ length: 400 }, () => randomUUID()), agencyB];
  const hints = Array.from({ length: 300 }, (_, at): Hint => ({
    topic: 'workOrder',
    id: `many-${at}`,
    agencyIds: [agencyB],
  }));
  await publish([{ topic: 'price', id: 'wide', agencyIds: many }, ...hints], [office]);
  assert.equal(new Set(office.ids()).size, 302);
  assert.equal(new Set(agency.ids()).size, 301);
  office.stop();
  agency.stop();
});

test('R12: an ended session closes its stream at once, and a hint right behind it does no harm', async () => {
  const office = await listen('office');
  const gone = await listen('ended');
  await publish(
    [
      { topic: 'session.ended', id: ended },
      { topic: 'request', id: 'after' },
    ],
    [office],
  );
  await gone.over;
  assert.deepEqual(gone.ids(), []);
  assert.ok(office.ids().includes('after'));
  office.stop();
});

test('O3: what is not ours on the channel is passed over', async () => {
  const office = await listen('office');
  for (const text of ['', 'no json', '{}', '[1]', '[["x", null]]', `[["${tenant}", {"topic": 1}]]`]) {
    await asOwner(database.ownerUrl, (client) => client.query(`select pg_notify('vafa_live', $1)`, [text]));
  }
  await publish([], [office]);
  assert.equal(office.ids().length, 1);
  office.stop();
});

test('O3: a listener whose line is cut, and refused for a while, comes back once and says: fetch anew', async () => {
  const office = await listen('office');
  const url = new URL(database.ownerUrl);
  url.pathname = '/postgres';
  await asOwner(url.href, async (client) => {
    await client.query(`alter database ${database.name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      database.name,
    ]);
    await sleep(3300);
    await client.query(`alter database ${database.name} allow_connections true`);
  });
  await until(() => office.text().includes('event: refetch'));
  await sleep(2500);
  assert.equal(office.text().match(/event: refetch/g)?.length, 1);
  const lines = await asOwner(
    database.ownerUrl,
    async (client) =>
      (
        await client.query(
          `select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'`,
        )
      ).rows,
  );
  assert.equal(lines.length, 2, 'one line for each of the two programs');
  await publish([{ topic: 'request', id: 'again' }], [office]);
  assert.equal(office.ids().filter((id) => id === 'again').length, 1);
  office.stop();
});

test('O3: a screen that does not read is dropped, and nobody else waits for it', async () => {
  const office = await listen('office');
  const slow = connect(port, '127.0.0.1');
  slow.write('GET /office HTTP/1.1\r\nhost: x\r\n\r\n');
  slow.pause();
  const closed = new Promise<void>((resolve) => slow.once('close', () => resolve()));
  slow.on('error', () => undefined);
  await sleep(100);
  let rounds = 0;
  const wide = (id: string): Hint[] =>
    Array.from({ length: 2000 }, (_, at) => ({ topic: 'request', id: `${id}-${at}${'x'.repeat(200)}` }));
  while (rounds < 40 && (await openCount()) > 1) {
    await publish(wide(String(rounds)), [office]);
    rounds += 1;
  }
  assert.equal(await openCount(), 1);
  slow.resume();
  await closed;
  office.stop();
});

async function openCount(): Promise<number> {
  return await new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
}
