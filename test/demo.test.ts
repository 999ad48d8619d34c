import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { emptyHalfFilled, markFilling } from '../scripts/demo/filling.ts';
import { seedDemo } from '../scripts/seed.ts';
import { buildApp } from '../server/app.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { openPool } from '../server/lib/db.ts';
import { openLog } from '../server/lib/log.ts';
import { migrate } from '../server/lib/migrate.ts';
import { readSettings } from '../server/settings.ts';
import { testDatabase } from './database.ts';

// The demo as the first start makes it, a hundredth of its size.

const drops: (() => Promise<void>)[] = [];
const cloned = await testDatabase({ after: (drop) => drops.push(drop) });
const ownerUrl = await emptyDatabase(cloned.ownerUrl);
const log = openLog({ level: 'silent' });
await seedDemo({ ownerUrl, log, share: 0.01 });

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return await asOwner(ownerUrl, async (client) => (await client.query<Row>(text)).rows);
}

/** A migrated database beside the clone, without any company. */
async function emptyDatabase(besideUrl: string): Promise<string> {
  const url = new URL(besideUrl);
  const name = `${url.pathname.slice(1)}_demo`;
  await asOwner(besideUrl, (client) => client.query(`create database ${name} template template0`));
  url.pathname = `/${name}`;
  await migrate(url.href);
  after(async () => {
    await asOwner(besideUrl, (client) => client.query(`drop database ${name} with (force)`));
    for (const drop of drops) await drop();
  });
  return url.href;
}

test('R17: the demo knows its two companies and everybody who can be signed in as', async () => {
  const found = await rows<{ code: string; people: number }>(
    `select t.code, count(*)::int as people from tenant t join membership m on m.tenant_id = t.id
     where m.demo_name is not null group by t.code order by t.code`,
  );
  assert.deepEqual(
    found.map(({ code }) => code),
    ['arka', 'binesh'],
  );
  const names = new Set(
    (await rows<{ name: string }>('select demo_name as name from membership')).map(({ name }) => name),
  );
  for (const who of 'admin reception dispatcher es ts process-owner approver approver-2 accountant accountant-2 warehouse complaints survey agency:1000 agency:1001 agency:1002'.split(
    ' ',
  )) {
    assert.ok(names.has(who), who);
  }
});

test('R17: every sum of the demo holds: stages, counts, coverage, search rows', async () => {
  const [found] = await rows<Record<string, number>>(`select
    (select count(*) from request r where not exists (select from search_row s
      where s.tenant_id = r.tenant_id and s.kind = 'request' and s.subject_id = r.id))::int as "unsearchable",
    (select count(*) from request r where contact_count <> (select count(*) from follow_up_contact c
      where c.tenant_id = r.tenant_id and c.request_id = r.id))::int as "miscounted",
    (select count(*) from work_order o where o.stage in ('closed', 'cancelled') and o.ended_at is null)::int as "endless",
    (select count(*) from work_order o where o.stage = 'referred' and o.agency_id is null)::int as "agencyless",
    (select count(*) from device d where d.installed_on is not null and not exists (select from warranty_registration w
      where w.tenant_id = d.tenant_id and w.device_id = d.id))::int as "unpromised",
    (select count(*) from request)::int as "requests"`);
  const { requests = 0, ...wrong } = found ?? {};
  assert.deepEqual(wrong, { unsearchable: 0, miscounted: 0, endless: 0, agencyless: 0, unpromised: 0 });
  assert.ok(requests >= 100);
});

test("A12: this morning's calls have their messages, once the worker runs", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vafa-demo-'));
  const pool = openPool(ownerUrl, 4);
  const app = await buildApp({
    settings: readSettings({ VAFA_DATA: folder }),
    secret: 'x'.repeat(40),
    ownerUrl,
    pool,
    log,
    setupToken: undefined,
  });
  t.after(async () => {
    await app.stop();
    await pool.end();
    await rm(folder, { recursive: true, force: true });
  });
  await app.startWorker();
  const deadline = Date.now() + 20_000;
  const delivered = async () =>
    (await rows<{ count: number }>(`select count(*)::int from sms_message where state = 'delivered'`))[0]
      ?.count ?? 0;
  while ((await delivered()) < 9 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 100));
  assert.ok((await delivered()) >= 9);
});

test('R17: a filling that was cut off is thrown away, a whole demo is left alone', async () => {
  await emptyHalfFilled(ownerUrl);
  assert.equal((await rows('select from tenant')).length, 2);
  await markFilling(ownerUrl, true);
  await emptyHalfFilled(ownerUrl);
  assert.equal((await rows('select from tenant')).length, 0);
  assert.equal((await rows('select from request')).length, 0);
});
