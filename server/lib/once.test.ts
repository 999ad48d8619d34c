import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { testDatabase } from '../../test/database.ts';
import { tenantIds } from '../../test/world-data.ts';
import type { Tx } from './db.ts';
import { openPool, transaction } from './db.ts';
import { Failure } from './failure.ts';
import { answeredBefore, forgetOnce, hashOf, keepAnswer } from './once.ts';

const database = await testDatabase({ after });
const pool = openPool(database.ownerUrl, 10);
after(() => pool.end());
const actorId = randomUUID();
const TWINS_WAIT_MS = 100;

interface Command {
  readonly key: string;
  readonly body?: string;
  readonly tenantId?: string;
  readonly actor?: string;
}

/** A command that counts in a row of its own, as a verb would, and answers with the count. */
async function run(given: Command, before: () => void | Promise<void> = () => undefined): Promise<string> {
  const once = {
    actorId: given.actor ?? actorId,
    key: given.key,
    bodyHash: hashOf('probe', given.body ?? 'body'),
  };
  return await transaction(pool, given.tenantId ?? tenantIds.arka, async (tx) => {
    const known = await answeredBefore({ tx }, once);
    if (known !== undefined) return known.answer;
    const answer = await count(tx, given.key);
    await before();
    await keepAnswer({ tx }, once, 201, answer);
    return answer;
  });
}

async function count(tx: Tx, name: string): Promise<string> {
  const { rows } = await tx.query(
    `insert into counter (tenant_id, name, year, value) values ($1, $2, 1405, 1)
     on conflict (tenant_id, name, year) do update set value = counter.value + 1 returning value`,
    [tx.tenantId, name],
  );
  return String(rows[0]?.[0]);
}

test('O1: the same command sent eight times at once works once, and all eight get its answer', async () => {
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => run({ key })));
  assert.deepEqual(
    answers,
    Array.from({ length: 8 }, () => '1'),
  );
});

test('O1: a command that was refused has left no key, and may come again', async () => {
  const key = randomUUID();
  await assert.rejects(
    run({ key }, () => {
      throw new Failure('conflict', 'lib.conflict');
    }),
  );
  assert.equal(await run({ key }), '1');
});

test('O1: a twin that waited on a command which was refused does the work itself', async () => {
  const key = randomUUID();
  const twins: Promise<string>[] = [];
  await assert.rejects(
    run({ key }, async () => {
      // The key is written by now: they find it held, or gone.
      twins.push(run({ key }), run({ key }));
      await setTimeout(TWINS_WAIT_MS);
      throw new Failure('conflict', 'lib.conflict');
    }),
  );
  assert.deepEqual(await Promise.all(twins), ['1', '1']);
});

test('O1: another body under a used key is refused and changes nothing', async () => {
  const key = randomUUID();
  await run({ key });
  await assert.rejects(
    run({ key, body: 'another' }),
    (error) => error instanceof Failure && error.code === 'lib.keyReused',
  );
  assert.equal(await run({ key }), '1');
});

test('O1: a key belongs to its actor and company: the same key elsewhere is another command', async () => {
  const key = randomUUID();
  await run({ key });
  assert.equal(await run({ key, actor: randomUUID() }), '2');
  assert.equal(await run({ key, tenantId: tenantIds.binesh }), '1');
});

test('O1: parts of a hash do not run into one another', () => {
  assert.notDeepEqual(hashOf('ab', 'c'), hashOf('a', 'bc'));
});

test('O1: a key is forgotten when its days are over, not before', async () => {
  const key = randomUUID();
  await run({ key });
  await transaction(pool, tenantIds.arka, (tx) =>
    forgetOnce.run({ tx }, { before: new Date(Date.now() - 60_000) }),
  );
  assert.equal(await run({ key }), '1');
  await transaction(pool, tenantIds.arka, (tx) =>
    forgetOnce.run({ tx }, { before: new Date(Date.now() + 60_000) }),
  );
  assert.equal(await run({ key }), '2');
});
