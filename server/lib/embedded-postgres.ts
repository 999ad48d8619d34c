import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { archiveFolderOf, archiveSettings, isArchiving } from './archive.ts';
import { freePort } from './free-port.ts';
import { isAlive, processesIn, readPidFile, removeStalePidFile } from './postgres-folder.ts';
import type { PidFile } from './postgres-folder.ts';
import { keepAlone, makeDatabase, refuseAnswer, takeLeave } from './postgres-presence.ts';
import { canDieWithParent, notAsRoot, postgresPrograms } from './postgres-programs.ts';
import type { AsWhom } from './postgres-programs.ts';
import { postgresSettings } from './postgres-settings.ts';
import { StartProblem, writingTo } from './start-problem.ts';

// A real PostgreSQL under the data folder, for who brings none. It outlives a killed program and is adopted
// by the
// next start; two programs on one folder share it, and the last to stop stops it.

export interface EmbeddedOptions {
  /** The data folder; the server's files lie in `postgres` inside it. */
  readonly folder: string;
  /** False only in tests: faster, and a crash of the machine may lose everything. */
  readonly isDurable?: boolean;
  /** The server stops 40 ms after this process dies: for development and tests, where leftovers pile up. */
  readonly diesWithParent?: boolean;
  /** The first port to try. */
  readonly portFrom?: number;
  /** Settings of the server beside the usual ones: those of a recovery. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long it may take until it is ready: a recovery reads its log first. */
  readonly startMsMax?: number;
}

export interface EmbeddedServer {
  /** Of the owner of the database `vafa`; not a superuser, as with a database of the company's own. */
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  readonly isAdopted: boolean;
  /** Stops the server, unless another program of this product is still using it. */
  stop(): Promise<void>;
}

const PORT_FROM = 7380;
const START_MS_MAX = 60_000;
const STOP_MS_MAX = 2_800;
const POLL_MS = 20;
const LOG_BYTES_MAX = 20_000_000;
const PASSWORD_FILE = 'vafa-password';

/** Starts the embedded PostgreSQL of a data folder, or adopts the one that is running there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const data = join(folder, 'postgres');
  await writingTo(folder, async () => {
    await mkdir(folder, { recursive: true });
    await initialise(folder, data, options);
  });
  requireOwnVersion(data);
  const password = (await readFile(join(data, PASSWORD_FILE), 'utf8')).trim();

  const deadline = Date.now() + (options.startMsMax ?? START_MS_MAX);
  let portFrom = options.portFrom ?? PORT_FROM;
  while (Date.now() < deadline) {
    const running = await runningServer(data);
    if (running === 'wait') {
      await sleep(POLL_MS);
      continue;
    }
    const server = running ?? (await launch(folder, data, await freePort(portFrom), options));
    if (server === 'portTaken') portFrom += 1;
    if (typeof server === 'string') continue;
    const opened = await open(server, password, running !== undefined, data);
    if (opened !== undefined) return opened;
    await sleep(POLL_MS);
  }
  throw new StartProblem('postgresBusy', { folder: data });
}

/**
 * Makes the data folder beside its place and moves it there whole: a start killed halfway leaves no half
 * folder.
 */
async function initialise(folder: string, data: string, options: EmbeddedOptions): Promise<void> {
  await removeHalfMade(folder);
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = join(folder, `postgres.new-${process.pid}`);
  const asWhom = await notAsRoot(folder);
  const password = randomBytes(24).toString('hex');
  const passwordFile = join(folder, `postgres.password-${process.pid}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  const command = asWhom(postgresPrograms().initdb, [
    ...[`--pgdata=${half}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', `--locale=${platformLocale()}`, '--locale-provider=icu', '--icu-locale=und'],
    // The password is random and long: rounds would only slow every connection down.
    ...['--set=scram_iterations=1', ...(options.isDurable === false ? ['--no-sync', '--wal-segsize=4'] : [])],
  ]);
  if (command.uid !== undefined && command.gid !== undefined)
    chownSync(passwordFile, command.uid, command.gid);
  const made = spawnSync(command.file, command.args, { ...identity(command), cwd: folder, encoding: 'utf8' });
  await rm(passwordFile, { force: true });
  if (made.status !== 0) {
    await rm(half, { recursive: true, force: true });
    throw initFailure(folder, `${made.error?.message ?? ''}${made.stderr ?? ''}`);
  }
  await writeFile(join(half, PASSWORD_FILE), `${password}\n`, { mode: 0o600 });
  // Another start may have been quicker: its folder stays, ours goes.
  await rename(half, data).catch(() => rm(half, { recursive: true, force: true }));
}

function initFailure(folder: string, said: string): StartProblem {
  if (/No space left|quota exceeded/i.test(said)) return new StartProblem('diskFull', { folder });
  if (/Permission denied|Read-only file system/i.test(said))
    return new StartProblem('folderReadOnly', { folder });
  return new StartProblem('postgresFailed', { reason: lastLine(said), log: folder });
}

async function removeHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /^postgres\.(?:new|password)-(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
}

function requireOwnVersion(data: string): void {
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') throw new StartProblem('databaseOfOtherVersion', { folder: data, version });
}

/**
 * The server that runs in the folder, `wait` while one starts, stops or leaves children, undefined if none is
 * there.
 */
