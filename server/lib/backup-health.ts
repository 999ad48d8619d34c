import type { BackupDescription } from './backup-folder.ts';
import { listBackups } from './backup-folder.ts';
import type { BackupSettings } from './backup-settings.ts';
import { readState } from './backup-state.ts';
import type { BackupState } from './backup-state.ts';
import { asSuperuser, superuserOf } from './backup-stream.ts';
import type { Finding, HealthCheck } from './health.ts';
import { isArchiving } from './archive.ts';

// What `/healthz` says of backups: how old the last one is, and whether it was ever brought back.

const KEPT_MS = 30_000;
const HOUR_MS = 3_600_000;
/** A night later, and two hours for a long one. */
const BACKUP_HOURS_MAX = 26;
const TEST_DAYS_MAX = 8;

interface Parts {
  readonly settings: BackupSettings;
  readonly dataFolder: string;
  readonly isEmbedded: boolean;
}

export function backupChecks({ settings, dataFolder, isEmbedded }: Parts): readonly HealthCheck[] {
  const { folder } = settings;
  // Whether backups are taken by themselves; else nobody promised any.
  const promise = { isTimed: settings.at !== undefined, startedAt: new Date() };
  return [
    { name: 'backup', keptMs: KEPT_MS, look: () => lookAtBackups(folder, promise) },
    {
      name: 'restoreTest',
      keptMs: KEPT_MS,
      look: () => lookAtRestoreTest(folder, { ...promise, isTimed: promise.isTimed && isEmbedded }),
    },
    ...(isEmbedded ? [{ name: 'archive', keptMs: KEPT_MS, look: () => lookAtArchive(dataFolder) }] : []),
  ];
}

interface Promised {
  readonly isTimed: boolean;
  readonly startedAt: Date;
}

async function lookAtBackups(folder: string, promise: Promised): Promise<Finding> {
  const [newest] = await listBackups(folder);
  return judgeBackups(newest, await readState(folder), { ...promise, now: new Date() });
}

/** The finding about the newest good backup and the last try. */
export function judgeBackups(
  newest: Pick<BackupDescription, 'endedAt'> | undefined,
  state: BackupState,
  { isTimed, startedAt, now }: Promised & { readonly now: Date },
): Finding {
  const failed = state.backup?.code;
  if (failed !== undefined)
    return { ok: false, code: 'health.backupFailed', facts: { reason: failed, at: state.backup?.at ?? '' } };
  if (newest === undefined) {
    const isLate = isTimed && hoursSince(startedAt, now) > BACKUP_HOURS_MAX;
    return { ok: !isLate, code: isLate ? 'health.backupNever' : 'health.backupNone' };
  }
  const hours = hoursSince(new Date(newest.endedAt), now);
  const isOld = isTimed && hours > BACKUP_HOURS_MAX;
  return {
    ok: !isOld,
    code: isOld ? 'health.backupOld' : 'health.backup',
    facts: { hours, at: newest.endedAt },
  };
}

async function lookAtRestoreTest(folder: string, promise: Promised): Promise<Finding> {
  return judgeRestoreTest(await readState(folder), { ...promise, now: new Date() });
}

/** The finding about the last restore that was tried. */
export function judgeRestoreTest(
  { restoreTest }: BackupState,
  { isTimed, startedAt, now }: Promised & { readonly now: Date },
): Finding {
  if (restoreTest?.code !== undefined)
    return {
      ok: false,
      code: 'health.restoreTestFailed',
      facts: { reason: restoreTest.code, backup: restoreTest.backup ?? '', at: restoreTest.at },
    };
  const days = Math.floor(
    hoursSince(restoreTest === undefined ? startedAt : new Date(restoreTest.at), now) / 24,
  );
  const isOld = isTimed && days > TEST_DAYS_MAX;
  if (restoreTest === undefined)
    return { ok: !isOld, code: isOld ? 'health.restoreTestNever' : 'health.restoreTestNone' };
  const facts = { days, at: restoreTest.at, backup: restoreTest.backup ?? '' };
  return { ok: !isOld, code: isOld ? 'health.restoreTestOld' : 'health.restoreTest', facts };
}

/** While the archive takes nothing, the server keeps its log, and the disk fills. */
async function lookAtArchive(dataFolder: string): Promise<Finding> {
  if (!isArchiving(dataFolder)) return { ok: true, code: 'health.archiveOff' };
  const { mode, stuck, at } = await asSuperuser(await superuserOf(dataFolder), async (client) => {
    const { rows } = await client.query<{ mode: string; stuck: boolean; at: Date | null }>(`
      select current_setting('archive_mode') as mode, last_archived_time as at,
        coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as stuck
      from pg_stat_archiver`);
    return rows[0] ?? { mode: 'off', stuck: false, at: null };
  });
  if (mode === 'off') return { ok: false, code: 'health.archiveWaits' };
  if (stuck) return { ok: false, code: 'health.archiveStuck', facts: { at: at?.toISOString() ?? '—' } };
  return { ok: true, code: 'health.archive', facts: { at: at?.toISOString() ?? '—' } };
}

function hoursSince(from: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - from.getTime()) / HOUR_MS));
}
