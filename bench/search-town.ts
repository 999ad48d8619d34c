import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { bringBaseData, demoLines, demoPlaces } from '../scripts/demo/demo-company.ts';
import { makeHistory } from '../scripts/demo/demo-history.ts';
import { makeNetwork } from '../scripts/demo/demo-network.ts';
import { arkaPeople } from '../scripts/demo/demo-people.ts';
import { makeCompanyWithPeople } from '../server/identity/identity.make.ts';
import type { Context } from '../server/lib/context.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { migrate } from '../server/lib/migrate.ts';
import { statement } from '../server/lib/sql.ts';
import { writeRequestWords } from '../server/requests/request-search.ts';
import { allPermissions, companySeeds } from '../server/slices.ts';

// A company with 100,000 requests to search in. It is made once and kept under .data, for making it takes minutes.

export const TENANT_ID = '01900000-0000-7000-8000-00000000be00';
/** Stands in the note of the oldest request alone. */
export const PLANTED = 'زمردینه‌کار';

const oldest = statement<{ id: string }>(
  'bench.oldestRequest',
  'select id from request where tenant_id = :tenant order by id limit 1',
);
const note = statement(
  'bench.writeNote',
  'update request set note = :note where tenant_id = :tenant and id = :id',
);

/** The data folder of the town. */
export async function townOf(count: number): Promise<string> {
  const folder = join(import.meta.dirname, '..', '.data', 'bench', `search-${count}`);
  if (existsSync(folder)) return folder;
  const half = join(dirname(folder), `half-${process.pid}`);
  const server = await startEmbedded({ folder: half, portFrom: 37_000, diesWithParent: true });
  try {
    await migrate(server.url);
    await fill(server.url, count);
  } catch (error) {
    await server.stop();
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  await server.stop();
  await rename(half, folder);
  return folder;
}

async function fill(ownerUrl: string, requestCount: number): Promise<void> {
  const pool = openPool(ownerUrl, 4);
  const jobs = await openJobQueue(ownerUrl, []);
  const inCompany = <T>(run: (ctx: Context) => Promise<T>): Promise<T> =>
    transaction(pool, TENANT_ID, async (tx) =>
      run(await systemContext({ jobs }, tx, TENANT_ID, randomUUID())),
    );
  const analyze = () => asOwner(ownerUrl, (client) => client.query('analyze'));
  try {
    const company = { id: TENANT_ID, code: 'arka', title: 'آرکا', titleEn: 'Arka', isDemo: true };
    const parts = { allPermissions, seeds: companySeeds };
    await inCompany((ctx) => makeCompanyWithPeople(ctx, company, parts, arkaPeople));
    await inCompany((ctx) => bringBaseData(ctx, { title: 'آرکا', code: 'AR' }, 1));
    const places = await inCompany(demoPlaces);
    const productLineIds = await inCompany(demoLines);
    const agencies = await inCompany((ctx) => makeNetwork(ctx, { places, productLineIds, otherCount: 37 }));
    await makeHistory(inCompany, {
      customerCount: Math.ceil(requestCount / 4),
      deviceCount: Math.ceil(requestCount / 3),
      requestCount,
      serialPrefix: 'AR',
      places,
      agencies,
      receivers: ['نگار رضایی', 'لیلا جعفری'],
      analyze,
    });
    await inCompany(async (ctx) => {
      const { id } = await oldest.one(ctx);
      await note.run(ctx, { id, note: `پیچ ${PLANTED} گم شده است` });
      await writeRequestWords(ctx, [id]);
    });
    // As a server is found after a night of work.
    await asOwner(ownerUrl, (client) => client.query('vacuum analyze'));
  } finally {
    await jobs.stop();
    await pool.end();
  }
}
