import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { cp, glob, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import type { EmbeddedServer } from '../server/lib/embedded-postgres.ts';
import { migrate } from '../server/lib/migrate.ts';
import { isAlive } from '../server/lib/postgres-folder.ts';

// The PostgreSQL of a test run. A cluster with migrated and filled template is kept under .data/test, named
// by what
// it is made of; each run works on its own copy, so that runs side by side do not know each other.

/** The database that every test database is cloned from. */
export const TEMPLATE = 'vafa';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.data', 'test');
const MADE_OF = [
  'migrations/*.sql',
  'server/**/*.make.ts',
  'server/identity/default-roles.ts',
  'server/lib/migrate*.ts',
  'test/world*.ts',
  'package-lock.json',
];
const KEPT_MAX = 3;

/**
 * Starts a server on a fresh copy of the kept cluster. `url` leads the owner to a database beside the
 * template.
 */
export async function startTestServer(): Promise<EmbeddedServer> {
  await mkdir(FOLDER, { recursive: true });
  await removeLeftovers();
  const kept = await keptCluster();
  const folder = join(FOLDER, `run-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await cp(kept, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return startIn(folder);
}

/** A data folder with the filled database, not yet running: for whoever starts the real program on it. */
export async function fillDataFolder(folder: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await cp(await keptCluster(), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function startIn(folder: string): Promise<EmbeddedServer> {
  const portFrom = 20_000 + (process.pid % 5_000) * 2;
  const server = await startEmbedded({ folder, isDurable: false, diesWithParent: true, portFrom });
  const url = new URL(server.url);
  url.pathname = '/postgres';
  return {
    ...server,
    url: url.href,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The cluster for today's migrations and makers; made once, moved to its place whole. */
async function keptCluster(): Promise<string> {
  const kept = join(FOLDER, `cluster-${await hashOfMakings()}`);
  if (existsSync(kept)) return kept;
  const half = join(FOLDER, `new-${process.pid}`);
  const server = await startEmbedded({
    folder: half,
    isDurable: false,
    diesWithParent: true,
    portFrom: 30_000,
  });
  try {
    await migrate(server.url);
    const { fillTemplate } = await import('./world.ts');
    await fillTemplate(server.url);
  } catch (error) {
    await server.stop();
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  await server.stop();
  await rename(half, kept).catch(() => rm(half, { recursive: true, force: true }));
  return kept;
}

async function hashOfMakings(): Promise<string> {
  const files: string[] = [];
  for (const pattern of MADE_OF) {
    for await (const file of glob(pattern, { cwd: ROOT })) files.push(file);
  }
  const sum = createHash('sha256');
  for (const file of files.toSorted()) sum.update(file).update(await readFile(join(ROOT, file)));
  return sum.digest('hex').slice(0, 16);
}

/** Folders of runs that were killed, and clusters of former migrations. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir(FOLDER);
  const killed = names.filter((name) => {
    const pid = /^(?:run|new)-(\d+)$/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  const clusters = await Promise.all(
    names
      .filter((name) => name.startsWith('cluster-'))
      .map(async (name) => ({ name, at: (await stat(join(FOLDER, name))).mtimeMs })),
  );
  const old = clusters.toSorted((a, b) => b.at - a.at).slice(KEPT_MAX);
  for (const name of [...killed, ...old.map((cluster) => cluster.name)]) {
    await rm(join(FOLDER, name), { recursive: true, force: true });
  }
}
