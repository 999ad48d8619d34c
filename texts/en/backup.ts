import type { backup as persian } from '../fa/backup.ts';

export const backup = {
  'backup.running': 'Another backup is being taken; wait for its end.',
  'backup.failed': 'The backup was not taken; the reason stands in the log.',
  'backup.missing': 'There is no backup {backup}; the list: npm run backup -- --list',
  'backup.unreadable':
    '{backup} is no whole backup: its description (backup.json) is missing or damaged. Nothing was restored; choose another.',
  'backup.fileMissing':
    'The backup {backup} is not whole: {file} is missing. Nothing was restored; choose another.',
  'backup.fileDamaged':
    'The backup {backup} is damaged: {file} is not what was written. Nothing was restored; choose another.',
  'backup.diskFull': 'There is no room in {folder}; make some and try again. Nothing half-made was left.',
  'backup.folderReadOnly':
    '{folder} cannot be written; make it writable or point VAFA_BACKUPS to another folder.',
  'backup.folderFilled':
    'There are data in {folder}. To replace them add --replace; they are put aside, not deleted.',
  'backup.folderInUse': 'The program is running on {folder}; stop it first.',
  'backup.passphraseNeeded':
    'The secret is kept under a passphrase: set VAFA_BACKUP_PASSPHRASE, or leave it out with --without-secret.',
  'backup.passphraseShort': 'The passphrase of a backup has at least {length} characters.',
  'backup.passphraseWrong': 'The passphrase is wrong, or the secret in the backup is damaged.',
  'backup.instantWrong': '"{to}" is no instant with its zone; for example: 2026-11-30T21:00:00+03:30',
  'backup.instantTooEarly':
    'This backup is newer than the instant asked for ({from}); choose one from before it.',
  'backup.instantTooLate':
    'The log archive does not reach that instant (it reaches {until}); take an earlier one, or --to newest. Nothing was changed.',
  'backup.archiveMissing':
    'There is no log archive in {folder}; without it only the end of the backup itself can be reached (no --to).',
  'backup.archiveGap':
    'Segment {segment} is missing in the log archive; nothing after it can be brought back. Choose an instant before it, or a newer backup.',
  'backup.archiveDamaged':
    'Segment {file} of the log archive is damaged; choose an instant before it, or a newer backup. Nothing was changed.',
  'backup.recoveryFailed': 'The restored database did not come up: {reason}. Nothing was changed.',
  'backup.newerThanProgram':
    'The backup {backup} is of a newer program (level {level}); run the newer program.',
  'backup.otherPostgres':
    'The backup {backup} is of PostgreSQL {version}; this program brings PostgreSQL 18.',
  'backup.noDatabase': 'No database is at work in {folder}; correct VAFA_DATA.',
  'backup.external': 'This backup holds no database: an external one is restored by its own tools.',
  'backup.bucketFailed':
    'The bucket {bucket} at {at} gave no right answer: {reason}. A backup already taken on this machine is good.',
  'backup.bucketUnset': 'No bucket is set; give VAFA_S3_URL, VAFA_S3_BUCKET, VAFA_S3_KEY and VAFA_S3_SECRET.',
  'backup.booksWrong': 'The backup {backup} came back, but its books do not add up: {wrong}',
  'backup.usage':
    'The command is not right ({word}). For example: npm run backup, npm run restore -- newest --to 2026-11-30T21:00:00+03:30',
  'backup.step.database': 'database',
  'backup.step.files': 'files',
  'backup.step.check': 'reading back',
  'backup.sends': 'Sending the backup to the bucket {bucket}…',
  'backup.done': 'The backup was taken and read back: {path} ({megabytes} MB)',
  'backup.withoutSecret':
    'Warning: the secret is not in this backup. Without it the keys of panels cannot be opened; keep the file secret somewhere else.',
  'backup.externalDatabase':
    'The database is external (DATABASE_URL): its own tools back it up (pg_basebackup, pg_dump). This command keeps files and secret alone.',
  'backup.tested':
    'The backup {backup} was brought back on trial: level {level}, {tables} tables, {rows} rows, the books add up.',
  'backup.list': '{count} backups in {folder} (level of this program: {level})',
  'backup.good': 'The backup {backup} is good.',
  'restore.step.read': 'reading the backup',
  'restore.step.recover': 'recovering',
  'restore.fetches': 'Fetching the backup {backup} from the bucket…',
  'restore.done': '{folder} was restored from the backup {backup}, up to its own end. Now run npm start.',
  'restore.doneUntil':
    '{folder} was restored from the backup {backup} and the log archive, up to {until}. Now run npm start.',
  'restore.aside': 'The former data lie in {folder}; delete them yourself once you are sure.',
  'restore.secretMissing':
    'Warning: there is no secret in {folder}. Bring back the file secret or VAFA_SECRET before the start.',
} as const satisfies Record<keyof typeof persian, string>;
