import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';

// The log archive: every finished segment of the embedded server's log, packed, under `archive` in the data folder.
// With a base backup it leads to any instant since.

/** A segment is handed over at least this often while somebody writes: what a dead machine may lose at most. */
const SEGMENT_SECONDS_MAX = 60;
const SEGMENT = /^[0-9A-F]{8}([0-9A-F]{16})\.zst$/;
const OF_SEGMENT = /^[0-9A-F]{8}([0-9A-F]{16})(?:\.partial|\.[0-9A-F]{8}\.backup)?\.zst$/;

export function archiveFolderOf(dataFolder: string): string {
  return join(dataFolder, 'archive');
}

/**
 * Whether the data folder's server archives. It is kept in the folder, not in the setting alone: whoever starts the
 * server, be it a command of a moment, must not let a segment go by.
 */
export function isArchiving(dataFolder: string): boolean {
  return existsSync(join(archiveFolderOf(dataFolder), 'on'));
}

/** Turns the archive on or off for the next start of the server. */
export async function setArchiving(dataFolder: string, isOn: boolean): Promise<void> {
  if (isOn === isArchiving(dataFolder)) return;
  const folder = archiveFolderOf(dataFolder);
  if (!isOn) return rm(join(folder, 'on'), { force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'on'), '');
}

/** Settings of the server of a data folder that say what becomes of its log. */
export function archiveSettings(dataFolder: string): Readonly<Record<string, string>> {
  if (!isArchiving(dataFolder)) return { archive_mode: 'off' };
  return {
    archive_mode: 'on',
    archive_timeout: String(SEGMENT_SECONDS_MAX),
    archive_command: segmentCommand('keep', archiveFolderOf(dataFolder)),
  };
}

/** How a recovering server fetches what the archive holds. */
export function fetchSettings(archiveFolder: string): Readonly<Record<string, string>> {
  return { restore_command: segmentCommand('fetch', archiveFolder) };
}

function segmentCommand(act: 'keep' | 'fetch', folder: string): string {
  const program = [process.execPath, join(import.meta.dirname, 'archive-segment.ts'), act, folder];
  // PostgreSQL hands the command to the shell after it has put in what stands behind a percent sign.
  return `${program.map((word) => quoted(word).replaceAll('%', '%%')).join(' ')} "%f" "%p"`;
}

function quoted(word: string): string {
  return process.platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Removes the segments that no kept backup needs any more. */
export async function forgetArchived(dataFolder: string, oldestStartLsn: string): Promise<number> {
  const folder = archiveFolderOf(dataFolder);
  const names = await readdir(folder).catch(() => []);
  const oldest = positionOf(oldestStartLsn);
  const old = names.filter((name) => {
    const position = OF_SEGMENT.exec(name)?.[1];
    return position !== undefined && position < oldest;
  });
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.length;
}

/** The segment an instant of the log lies in, without its timeline; segments of 16 MB, as initdb makes them. */
function positionOf(lsn: string): string {
  const number = parseLsn(lsn);
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0');
  return hex(number >> 32n) + hex((number & 0xffff_ffffn) >> 24n);
}

/** `16/B374D848` as a number. */
export function parseLsn(lsn: string): bigint {
  const [high = '', low = ''] = lsn.split('/');
  return (BigInt(`0x${high || '0'}`) << 32n) + BigInt(`0x${low || '0'}`);
}

/**
 * The newest line of time that goes on from a backup. Each restore begins a new one; a backup of a line that was left
 * before it was taken stays on its own.
 */
export async function timelineFrom(
  archiveFolder: string,
  backup: { timeline: number; endLsn: string },
): Promise<number> {
  const names = await readdir(archiveFolder).catch(() => []);
  const newest = names
    .flatMap((name) => /^([0-9A-F]{8})\.history\.zst$/.exec(name)?.[1] ?? [])
    .toSorted()
    .toReversed();
  for (const name of newest) {
    const packed = await readFile(join(archiveFolder, `${name}.history.zst`));
    const lines = zstdDecompressSync(packed).toString('utf8').split('\n');
    const goesOn = lines.some((line) => {
      const [timeline, leftAt] = line.trim().split(/\s+/);
      return (
        Number(timeline) === backup.timeline &&
        leftAt !== undefined &&
        parseLsn(leftAt) >= parseLsn(backup.endLsn)
      );
    });
    if (goesOn) return Number.parseInt(name, 16);
  }
  return backup.timeline;
}

/** The first segment that is missing between two that are there, after a place in the log; undefined if none is. */
export async function firstGap(
  archiveFolder: string,
  backup: { timeline: number; endLsn: string },
): Promise<string | undefined> {
  const names = await readdir(archiveFolder).catch(() => []);
  const from = positionOf(backup.endLsn);
  const positions = new Set(names.flatMap((name) => SEGMENT.exec(name)?.[1] ?? []));
  const numbers = [...positions]
    .filter((position) => position > from)
    .map((position) => BigInt(`0x${position.slice(0, 8)}`) * 256n + BigInt(`0x${position.slice(8)}`))
    .toSorted((a, b) => (a < b ? -1 : 1));
  for (const [at, number] of numbers.entries()) {
    const next = numbers[at + 1];
    if (next !== undefined && next > number + 1n) return (number + 1n).toString(16).toUpperCase();
  }
  return undefined;
}
