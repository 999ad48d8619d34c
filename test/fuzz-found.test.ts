import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { announceFile } from '../server/files/files.contract.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { transaction } from '../server/lib/db.ts';
import { failureOf } from '../server/lib/failure.ts';
import { Problem } from '../server/lib/problem.ts';
import { openWorld } from './world.ts';

// What the fuzzing run once found, each kept as the smallest call that shows it.

const world = await openWorld({ after });
const admin = await world.as('admin');

async function refused(method: string, path: string, body?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const given = body === undefined ? {} : { body, headers };
  const response = await admin.raw(method, `/api/v1${path}`, given);
  const text = await response.text();
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, text);
  const { code, errors } = Problem.parse(JSON.parse(text));
  return [response.status, code, ...errors.map((each) => each.path)].join(' ');
}

test('fuzz: a company whose code cannot be stored is no company', async () => {
  assert.equal(await refused('GET', '/public/%00/appointments/x'), '404 lib.missing');
  assert.equal(await refused('POST', '/public/a%00b/tracking', '{"number":"1"}'), '404 lib.missing');
});

test('fuzz: a body too deep to be written again is refused by its schema, at every depth', async () => {
  for (const depth of [1_000, 4_000, 8_000, 16_000, 64_000, 250_000]) {
    const deep = '['.repeat(depth) + ']'.repeat(depth);
    assert.equal(await refused('POST', '/brands', `{"code":${deep},"title":"x"}`), '400 lib.invalid code');
  }
});

test('fuzz: a line that the database ended between two statements is no bug: the caller may come again', async () => {
  const ended = transaction(world.pool, null, async (tx) => {
    const { rows } = await tx.query('select pg_backend_pid()', []);
    await asOwner(world.ownerUrl, (client) =>
      client.query('select pg_terminate_backend($1)', [rows[0]?.[0]]),
    );
    await sleep(200);
    await tx.query('select 1', []);
  });
  const error: unknown = await ended.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.equal(failureOf(error)?.kind, 'unavailable', String(error));
});

test('fuzz: a file larger than any that is allowed is refused in a whole sentence', async () => {
  const announced = {
    id: randomUUID(),
    kind: 'photo',
    name: 'x',
    byteCount: 2 ** 31,
    sha256: 'a'.repeat(64),
  };
  const { status, body } = await admin.ask(announceFile, announced);
  assert.equal(status, 400);
  const [said] = Problem.parse(JSON.parse(body)).errors;
  assert.deepEqual([said?.path, said?.code], ['byteCount', 'files.tooBigOfAll']);
  assert.doesNotMatch(said?.message ?? '{', /[{}]/);
});