async function runningServer(data: string): Promise<PidFile | 'wait' | undefined> {
  const file = await readPidFile(data);
  const processes = await processesIn(data, file?.pid);
  if (file !== undefined && processes.includes(file.pid)) return file.state === 'ready' ? file : 'wait';
  if (processes.length > 0) return 'wait';
  if (file !== undefined) await removeStalePidFile(data, file);
  return undefined;
}

async function launch(
  folder: string,
  data: string,
  port: number,
  options: EmbeddedOptions,
): Promise<PidFile | 'portTaken' | 'raced'> {
  const asWhom = await notAsRoot(folder);
  const log = await openLog(folder);
  const command = postgresCommand(asWhom, data, port, options);
  if (command.uid !== undefined && command.gid !== undefined && isArchiving(folder))
    chownSync(archiveFolderOf(folder), command.uid, command.gid);
  const logFrom = statSync(log.path).size;
  // Of its own group: Ctrl-C in a terminal must reach the program first, which then stops the server.
  const child = spawn(command.file, command.args, {
    ...identity(command),
    cwd: data,
    detached: true,
    stdio: ['ignore', log.handle, log.handle],
    env: { PATH: process.env['PATH'], LC_MESSAGES: 'C', TZ: 'UTC' },
  });
  const ended = new Promise<'ended'>((done) => {
    child.once('exit', () => done('ended'));
    child.once('error', () => done('ended'));
  });
  child.unref();
  closeSync(log.handle);
  const deadline = Date.now() + (options.startMsMax ?? START_MS_MAX);
  while (Date.now() < deadline) {
    const file = await readPidFile(data);
    if (file !== undefined && file.pid === child.pid && file.state === 'ready') return file;
    const state = await Promise.race([ended, sleep(POLL_MS, 'running' as const)]);
    if (state === 'ended') return launchFailure(folder, log.path, logFrom);
  }
  child.kill('SIGINT');
  throw new StartProblem('postgresBusy', { folder: data });
}

function postgresCommand(asWhom: AsWhom, data: string, port: number, options: EmbeddedOptions) {
  const isDurable = options.isDurable ?? true;
  const more = { ...(isDurable && archiveSettings(dirname(data))), ...options.settings };
  const args = ['-D', data, '-p', String(port), ...postgresSettings(isDurable, more)];
  const program = postgresPrograms().postgres;
  if (options.diesWithParent === true && canDieWithParent()) {
    return asWhom('setpriv', ['--pdeathsig', 'INT', program, ...args]);
  }
  return asWhom(program, args);
}

function launchFailure(folder: string, log: string, from: number): 'portTaken' | 'raced' {
  const said = readFileSync(log).subarray(from).toString('utf8');
  if (/could not bind|Address already in use/.test(said)) return 'portTaken';
  if (/lock file "postmaster.pid" already exists|pre-existing shared memory/.test(said)) return 'raced';
  if (/No space left on device/.test(said)) throw new StartProblem('diskFull', { folder });
  if (/Permission denied|Read-only file system/.test(said))
    throw new StartProblem('folderReadOnly', { folder });
  throw new StartProblem('postgresFailed', { reason: lastLine(said), log });
}

/**
 * Connects, makes role and database at the first start, and stays connected: that is how programs see each
 * other.
 */
async function open(
  file: PidFile,
  password: string,
  isAdopted: boolean,
  data: string,
): Promise<EmbeddedServer | undefined> {
  const host = '127.0.0.1';
  const presence = new pg.Client({
    host,
    port: file.port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: `vafa-${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A lost connection is seen by whoever uses the database; this one only marks presence.
  presence.on('error', () => undefined);
  try {
    await presence.connect();
    await makeDatabase(presence, password);
  } catch (error) {
    await presence.end().catch(() => undefined);
    refuseAnswer(error, data);
    return undefined;
  }
  keepAlone(presence, 'unref');
  const url = `postgres://vafa:${password}@${host}:${file.port}/vafa`;
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopServer(presence, file.pid, data));
  return { url, pid: file.pid, port: file.port, isAdopted, stop };
}

async function stopServer(presence: pg.Client, pid: number, data: string): Promise<void> {
  keepAlone(presence, 'ref');
  const others = await takeLeave(presence).catch(() => 0);
  await presence.end().catch(() => undefined);
  if (others > 0) return;
  const file = await readPidFile(data);
  if (file?.pid !== pid || !(await processesIn(data, pid)).includes(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_MS_MAX;
  while (isAlive(pid) && Date.now() < deadline) await sleep(POLL_MS);
  // The next start recovers from the log; waiting longer would break the promise to stop within five seconds.
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}

async function openLog(folder: string): Promise<{ path: string; handle: number }> {
  const path = join(folder, 'postgres.log');
  if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) await rename(path, `${path}.old`);
  return writingTo(folder, async () => ({ path, handle: openSync(path, 'a', 0o600) }));
}

function identity(command: { uid?: number; gid?: number }): { uid?: number; gid?: number } {
  return command.uid === undefined || command.gid === undefined ? {} : { uid: command.uid, gid: command.gid };
}

function platformLocale(): string {
  if (process.platform === 'linux') return 'C.UTF-8';
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'English_United States.utf8';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
