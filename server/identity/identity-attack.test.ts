import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { openWorld } from '../../test/world.ts';
import { SHARED_MOBILE, tenantIds } from '../../test/world-data.ts';
import { asOwner } from '../lib/database-check.ts';
import { hashSecret, newSecret, SESSION_COOKIE, sessionToken } from './credentials.ts';
import * as contracts from './identity.contract.ts';
import { makeKeyFor, makePeople } from './identity.make.ts';
import { hashPassword } from './log-in.ts';

// What somebody would try who wants in.

const world = await openWorld({ after }, { VAFA_PROXY: '127.0.0.1' });
const PASSWORD = 'گذرواژه‌ای که کسی نمی‌داند';
const stranger = world.stranger();

let calls = 0;
const nextAddress = () => `10.1.${Math.floor((calls += 1) / 250)}.${calls % 250}`;

async function post(
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return await stranger.raw('POST', `/api/v1${path}`, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-forwarded-for': nextAddress(), ...headers },
  });
}
const codeOf = async (response: Response) => String(JSON.parse(await response.text()).code);
const cookiesOf = (response: Response) => response.headers.getSetCookie();
const pairOf = (cookie: string | undefined) => cookie?.split(';')[0] ?? '';
const statusWith = async (cookie: string) =>
  (await stranger.raw('GET', '/api/v1/session', { headers: { cookie } })).status;
const asIntruder = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(world.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows);

/** A session of a demo person, as a log-in leaves it. */
async function sessionCookie(who: string): Promise<string> {
  const secret = newSecret();
  const made = await asIntruder(
    `insert into session (tenant_id, id, membership_id, token_hash, agent, address, made_at, seen_at, expires_at)
    select tenant_id, gen_random_uuid(), id, $3, '', null, now(), now(), now() + interval '1 day' from membership
    where tenant_id = $1 and demo_name = $2 returning id`,
    [tenantIds.arka, who, hashSecret(secret)],
  );
  assert.equal(made.length, 1);
  return `${SESSION_COOKIE}=${sessionToken(tenantIds.arka, secret)}`;
}

async function givePassword(mobile: string): Promise<void> {
  await asIntruder('update login set password_hash = $2 where mobile = $1', [
    mobile,
    await hashPassword(PASSWORD),
  ]);
}

/** A person of his own for a test, with the code that was "sent" to him. */
async function personWithCode(mobile: string, code: string): Promise<void> {
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [{ who: mobile, title: 'هدف', mobile, roles: ['reception'] }]),
  );
  await asIntruder(
    `insert into one_time_code (id, login_id, code_hash, made_at, expires_at)
    select gen_random_uuid(), id, sha256(convert_to(id::text || $2, 'utf8')), now(), now() + interval '5 minutes'
    from login where mobile = $1`,
    [`+98${mobile.slice(1)}`, code],
  );
}

test('R12: of fifty guesses at once five are tried against a code, and the right one afterwards is too late', async () => {
  await personWithCode('09130000001', '55555');
  const guess = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        post('/log-in', { mobile: '09130000001', code: String(10_000 + at) }),
      ),
    );
  const guesses = [...(await guess(9)), ...(await guess(50))];
  assert.ok(guesses.every((response) => [400, 429].includes(response.status)));
  const [code] = await asIntruder<{
    tries: number;
  }>(`select c.tries from one_time_code c join login l on l.id = c.login_id
    where l.mobile = '+989130000001'`);
  assert.equal(code?.tries, 5);
  assert.notEqual((await post('/log-in', { mobile: '09130000001', code: '55555' })).status, 200);
});

const tried = (answers: readonly Response[]) => answers.filter(({ status }) => status === 400).length;

test('R12: of fifty passwords from one place ten are tried, also for a mobile that nobody has; its owner elsewhere gets in', async () => {
  await personWithCode('09130000002', '1');
  await givePassword('+989130000002');
  for (const mobile of ['09130000002', '09359999998']) {
    const one = { 'x-forwarded-for': nextAddress() };
    const guesses = await Promise.all(
      Array.from({ length: 50 }, (_, at) => post('/log-in', { mobile, password: `guess ${at}` }, one)),
    );
    assert.ok(tried(guesses) <= 10, `${tried(guesses)} were tried`);
    assert.ok(guesses.every((response) => [400, 429].includes(response.status)));
  }
  const owner = await post('/log-in', { mobile: '09130000002', password: PASSWORD });
  assert.equal(owner.status, 200);
});

