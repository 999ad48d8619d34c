import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';

// What a PostgreSQL data folder tells about its server. A process id proves nothing: after a kill -9 or a new
// start of the machine it may name any living process. Standing in the folder (/proc/<pid>/cwd) proves it.

export interface PidFile {
  readonly text: string;
  readonly pid: number;
  readonly port: number;
  readonly state: 'starting' | 'ready' | 'stopping';
}

/** What `postmaster.pid` says, or undefined if there is none. */
export async function readPidFile(folder: string): Promise<PidFile | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const said = lines[7] ?? '';
  const state = said === 'ready' || said === 'stopping' ? said : 'starting';
  return { text, pid: Number(lines[0]), port: Number(lines[3] ?? 0), state };
}

/** Removes `postmaster.pid` unless another start has written a new one meanwhile. */
export async function removeStalePidFile(folder: string, stale: PidFile): Promise<void> {
  const now = await readPidFile(folder);
  if (now?.text === stale.text) await rm(join(folder, 'postmaster.pid'), { force: true });
}

/** Processes that stand in the folder: the server, and its children for a while after it was killed. */
export async function processesIn(folder: string, pidInFile: number | undefined): Promise<readonly number[]> {
  if (process.platform !== 'linux') return pidInFile !== undefined && isAlive(pidInFile) ? [pidInFile] : [];
  const place = await realpath(folder).catch(() => folder);
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const where = await readlink(`/proc/${name}/cwd`).catch(() => '');
      return where === place ? Number(name) : 0;
    }),
  );
  return found.filter((pid) => pid > 0);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
