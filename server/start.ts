import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { destination } from 'pino';

import { emptyHalfFilled } from '../scripts/demo/filling.ts';
import { buildApp } from './app.ts';
import { allTenants } from './identity/identity.ts';
import { setArchiving } from './lib/archive.ts';
import { checkAppRole, checkDatabase } from './lib/database-check.ts';
import type { Pool } from './lib/db.ts';
import { openPool, transaction } from './lib/db.ts';
import { startEmbedded } from './lib/embedded-postgres.ts';
import { freePort, isPortFree } from './lib/free-port.ts';
import { openLog } from './lib/log.ts';
import type { Log } from './lib/log.ts';
import { migrate } from './lib/migrate.ts';
import { checkSecret } from './lib/secret-check.ts';
import { StartProblem, errorCode, writingTo } from './lib/start-problem.ts';
import { print, printWelcome, sentenceOf } from './print.ts';
import { readSecret, readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

// From settings to a serving product, and back.

export interface Product {
  stop(): Promise<void>;
}

const POOL_MAX = 20;
/** A former process that was told to stop may hold its port this long. */
const PORT_WAIT_MS_MAX = 5_000;
const APP_STOP_MS_MAX = 2_000;
const LOG_BYTES_MAX = 50_000_000;

/**
 * Starts database, pages and worker. Throws a StartProblem when the world is not as needed; nothing is left
 * behind.
 */
export async function startProduct(options: { isDevelopment: boolean }): Promise<Product> {
  const settings = readSettings(process.env);
  const { log, logFile } = await chooseLog(settings);
  const port = settings.roles.includes('web') ? await choosePort(settings) : settings.port;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.toReversed()) await step();
    undo.length = 0;
  };
  try {
    const secret = await readSecret(settings);
    const ownerUrl = await openDatabase(settings, options.isDevelopment, undo);
    await prepare(settings, ownerUrl, secret, log);
    const pool = openPool(ownerUrl, POOL_MAX);
    undo.push(() => endWithin(pool.end(), APP_STOP_MS_MAX));
    const state = await fillIfEmpty(pool, ownerUrl, settings, log);

    const setupToken = state.isEmpty ? randomBytes(24).toString('base64url') : undefined;
    const app = await buildApp({ settings: { ...settings, port }, secret, ownerUrl, pool, log, setupToken });
    undo.push(() => endWithin(app.stop(), APP_STOP_MS_MAX));
    if (settings.roles.includes('web')) await listen(app.server, settings, port);
    if (settings.roles.includes('worker')) await app.startWorker();

    const url = settings.roles.includes('web') ? addressOf(settings, port) : undefined;
    const firstRunUrl =
      url !== undefined && setupToken !== undefined ? `${url}/setup?token=${setupToken}` : undefined;
    printWelcome({ url, firstRunUrl, hasDemo: state.hasDemo && settings.isLoopback, logFile });
    return { stop };
  } catch (error) {
    await stop();
    throw isDiskFull(error) ? new StartProblem('diskFull', { folder: settings.dataFolder }, error) : error;
  }
}

/** The database tells it as class 53100, wherever it happens to need room first. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ['53100', 'ENOSPC'].includes(errorCode(error)) || isDiskFull(error.cause);
}

async function openDatabase(
  settings: Settings,
  isDevelopment: boolean,
  undo: (() => Promise<unknown>)[],
): Promise<string> {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl;
  await writingTo(settings.dataFolder, () => setArchiving(settings.dataFolder, settings.backup.archives));
  const server = await startEmbedded({ folder: settings.dataFolder, diesWithParent: isDevelopment });
  undo.push(() => server.stop());
  return server.url;
}

async function prepare(settings: Settings, ownerUrl: string, secret: string, log: Log): Promise<void> {
  await checkDatabase(ownerUrl);
  let backup: string | undefined;
  const isEmbedded = settings.databaseUrl === undefined;
  const beforeUpgrade = async () => {
    backup = await backUpFirst(settings, ownerUrl, secret);
  };
  await migrate(ownerUrl, { log, ...(isEmbedded && { beforeUpgrade }) }).catch((error: unknown) => {
    if (backup === undefined || !(error instanceof StartProblem) || error.code !== 'migrationFailed')
      throw error;
    throw new StartProblem('migrationFailedAfterBackup', { ...error.facts, backup }, error);
  });
  await checkAppRole(ownerUrl);
  await checkSecret(ownerUrl, secret);
}

/** A renewal cannot be taken back: what was there before it stays beside it. Answers where. */
async function backUpFirst(settings: Settings, ownerUrl: string, secret: string): Promise<string> {
  print('start.backsUpFirst');
  const { dataFolder, backup } = settings;
  const { takeBackup } = await import('./lib/backup.ts');
  const { name } = await takeBackup({
    dataFolder,
    folder: backup.folder,
    ownerUrl,
    isEmbedded: true,
    reason: 'upgrade',
    secret: backup.passphrase === undefined ? undefined : { value: secret, passphrase: backup.passphrase },
    keep: backup.keep,
  }).catch((error: unknown) => {
    throw new StartProblem('backupFirstFailed', { reason: sentenceOf(error) ?? String(error) }, error);
  });
  const path = join(backup.folder, name);
  print('start.backedUp', { backup: path });
  return path;
}

