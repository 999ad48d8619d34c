import { readdirSync, readFileSync } from 'node:fs';

// What processes cost, as Linux tells it.

const TICKS_PER_SECOND = 100;

/** Milliseconds of CPU that a process has used, its ended children too. */
export function cpuOf(pid: number): number {
  const text = readOr(`/proc/${pid}/stat`);
  // The name in brackets may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** The same of PostgreSQL with all its backends. */
export function cpuOfPostgres(postmaster: number): number {
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster);
  return [postmaster, ...backends].reduce((sum, pid) => sum + cpuOf(pid), 0);
}

/** Megabytes that lie in memory. */
export function memoryOf(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? '0';
  return Number(kilobytes) / 1024;
}

function parentOf(pid: number): number {
  return Number(/PPid:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** A process may end while one looks. */
function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
