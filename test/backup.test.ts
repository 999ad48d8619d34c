import assert from 'node:assert/strict';
import { cp, open, readFile, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { checkBackup } from '../server/lib/backup-check.ts';
import { DATABASE, DESCRIPTION, FILES, listBackups } from '../server/lib/backup-folder.ts';
import { BackupProblem } from '../server/lib/backup-problem.ts';
import { asSuperuser, superuserOf } from '../server/lib/backup-stream.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { keyOf, makeFilledFolder, run, startProgram, startWriters, temporaryFolder } from './backup-house.ts';
import type { Ran, Written } from './backup-house.ts';
import { until } from './trial-house.ts';

// The whole way of a backup with the real program and the real commands, while people write: taken, read back, brought
// back to its own end and to an instant; and what must be refused.

const PASSPHRASE = 'گذرواژه‌ای بلند برای پشتیبان';
const parent = await temporaryFolder({ after });
const folder = await makeFilledFolder(parent);
const backups = join(folder, 'backups');
const env = { VAFA_DATA: folder, VAFA_BACKUP_PASSPHRASE: PASSPHRASE, VAFA_BACKUP_KEEP: '3' };
const house = await startProgram(folder, { VAFA_ARCHIVE: '1', VAFA_ROLES: 'web' });
let isUp = true;
const stopHouse = async () => {
  if (isUp) await house.stop();
  isUp = false;
};
after(stopHouse);
const writers = startWriters(house.url, await keyOf(house.ownerUrl, 'reception'), 3);
let afterBackup = 0;
let name = '';

const backUp = (more: Record<string, string> = {}, ...args: string[]) =>
  run('scripts/backup.ts', args, { ...env, ...more }).ended;
const restore = (to: string, args: readonly string[], more: Record<string, string> = {}): Promise<Ran> =>
  run('scripts/restore.ts', args, { ...env, VAFA_DATA: join(parent, to), VAFA_BACKUPS: backups, ...more })
    .ended;

/** Which of them a restored folder has. */
async function idsIn(name: string, written: readonly Written[]): Promise<ReadonlySet<string>> {
  const server = await startEmbedded({ folder: join(parent, name), portFrom: 28_000, diesWithParent: true });
  try {
    const url = server.url.replace('//vafa:', '//postgres:');
    const { rows } = await asOwner(url, (client) =>
      client.query<{ id: string }>('select id from customer where id = any($1)', [
        written.map((each) => each.id),
      ]),
    );
    return new Set(rows.map((row) => row.id));
  } finally {
    await server.stop();
  }
}

const missing = (written: readonly Written[], there: ReadonlySet<string>) =>
  written.filter((each) => !there.has(each.id)).length;

test('backup: of two at once one is taken, online, and the other says so', async () => {
  await until(
    async () => writers.written.length,
    (count) => count > 20,
  );
  const both = await Promise.all([backUp(), backUp()]);
  afterBackup = Date.now();
  assert.deepEqual(
    both.map((each) => each.code).toSorted(),
    [0, 1],
    both.map((each) => each.said).join('\n'),
  );
  assert.match(both.find((each) => each.code === 1)?.said ?? '', /Another backup is being taken/);
  const [taken, ...more] = await listBackups(backups);
  assert.ok(taken !== undefined && more.length === 0);
  name = taken.name;
  assert.deepEqual(await checkBackup(join(backups, name)), taken);
  assert.equal(taken.isSecretInside, true);
  const secret = (await readFile(join(folder, 'secret'), 'utf8')).trim();
  assert(!(await readFile(join(backups, name, 'secret.json'), 'utf8')).includes(secret));
});

test('backup: one that is killed in the middle is no backup, and the next one clears it away', async () => {
  const killed = run('scripts/backup.ts', [], env);
  await until(
    async () => (await readdir(backups)).filter((each) => each.includes('.half-')).length,
    (count) => count > 0,
  );
  killed.child.kill('SIGKILL');
  await killed.ended;
  assert.deepEqual(
    (await listBackups(backups)).map((each) => each.name),
    [name],
  );
  const next = await backUp({}, '--without-secret');
  assert.equal(next.code, 0, next.said);
  assert.match(next.said, /the secret is not in this backup/);
  assert.deepEqual(
    (await readdir(backups)).filter((each) => each.includes('.half-')),
    [],
  );
});

test('restore: nothing that was acknowledged before the end of the backup or before the instant is missing', async () => {
  const instant = Date.now();
  await sleep(1_500);
  await writers.stop();
  const last = await asSuperuser(await superuserOf(folder), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select pg_walfile_name(pg_current_wal_lsn()) as name',
    );
    await client.query('select pg_switch_wal()');
    return rows[0]?.name ?? '';
  });
  await until(
    async () => (await readdir(join(folder, 'archive'))).includes(`${last}.zst`),
    (isThere) => isThere,
  );
  const written = writers.written;
  const description = (await listBackups(backups)).find((each) => each.name === name);
  const heldUntil = Date.parse(description?.database?.holdsUntil ?? '');
  const own = written.filter((each) => each.acknowledgedAt < heldUntil);
  assert.ok(own.length > 0 && written.some((each) => each.begunAt > afterBackup));

  const plain = await restore('plain', [name]);
  assert.equal(plain.code, 0, plain.said);
  const inPlain = await idsIn('plain', written);
  assert.equal(missing(own, inPlain), 0, `of ${own.length}`);
  assert.ok(written.every((each) => each.begunAt < afterBackup || !inPlain.has(each.id)));
  assert.equal(
    await readFile(join(parent, 'plain', 'secret'), 'utf8'),
    await readFile(join(folder, 'secret'), 'utf8'),
  );

  const archive = ['--archive', join(folder, 'archive')];
  const to = await restore('instant', [name, '--to', new Date(instant).toISOString(), ...archive]);
  assert.equal(to.code, 0, to.said);
  const inInstant = await idsIn('instant', written);
  const before = written.filter((each) => each.acknowledgedAt < instant);
  assert.equal(missing(before, inInstant), 0, `of ${before.length}`);
  assert.ok(written.every((each) => each.begunAt <= instant || !inInstant.has(each.id)));
  assert.ok(written.some((each) => each.begunAt > instant));
});