async function fillIfEmpty(
  pool: Pool,
  ownerUrl: string,
  settings: Settings,
  log: Log,
): Promise<{ isEmpty: boolean; hasDemo: boolean }> {
  if (settings.fillsDemo) await emptyHalfFilled(ownerUrl);
  const before = await readTenants(pool);
  if (!before.isEmpty || !settings.fillsDemo) return before;
  print('start.fillsDemo');
  // The seed brings much along that a later start does not need.
  const { seedDemo } = await import('../scripts/seed.ts');
  await seedDemo({ ownerUrl, log });
  return readTenants(pool);
}

async function readTenants(pool: Pool): Promise<{ isEmpty: boolean; hasDemo: boolean }> {
  const tenants = await transaction(pool, null, (tx) => allTenants.all({ tx }));
  return { isEmpty: tenants.length === 0, hasDemo: tenants.some((tenant) => tenant.isDemo) };
}

/** The port that was asked for, or from the usual one the next that is free. */
async function choosePort(settings: Settings): Promise<number> {
  const { port, host, isPortGiven } = settings;
  try {
    const deadline = Date.now() + PORT_WAIT_MS_MAX;
    while (Date.now() < deadline) {
      if (await isPortFree(port, host)) return port;
      await sleep(100);
    }
    if (isPortGiven) throw new StartProblem('portTaken', { port: String(port) });
    const other = await freePort(port + 1, host);
    print('start.portMoved', { port: String(port), other: String(other) });
    return other;
  } catch (error) {
    throw portProblem(error, host, port);
  }
}

async function listen(
  server: { listen(at: { host: string; port: number }): Promise<unknown> },
  settings: Settings,
  port: number,
): Promise<void> {
  try {
    await server.listen({ host: settings.host, port });
  } catch (error) {
    throw portProblem(error, settings.host, port);
  }
}

function portProblem(error: unknown, host: string, port: number): unknown {
  const code = errorCode(error);
  if (code === 'EADDRINUSE' || code === 'EACCES')
    return new StartProblem('portTaken', { port: String(port) }, error);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartProblem('hostUnusable', { host }, error);
  }
  return error;
}

function addressOf(settings: Settings, port: number): string {
  if (settings.url !== undefined) return settings.url;
  const host = isIP(settings.host) === 6 ? `[${settings.host}]` : settings.host;
  return `http://${host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host}:${port}`;
}

/** In a terminal the log would bury what a person reads: there it goes to a file. */
async function chooseLog(settings: Settings): Promise<{ log: Log; logFile: string | undefined }> {
  if (!process.stderr.isTTY)
    return { log: openLog({}, destination({ fd: 2, sync: false })), logFile: undefined };
  const path = join(settings.dataFolder, 'vafa.log');
  return writingTo(settings.dataFolder, async () => {
    if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) renameSync(path, `${path}.old`);
    return { log: openLog({}, destination({ dest: path, mkdir: true, sync: true })), logFile: path };
  });
}

/** A stop that takes too long is left behind: what was acknowledged is already on disk. */
async function endWithin(work: Promise<unknown>, ms: number): Promise<void> {
  await Promise.race([work.catch(() => undefined), sleep(ms, undefined, { ref: false })]);
}
