import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { listBackups, requireDescription } from '../server/lib/backup-folder.ts';
import type { BackupDescription } from '../server/lib/backup-folder.ts';
import { BackupProblem } from '../server/lib/backup-problem.ts';
import { openBucket } from '../server/lib/backup-s3.ts';
import { newestMigration } from '../server/lib/migrate.ts';
import type { RestoreTarget } from '../server/lib/restore-recovery.ts';
import { testRestore } from '../server/lib/restore-test.ts';
import { restoreBackup } from '../server/lib/restore.ts';
import { print, printProblem, printStep } from '../server/print.ts';
import { readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { proveBooks } from './prove-books.ts';

// `npm run restore -- <backup> [--to <instant>|newest] [--archive <folder>] [--replace] [--without-secret]`; with --test
// it only tries. The worker runs `--test` every week. A backup is a folder, a name, `newest`, or `s3:` before either.

process.on('disconnect', () => process.exit(1));
try {
  const settings = readSettings(process.env);
  const given = readArguments();
  const target = targetOf(given.to);
  if (given.isTest) await test(settings, given.backup);
  else await restore(settings, given, target);
  process.exit(0);
} catch (error) {
  printProblem(error);
  process.exit(1);
}

type Settings = ReturnType<typeof readSettings>;

function readArguments() {
  const options = {
    to: { type: 'string' },
    archive: { type: 'string' },
    replace: { type: 'boolean' },
    'without-secret': { type: 'boolean' },
    test: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [backup = values.test === true ? 'newest' : undefined, ...more] = positionals;
    if (backup === undefined || more.length > 0) throw new Error(more.join(' '));
    return {
      backup,
      to: values.to,
      archive: values.archive,
      replaces: values.replace === true,
      leavesSecretOut: values['without-secret'] === true,
      isTest: values.test === true,
    };
  } catch (error) {
    throw new BackupProblem('usage', { word: error instanceof Error ? error.message : '' }, error);
  }
}

/** An instant must say its zone: a wall clock alone means another hour on another machine. */
function targetOf(to: string | undefined): RestoreTarget {
  if (to === undefined) return { kind: 'backup' };
  if (to === 'newest') return { kind: 'newest' };
  const at = new Date(to.replace(' ', 'T'));
  if (
    !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(to) ||
    Number.isNaN(at.getTime())
  )
    throw new BackupProblem('instantWrong', { to });
  return { kind: 'instant', at };
}

async function restore(
  settings: Settings,
  given: ReturnType<typeof readArguments>,
  target: RestoreTarget,
): Promise<void> {
  if (settings.databaseUrl !== undefined) print('backup.externalDatabase');
  const backup = await findBackup(settings, given.backup, target);
  const { isSecretInside } = await requireDescription(backup);
  const passphrase = isSecretInside && !given.leavesSecretOut ? await passphraseOf(settings) : undefined;
  const restored = await restoreBackup({
    backup,
    dataFolder: settings.dataFolder,
    target,
    ...(given.archive !== undefined && { archive: resolve(given.archive) }),
    replaces: given.replaces,
    passphrase,
    newestMigration: await newestMigration(),
    progress: (step, done, total) => printStep(`restore.step.${step}`, done, total),
  });
  const until = target.kind === 'instant' ? target.at.toISOString() : target.kind === 'newest' ? '…' : '';
  const facts = { folder: settings.dataFolder, backup: restored.description.name };
  if (until === '') print('restore.done', facts);
  else print('restore.doneUntil', { ...facts, until });
  if (restored.aside !== undefined) print('restore.aside', { folder: restored.aside });
  if (!restored.hasSecret) print('restore.secretMissing', { folder: settings.dataFolder });
}

async function passphraseOf({ backup }: Settings): Promise<string> {
  const found = backup.passphrase ?? (await askPassphrase('گذرواژهٔ پشتیبان · passphrase of the backup'));
  if (found === undefined) throw new BackupProblem('passphraseNeeded');
  return found;
}

/** The folder of the wished backup; one in the bucket is brought here first. */
async function findBackup({ backup }: Settings, wished: string, target: RestoreTarget): Promise<string> {
  const remote = wished.startsWith('s3:');
  const name = remote ? wished.slice(3) : wished;
  if (!remote && existsSync(name) && name !== 'newest') return resolve(name);
  if (!remote)
    return join(
      backup.folder,
      name === 'newest' ? newestFor(await listBackups(backup.folder), target) : name,
    );
  if (backup.bucket === undefined) throw new BackupProblem('bucketUnset');
  const bucket = await openBucket(backup.bucket);
  const found = name === 'newest' ? newestFor(await bucket.list(), target) : name;
  const folder = join(backup.folder, found);
  if (existsSync(folder)) return folder;
  print('restore.fetches', { backup: found });
  await bucket.fetch(found, backup.folder);
  return folder;
}

/** The newest one, or the newest from before the instant that is asked for. */
function newestFor(backups: readonly BackupDescription[], target: RestoreTarget): string {
  const fits = backups.find(
    ({ database }) =>
      target.kind !== 'instant' ||
      (database !== null && Date.parse(database.holdsUntil) <= target.at.getTime()),
  );
  if (fits === undefined) throw new BackupProblem('missing', { backup: 'newest' });
  return fits.name;
}

async function test(settings: Settings, wished: string): Promise<void> {
  const path = await findBackup(settings, wished, { kind: 'backup' });
  const name = basename(path);
  const tested = await testRestore({
    folder: dirname(path),
    name,
    proveBooks,
    progress: (step, done, total) => printStep(`restore.step.${step}`, done, total),
  });
  const facts = {
    tables: String(tested.tableCount),
    rows: String(tested.rowCount),
    level: String(tested.migration),
  };
  print('backup.tested', { backup: name, ...facts });
}
