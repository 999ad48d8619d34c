import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

import type { BackupSettings } from './backup-settings.ts';
import type { Chore } from './chores.ts';

// The nightly backup and the weekly restore test: the very commands that people run, in a process of their own, so that
// packing and hashing take nothing from those who work.

const SCRIPTS = join(import.meta.dirname, '..', '..', 'scripts');
/** Two hours after the backup: by then it is there. */
const TEST_HOURS_LATER = 2;
const FRIDAY = 5;
const SAID_MAX = 2_000;

export function backupChores(settings: BackupSettings, isEmbedded: boolean): readonly Chore[] {
  const { at } = settings;
  const nightly = at && `${at.minute} ${at.hour} * * *`;
  const weekly =
    at && isEmbedded ? `${at.minute} ${(at.hour + TEST_HOURS_LATER) % 24} * * ${FRIDAY}` : undefined;
  return [
    { name: 'backup.take', cron: nightly, run: () => command('backup.ts', ['--nightly']) },
    { name: 'backup.testRestore', cron: weekly, run: () => command('restore.ts', ['--test']) },
  ];
}

/** Runs a command to its end; with the channel to its parent it ends by itself should this process go. */
async function command(script: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(SCRIPTS, script), ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  letOthersFirst(child);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-SAID_MAX)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}: ${said.trim()}`);
}

function letOthersFirst(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Not every system lets a process step back; then it runs as all others.
  }
}
