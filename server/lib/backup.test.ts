import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { readSettings } from '../settings.ts';
import {
  archiveFolderOf,
  firstGap,
  forgetArchived,
  isArchiving,
  setArchiving,
  timelineFrom,
} from './archive.ts';
import { outdated } from './backup-folder.ts';
import type { BackupDescription } from './backup-folder.ts';
import { judgeBackups, judgeRestoreTest } from './backup-health.ts';
import { segmentsOf } from './backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { openSecret, sealSecret } from './backup-secret.ts';
import { readTar, writeTar } from './backup-tar.ts';
import { StartProblem } from './start-problem.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vafa-archive-'));
  await setArchiving(folder, true);
});
after(() => rm(folder, { recursive: true, force: true }));

const SEGMENT = join(import.meta.dirname, 'archive-segment.ts');
const segment = (act: string, name: string, path: string) =>
  spawnSync(process.execPath, [SEGMENT, act, archiveFolderOf(folder), name, path]).status;

test('archive: a segment is kept once, comes back as it was, and another one of its name is refused', async () => {
  const [path, back] = [join(folder, 'segment'), join(folder, 'back')];
  const name = '000000010000000000000007';
  const bytes = Buffer.concat([randomBytes(100_000), Buffer.alloc(1_000_000)]);
  await writeFile(path, bytes);
  assert.deepEqual([segment('keep', name, path), segment('keep', name, path)], [0, 0]);
  assert.equal(segment('fetch', name, back), 0);
  assert.deepEqual(await readFile(back), bytes);
  await writeFile(path, randomBytes(10));
  assert.equal(segment('keep', name, path), 1);
  assert.equal(segment('fetch', '000000010000000000000008', back), 1);
});

test('archive: a damaged segment stops a recovery instead of ending it, and is written anew when it is kept', async () => {
  const path = join(folder, 'whole');
  const name = '000000010000000000000009';
  const kept = join(archiveFolderOf(folder), `${name}.zst`);
  await writeFile(path, randomBytes(50_000));
  assert.equal(segment('keep', name, path), 0);
  const bytes = await readFile(kept);
  bytes.writeUInt8(bytes.readUInt8(20_000) ^ 1, 20_000);
  await writeFile(kept, bytes);
  assert.ok((segment('fetch', name, join(folder, 'back')) ?? 0) > 128);
  assert.equal(segment('keep', name, path), 0);
  assert.equal(segment('fetch', name, join(folder, 'back')), 0);
});

test('archive: where nothing can be written the server is told to keep its log', async () => {
  await writeFile(join(folder, 'segment'), 'log');
  const at = ['keep', join(folder, 'no such folder'), '00000001000000000000000A', join(folder, 'segment')];
  assert.equal(spawnSync(process.execPath, [SEGMENT, ...at]).status, 1);
});

test('archive: what only forgotten backups needed goes, lines of time stay, and a gap is seen', async () => {
  const archive = archiveFolderOf(folder);
  const names = ['000000010000000000000002', '000000020000000000000003.00000028.backup', '00000002.history'];
  for (const name of [...names, '000000010000000000000003', '000000010000000000000005'])
    await writeFile(join(archive, `${name}.zst`), '');
  await forgetArchived(folder, '0/4000028');
  const left = await readdir(archive);
  assert.ok(left.includes('00000002.history.zst') && left.includes('on'));
  assert.ok(!left.some((name) => /0000000[23](\.|$)/.test(name.slice(16))), left.join(' '));
  assert.equal(await firstGap(archive, { timeline: 1, endLsn: '0/4000028' }), '6');
  await rm(join(archive, '00000002.history.zst'));
});

test('archive: a restore follows the newest line of time that goes on from the backup', async () => {
  const history = join(folder, 'history');
  await writeFile(history, '1\t0/A000000\tno recovery target specified\n');
  assert.equal(segment('keep', '00000002.history', history), 0);
  const archive = archiveFolderOf(folder);
  assert.equal(await timelineFrom(archive, { timeline: 1, endLsn: '0/9000000' }), 2);
  assert.equal(await timelineFrom(archive, { timeline: 1, endLsn: '0/B000000' }), 1);
  await setArchiving(folder, false);
  assert.equal(isArchiving(folder), false);
});

test('backup: the segments of a range are named over the edge of four gigabytes', () => {
  assert.deepEqual(segmentsOf({ timeline: 3, startLsn: '0/FF000028', endLsn: '1/1000000' }, 1 << 24), [
    '0000000300000000000000FF',
    '000000030000000100000000',
  ]);
});

