import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

import pg from 'pg';

import { BackupProblem } from './backup-problem.ts';
import { asOwner } from './database-check.ts';
import { readPidFile } from './postgres-folder.ts';

// A base backup of the running embedded server, by the replication protocol itself: one stream that carries a tar of
// the data folder, the log that makes it consistent, and PostgreSQL's own manifest. The embedded package brings no
// pg_basebackup.

/** How the superuser of the embedded server is reached. */
export interface Superuser {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface BaseBackup {
  readonly systemId: string;
  readonly timeline: number;
  readonly startLsn: string;
  readonly endLsn: string;
}

export interface BaseBackupSink {
  readonly tar: Writable;
  readonly manifest: Writable;
  progress(doneBytes: number, totalBytes: number): void;
}

/** The superuser of the server that runs in a data folder. */
export async function superuserOf(dataFolder: string): Promise<Superuser> {
  const folder = join(dataFolder, 'postgres');
  const file = await readPidFile(folder);
  const password = await readFile(join(folder, 'vafa-password'), 'utf8').catch(() => undefined);
  if (file === undefined || password === undefined) throw new BackupProblem('noDatabase', { folder });
  return { host: '127.0.0.1', port: file.port, user: 'postgres', password: password.trim() };
}

/** Opens one connection as the superuser. */
export function asSuperuser<T>(superuser: Superuser, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { host, port, user, password } = superuser;
  return asOwner(`postgres://${user}:${password}@${host}:${port}/postgres`, work);
}

/** Streams a base backup into the sink; both streams of the sink are ended when all of it has arrived. */
export async function streamBaseBackup(superuser: Superuser, sink: BaseBackupSink): Promise<BaseBackup> {
  // The types of the package leave `replication` out.
  const settings: pg.ClientConfig & { replication: string } = {
    ...superuser,
    application_name: 'backup',
    connectionTimeoutMillis: 10_000,
    replication: 'true',
  };
  const client = new pg.Client(settings);
  const broken = new Promise<never>((_, refuse) => {
    client.once('error', refuse);
    sink.tar.once('error', refuse);
    sink.manifest.once('error', refuse);
  });
  broken.catch(() => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ systemid: string }>('IDENTIFY_SYSTEM');
    // The log since the backup's start must not be recycled however long it takes; the slot ends with the connection.
    await client.query(`CREATE_REPLICATION_SLOT vafa_backup_${process.pid} TEMPORARY PHYSICAL (RESERVE_WAL)`);
    const reading = new BaseBackupReading(sink);
    client.query(reading);
    const told = await Promise.race([reading.done, broken]);
    sink.tar.end();
    sink.manifest.end();
    await Promise.race([Promise.all([finished(sink.tar), finished(sink.manifest)]), broken]);
    return { systemId: rows[0]?.systemid ?? '', ...told };
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    sink.tar.destroy(reason);
    sink.manifest.destroy(reason);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function finished(stream: Writable): Promise<void> {
  if (!stream.writableFinished) await once(stream, 'finish');
}

// WAL: the log of the time of the backup comes along, so that it stands alone. WAIT false: an archive that is stuck
// is no reason to be without a backup.
const COMMAND = `BASE_BACKUP (LABEL 'vafa', PROGRESS, CHECKPOINT 'fast', WAL, WAIT false,
  MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

interface Wire {
  readonly stream: { pause(): void; resume(): void };
  query(text: string): void;
}

/** What `pg` calls a submittable: it is given each message of the answer. */
class BaseBackupReading {
  readonly done: Promise<Omit<BaseBackup, 'systemId'>>;
  readonly #sink: BaseBackupSink;
  #results: string[][][] = [];
  #current: Writable | undefined;
  #totalBytes = 0;
  #isPaused = false;
  #settle: { done(value: Omit<BaseBackup, 'systemId'>): void; refuse(error: unknown): void };

  constructor(sink: BaseBackupSink) {
    this.#sink = sink;
    const { promise, resolve, reject } = Promise.withResolvers<Omit<BaseBackup, 'systemId'>>();
    this.done = promise;
    this.#settle = { done: resolve, refuse: reject };
  }

  submit(wire: Wire): void {
    wire.query(COMMAND);
  }

  handleRowDescription(): void {
    this.#results.push([]);
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.#results.at(-1)?.push(message.fields.map((field) => field ?? ''));
    if (this.#results.length === 2) this.#totalBytes += Number(message.fields[2] ?? 0) * 1024;
  }

  /** One message: `n` a new tar, `m` the manifest begins, `d` bytes of either, `p` how far it is. */
  handleCopyData(message: { chunk: Buffer }, wire: Wire): void {
    const { chunk } = message;
    const kind = String.fromCharCode(chunk[0] ?? 0);
    if (kind === 'n') {
      const isSecond = this.#current !== undefined;
      this.#current = this.#sink.tar;
      if (isSecond) this.#sink.tar.destroy(new Error('the embedded database has a tablespace'));
    }
    if (kind === 'm') this.#current = this.#sink.manifest;
    if (kind === 'p') this.#sink.progress(Number(chunk.readBigInt64BE(1)), this.#totalBytes);
    if (kind !== 'd' || this.#current === undefined || this.#current.destroyed) return;
    if (this.#current.write(Buffer.from(chunk.subarray(1))) || this.#isPaused) return;
    // What was read already still comes; nothing more is asked for until there is room.
    this.#isPaused = true;
    wire.stream.pause();
    this.#current.once('drain', () => {
      this.#isPaused = false;
      wire.stream.resume();
    });
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}

  handlePortalSuspended(): void {}

  handleError(error: unknown): void {
    this.#settle.refuse(error);
  }

  handleReadyForQuery(): void {
    const [start, , end] = this.#results.map((rows) => rows[0]);
    const [startLsn, timeline] = start ?? [];
    const [endLsn] = end ?? [];
    if (startLsn === undefined || endLsn === undefined) {
      this.#settle.refuse(new Error('the server ended the backup early'));
      return;
    }
    this.#settle.done({ startLsn, endLsn, timeline: Number(timeline) });
  }
}