test('R12: guessing from many places ends at a hundred, whoever knows the password then', async () => {
  await personWithCode('09130000017', '1');
  await givePassword('+989130000017');
  const mobile = '09130000017';
  const answers: Response[] = [];
  for (let round = 0; round < 5; round += 1) {
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 25 }, (_, at) => post('/log-in', { mobile, password: `guess ${round}-${at}` })),
      )),
    );
  }
  assert.ok(tried(answers) <= 100, `${tried(answers)} were tried`);
  assert.equal(await codeOf(await post('/log-in', { mobile, password: PASSWORD })), 'identity.tooManyTries');
});

test('R12: ten codes a day go to a mobile at the wish of one place and thirty of all, known or not', async () => {
  await personWithCode('09130000018', '1');
  const ask = async (mobile: string, from: string) => {
    await asIntruder(`update login_try set made_at = made_at - interval '2 minutes' where is_code_ask`);
    return (await post('/log-in/code', { mobile }, { 'x-forwarded-for': from })).status;
  };
  for (const mobile of ['09130000018', '09359999997']) {
    for (const from of [nextAddress(), nextAddress(), nextAddress()]) {
      for (let count = 0; count < 10; count += 1) assert.equal(await ask(mobile, from), 200);
      assert.equal(await ask(mobile, from), 429);
    }
    assert.equal(await ask(mobile, nextAddress()), 429);
  }
});

test('R12: a code serves once, though two come with it at once, and only while it is the newest and alive', async () => {
  await personWithCode('09130000003', '12345');
  const both = await Promise.all([1, 2].map(() => post('/log-in', { mobile: '09130000003', code: '۱۲۳۴۵' })));
  assert.deepEqual(both.map((response) => response.status).toSorted(), [200, 400]);
  await personWithCode('09130000004', '12345');
  await asIntruder(`update one_time_code set expires_at = now() - interval '1 second'`);
  assert.equal((await post('/log-in', { mobile: '09130000004', code: '12345' })).status, 400);
});

test('R12: two who ask for a code at once get one, and no second within a minute', async () => {
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [{ who: 'x', title: 'هدف', mobile: '09130000005', roles: ['reception'] }]),
  );
  await Promise.all(Array.from({ length: 6 }, () => post('/log-in/code', { mobile: '09130000005' })));
  const codes = await asIntruder(
    `select c.id from one_time_code c join login l on l.id = c.login_id where l.mobile = '+989130000005'`,
  );
  assert.equal(codes.length, 1);
});

test('R12: neither the words nor the time of an answer tell whether a mobile is known', async () => {
  const time = async (path: string, body: object) => {
    const startedMs = performance.now();
    const response = await post(path, body);
    return { text: await response.text(), ms: performance.now() - startedMs };
  };
  for (const [path, rest] of [
    ['/log-in/code', {}],
    ['/log-in', { code: '00000' }],
    ['/log-in', { password: 'x' }],
  ] as const) {
    const known: Awaited<ReturnType<typeof time>>[] = [];
    const unknown: Awaited<ReturnType<typeof time>>[] = [];
    for (let at = 1; at <= 4; at += 1) {
      known.push(await time(path, { mobile: `0912000000${at}`, ...rest }));
      unknown.push(await time(path, { mobile: `0935111111${at}`, ...rest }));
    }
    assert.equal(new Set([...known, ...unknown].map((each) => each.text)).size, 1, path);
    const fastest = (list: typeof known) => Math.min(...list.map((each) => each.ms));
    assert.ok(Math.min(fastest(known), fastest(unknown)) >= 145, `${path} answers sooner than its pace`);
    assert.ok(
      Math.abs(fastest(known) - fastest(unknown)) < 30,
      `${path} ${fastest(known)} ${fastest(unknown)}`,
    );
  }
});

