import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { testDatabase } from '../../test/database.ts';
import { asOwner } from './database-check.ts';
import type { Tx } from './db.ts';
import { openPool, transaction } from './db.ts';
import { statement } from './sql.ts';

// The transaction wrapper against a real server, under every kind of trouble that a verb can make or meet.

const database = await testDatabase({ after });
const pool = openPool(database.ownerUrl, 6);
after(() => pool.end());
const tenants = Array.from({ length: 20 }, () => randomUUID());
const [arka = '', binesh = ''] = tenants;

before(() =>
  asOwner(database.ownerUrl, (client) =>
    client.query(`
  create table probe (tenant_id uuid not null, id uuid not null, kind text not null, primary key (tenant_id, id));
  select wall('probe')`),
  ),
);

const write = (tx: Tx, id: string, kind = 'row') =>
  tx.query(
    'insert into probe (tenant_id, id, kind) values ($1, $2, $3)',
    [tx.tenantId, id, kind],
    'probe.insert',
  );
const fail = (tx: Tx) => tx.query('select 1 / $1::int', [0]);
const ownPid = async (tx: Tx) => Number((await tx.query('select pg_backend_pid()', [])).rows[0]?.[0]);
const kill = (pid: number) =>
  asOwner(database.ownerUrl, (client) => client.query('select pg_terminate_backend($1)', [pid]));

/** Each writes a row under `id` and then goes wrong in its own way, or not. */
const kinds: Readonly<Record<string, (tx: Tx, id: string) => Promise<unknown>>> = {
  good: (tx, id) => write(tx, id),
  goodLast: (tx, id) =>
    tx.last('insert into probe (tenant_id, id, kind) values ($1, $2, $3)', [tx.tenantId, id, 'last']),
  goodParallel: (tx, id) =>
    Promise.all([write(tx, id), tx.query('select 1', []), tx.query('select $1::int', [2])]),
  goodForgotten: async (tx, id) => void write(tx, id),
  thrown: async (tx, id) => {
    await write(tx, id);
    throw new Error('refused by the verb');
  },
  failed: async (tx, id) => {
    await write(tx, id);
    await fail(tx);
  },
  swallowed: async (tx, id) => {
    await write(tx, id);
    await fail(tx).catch(() => undefined);
  },
  forgotten: async (tx, id) => {
    await write(tx, id);
    void fail(tx).catch(() => undefined);
  },
  lastAfterSwallowed: async (tx, id) => {
    void fail(tx).catch(() => undefined);
    await tx
      .last('insert into probe (tenant_id, id, kind) values ($1, $2, $3)', [tx.tenantId, id, 'last'])
      .catch(() => undefined);
  },
  failedLast: (tx, id) => Promise.all([write(tx, id), tx.last('select 1 / $1::int', [0])]),
  oneOfParallel: (tx, id) => Promise.all([write(tx, id), fail(tx), write(tx, randomUUID(), 'twin')]),
  twice: (tx, id) => Promise.all([write(tx, id), write(tx, id)]),
  commits: async (tx, id) => {
    await write(tx, id);
    await tx.query('commit', []);
  },
  commitsBehindAComment: async (tx, id) => {
    await write(tx, id);
    await tx.query('/* well */ -- hidden\n commit', []);
  },
  commitsInASecondStatement: async (tx, id) => {
    await write(tx, id);
    await tx.query('select 1; commit', []);
  },
  changesTenant: async (tx, id) => {
    await write(tx, id);
    await tx.query(`select set_config('app.tenant_id', $1, false)`, [arka]);
  },
  unsendable: async (tx, id) => {
    const circular: unknown[] = [];
    circular.push({ circular });
    await tx.query(
      'insert into probe (tenant_id, id, kind) values ($1, $2, $3)',
      [tx.tenantId, id, circular[0]],
      'probe.insert',
    );
  },
  unreadable: async (tx, id) => {
    await write(tx, id);
    await tx.query('select 9007199254740993::int8', []);
  },
  slow: async (tx, id) => {
    await write(tx, id);
    await Promise.all([tx.query(`select pg_sleep(0.01)`, []), tx.query('select nothing', [])]);
  },
};
const isGood = (kind: string) => kind.startsWith('good');

async function stored(): Promise<Map<string, string>> {
  const rows = await asOwner(
    database.ownerUrl,
    async (client) =>
      (await client.query<{ id: string; tenant_id: string }>('select id, tenant_id from probe')).rows,
  );
  return new Map(rows.map((row) => [row.id, row.tenant_id]));
}

async function assertClean(): Promise<void> {
  const found = await asOwner(
    database.ownerUrl,
    async (client) =>
      (
        await client.query<{ state: string }>(
          `select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state like '%transaction%'`,
        )
      ).rows,
  );
  assert.deepEqual(found, [], 'a connection was left inside a transaction');
  await Promise.all(
    Array.from({ length: 12 }, () =>
      transaction(pool, null, async (tx) => {
        const { rows } = await tx.query(`select current_setting('app.tenant_id', true), current_user`, []);
        assert.ok(
          ['', null].includes((rows[0]?.[0] ?? '') as string),
          'a tenant leaked into the next transaction',
        );
        assert.equal(rows[0]?.[1], 'vafa_app');
      }),
    ),
  );
}

