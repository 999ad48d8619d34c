import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, test } from 'node:test';

import { listCustomers } from '../server/customers/customers.contract.ts';
import { receiveImport } from '../server/exchange/exchange.contract.ts';
import { Problem } from '../server/lib/problem.ts';
import { makeKeyFor } from '../server/identity/identity.make.ts';
import { openWorld } from './world.ts';

// What no caller should send, over real HTTP: each is refused with a clear sentence at its field, and the server lives.

// Each call comes from an address of its own, as far as the limits on calls know.
const world = await openWorld({ after }, { VAFA_PROXY: '127.0.0.1' });
const admin = await world.as('admin');
const MEGABYTE = 1024 * 1024;

/** Commands and lists that are tried; add the ones of a new slice here. `good` is a body that the contract accepts. */
const commands: readonly {
  method: string;
  path: string;
  text: string;
  good: Readonly<Record<string, unknown>>;
}[] = [
  {
    method: 'POST',
    path: '/people',
    text: 'title',
    good: { mobile: '09121234567', title: 'ندا پارسا', roleCodes: ['reception'] },
  },
  {
    method: 'POST',
    path: '/api-keys',
    text: 'title',
    good: { title: 'کلید', membershipId: randomUUID(), days: null },
  },
  { method: 'POST', path: '/log-in', text: 'mobile', good: { mobile: '09121234567', password: 'x' } },
  { method: 'POST', path: '/log-in/code', text: 'mobile', good: { mobile: '09350000000' } },
];
const lists = ['/people', '/api-keys', listCustomers.path, '/agencies', '/devices', '/requests', '/imports'];

let calls = 0;
const nextAddress = () => `10.0.${Math.floor((calls += 1) / 250)}.${calls % 250}`;

interface Refusal {
  readonly status: number;
  readonly problem: Problem;
}

async function send(
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Refusal> {
  const response = await admin.raw(method, `/api/v1${path}`, {
    body,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-forwarded-for': nextAddress(),
      ...headers,
    },
  });
  return await refusalOf(response);
}

/** A refusal as it must be: problem+json with a Persian sentence, no trace of the inside, never the server's fault. */
async function refusalOf(response: Response): Promise<Refusal> {
  const text = await response.text();
  assert.ok(response.status >= 400 && response.status < 500, `${response.status} ${text.slice(0, 300)}`);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const problem = Problem.parse(JSON.parse(text));
  assert.equal(problem.status, response.status);
  for (const sentence of [problem.title, ...problem.errors.map((each) => each.message)]) {
    assert.match(sentence, /[\u0600-\u06ff]/, `${problem.code} has no Persian sentence`);
    assert.doesNotMatch(sentence, /[{}]/, `${JSON.stringify(problem)} has an empty slot`);
  }
  assert.doesNotMatch(text, /node_modules|\.ts:|at Object|select .* from/);
  return { status: response.status, problem };
}

const paths = (refusal: Refusal) => refusal.problem.errors.map((each) => each.path);

test('bad input: a body that is no JSON object is refused as such', async () => {
  for (const { method, path } of commands) {
    for (const body of [
      '',
      'سلام',
      '{',
      '[]',
      '[{}]',
      '"text"',
      '7',
      'null',
      'true',
      '{"a":1}}',
      '{"__proto__":{"x":1}}',
    ]) {
      const { status } = await send(method, path, body);
      assert.equal(status, 400, `${path} ${body}`);
    }
  }
});

test('bad input: ten megabytes in a field are too much, and a long text is refused at its field', async () => {
  for (const { method, path, text, good } of commands) {
    const huge = await send(method, path, JSON.stringify({ ...good, [text]: 'آ'.repeat(5 * MEGABYTE) }));
    assert.equal(huge.status, 413, path);
    const long = await send(method, path, JSON.stringify({ ...good, [text]: 'آ'.repeat(5000) }));
    assert.equal(long.status, 400, path);
    assert.deepEqual(paths(long), [text], path);
  }
});

test('bad input: JSON ten thousand deep is refused, alone and inside a field', async () => {
  for (const { method, path, text, good } of commands) {
    for (const deep of [
      '['.repeat(10_000) + ']'.repeat(10_000),
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    ]) {
      assert.equal((await send(method, path, deep)).status, 400);
      const inside = JSON.stringify({ ...good, [text]: 'HERE' }).replace('"HERE"', deep);
      assert.deepEqual(paths(await send(method, path, inside)), [text], path);
    }
  }
});

test('bad input: lists, objects, numbers and nothing where a text belongs are refused at that field', async () => {
  for (const { method, path, text, good } of commands) {
    for (const value of [[], ['x'], {}, { x: 1 }, 5, true, null]) {
      const refusal = await send(method, path, JSON.stringify({ ...good, [text]: value }));
      assert.deepEqual(paths(refusal), [text], `${path} ${JSON.stringify(value)}`);
    }
    const { [text]: _, ...without } = good;
    assert.deepEqual(paths(await send(method, path, JSON.stringify(without))), [text], path);
  }
});

