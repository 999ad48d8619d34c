import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { listBackups } from '../server/lib/backup-folder.ts';
import { BackupProblem } from '../server/lib/backup-problem.ts';
import { runBackup } from '../server/lib/backup-run.ts';
import { openBucket } from '../server/lib/backup-s3.ts';
import { superuserOf } from '../server/lib/backup-stream.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { newestMigration } from '../server/lib/migrate.ts';
import { checkBackup } from '../server/lib/backup-check.ts';
import { testRestore } from '../server/lib/restore-test.ts';
import { print, printProblem, printStep } from '../server/print.ts';
import { readSecret, readSettings } from '../server/settings.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { proveBooks } from './prove-books.ts';

// `npm run backup [-- --without-secret | --test | --list | --check <name>]`. The worker runs it by night with --nightly.

const KNOWN = ['--without-secret', '--test', '--list', '--check', '--nightly'];
const given = process.argv.slice(2);
const has = (flag: string) => given.includes(flag);

// The program that started it by night is gone: what is half made is removed by the next one.
process.on('disconnect', () => process.exit(1));
try {
  const wrong = given.find((word) => word.startsWith('-') && !KNOWN.includes(word));
  if (wrong !== undefined) throw new BackupProblem('usage', { word: wrong });
  const settings = readSettings(process.env);
  if (has('--list')) await list(settings);
  else if (has('--check')) await check(settings, given.at(-1) ?? '');
  else await backUp(settings);
  process.exit(0);
} catch (error) {
  printProblem(error);
  process.exit(1);
}

type Settings = ReturnType<typeof readSettings>;

async function backUp(settings: Settings): Promise<void> {
  const { dataFolder, databaseUrl, backup } = settings;
  const isEmbedded = databaseUrl === undefined;
  if (isEmbedded && !existsSync(join(dataFolder, 'postgres')))
    throw new BackupProblem('noDatabase', { folder: dataFolder });
  const passphrase = await passphraseOf(settings);
  const secret = passphrase === undefined ? undefined : { value: await readSecret(settings), passphrase };
  if (secret === undefined) print('backup.withoutSecret');
  if (!isEmbedded) print('backup.externalDatabase');
  // By night the program's own server runs; its stop must not wait for this process.
  const server = isEmbedded && !has('--nightly') ? await startEmbedded({ folder: dataFolder }) : undefined;
  try {
    const description = await runBackup({
      dataFolder,
      folder: backup.folder,
      ownerUrl: databaseUrl ?? server?.url ?? (await runningUrl(dataFolder)),
      isEmbedded,
      reason: has('--nightly') ? 'nightly' : 'asked',
      secret,
      keep: backup.keep,
      bucket: backup.bucket,
      progress: (step, done, total) => printStep(`backup.step.${step}`, done, total),
      sends: () => print('backup.sends', { bucket: backup.bucket?.bucket ?? '' }),
    });
    const path = join(backup.folder, description.name);
    const bytes = description.files.reduce((sum, file) => sum + file.byteCount, 0);
    print('backup.done', { path, megabytes: (bytes / 1_000_000).toFixed(1) });
    if (has('--test')) await test(settings, description.name);
  } finally {
    await server?.stop();
  }
}

async function test({ backup }: Settings, name: string): Promise<void> {
  const tested = await testRestore({
    folder: backup.folder,
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

async function passphraseOf({ backup }: Settings): Promise<string | undefined> {
  if (backup.leavesSecretOut || has('--without-secret')) return undefined;
  const found = backup.passphrase ?? (await askPassphrase('گذرواژهٔ پشتیبان · passphrase of the backup'));
  if (found === undefined) throw new BackupProblem('passphraseNeeded');
  return found;
}

async function runningUrl(dataFolder: string): Promise<string> {
  const { host, port, password } = await superuserOf(dataFolder);
  return `postgres://vafa:${password}@${host}:${port}/vafa`;
}

async function list({ backup }: Settings): Promise<void> {
  const remote = backup.bucket === undefined ? [] : await (await openBucket(backup.bucket)).list();
  const lines = [
    ...(await listBackups(backup.folder)).map((each) => ({ ...each, shown: each.name })),
    ...remote.map((each) => ({ ...each, shown: `s3:${each.name}` })),
  ];
  print('backup.list', {
    folder: backup.folder,
    count: String(lines.length),
    level: String(await newestMigration()),
  });
  for (const { shown, reason, database, isSecretInside, files } of lines) {
    const bytes = files.reduce((sum, file) => sum + file.byteCount, 0);
    const level = database === null ? '—' : String(database.migration).padStart(4, '0');
    const facts = [
      reason,
      level,
      `${(bytes / 1_000_000).toFixed(1)} MB`,
      isSecretInside ? 'secret' : 'no secret',
    ];
    process.stdout.write(`${shown}  ${facts.join('  ')}\n`);
  }
}

async function check({ backup }: Settings, name: string): Promise<void> {
  await checkBackup(existsSync(name) ? name : join(backup.folder, name), {
    progress: (done, total) => printStep('backup.step.check', done, total),
  });
  print('backup.good', { backup: name });
}
