import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { emptyHalfFilled, markFilling } from '../scripts/demo/filling.ts';
import { seedDemo } from '../scripts/seed.ts';
import { buildApp } from '../server/app.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import { openLog } from '../server/lib/log.ts';
import { migrate } from '../server/lib/migrate.ts';
import { readSettings } from '../server/settings.ts';
import { consignedIdentity, obligationIdentity, tornBalances } from '../server/warehouse/identities.ts';
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

test('J1: the books of the demo balance: debit is credit, balances are their lines, a report enters once', async () => {
  const [found] = await rows<Record<string, number>>(`select
    (select count(*) from (select from journal_line group by tenant_id, entry_id, currency
      having sum(debit_amount) <> sum(credit_amount)) x)::int as "crooked",
    (select count(*) from (
      select tenant_id, agency_id, account, currency, sum(debit_amount) d, sum(credit_amount) c, count(*) n
      from journal_line where agency_id is not null group by 1, 2, 3, 4) l
      full join (select * from account_balance where agency_id is not null) b using (tenant_id, agency_id, account, currency)
      where l.d is distinct from b.debit_amount or l.c is distinct from b.credit_amount)::int as "torn",
    (select count(*) from service_report s where s.state in ('approved', 'partly_approved') and s.fee_amount > 0
      and (select count(*) from journal_entry e where e.tenant_id = s.tenant_id and e.document_kind = 'service_report'
        and e.document_id = s.id) <> 1)::int as "unentered",
    (select count(*) from service_report s where s.decided_at is not null and not exists (select from work_order w
      where w.tenant_id = s.tenant_id and w.id = s.work_order_id and w.stage = 'closed'))::int as "unclosed",
    (select count(*) from work_order w where w.done_at is not null and w.technician_id is not null
      and not exists (select from visit v where v.tenant_id = w.tenant_id and v.work_order_id = w.id
        and v.outcome = 'done'))::int as "unvisited"`);
  assert.deepEqual(found, { crooked: 0, torn: 0, unentered: 0, unclosed: 0, unvisited: 0 });
});

test('M9: the stock of the demo holds: balances are their moves, both identities of every agency', async () => {
  const pool = openPool(ownerUrl, 1);
  const companies = await rows<{ id: string }>('select id from tenant');
  const sums = [];
  for (const { id } of companies) {
    sums.push(
      await transaction(pool, id, async (tx) => ({
        torn: await tornBalances({ tx }),
        consigned: (await consignedIdentity({ tx }, { agencyId: null })).filter((sum) => !sum.isHeld),
        obligations: (await obligationIdentity({ tx }, { agencyId: null })).filter((sum) => !sum.isHeld),
      })),
    );
  }
  await pool.end();
  assert.deepEqual(
    sums,
    companies.map(() => ({ torn: [], consigned: [], obligations: [] })),
  );
});

test('I7: this morning reports wait in every tab, with findings of unlike weight, and work stands in every stage', async () => {
  const tabs = await rows<{ tab: string; count: number }>(
    `select s.tab, count(*)::int from service_report s join tenant t on t.id = s.tenant_id and t.code = 'arka'
     group by s.tab`,
  );
  const count = new Map(tabs.map((row) => [row.tab, row.count]));
  const submitted = count.get('submitted') ?? 0;
  assert.ok(submitted >= 15 && submitted <= 25, String(submitted));
  assert.deepEqual(
    ['appealed', 'held', 'sent_back', 'draft'].map((tab) => count.get(tab)),
    [1, 1, 2, 3],
  );
  const found = async (text: string) => (await rows<{ name: string }>(text)).map(({ name }) => name);
  const severities = await found(
    `select distinct severity as name from service_report where tab = 'submitted' and severity is not null order by 1`,
  );
  assert.deepEqual(severities, ['hold', 'warn']);
  const flags = await found(
    `select distinct f ->> 'code' as name from service_report s
     cross join lateral jsonb_array_elements(s.flags) f where s.tab = 'submitted'`,
  );
  for (const code of ['serial_differs', 'seal_missing', 'filed_late', 'part_never_issued'])
    assert.ok(flags.includes(code), code);
  const stages = await found(
    `select distinct w.stage as name from work_order w join membership m on m.tenant_id = w.tenant_id
       and m.id = w.technician_id and m.demo_name is not null order by 1`,
  );
  for (const stage of ['referred', 'scheduled', 'in_progress', 'waiting', 'done'])
    assert.ok(stages.includes(stage), stage);
  const [owed] = await rows<Record<string, boolean>>(`select
    exists (select from survey_call where state = 'answered') as "answered",
    exists (select from survey_call where state = 'waiting') as "due",
    exists (select from obligation where state = 'open') as "open",
    exists (select from obligation where state = 'accepted') as "accepted"`);
  assert.deepEqual(owed, { answered: true, due: true, open: true, accepted: true });
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
