import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { z } from 'zod';

import { registerCustomer } from '../server/customers/customers.contract.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { persianDigits } from '../server/lib/digits.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import { makeScene } from './scene.ts';
import { openWorld } from './world.ts';

// A day's work with one person in it, its trouble included, and every line the program wrote meanwhile: JSON, with the
// number of its request, and without that person.

const PERSON = {
  name: 'ناصر رازدار',
  mobile: '09359871234',
  landline: '05138112233',
  street: 'کوچه رازدار',
  note: 'کلید زیر گلدان رازدار است',
};
/** The person in every form that could slip out: as typed, as kept, in Persian digits, in an address. */
const FORMS = [
  'رازدار',
  encodeURIComponent('رازدار'),
  '9359871234',
  persianDigits('9359871234'),
  '5138112233',
  persianDigits('5138112233'),
];

const folder = await mkdtemp(join(tmpdir(), 'vafa-log-'));
const logFile = join(folder, 'log');
const world = await openWorld({ after }, { LOG_FILE: logFile });
after(() => rm(folder, { recursive: true, force: true }));
const scene = await makeScene(world);
const reception = await world.as('reception');

const Line = z.looseObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
  at: z.iso.datetime(),
  pid: z.number(),
  msg: z.string(),
});

async function lines(): Promise<string[]> {
  return (await readFile(logFile, 'utf8')).split('\n').filter((line) => line !== '');
}

test('logs: a day of work, its refusals and its breaks leave lines without a person in them', async () => {
  await work();
  await refusals();
  await breaks();
  const written = await lines();
  assert.ok(written.length > 20, String(written.length));
  const told = written.filter((line) => FORMS.some((form) => line.includes(form)));
  assert.deepEqual(told, []);
});

test('logs: every line is JSON with its level and instant, and an answer names its request as the caller was told', async () => {
  const answer = await reception.raw('GET', '/api/v1/session');
  const number = answer.headers.get('x-request-number');
  await answer.text();
  const parsed = (await lines()).map((line) => Line.parse(JSON.parse(line)));
  const answered = parsed.filter((line) => line.msg === 'answered');
  assert.ok(answered.length > 20);
  for (const line of answered) {
    assert.match(String(line['requestNumber']), /^[0-9a-f-]{36}$/);
    assert.equal(typeof line['ms'], 'number');
    assert.equal(typeof line['status'], 'number');
  }
  assert.ok(answered.some((line) => line['requestNumber'] === number && line['route'] === '/api/v1/session'));
});

test('logs: what broke is there with its request number and place, for whoever has to mend it', async () => {
  const parsed = (await lines()).map((line) => Line.parse(JSON.parse(line)));
  const broken = parsed.find((line) => line.msg === 'a broken promise');
  assert.match(String(broken?.['requestNumber']), /^[0-9a-f-]{36}$/);
  assert.equal(broken?.['route'], '/api/v1/customers');
  assert.match(JSON.stringify(broken?.['error']), /"table":"customer".*"constraint":"nobody_else"/);
});

async function work(): Promise<void> {
  const customer = await reception.call(registerCustomer, {
    kind: 'person',
    name: PERSON.name,
    phones: [{ number: PERSON.mobile }, { number: PERSON.landline }],
    site: { provinceId: scene.provinceId, cityId: scene.cityId, street: PERSON.street },
  });
  await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: PERSON.mobile,
    callerName: PERSON.name,
    customerId: customer.id,
    siteId: customer.sites[0]?.id ?? '',
    note: PERSON.note,
    devices: [{ deviceId: scene.devices.first, symptomIds: [scene.warm.id], symptomNote: PERSON.note }],
  });
  await world.settle();
  for (const q of [PERSON.name, PERSON.mobile, PERSON.landline]) {
    await reception.raw('GET', `/api/v1/customers?q=${encodeURIComponent(q)}`);
  }
}

/** Personal values at every place of a call that is refused. */
async function refusals(): Promise<void> {
  const { name, mobile, note } = PERSON;
  const headers = { 'content-type': 'application/json', 'user-agent': encodeURIComponent(name) };
  await reception.raw('POST', '/api/v1/customers', { headers, body: JSON.stringify({ name, mobile, note }) });
  await reception.raw('POST', '/api/v1/customers', { headers, body: `{"name":"${name}` });
  await reception.raw('GET', `/api/v1/customers/${mobile}`);
  await reception.raw('GET', `/${encodeURIComponent(name)}/${mobile}`);
  await world.stranger().raw('GET', `/p/arka/${mobile}`);
  await world.stranger().raw('POST', '/api/v1/log-in/code', { headers, body: JSON.stringify({ mobile }) });
  await world.stranger().raw('GET', '/api/v1/session', { headers: { authorization: `Bearer ${mobile}` } });
}

/** The database refuses what the program took for certain, with the row's values in its own words. */
async function breaks(): Promise<void> {
  await asOwner(world.ownerUrl, (client) =>
    client.query(`alter table customer add constraint nobody_else check (id is null) not valid`),
  );
  const answer = await reception.raw('POST', '/api/v1/customers', {
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ kind: 'person', name: PERSON.name, phones: [{ number: PERSON.mobile }] }),
  });
  assert.equal(answer.status, 500, await answer.text());
}
