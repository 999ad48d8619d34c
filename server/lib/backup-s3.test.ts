import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { startS3 } from '../../simulators/s3.ts';
import type { S3Simulator } from '../../simulators/s3.ts';
import { checkBackup } from './backup-check.ts';
import type { BackupDescription } from './backup-folder.ts';
import { DESCRIPTION, listBackups, measureFile, sealDescription } from './backup-folder.ts';
import { BackupProblem } from './backup-problem.ts';
import { openBucket } from './backup-s3.ts';

const account = { bucket: 'vafa-backups', key: 'AKEXAMPLE', secret: 'a secret of the bucket' };
let folder = '';
let s3: S3Simulator;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vafa-bucket-'));
  s3 = await startS3(account);
});
after(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const bucketOf = (secret = account.secret) =>
  openBucket({ url: s3.url, ...account, secret, region: 'us-east-1' });
const problem = (code: string) => (error: unknown) => error instanceof BackupProblem && error.code === code;

/** A backup without a database, of which only the bytes matter here. */
async function makeBackup(day: number, byteCount = 1_000): Promise<BackupDescription> {
  const startedAt = `2026-11-${String(day).padStart(2, '0')}T02:30:00.000Z`;
  const name = `${startedAt.slice(0, 19).replaceAll(':', '-')}Z`;
  const own = join(folder, name);
  await mkdir(own);
  await writeFile(join(own, 'secret.json'), randomBytes(byteCount));
  const description: BackupDescription = {
    format: 1,
    name,
    reason: 'nightly',
    startedAt,
    endedAt: startedAt,
    database: null,
    isSecretInside: true,
    files: [await measureFile(own, 'secret.json')],
  };
  await writeFile(join(own, DESCRIPTION), sealDescription(description));
  return description;
}

test('bucket: a backup of several parts arrives and comes back byte for byte, with nothing left over', async () => {
  const bucket = await bucketOf();
  const backup = await makeBackup(1, 40_000_000);
  await bucket.send(join(folder, backup.name), backup, 7);
  assert.equal(s3.uploads.size, 0);
  assert.equal(s3.asked.filter((asked) => asked === `PUT vafa/${backup.name}/secret.json`).length, 3);
  assert.deepEqual(await bucket.list(), [backup]);
  const elsewhere = await mkdtemp(join(folder, 'elsewhere-'));
  await bucket.fetch(backup.name, elsewhere);
  assert.deepEqual(await listBackups(elsewhere), [backup]);
  assert.deepEqual(await checkBackup(join(elsewhere, backup.name)), backup);
});

test('bucket: a wrong key opens nothing, and the reason is told without it', async () => {
  const bucket = await bucketOf('another secret');
  await assert.rejects(bucket.list(), (error: unknown) => {
    assert(error instanceof BackupProblem && error.code === 'bucketFailed');
    assert(!JSON.stringify(error.facts).includes('another secret'));
    assert.match(error.facts['reason'] ?? '', /SignatureDoesNotMatch/);
    return true;
  });
});

test('bucket: what was sent halfway is no backup, and the next one clears it away', async () => {
  const bucket = await bucketOf();
  const [half, whole] = [await makeBackup(2), await makeBackup(3)];
  s3.isDown = (asked) => asked.endsWith(`${half.name}/${DESCRIPTION}`) && asked.startsWith('PUT');
  await assert.rejects(bucket.send(join(folder, half.name), half, 7), problem('bucketFailed'));
  s3.isDown = () => false;
  const names = async () => (await bucket.list()).map((each) => each.name);
  assert(!(await names()).includes(half.name));
  await bucket.send(join(folder, whole.name), whole, 7);
  assert.deepEqual(
    [...s3.objects.keys()].filter((key) => key.includes(half.name)),
    [],
  );
  assert((await names()).includes(whole.name));
});

test('bucket: a moment without an answer is waited out, and only so many backups stay', async () => {
  const bucket = await bucketOf();
  const [older, newer] = [await makeBackup(4), await makeBackup(5)];
  await bucket.send(join(folder, older.name), older, 7);
  let refusals = 2;
  s3.isDown = () => refusals-- > 0;
  await bucket.send(join(folder, newer.name), newer, 1);
  assert.deepEqual(await bucket.list(), [newer]);
  await assert.rejects(bucket.fetch(older.name, folder), problem('missing'));
});