test('bad input: what cannot be stored is refused at its field: NUL and half a surrogate pair', async () => {
  for (const { method, path, text, good } of commands) {
    for (const value of ['a\\u0000b', 'a\\ud800b', '\\udc00']) {
      const body = JSON.stringify({ ...good, [text]: 'HERE' }).replace('HERE', value);
      assert.deepEqual(paths(await send(method, path, body)), [text], `${path} ${value}`);
    }
  }
});

test('bad input: an unknown field is named, and a field of the path may not stand in the body', async () => {
  for (const { method, path, good } of commands) {
    assert.deepEqual(
      paths(await send(method, path, JSON.stringify({ ...good, isAdmin: true }))),
      ['isAdmin'],
      path,
    );
  }
  const id = randomUUID();
  assert.deepEqual(paths(await send('PATCH', `/people/${id}`, JSON.stringify({ id, version: 1 }))), ['id']);
});

test('bad input: numbers out of range and ids that are none are refused at their field', async () => {
  for (const version of [-1, 0, 1.5, 1e308, '1', -0.5]) {
    assert.deepEqual(
      paths(await send('PATCH', `/people/${randomUUID()}`, JSON.stringify({ version }))),
      ['version'],
      String(version),
    );
  }
  for (const days of [-5, 0, 1e9, 2.5]) {
    const body = JSON.stringify({ title: 'کلید', membershipId: randomUUID(), days });
    assert.deepEqual(paths(await send('POST', '/api-keys', body)), ['days'], String(days));
  }
  for (const id of ['1', 'x', `${randomUUID()}x`, '..%2f..', '%00', 'سلام', "'--"]) {
    assert.deepEqual(
      paths(await send('PATCH', `/people/${encodeURIComponent(id)}`, '{"version":1}')),
      ['id'],
      id,
    );
  }
});

test('bad input: a day that the calendar does not have is refused at its field', async () => {
  for (const day of ['1403/12/31', '۱۴۰۴/۱۲/۳۰', '1405/13/01', '1405-02-32', '2026-02-30', 'دیروز']) {
    const body = JSON.stringify({ on: day });
    const refusal = await send('POST', '/sla/preview', body);
    assert.equal(refusal.status, 400, day);
  }
});

test('bad input: other kinds of content are refused', async () => {
  for (const { method, path, good } of commands) {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'x',
    ]) {
      const { status } = await send(method, path, JSON.stringify(good), { 'content-type': type });
      assert.ok([400, 415].includes(status), `${path} ${type} ${status}`);
    }
  }
});

test('bad input: a command without a key, with a wrong one, or one used for something else is refused', async () => {
  const body = JSON.stringify({ ...commands[0]?.good, mobile: '09127654321' });
  for (const key of ['', 'x', '1'.repeat(36), `${randomUUID()}, ${randomUUID()}`]) {
    const { status, problem } = await send('POST', '/people', body, { 'idempotency-key': key });
    assert.deepEqual([status, problem.code], [400, 'lib.keyMissing'], key);
  }
  const key = randomUUID();
  const made = await admin.raw('POST', '/api/v1/people', {
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
  });
  assert.equal(made.status, 201);
  const again = await send('POST', '/people', body.replace('ندا', 'نادر'), { 'idempotency-key': key });
  assert.deepEqual([again.status, again.problem.code], [409, 'lib.keyReused']);
});

test('bad input: a list asked for wrongly is refused at the field', async () => {
  const id = randomUUID();
  const marks = [
    'x',
    '%00',
    '%FF',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["\\u0000","a"]').toString('base64url'),
    Buffer.from(JSON.stringify([id, id, id, id])).toString('base64url'),
    Buffer.from('["9999999-01-01","x"]').toString('base64url'),
    'a'.repeat(300),
  ];
  for (const path of lists) {
    for (const mark of marks) {
      const response = await admin.raw('GET', `/api/v1${path}?after=${mark}`);
      assert.deepEqual(paths(await refusalOf(response)), ['after'], `${path} ${mark}`);
    }
    for (const limit of ['0', '-1', '101', '1e9', 'x', 'NaN', '1.5', '']) {
      assert.deepEqual(
        paths(await refusalOf(await admin.raw('GET', `/api/v1${path}?limit=${limit}`))),
        ['limit'],
        `${path} ${limit}`,
      );
    }
    for (const query of ['nothing=1', 'limit=1&limit=2', 'q[]=1', '__proto__=1', 'constructor=1']) {
      assert.equal(
        (await refusalOf(await admin.raw('GET', `/api/v1${path}?${query}`))).status,
        400,
        `${path} ${query}`,
      );
    }
    for (const q of ['%00', 'a%00b', 'x'.repeat(101), 'x'.repeat(10_000)]) {
      const answer = await admin.raw('GET', `/api/v1${path}?q=${q}`);
      assert.equal((await refusalOf(answer)).status, 400, `${path} ${q.slice(0, 20)}`);
    }
  }
});

