export type StartCode =
  | 'diskFull'
  | 'folderReadOnly'
  | 'portTaken'
  | 'portsTaken'
  | 'hostUnusable'
  | 'settingWrong'
  | 'secretBroken'
  | 'secretDiffers'
  | 'postgresMissing'
  | 'postgresFailed'
  | 'postgresBusy'
  | 'rootForbidden'
  | 'databaseOfOtherVersion'
  | 'databaseUnreachable'
  | 'databaseTooOld'
  | 'databaseNotUtf8'
  | 'extensionMissing'
  | 'persianSortWrong'
  | 'persianSearchWrong'
  | 'rolesMissing'
  | 'appRoleLooksOver'
  | 'appRoleOwnsTables'
  | 'migrationMisnamed'
  | 'migrationChanged'
  | 'migrationFailed'
  | 'migrationFailedAfterBackup'
  | 'backupFirstFailed'
  | 'databaseNewer';

/**
 * The world is not as the program needs it to start: a taken port, a full disk, a foreign database.
 * `start.<code>` is a key of texts/…/start.ts, `facts` fill its sentence; whoever starts the program prints
 * it and ends.
 */
export class StartProblem extends Error {
  readonly code: StartCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: StartCode, facts: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.facts = facts;
  }
}

/** The system's own code of an error (`ENOSPC`, `42501` …), or an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Runs `write` and turns "no place" and "no right" of the file system into sentences about `folder`. */
export async function writingTo<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StartProblem('diskFull', { folder }, error);
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code)) {
      throw new StartProblem('folderReadOnly', { folder }, error);
    }
    throw error;
  }
}
