import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { asOwner, checkAppRole, checkDatabase } from './database-check.ts';
import { migrate } from './migrate.ts';
import { checkSecret } from './secret-check.ts';
import { StartProblem } from './start-problem.ts';
import type { StartCode } from './start-problem.ts';

const { ownerUrl: url } = await testDatabase({ after });
let folder = '';

const problem = (code: StartCode) => (error: unknown) => error instanceof StartProblem && error.code === code;
const file = (name: string, sql: string) => writeFile(join(folder, name), sql);
const ask = (sql: string) => asOwner(url, async (client) => (await client.query(sql)).rows);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vafa-migrations-'));
  await ask('delete from migration');
});
after(() => rm(folder, { recursive: true, force: true }));

test('files are applied in order and once, even when two programs start at the same moment', async () => {
  await file('0001_apples.sql', 'create table apple (id int primary key);');
  await file('0002_pears.sql', 'create table pear (id int primary key); insert into apple values (1);');
  const results = await Promise.all([migrate(url, { folder }), migrate(url, { folder })]);
  assert.deepEqual(results.map((result) => result.applied).toSorted(), [0, 2]);
  assert.deepEqual(await ask('select number, name from migration order by number'), [
    { number: 1, name: 'apples' },
    { number: 2, name: 'pears' },
  ]);
});

test('a file that fails changes nothing and says which it is', async () => {
  await file('0003_bad.sql', 'create table plum (id int); select 1 / 0;');
  await assert.rejects(migrate(url, { folder }), problem('migrationFailed'));
  assert.deepEqual(await ask(`select to_regclass('plum') as plum`), [{ plum: null }]);
  await rm(join(folder, '0003_bad.sql'));
});

test('an applied file that was changed stops the start', async () => {
  await appendFile(join(folder, '0002_pears.sql'), '-- later thought');
  await assert.rejects(migrate(url, { folder }), problem('migrationChanged'));
});

test('a database that is newer than the program is refused', async () => {
  await rm(join(folder, '0002_pears.sql'));
  await assert.rejects(migrate(url, { folder }), problem('databaseNewer'));
});

test('the application role that bypasses the wall or owns a table stops the start', async () => {
  await checkDatabase(url);
  await checkAppRole(url);
  await ask('alter table apple owner to vafa_app').catch(() =>
    ask('grant create on schema public to vafa_app; alter table apple owner to vafa_app'),
  );
  await assert.rejects(checkAppRole(url), problem('appRoleOwnsTables'));
  await ask('drop table apple; revoke create on schema public from vafa_app');
});

test('another secret than the one of the database stops the start', async () => {
  await checkSecret(url, 'a'.repeat(32));
  await checkSecret(url, 'a'.repeat(32));
  await assert.rejects(checkSecret(url, 'b'.repeat(32)), problem('secretDiffers'));
});

test('a database that cannot be reached is named without its password', async () => {
  const nowhere = 'postgres://vafa:hidden@127.0.0.1:1/vafa';
  await assert.rejects(checkDatabase(nowhere), (error: unknown) => {
    assert(error instanceof StartProblem);
    assert.equal(error.code, 'databaseUnreachable');
    assert.equal(error.facts['at'], '127.0.0.1:1/vafa');
    assert(!JSON.stringify(error.facts).includes('hidden'));
    return true;
  });
});
