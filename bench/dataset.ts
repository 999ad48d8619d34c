import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import type { EmbeddedServer } from '../server/lib/embedded-postgres.ts';
import { migrate } from '../server/lib/migrate.ts';
import type { DataWish } from './data-fill.ts';
import { fillBench } from './data-fill.ts';

// The data of the bench in a folder of its own, made once for each seed and size and kept until what it is made of changes.

const ROOT = join(import.meta.dirname, '..');
export const BENCH_FOLDER = join(ROOT, '.data', 'bench');
const MADE_OF = ['migrations/*.sql', 'bench/data*.ts', 'scripts/demo/*.ts', 'server/**/*.make.ts'];
export const PORT_FROM = 37_200;

/** The folder of this seed and size; it is made where it is missing, and appears only whole. */
export async function datasetOf(wish: DataWish): Promise<string> {
  const folder = join(BENCH_FOLDER, `data-${wish.seed}-${wish.requestCount}-${await hashOfMakings()}`);
  if (existsSync(folder)) return folder;
  const half = join(dirname(folder), `half-${process.pid}`);
  // Nothing here is worth a wait for the disk, and little is left of the log.
  const server = await startEmbedded({
    folder: half,
    portFrom: PORT_FROM,
    diesWithParent: true,
    isDurable: false,
  });
  try {
    await migrate(server.url);
    await fillBench(server.url, wish);
  } catch (error) {
    await server.stop();
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  await server.stop();
  await rename(half, folder);
  return folder;
}

/** Its server, by itself. */
export async function openDataset(folder: string): Promise<EmbeddedServer> {
  return await startEmbedded({ folder, portFrom: PORT_FROM, diesWithParent: true });
}

async function hashOfMakings(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(MADE_OF, { cwd: ROOT })) files.push(file);
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(file).update(await readFile(join(ROOT, file)));
  return hash.digest('hex').slice(0, 8);
}
