import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { z } from 'zod';

import { sealCheck } from '../server/identity/identity.health.ts';
import { audit, sealAudit } from '../server/lib/audit.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { openPool } from '../server/lib/db.ts';
import { ownChecks } from '../server/lib/health-checks.ts';
import { newId } from '../server/lib/id.ts';
import { insertClock } from '../server/sla/sla.sql.ts';
import { sweepCheck } from '../server/sla/sla.health.ts';
import { until } from './trial-house.ts';
import { openWorld } from './world.ts';

// `/healthz` names what is wrong, `/readyz` only what keeps this process from answering. Each trouble is made for real.

const world = await openWorld({ after });
await world.settle();
// Nobody takes jobs here.
const idle = await openWorld({ after });
const MINUTE_MS = 60_000;
const parts = {
  pool: world.pool,
  ownerUrl: world.ownerUrl,
  dataFolder: import.meta.dirname,
  graceSeconds: 0,
};
const ask = (ownerUrl: string, statement: string) => asOwner(ownerUrl, (client) => client.query(statement));

const here = { pool: idle.pool, ownerUrl: idle.ownerUrl };

const Told = z.strictObject({
  status: z.enum(['well', 'wrong']),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
const read = async (answer: Response) => Told.parse(await answer.json());

/** What a fresh look at one part finds. */
async function look(name: string, given: Partial<typeof parts> = {}) {
  const check = ownChecks({ ...parts, ...given }).find((each) => each.name === name);
  assert.ok(check, name);
  const { ok, code } = await check.look();
  return [ok, code];
}

test('health: a running installation is well, every part by name and in words, in Persian and in English', async () => {
  const persian = await world.stranger().raw('GET', '/healthz');
  const english = await world.stranger().raw('GET', '/healthz', { headers: { 'accept-language': 'en' } });
  assert.deepEqual([persian.status, english.status], [200, 200]);
  const told = await read(persian);
  const toldInEnglish = await read(english);
  assert.equal(told.status, 'well');
  const names = told.checks.map((check) => check.name);
  for (const name of ['database', 'migrations', 'queue', 'worker', 'disk', 'seal', 'clocks']) {
    assert.ok(names.includes(name), name);
  }
  for (const [at, check] of told.checks.entries()) {
    assert.match(check.detail, /[آ-ی].*\.$/);
    assert.match(toldInEnglish.checks[at]?.detail ?? '', /^[A-Z][^{}]*\.$/);
  }
});

test('health: readyz asks only what this process cannot answer without', async () => {
  const { checks } = await read(await world.stranger().raw('GET', '/readyz'));
  assert.deepEqual(
    checks.map((check) => check.name),
    ['database', 'migrations'],
  );
});

test('health: a database that cannot be reached is named', async () => {
  const pool = openPool('postgres://vafa:hidden@127.0.0.1:1/vafa', 1);
  assert.deepEqual(await look('database', { pool }), [false, 'health.databaseUnreachable']);
  assert.deepEqual(await look('database'), [true, 'health.database']);
  await pool.end();
});

test('health: a database without the newest migration, or with one that nobody knows, is named', async () => {
  await ask(
    world.ownerUrl,
    `insert into migration (number, name, checksum) values (9999, 'from-the-future', 'x')`,
  );
  assert.deepEqual(await look('migrations'), [false, 'health.databaseNewer']);
  await ask(world.ownerUrl, 'delete from migration where number in (9999, 21)');
  assert.deepEqual(await look('migrations'), [false, 'health.migrationsBehind']);
});

test('health: a job that waits too long is named, one that is to start later is not', async () => {
  const put = (startAfter: string) =>
    ask(
      idle.ownerUrl,
      `insert into pgboss.job (id, name, data, start_after)
       values ('${randomUUID()}', 'messaging.deliver', '{}', now() + interval '${startAfter}')`,
    );
  await put('1 hour');
  assert.deepEqual(await look('queue', here), [true, 'health.queue']);
  await put('-10 minutes');
  assert.deepEqual(await look('queue', here), [false, 'health.queueStuck']);
});

test('health: a worker that left no mark is named, once the start is over', async () => {
  // Its first mark comes seconds after its start.
  await until(
    () => look('worker'),
    ([ok]) => ok === true,
  );
  assert.deepEqual(await look('worker', here), [false, 'health.workerNeverSeen']);
  assert.deepEqual(await look('worker', { ...here, graceSeconds: 60 }), [true, 'health.worker']);
  await ask(idle.ownerUrl, `update pgboss.queue set monitor_claim_on = now() - interval '10 minutes'`);
  assert.deepEqual(await look('worker', here), [false, 'health.workerMissing']);
});

test('health: a disk without room is named', async () => {
  assert.deepEqual(await look('disk'), [true, 'health.disk']);
  const dataFolder = join(import.meta.dirname, 'not-made', 'yet');
  assert.deepEqual(await look('disk', { dataFolder }), [true, 'health.disk']);
  // The file system of processes has no room at all.
  assert.deepEqual(await look('disk', { dataFolder: '/proc' }), [false, 'health.diskFull']);
});

test('R13: an audit trail whose seal is late is named, until it is sealed', async () => {
  const found = () => world.inTenant('arka', async (ctx) => (await sealCheck.look(ctx)).code);
  await world.inTenant('arka', async (ctx) => {
    const now = new Date(ctx.now.getTime() - 20 * MINUTE_MS);
    await audit({ ...ctx, now }, { action: 'test.late', kind: 'test', id: newId() });
  });
  assert.equal(await found(), 'health.sealLate');
  await world.inTenant('arka', async (ctx) => {
    while ((await sealAudit(ctx)) > 0);
  });
  assert.equal(await found(), 'health.seal');
});

test('health: a clock that ran out and was not seen is named', async () => {
  const found = () => world.inTenant('arka', async (ctx) => (await sweepCheck.look(ctx)).code);
  assert.equal(await found(), 'health.clocks');
  await world.inTenant('arka', async (ctx) => {
    const at = (minutes: number) => new Date(ctx.now.getTime() - minutes * MINUTE_MS);
    await insertClock.run(ctx, {
      id: newId(),
      policy: 'referral',
      subjectId: newId(),
      agencyId: null,
      basis: 'calendar',
      targetMinutes: 30,
      startedAt: at(60),
      dueAt: at(30),
    });
  });
  assert.equal(await found(), 'health.clocksLate');
});

test('health: what is wrong is a 503 that names it, and says nothing else', async () => {
  idle.app.health.register({
    name: 'anything',
    keptMs: 0,
    look: () => Promise.reject(new Error('postgres://vafa:hidden@10.0.0.1/vafa')),
  });
  const answer = await idle.stranger().raw('GET', '/healthz', { headers: { 'accept-language': 'en' } });
  const body = await answer.text();
  assert.equal(answer.status, 503);
  assert.doesNotMatch(body, /hidden|10\.0\.0\.1/);
  const wrong = Told.parse(JSON.parse(body)).checks.filter((check) => !check.ok);
  assert.deepEqual(wrong.at(-1), {
    name: 'anything',
    ok: false,
    detail: 'This part could not be looked at; the reason stands in the log.',
  });
  assert.equal((await idle.stranger().raw('GET', '/readyz')).status, 200);
});