test('backup: the secret opens with its passphrase alone, and a short one is refused', async () => {
  const sealed = await sealSecret('the secret of the house', 'گذرواژه‌ای بلند');
  assert.equal(await openSecret(sealed, 'گذرواژه‌ای بلند'), 'the secret of the house');
  const wrong = (code: string) => (error: unknown) => error instanceof BackupProblem && error.code === code;
  await assert.rejects(openSecret(sealed, 'گذرواژه‌ای دیگر'), wrong('passphraseWrong'));
  await assert.rejects(sealSecret('x', 'کوتاه'), wrong('passphraseShort'));
});

test('backup: a tar is read as it was written, and half of one is not', async () => {
  async function* once(bytes: Buffer) {
    yield bytes;
  }
  async function* files() {
    for (const [name, size] of [
      ['files/ab/one', 1],
      ['files/ab/two', 513],
      ['files/ab/none', 0],
    ] as const)
      yield { name, byteCount: size, body: once(Buffer.alloc(size, 7)) };
  }
  const tar = Buffer.concat(await Array.fromAsync(writeTar(files())));
  const read = async (bytes: Buffer) => {
    const found: string[] = [];
    for await (const { name, body } of readTar(once(bytes)))
      found.push(`${name} ${Buffer.concat(await Array.fromAsync(body)).length}`);
    return found;
  };
  assert.deepEqual(await read(tar), ['files/ab/one 1', 'files/ab/two 513', 'files/ab/none 0']);
  assert.equal(
    spawnSync('tar', ['-t'], { input: tar }).stdout.toString(),
    'files/ab/one\nfiles/ab/two\nfiles/ab/none\n',
  );
  await assert.rejects(read(tar.subarray(0, 1_300)), /ends early/);
});

test('backup: so many stay as are wished, and the newest one from before an upgrade', () => {
  const made = (name: string, reason: BackupDescription['reason']) => ({ name, reason }) as BackupDescription;
  const all = [
    made('5', 'nightly'),
    made('4', 'asked'),
    made('3', 'upgrade'),
    made('2', 'upgrade'),
    made('1', 'nightly'),
  ];
  assert.deepEqual(
    outdated(all, 2).map((backup) => backup.name),
    ['2', '1'],
  );
});

test('backup: a nightly one needs a word about the secret, and a bucket all that belongs to it', () => {
  const setting = (name: string) => (error: unknown) =>
    error instanceof StartProblem && error.facts['setting'] === name;
  assert.throws(() => readSettings({ VAFA_BACKUP_AT: '02:30' }), setting('VAFA_BACKUP_PASSPHRASE'));
  assert.throws(() => readSettings({ VAFA_BACKUP_AT: '24:30' }), setting('VAFA_BACKUP_AT'));
  assert.throws(() => readSettings({ VAFA_S3_URL: 'https://s3.example.ir' }), setting('VAFA_S3_BUCKET'));
  const { backup } = readSettings({ VAFA_BACKUP_AT: '2:30', VAFA_BACKUP_WITHOUT_SECRET: '1' });
  assert.deepEqual([backup.at, backup.archives, backup.keep], [{ hour: 2, minute: 30 }, true, 7]);
  assert.equal(readSettings({}).backup.archives, false);
});

test('health: an old, a failed and a never taken backup are told apart, and so is the restore test', () => {
  const now = new Date('2026-11-30T12:00:00Z');
  const startedAt = new Date('2026-11-20T12:00:00Z');
  const timed = { isTimed: true, startedAt, now };
  const at = (iso: string) => ({ endedAt: iso });
  assert.equal(judgeBackups(at('2026-11-30T00:00:00Z'), {}, timed).code, 'health.backup');
  assert.equal(judgeBackups(at('2026-11-28T00:00:00Z'), {}, timed).code, 'health.backupOld');
  assert.equal(judgeBackups(at('2026-11-28T00:00:00Z'), {}, { ...timed, isTimed: false }).ok, true);
  assert.equal(judgeBackups(undefined, {}, timed).code, 'health.backupNever');
  assert.equal(judgeBackups(undefined, {}, { ...timed, startedAt: now }).ok, true);
  const failed = { at: now.toISOString(), code: 'diskFull' };
  assert.deepEqual(judgeBackups(at('2026-11-30T00:00:00Z'), { backup: failed }, timed), {
    ok: false,
    code: 'health.backupFailed',
    facts: { reason: 'diskFull', at: failed.at },
  });
  assert.equal(judgeRestoreTest({ restoreTest: failed }, timed).code, 'health.restoreTestFailed');
  assert.equal(judgeRestoreTest({ restoreTest: { at: '2026-11-27T00:00:00Z' } }, timed).ok, true);
  assert.equal(
    judgeRestoreTest({ restoreTest: { at: '2026-11-10T00:00:00Z' } }, timed).code,
    'health.restoreTestOld',
  );
  assert.equal(judgeRestoreTest({}, timed).code, 'health.restoreTestNever');
});