test('R12: a session begins with a token of its own, whatever cookie the browser brought', async () => {
  const planted = `vafa_session=01900000-0000-7000-8000-00000000a00a.${'A'.repeat(43)}`;
  await givePassword('+989120000006');
  const entered = await post('/log-in', { mobile: '09120000006', password: PASSWORD }, { cookie: planted });
  const cookie = pairOf(cookiesOf(entered)[0]);
  assert.notEqual(cookie, planted);
  assert.equal(await statusWith(planted), 401);
  assert.equal(await statusWith(cookie), 200);
  const neighbour = cookie.replace('a00a', 'b00b');
  assert.equal(await statusWith(neighbour), 401);
});

test('R12: cookies are kept from scripts and foreign pages, and from bare lines where there is TLS', async () => {
  const plain = await post('/log-in', { mobile: '09120000006', password: PASSWORD });
  assert.match(cookiesOf(plain)[0] ?? '', /; Path=\/; HttpOnly; SameSite=Lax$/);
  const safe = await openWorld({ after }, { VAFA_URL: 'https://vafa.example' });
  const secure = await safe.stranger().raw('POST', '/api/v1/demo/log-in', {
    body: JSON.stringify({ tenantCode: 'arka', who: 'reception' }),
    headers: { 'content-type': 'application/json' },
  });
  assert.match(cookiesOf(secure)[0] ?? '', /HttpOnly; Secure; SameSite=Lax$/);
  assert.match(secure.headers.get('strict-transport-security') ?? '', /max-age/);
});

test("R12: a proof chooses once and only among one's own places", async () => {
  await givePassword(`+98${SHARED_MOBILE.slice(1)}`);
  const proven = await post('/log-in', { mobile: SHARED_MOBILE, password: PASSWORD });
  const cookie = pairOf(cookiesOf(proven)[0]);
  assert.match(cookie, /^vafa_proof=/);
  assert.equal(await statusWith(cookie), 401);
  const { memberships } = contracts.LogInAnswer.parse(await proven.json());
  const choose = (membershipId: string | undefined) =>
    post('/log-in/membership', { membershipId }, { cookie });
  const both = await Promise.all([choose(memberships[0]?.id), choose(memberships[1]?.id)]);
  assert.deepEqual(both.map((response) => response.status).toSorted(), [200, 401]);
  assert.equal((await choose(memberships[0]?.id)).status, 401);
  const [foreign] = await asIntruder<{ id: string }>(
    `select id from membership where mobile = '+989120000001'`,
  );
  const again = await post('/log-in', { mobile: SHARED_MOBILE, password: PASSWORD });
  const stolen = await post(
    '/log-in/membership',
    { membershipId: foreign?.id },
    { cookie: pairOf(cookiesOf(again)[0]) },
  );
  assert.equal(stolen.status, 401);
  assert.equal(
    cookiesOf(stolen).some((each) => each.startsWith('vafa_session')),
    false,
  );
});

test('R12: an ended person has no session, key or way in, and his old key stays dead when he comes back', async () => {
  await personWithCode('09130000006', '11111');
  await givePassword('+989130000006');
  const key = await world.inTenant('arka', (ctx) => makeKeyFor(ctx, '09130000006'));
  const cookie = await sessionCookie('09130000006');
  const admin = await world.as('admin');
  const [person] = (await admin.call(contracts.listPeople, { q: '913000000' })).items.filter(
    (each) => each.mobile === '+989130000006',
  );
  assert.ok(person);
  const { version } = await admin.call(contracts.changePerson, {
    id: person.id,
    version: person.version,
    isEnded: true,
  });
  const withKey = async () =>
    (await stranger.raw('GET', '/api/v1/session', { headers: { authorization: `Bearer ${key}` } })).status;
  assert.deepEqual([await statusWith(cookie), await withKey()], [401, 401]);
  assert.equal((await post('/log-in', { mobile: '09130000006', code: '11111' })).status, 400);
  assert.equal((await post('/log-in', { mobile: '09130000006', password: PASSWORD })).status, 400);
  assert.equal((await post('/demo/log-in', { tenantCode: 'arka', who: '09130000006' })).status, 404);
  await admin.call(contracts.changePerson, { id: person.id, version, isEnded: false });
  assert.deepEqual([await statusWith(cookie), await withKey()], [401, 401]);
});

test('R12: a key cannot make itself a person by setting a password', async () => {
  const key = await world.as('dispatcher');
  const answer = await key.ask(contracts.setPassword, { password: PASSWORD });
  assert.equal(answer.status, 403);
});

