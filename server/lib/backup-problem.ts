export type BackupCode =
  | 'running'
  | 'failed'
  | 'missing'
  | 'unreadable'
  | 'fileMissing'
  | 'fileDamaged'
  | 'diskFull'
  | 'folderReadOnly'
  | 'folderFilled'
  | 'folderInUse'
  | 'passphraseNeeded'
  | 'passphraseShort'
  | 'passphraseWrong'
  | 'instantWrong'
  | 'instantTooEarly'
  | 'instantTooLate'
  | 'archiveMissing'
  | 'archiveGap'
  | 'archiveDamaged'
  | 'recoveryFailed'
  | 'newerThanProgram'
  | 'otherPostgres'
  | 'noDatabase'
  | 'external'
  | 'bucketFailed'
  | 'bucketUnset'
  | 'booksWrong'
  | 'usage';

/**
 * A backup cannot be taken, trusted or brought back. `backup.<code>` is a key of texts/…/backup.ts, `facts` fill its
 * sentence; whoever runs the command prints it and ends.
 */
export class BackupProblem extends Error {
  readonly code: BackupCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: BackupCode, facts: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.facts = facts;
  }
}