test('bad input: addresses that are none are answered as missing or wrong', async () => {
  for (const path of [
    '/api/v1/nothing',
    '/api/v1/people/%',
    '/api/v1/%ff',
    '/api/v1/people/..%2f..%2fetc',
    `/api/v1/people/${'x'.repeat(5000)}`,
    '/api/',
    '/api/v1',
  ]) {
    assert.ok((await refusalOf(await admin.raw('GET', path))).status >= 400, path);
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS'])
    await refusalOf(await admin.raw(method, '/api/v1/people'));
});

test('bad input: the stream is closed to those without a key, and with a wrong one', async () => {
  for (const authorization of [
    '',
    'Bearer',
    'Bearer x',
    `Bearer vafa_${'0'.repeat(32)}_${'A'.repeat(43)}`,
    'Basic eDp5',
    `Bearer ${'x'.repeat(5000)}`,
  ]) {
    const response = await world.stranger().raw('GET', '/api/v1/live', { headers: { authorization } });
    assert.equal((await refusalOf(response)).status, 401, authorization.slice(0, 20));
  }
  const session = await world
    .stranger()
    .raw('GET', '/api/v1/session', { headers: { cookie: 'vafa_session=x; vafa_session=%00; =; ;;' } });
  assert.equal((await refusalOf(session)).status, 401);
});

test('bad input: a broken multipart body and a file that is missing are told', async () => {
  const types = [
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary=',
    'application/json',
  ];
  for (const type of types) {
    for (const body of [
      '{}',
      '--x\r\n',
      '--x--\r\n',
      '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncustomers\r\n--x--\r\n',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    ]) {
      await send('POST', receiveImport.path, body, { 'content-type': type });
    }
  }
});

/** Speaks raw HTTP: sends the head, then `chunk` again and again until the server has had enough or `bytesMax`. */
async function pour(
  head: string,
  chunk: Buffer,
  bytesMax: number,
): Promise<{ answer: string; sent: number }> {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  let sent = 0;
  let trouble: Error | undefined;
  socket.on('data', (data) => (answer += data.toString('utf8')));
  socket.on('error', (error) => (trouble = error));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(head);
  const isWanted = () => sent < bytesMax && answer === '' && socket.writable;
  const push = async () => {
    while (isWanted()) {
      sent += chunk.length;
      const isTaken = socket.write(chunk);
      await (isTaken
        ? new Promise(setImmediate)
        : Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed]));
    }
  };
  await Promise.race([push().then(() => closed), new Promise((resolve) => setTimeout(resolve, 15_000))]);
  socket.destroy();
  assert.ok(answer !== '', `no answer after ${sent} bytes: ${trouble?.message}`);
  return { answer, sent };
}

const TWO_GIGABYTES = 2 * 1024 * MEGABYTE;

test('bad input: two gigabytes are refused long before they have come, as a body and as a file', async () => {
  const bearer = await world.inTenant('arka', (ctx) => makeKeyFor(ctx, 'admin'));
  const start = `host: x\r\nauthorization: Bearer ${bearer}\r\nidempotency-key: ${randomUUID()}\r\n`;
  const body = await pour(
    `POST /api/v1/people HTTP/1.1\r\n${start}content-type: application/json\r\ncontent-length: ${TWO_GIGABYTES}\r\n\r\n`,
    Buffer.alloc(64 * 1024, 'x'),
    150 * MEGABYTE,
  );
  assert.match(body.answer, /^HTTP\/1\.1 413 /);
  const file = await pour(
    `POST /api/v1${receiveImport.path} HTTP/1.1\r\n${start}content-type: multipart/form-data; boundary=x\r\ncontent-length: ${TWO_GIGABYTES}\r\n\r\n` +
      '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\ncustomers\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n',
    Buffer.alloc(64 * 1024, 'x'),
    300 * MEGABYTE,
  );
  assert.match(file.answer, /^HTTP\/1\.1 413 /);
});

test("bad input: floods of headers and broken HTTP are refused in the house's own way", async () => {
  const flood = Array.from({ length: 3000 }, (_, at) => `x-${at}: ${'y'.repeat(20)}\r\n`).join('');
  for (const head of [
    `GET /api/v1/session HTTP/1.1\r\nhost: x\r\n${flood}\r\n`,
    `GET /api/v1/session?${'q'.repeat(50_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
    'GARBAGE\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /api/v1/people HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
  ]) {
    const { answer } = await pour(head, Buffer.from('\r\n'), 2);
    assert.match(answer, /^HTTP\/1\.1 4\d\d /, head.slice(0, 40));
    assert.match(answer, /application\/problem\+json[\s\S]*[\u0600-\u06ff]/, head.slice(0, 40));
  }
});

test('bad input: after all this the server still serves', async () => {
  assert.equal((await world.stranger().raw('GET', '/readyz')).status, 200);
  assert.equal((await admin.raw('GET', '/api/v1/people')).status, 200);
});