test('R18: of six hundred interleaved transactions exactly the acknowledged ones are stored, each with its tenant', async () => {
  const names = Object.keys(kinds);
  const runs = await Promise.all(
    Array.from({ length: 600 }, async (_, at) => {
      const kind = names[at % names.length] ?? '';
      const tenantId = tenants[(at * 7) % tenants.length] ?? '';
      const id = randomUUID();
      const outcome = await transaction(pool, tenantId, async (tx) => {
        await kinds[kind]?.(tx, id);
        return 'acknowledged';
      }).catch((error: unknown) => error);
      return { kind, tenantId, id, outcome };
    }),
  );
  const rows = await stored();
  const wrong = runs.filter(
    ({ kind, id, tenantId, outcome }) =>
      (outcome === 'acknowledged') !== isGood(kind) || rows.get(id) !== (isGood(kind) ? tenantId : undefined),
  );
  assert.deepEqual(
    wrong.map(({ kind, outcome }) => `${kind}: ${String(outcome)}`),
    [],
  );
  assert.equal(rows.size, runs.filter(({ kind }) => isGood(kind)).length);
  await assertClean();
});

test('R18: a statement that comes after the end is refused and reaches nobody', async () => {
  const id = randomUUID();
  const late = { answer: Promise.resolve<unknown>(undefined) };
  await transaction(pool, arka, async (tx) => {
    late.answer = sleep(30)
      .then(() => write(tx, id))
      .catch((error: unknown) => error);
  });
  assert.match(String(await late.answer), /came late/);
  assert.equal((await stored()).has(id), false);
  await assertClean();
});

test('R18: a killed backend refuses its transaction, whether a statement was under way or not', async () => {
  const ids = Array.from({ length: 12 }, () => randomUUID());
  const outcomes = await Promise.allSettled(
    ids.map((id, at) =>
      transaction(pool, tenants[at] ?? '', async (tx) => {
        await write(tx, id);
        const pid = await ownPid(tx);
        const resting = [tx.query('select pg_sleep(2)', []), sleep(60)][at % 2];
        await Promise.all([resting, kill(pid)]);
      }),
    ),
  );
  assert.deepEqual(new Set(outcomes.map((outcome) => outcome.status)), new Set(['rejected']));
  const rows = await stored();
  assert.deepEqual(
    ids.filter((id) => rows.has(id)),
    [],
  );
  await assertClean();
});

test('R18: a statement that takes too long is stopped, and the connection serves on', async () => {
  const id = randomUUID();
  const slow = transaction(pool, arka, async (tx) => {
    await write(tx, id);
    await tx.query('select pg_sleep(20)', []);
  });
  await assert.rejects(slow, /statement timeout/);
  assert.equal((await stored()).has(id), false);
  await assertClean();
});

test('R18: a prepared statement that failed once serves the next transactions of the connection', async () => {
  const single = openPool(database.ownerUrl, 1);
  const probe = (tx: Tx, value: unknown) => tx.query('select $1::int as value', [value], 'probe.once');
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  for (const broken of [circular, 'no number']) {
    await assert.rejects(transaction(single, arka, (tx) => Promise.all([fail(tx), probe(tx, 1)])));
    await assert.rejects(transaction(single, arka, (tx) => probe(tx, broken)));
    assert.deepEqual((await transaction(single, arka, (tx) => probe(tx, 7))).rows, [[7]]);
  }
  await single.end();
});

test('R18: without a tenant nothing can be read or written', async () => {
  await assert.rejects(
    transaction(pool, null, (tx) => tx.query('select id from probe', [])),
    /app\.tenant_id|invalid input syntax for type uuid/,
  );
  await assert.rejects(
    transaction(pool, null, (tx) =>
      tx.query('insert into probe (tenant_id, id, kind) values ($1, $2, $3)', [arka, randomUUID(), 'x']),
    ),
  );
  await assert.rejects(
    transaction(pool, `${arka}'; drop table probe; --`, (tx) => write(tx, randomUUID())),
    /must be a UUID/,
  );
});

test('R18: a statement that forgets the tenant sees, changes and adds only rows of its own', async () => {
  const mine = randomUUID();
  const theirs = randomUUID();
  await transaction(pool, arka, (tx) => write(tx, mine));
  await transaction(pool, binesh, (tx) => write(tx, theirs));
  const [seen, changed, removed] = await transaction(pool, binesh, (tx) =>
    Promise.all([
      tx.query('select tenant_id from probe group by tenant_id', []),
      tx.query(`update probe set kind = 'seen' where id = $1`, [mine]),
      tx.query('delete from probe where id = $1', [mine]),
    ]),
  );
  assert.deepEqual(seen.rows, [[binesh]]);
  assert.deepEqual([changed.count, removed.count], [0, 0]);
  await assert.rejects(
    transaction(pool, binesh, (tx) =>
      tx.query('insert into probe (tenant_id, id, kind) values ($1, $2, $3)', [arka, randomUUID(), 'x']),
    ),
    /row-level security/,
  );
  assert.ok((await stored()).has(mine));
});

test('a statement without the tenant, with a missing value or a second name is refused before it is sent', async () => {
  assert.throws(() => statement('probe.bare', 'select 1'), /must carry the tenant/);
  const probe = statement<{ someId: string }>(
    'probe.named',
    'select id as some_id from probe where tenant_id = :tenant and id = :id',
  );
  assert.throws(() => statement('probe.named', 'select :tenant'), /two statements/);
  await assert.rejects(
    transaction(pool, arka, (tx) => probe.all({ tx })),
    /no value for :id/,
  );
  await assert.rejects(
    transaction(pool, arka, (tx) => probe.one({ tx }, { id: randomUUID() })),
    /no row/,
  );
});
