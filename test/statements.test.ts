import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { after, test } from 'node:test';

import { asOwner } from '../server/lib/database-check.ts';
import { allStatements } from '../server/lib/sql.ts';
import { testDatabase } from './database.ts';

// Every statement of the program, against the real schema: it can be prepared, it carries its tenant on every table,
// and it does nothing that a database of many machines could not do.

const database = await testDatabase({ after });
for await (const file of glob('server/**/*.ts', {
  exclude: (name) => /\.(test|make|worker)\.ts$|(main|archive-segment)\.ts$/.test(name),
})) {
  await import(`../${file}`);
}
const statements = allStatements();

test('R18: every statement can be prepared by the application', async () => {
  const failures: string[] = [];
  await asOwner(database.ownerUrl, async (client) => {
    await client.query('set role vafa_app');
    for (const [at, { name, text }] of statements.entries()) {
      // A lock cannot be prepared; it is taken and let go.
      const trial = text.startsWith('lock ') ? `begin; ${text}; rollback` : `prepare s${at} as ${text}`;
      await client.query(trial).catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
    }
  });
  assert.deepEqual(failures, []);
  assert.ok(statements.length > 50);
});

test('R18: every tenant table in a statement is met by the tenant', async () => {
  const tenantTables = await asOwner(database.ownerUrl, async (client) =>
    (await client.query<{ name: string }>(`select name from table_kind where kind = 'tenant'`)).rows.map(
      (row) => row.name,
    ),
  );
  const bare: string[] = [];
  for (const { name, text, isGlobal } of statements) {
    const tables = tenantTables.filter((table) =>
      new RegExp(`\\b(from|join|into|update)\\s+${table}\\b`, 'i').test(text),
    );
    const mentions = text.match(/tenant_id/g)?.length ?? 0;
    if (!isGlobal && tables.length > mentions)
      bare.push(`${name}: ${tables.join(', ')} but tenant_id ${mentions} times`);
    if (isGlobal && tables.length > 0) bare.push(`${name} is global but touches ${tables.join(', ')}`);
  }
  assert.deepEqual(bare, []);
});

const FORBIDDEN: readonly [RegExp, string][] = [
  [/with\s+\w+\s+as\s*\(\s*(insert|update|delete)/i, 'a writable CTE'],
  [/\bmerge\s+into\b/i, 'MERGE'],
  [/values\s*\([^)]*\(\s*select/i, 'a scalar subquery in VALUES'],
  [/update\s[^;]*set\s[^;]*(random|gen_random_uuid|clock_timestamp)\(/i, 'a volatile function in UPDATE'],
  [/\bcopy\s/i, 'COPY'],
];

test('R18: no statement does what many machines cannot', () => {
  const found = statements.flatMap(({ name, text }) =>
    FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${name}: ${what}`),
  );
  assert.deepEqual(found, []);
});

test('R18: what reads many rows has a limit and an order', () => {
  const found = statements
    .filter(
      ({ text }) => /^\s*select\b/i.test(text) && /\border by\b/i.test(text) && !/\blimit\b/i.test(text),
    )
    .map(({ name }) => name);
  assert.deepEqual(found, []);
});

test('R18: the tenant comes first in every key of a tenant table', async () => {
  const wrong = await asOwner(
    database.ownerUrl,
    async (client) =>
      (
        await client.query<{ constraint: string }>(`
      select c.conname as constraint from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join table_kind k on k.name = t.relname and k.kind = 'tenant'
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      where c.contype in ('p', 'u', 'x') and a.attname <> 'tenant_id'
      union all
      select c.conname from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join table_kind k on k.name = t.relname and k.kind = 'tenant'
      join pg_class o on o.oid = c.confrelid
      join table_kind ok on ok.name = o.relname and ok.kind = 'tenant'
      join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
      where c.contype = 'f' and a.attname <> 'tenant_id'`)
      ).rows,
  );
  assert.deepEqual(wrong, []);
});

test('R18: every table says its kind, its owner and what its columns mean', async () => {
  const tables = await asOwner(
    database.ownerUrl,
    async (client) =>
      (
        await client.query<{ name: string; kind: string | null; comment: string | null; walled: boolean }>(`
      select c.relname as name, k.kind, obj_description(c.oid) as comment, c.relrowsecurity as walled
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join table_kind k on k.name = c.relname
      where c.relkind = 'r' order by c.relname`)
      ).rows,
  );
  const own = tables.filter((table) => table.name !== 'migration' && table.name !== 'installation');
  assert.deepEqual(
    own.filter((table) => table.kind === null).map((table) => table.name),
    [],
  );
  assert.deepEqual(
    own.filter((table) => !/ Owner: [a-z-]+\.$/.test(table.comment ?? '')).map((table) => table.name),
    [],
  );
  assert.deepEqual(
    own.filter((table) => table.kind === 'tenant' && !table.walled).map((table) => table.name),
    [],
  );
});

test('R18: no foreign key sets null, none is deferred, every name is short', async () => {
  const wrong = await asOwner(
    database.ownerUrl,
    async (client) =>
      (
        await client.query<{ name: string }>(`
      select c.conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace and n.nspname = 'public'
      where (c.contype = 'f' and c.confdeltype in ('n', 'd')) or c.condeferrable or length(c.conname) >= 50`)
      ).rows,
  );
  assert.deepEqual(wrong, []);
});
