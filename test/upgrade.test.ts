import assert from 'node:assert/strict';
import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { listBackups } from '../server/lib/backup-folder.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { migrate, newestMigration } from '../server/lib/migrate.ts';
import { run, startProgram, temporaryFolder } from './backup-house.ts';

// The program meets databases of other levels: an older one is renewed with a backup taken first, a newer one refused.

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
const BACK = 3;
const parent = await temporaryFolder({ after });
const older = join(parent, 'older');
let level = 0;

/** One question to the database of a folder whose program does not run. */
async function ask(folder: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const server = await startEmbedded({ folder, portFrom: 29_000, diesWithParent: true });
  try {
    return await asOwner(
      server.url,
      async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
    );
  } finally {
    await server.stop();
  }
}

const levelOf = async (folder: string) =>
  (await ask(folder, 'select max(number) as level from migration'))[0]?.['level'];

before(async () => {
  const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).toSorted();
  const former = join(parent, 'migrations');
  await mkdir(former);
  for (const file of files.slice(0, -BACK)) await cp(join(MIGRATIONS, file), join(former, file));
  level = Number(files.at(-BACK - 1)?.slice(0, 4));
  const server = await startEmbedded({
    folder: older,
    portFrom: 29_000,
    diesWithParent: true,
    isDurable: false,
  });
  await migrate(server.url, { folder: former });
  await asOwner(server.url, (client) =>
    client.query(`create table kept as select n from generate_series(1, 1000) n`),
  );
  await server.stop();
});

test('upgrade: a database of an older level is renewed, with a backup from before it, and its rows stay', async () => {
  const folder = join(parent, 'renewed');
  await cp(older, folder, { recursive: true });
  const program = await startProgram(folder, {});
  const rows = await asOwner(program.ownerUrl, async (client) => {
    const { rows: found } = await client.query(
      'select (select max(number) from migration) as level, (select count(*)::int from kept) as kept',
    );
    return found;
  });
  await program.stop();
  assert.deepEqual(rows, [{ level: await newestMigration(), kept: 1000 }]);
  const [backup, ...more] = await listBackups(join(folder, 'backups'));
  assert.equal(more.length, 0);
  assert.deepEqual([backup?.reason, backup?.database?.migration], ['upgrade', level]);
});

test('upgrade: a renewal that fails leaves the former level, and says where the backup lies', async () => {
  const folder = join(parent, 'failing');
  await cp(older, folder, { recursive: true });
  const sql = await Promise.all(
    (await readdir(MIGRATIONS))
      .filter((file) => file.endsWith('.sql') && Number(file.slice(0, 4)) > level)
      .map((file) => readFile(join(MIGRATIONS, file), 'utf8')),
  );
  const table = sql.flatMap((text) => /create table (\w+)/.exec(text)?.[1] ?? []).at(-1);
  assert.ok(table !== undefined, 'none of the newest migrations makes a table that could stand in its way');
  await ask(folder, `create table ${table} (in_the_way int)`);
  const { code, said } = await run('server/main.ts', [], { VAFA_DATA: folder }).ended;
  assert.equal(code, 1, said);
  assert.match(said, /Renewing the database stopped at \d{4}_\w+ and changed nothing/);
  const [backup] = await listBackups(join(folder, 'backups'));
  assert.ok(
    said.includes(`The backup from before lies in ${join(folder, 'backups', backup?.name ?? '')}`),
    said,
  );
  assert.equal(await levelOf(folder), level);
});

test('upgrade: a newer database than the program knows is refused, untouched and without a backup', async () => {
  const folder = join(parent, 'newer');
  await cp(older, folder, { recursive: true });
  await ask(folder, `insert into migration (number, name, checksum) values (9999, 'tomorrow', '')`);
  const { code, said } = await run('server/main.ts', [], { VAFA_DATA: folder }).ended;
  assert.equal(code, 1, said);
  assert.match(said, /database is newer than this program \(9999_tomorrow\)/);
  assert.deepEqual(await listBackups(join(folder, 'backups')), []);
  await rm(folder, { recursive: true });
});