test('restore: an instant beyond the archive or before the backup is refused, and nothing is changed', async () => {
  const archive = ['--archive', join(folder, 'archive')];
  const late = await restore('late', [
    name,
    '--to',
    new Date(Date.now() + 86_400_000).toISOString(),
    ...archive,
  ]);
  assert.equal(late.code, 1);
  assert.match(late.said, /log archive does not reach that instant \(it reaches 20\d\d-/);
  const early = await restore('late', [name, '--to', '2020-01-01T00:00:00+03:30', ...archive]);
  assert.match(early.said, /newer than the instant asked for/);
  const vague = await restore('late', [name, '--to', '2026-01-01 10:00']);
  assert.match(vague.said, /no instant with its zone/);
  assert.deepEqual(await readdir(join(parent, 'late')), []);
});

test('restore: a running or a filled folder is not overwritten; --replace puts the former data aside', async () => {
  const running = await restore('data', [name, '--replace']);
  assert.match(running.said, /The program is running/);
  await stopHouse();
  const filled = await restore('data', [name]);
  assert.equal(filled.code, 1);
  assert.match(filled.said, /add --replace/);
  const wrong = await restore('data', [name, '--replace'], { VAFA_BACKUP_PASSPHRASE: 'another passphrase' });
  assert.match(wrong.said, /passphrase is wrong/);
  const replaced = await restore('data', [name, '--replace']);
  assert.equal(replaced.code, 0, replaced.said);
  const aside = (await readdir(folder)).find((each) => each.startsWith('replaced-')) ?? '';
  assert.ok((await stat(join(folder, aside, 'postgres', 'PG_VERSION'))).isFile());
  const again = await startProgram(folder, { VAFA_ARCHIVE: '1', VAFA_ROLES: 'web' });
  await again.stop();
});

test('restore test: the newest backup comes back beside everything, and leaves nothing but the word that it did', async () => {
  const tested = await restore('data', ['--test']);
  assert.equal(tested.code, 0, tested.said);
  assert.match(tested.said, /restored on trial|brought back on trial: level \d+, \d+ tables/);
  assert.deepEqual(
    (await readdir(backups)).filter((each) => each.includes('.half-')),
    [],
  );
  const state = JSON.parse(await readFile(join(backups, 'state.json'), 'utf8'));
  assert.equal(state.restoreTest.code, undefined);
});

test('backup: one flipped byte, a missing file or half a tar is found and named', async () => {
  const damaged = join(backups, name);
  const kept = join(parent, 'kept');
  await cp(damaged, kept, { recursive: true });
  const damage: [string, string | undefined, () => Promise<void>][] = [
    // Whatever file of the database the byte is found in.
    ['fileDamaged', undefined, () => flip(join(damaged, DATABASE), 100_000)],
    ['fileDamaged', 'manifest.json', () => flip(join(damaged, 'manifest.json'), 5_000)],
    ['unreadable', damaged, () => flip(join(damaged, DESCRIPTION), 120)],
    ['fileMissing', FILES, () => rm(join(damaged, FILES))],
    ['fileDamaged', undefined, () => truncate(join(damaged, DATABASE), 500_000)],
  ];
  for (const [code, named, act] of damage) {
    await act();
    await assert.rejects(checkBackup(damaged), (error: unknown) => {
      assert(error instanceof BackupProblem, String(error));
      assert.equal(error.code, code);
      const told = Object.values(error.facts);
      assert.ok(named === undefined ? told.length === 2 : told.includes(named), JSON.stringify(error.facts));
      return true;
    });
    await rm(damaged, { recursive: true });
    await cp(kept, damaged, { recursive: true });
  }
  await flip(join(damaged, DATABASE), 100_000);
  const refused = await restore('damaged', [name]);
  assert.equal(refused.code, 1);
  assert.match(refused.said, /is damaged: .*Nothing was restored/);
  assert.deepEqual(await readdir(join(parent, 'damaged')), []);
});

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  await file.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  await file.close();
}
