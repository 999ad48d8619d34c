import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { SHARED_MOBILE } from '../../test/world-data.ts';
import { asOwner } from '../lib/database-check.ts';
import * as contracts from './identity.contract.ts';

const world = await openWorld({ after });

const isRefused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

test('R12: a key acts as its person, and without one nothing is told', async () => {
  const admin = await world.as('admin');
  const session = await admin.call(contracts.getSession, {});
  assert.equal(session.title, 'مریم احمدی');
  assert.equal(session.tenant.code, 'arka');
  assert.equal(session.sees, 'office');
  await assert.rejects(world.stranger().call(contracts.getSession, {}), isRefused(401, 'lib.notSignedIn'));
});

test('R12: who lacks the permission is refused before any id is read', async () => {
  const reception = await world.as('reception');
  await assert.rejects(reception.call(contracts.listPeople, {}), isRefused(403, 'lib.forbidden'));
  await assert.rejects(
    reception.call(contracts.changePerson, { id: '01900000-0000-7000-8000-000000000001', version: 1 }),
    isRefused(403, 'lib.forbidden'),
  );
});

test('R12: a person of one company is missing in the other', async () => {
  const [mine] = (await (await world.as('admin')).call(contracts.listPeople, { q: 'رضایی' })).items;
  assert.ok(mine);
  const neighbour = await world.as('binesh/admin');
  await assert.rejects(
    neighbour.call(contracts.changePerson, { id: mine.id, version: mine.version, title: 'دیگری' }),
    isRefused(404, 'lib.missing'),
  );
  const theirs = await neighbour.call(contracts.listPeople, {});
  assert.ok(theirs.items.every((person) => person.id !== mine.id));
});

test('R12: a password signs in, a wrong one is counted, and too many are stopped', async () => {
  const set = await world.stranger().raw('POST', '/api/v1/password', {
    headers: { cookie: await demoCookie('dispatcher'), 'content-type': 'application/json' },
    body: JSON.stringify({ password: 'گذرواژه‌ای بلند' }),
  });
  assert.equal(set.status, 200);
  const cookie = await signIn({ mobile: '۰۹۱۲۰۰۰۰۰۰۳', password: 'گذرواژه‌ای بلند' });
  assert.match(cookie, /^vafa_session=/);
  for (let tries = 0; tries < 10; tries += 1) {
    await assert.rejects(
      world.stranger().call(contracts.logIn, { mobile: '09120000003', password: 'نه' }),
      isRefused(400, 'identity.wrongPassword'),
    );
  }
  await assert.rejects(
    world.stranger().call(contracts.logIn, { mobile: '09120000003', password: 'گذرواژه‌ای بلند' }),
    isRefused(429, 'identity.tooManyTries'),
  );
});

test('R12: a mobile nobody has is answered like one that somebody has', async () => {
  const known = await world.stranger().ask(contracts.askCode, { mobile: '09120000006' });
  const unknown = await world.stranger().ask(contracts.askCode, { mobile: '09359999999' });
  assert.deepEqual(known, unknown);
});

test('R12: with places in two companies the person chooses, and only among his own', async () => {
  const response = await world.stranger().raw('POST', '/api/v1/demo/log-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenantCode: 'arka', who: 'shared' }),
  });
  assert.equal(response.status, 200);
  const shared = { cookie: cookieOf(response), 'x-vafa': '1', 'content-type': 'application/json' };
  await world.stranger().raw('POST', '/api/v1/password', {
    headers: shared,
    body: JSON.stringify({ password: 'یک گذرواژه بلند' }),
  });
  const proven = await world.stranger().raw('POST', '/api/v1/log-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mobile: SHARED_MOBILE, password: 'یک گذرواژه بلند' }),
  });
  const answer = contracts.LogInAnswer.parse(await proven.json());
  assert.deepEqual(
    answer.memberships.map((each) => each.tenantCode),
    ['arka', 'binesh'],
  );
  const chosen = await world.stranger().raw('POST', '/api/v1/log-in/membership', {
    headers: { 'content-type': 'application/json', cookie: cookieOf(proven) },
    body: JSON.stringify({ membershipId: answer.memberships[1]?.id }),
  });
  assert.equal(chosen.status, 200);
  const session = await world
    .stranger()
    .raw('GET', '/api/v1/session', { headers: { cookie: cookieOf(chosen) } });
  assert.equal(contracts.SessionView.parse(await session.json()).tenant.code, 'binesh');
});

test('R12: a session can be seen and ended, and ends at once', async () => {
  const first = await demoCookie('es');
  const second = await demoCookie('es');
  const list = await world.stranger().raw('GET', '/api/v1/sessions', { headers: { cookie: second } });
  const { items } = contracts.listSessions.output.parse(await list.json());
  const other = items.find((session) => !session.isThis);
  assert.ok(other);
  const ended = await world.stranger().raw('DELETE', `/api/v1/sessions/${other.id}`, {
    headers: { cookie: second, 'idempotency-key': crypto.randomUUID() },
  });
  assert.equal(ended.status, 200);
  const again = await world.stranger().raw('GET', '/api/v1/session', { headers: { cookie: first } });
  assert.equal(again.status, 401);
});

test('R12: a foreign page cannot use the cookie, for it cannot send our header', async () => {
  const cookie = await demoCookie('admin');
  const response = await fetch(`${world.url}/api/v1/people`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{}',
  });
  assert.equal(response.status, 403);
});

test('R12: the same command twice invites once', async () => {
  const admin = await world.as('admin');
  const key = crypto.randomUUID();
  const given = { mobile: '09121112233', title: 'زهرا موسوی', roleCodes: ['reception'] };
  const [first, second] = await Promise.all([
    admin.call(contracts.invitePerson, given, { key }),
    admin.call(contracts.invitePerson, given, { key }),
  ]);
  assert.deepEqual(first, second);
  await assert.rejects(
    admin.call(contracts.invitePerson, { ...given, title: 'کسی دیگر' }, { key }),
    isRefused(409, 'lib.keyReused'),
  );
});

test('R13: a change is in the audit trail and cannot be taken out by the application', async () => {
  const rows = await asOwner(world.ownerUrl, async (client) => {
    await client.query('set role vafa_app');
    await client.query(`select set_config('app.tenant_id', '01900000-0000-7000-8000-00000000a00a', false)`);
    await assert.rejects(client.query('delete from audit_entry'), /permission denied/);
    return (await client.query(`select action from audit_entry where action = 'identity.invite'`)).rows;
  });
  assert.ok(rows.length >= 8);
});

async function signIn(given: { mobile: string; password: string }): Promise<string> {
  const response = await world.stranger().raw('POST', '/api/v1/log-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return cookieOf(response);
}

async function demoCookie(who: string): Promise<string> {
  const response = await world.stranger().raw('POST', '/api/v1/demo/log-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenantCode: 'arka', who }),
  });
  assert.equal(response.status, 200, await response.clone().text());
  return cookieOf(response);
}

function cookieOf(response: Response): string {
  const cookies = response.headers.getSetCookie().filter((each) => !/=;|Max-Age=0/.test(each));
  return cookies.map((each) => each.split(';')[0]).join('; ');
}
