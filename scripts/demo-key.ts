import { randomUUID } from 'node:crypto';

import { makeKeyFor } from '../server/identity/identity.make.ts';
import { allTenants } from '../server/identity/identity.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { startEmbedded } from '../server/lib/embedded-postgres.ts';
import { systemContext } from '../server/lib/http.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import { readSettings } from '../server/settings.ts';

// `npm run -s demo-key -- [tenant/]<who>`: prints an API key of a demo person and nothing else.

const [asked = 'admin'] = process.argv.slice(2);
const [tenantCode, who] = asked.includes('/') ? asked.split('/') : ['arka', asked];
const settings = readSettings(process.env);
const embedded =
  settings.databaseUrl === undefined ? await startEmbedded({ folder: settings.dataFolder }) : undefined;
const url = settings.databaseUrl ?? embedded?.url ?? '';
const pool = openPool(url, 2);
const jobs = await openJobQueue(url, []);
try {
  const tenants = await transaction(pool, null, (tx) => allTenants.all({ tx }));
  const tenant = tenants.find((each) => each.isDemo && each.code === tenantCode);
  if (tenant === undefined) throw new Error(`there is no demo company ${tenantCode ?? ''}`);
  const key = await transaction(pool, tenant.id, async (tx) =>
    makeKeyFor(await systemContext({ jobs }, tx, tenant.id, randomUUID()), who ?? ''),
  );
  process.stdout.write(`${key}\n`);
} finally {
  await jobs.stop();
  await pool.end();
  await embedded?.stop();
}