test('R12: who may invite or make keys, but not write roles, hands out no more than he has', async () => {
  await asIntruder(
    `update role set permissions = permissions || '{people.read,people.write,apiKey.write}' where code = 'reception'`,
  );
  const climber = await world.as('reception');
  const [head] = await asIntruder<{ id: string }>(`select id from membership where mobile = '+989120000001'`);
  const asks = [
    climber.ask(contracts.invitePerson, { mobile: '09130000007', title: 'دومی', roleCodes: ['admin'] }),
    climber.ask(contracts.makeApiKey, { title: 'کلید', membershipId: head?.id, days: null }),
  ];
  assert.deepEqual(
    (await Promise.all(asks)).map((answer) => answer.status),
    [403, 403],
  );
  const own = await climber.ask(contracts.invitePerson, {
    mobile: '09130000008',
    title: 'همکار',
    roleCodes: ['reception'],
  });
  assert.equal(own.status, 201);
});

test('R12: a session ends at log-out, an expired one is over, and its stream is closed', async () => {
  const cookie = await sessionCookie('warehouse');
  const stream = await stranger.raw('GET', '/api/v1/live', { headers: { cookie } });
  const over = stream.text();
  assert.equal((await post('/log-out', {}, { cookie })).status, 200);
  assert.equal(await statusWith(cookie), 401);
  assert.doesNotMatch(await Promise.race([over, sleep(5000, 'still open')]), /still open/);
  const expired = await sessionCookie('warehouse');
  await asIntruder(`update session set expires_at = now() - interval '1 second' where ended_at is null`);
  assert.equal(await statusWith(expired), 401);
});

test('O1: a command sent again after a new log-in works once: its key belongs to the person, not to the session', async () => {
  const key = randomUUID();
  const given = { mobile: '09130000009', title: 'یک بار', roleCodes: ['reception'] };
  const send = async () => {
    const headers = { cookie: await sessionCookie('admin'), 'idempotency-key': key };
    return await (await post('/people', given, headers)).text();
  };
  assert.equal(await send(), await send());
  const [entries] = await asIntruder<{ count: number }>(
    `select count(*) from audit_entry where personal_after ->> 'mobile' = '+989130000009'`,
  );
  assert.equal(entries?.count, 1);
});

test('R12: where others can reach the server the demo has no door, and nobody is listed', async () => {
  const open = await openWorld({ after }, { HOST: '0.0.0.0' });
  for (const { url } of [open, world]) {
    const listed = await fetch(`${url}/api/v1/demo/people`);
    assert.deepEqual(await listed.json(), { items: [] });
    const tried = await fetch(`${url}/api/v1/demo/log-in`, {
      method: 'POST',
      body: JSON.stringify({ tenantCode: 'arka', who: 'admin' }),
      headers: { 'content-type': 'application/json', 'x-vafa': '1' },
    });
    assert.equal(tried.status, 404);
  }
});

test('R12: the set-up token opens an empty installation once, though two come at once, and nothing afterwards', async () => {
  const fresh = await openWorld({ after }, { SETUP_TOKEN: 'the printed token', VAFA_PROXY: '127.0.0.1' });
  const setUp = (token: string, code: string) =>
    fresh.stranger().raw('POST', '/api/v1/setup', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        companyTitle: 'نو',
        companyCode: code,
        adminTitle: 'مدیر',
        adminMobile: '09140000001',
        password: PASSWORD,
        isTrial: false,
      }),
    });
  assert.equal((await setUp('the printed token', 'early')).status, 410);
  await asOwner(fresh.ownerUrl, (client) => client.query('truncate tenant cascade'));
  assert.equal((await setUp('the wrong token', 'wrong')).status, 403);
  const both = await Promise.all([setUp('the printed token', 'first'), setUp('the printed token', 'second')]);
  assert.deepEqual(both.map((response) => response.status).toSorted(), [200, 410]);
  assert.equal((await setUp('the printed token', 'third')).status, 410);
  assert.equal(
    (
      await post('/setup', {
        token: '',
        companyTitle: 'x',
        companyCode: 'xx',
        adminTitle: 'x',
        adminMobile: '09140000001',
        password: PASSWORD,
        isTrial: false,
      })
    ).status,
    403,
  );
});
