import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { testDatabase } from '../../test/database.ts';
import { audit, auditAll, brokenSeals, sealAudit } from './audit.ts';
import type { Context } from './context.ts';
import { asOwner } from './database-check.ts';
import { openPool, transaction } from './db.ts';
import { systemContext } from './http.ts';
import { openJobQueue } from './jobs.ts';

const database = await testDatabase({ after });
const pool = openPool(database.ownerUrl, 4);
const jobs = await openJobQueue(database.ownerUrl, []);
after(async () => {
  await jobs.stop();
  await pool.end();
});
const HOUR_MS = 3_600_000;

const inTenant = <T>(tenantId: string, run: (ctx: Context) => Promise<T>) =>
  transaction(pool, tenantId, async (tx) => run(await systemContext({ jobs }, tx, tenantId)));
const asIntruder = (text: string, values: unknown[]) =>
  asOwner(database.ownerUrl, (client) => client.query(text, values));
const seal = (tenantId: string) => inTenant(tenantId, (ctx) => sealAudit(ctx));
const broken = (tenantId: string) => inTenant(tenantId, (ctx) => brokenSeals(ctx));

/** Entries of a while ago, as a company has them. */
async function record(tenantId: string, hoursAgo: number, count = 3): Promise<string[]> {
  const subjects = Array.from({ length: count }, () => randomUUID());
  await inTenant(tenantId, async (ctx) => {
    const then = { ...ctx, now: new Date(ctx.now.getTime() - hoursAgo * HOUR_MS) };
    const entry = {
      action: 'probe.change',
      kind: 'probe',
      before: { state: 'a' },
      after: { state: 'ب', amount: 12.5 },
    };
    await auditAll(
      then,
      subjects.slice(1).map((id) => ({ ...entry, id, personalAfter: { mobile: '+989123456789' } })),
    );
    await audit(then, {
      ...entry,
      id: subjects[0] ?? '',
      personalBefore: { title: 'علی' },
      personalAfter: { title: 'رضا' },
    });
  });
  return subjects;
}

async function sealed(hoursAgo = 1): Promise<{ tenantId: string; subjects: string[] }> {
  const tenantId = randomUUID();
  const subjects = await record(tenantId, hoursAgo);
  assert.equal(await seal(tenantId), 3);
  await record(tenantId, hoursAgo / 2);
  assert.equal(await seal(tenantId), 3);
  assert.deepEqual(await broken(tenantId), []);
  return { tenantId, subjects };
}

test('R13: entries are sealed once, and what is sealed holds', async () => {
  const { tenantId } = await sealed();
  assert.equal(await seal(tenantId), 0);
  assert.deepEqual(await broken(tenantId), []);
});

test('R13: the youngest entries wait, for an older transaction may still bring its own', async () => {
  const tenantId = randomUUID();
  await record(tenantId, 0);
  assert.equal(await seal(tenantId), 0);
});

test('R13: any change behind a seal shows, by its number', async () => {
  const changes = [
    `update audit_entry set after = '{"state": "c"}' where tenant_id = $1 and subject_id = $2`,
    `update audit_entry set before = null where tenant_id = $1 and subject_id = $2`,
    `update audit_entry set actor_title = 'کسی دیگر' where tenant_id = $1 and subject_id = $2`,
    `update audit_entry set recorded_at = recorded_at + interval '1 second' where tenant_id = $1 and subject_id = $2`,
    `update audit_entry set personal_after = '{"title": "حسن"}' where tenant_id = $1 and subject_id = $2`,
    `update audit_entry set personal_before = null where tenant_id = $1 and subject_id = $2`,
    `delete from audit_entry where tenant_id = $1 and subject_id = $2`,
    `delete from audit_digest d using audit_entry e where e.tenant_id = $1 and e.subject_id = $2 and d.tenant_id = $1 and d.entry_id = e.id`,
  ];
  for (const change of changes) {
    const { tenantId, subjects } = await sealed();
    await asIntruder(change, [tenantId, subjects[0]]);
    assert.deepEqual(await broken(tenantId), [1], change);
  }
});

test('R13: a seal taken out of the chain, or written anew, breaks the next', async () => {
  const first = await sealed();
  await asIntruder('delete from audit_seal where tenant_id = $1 and number = 1', [first.tenantId]);
  assert.deepEqual(await broken(first.tenantId), [2]);
  const second = await sealed();
  await asIntruder(`update audit_seal set digest = sha256('x') where tenant_id = $1 and number = 1`, [
    second.tenantId,
  ]);
  assert.deepEqual(await broken(second.tenantId), [1, 2]);
});

test('R13: erasing the personal values of an entry, with the salt that could betray them, leaves the seal whole', async () => {
  const { tenantId, subjects } = await sealed();
  await asIntruder(
    `update audit_entry set personal_before = null, personal_after = null, personal_salt = ''
    where tenant_id = $1 and subject_id = any($2)`,
    [tenantId, subjects],
  );
  assert.deepEqual(await broken(tenantId), []);
});

test('R13: an entry that comes late with an older id is sealed by a later seal', async () => {
  const { tenantId } = await sealed(2);
  await record(tenantId, 8);
  assert.equal(await seal(tenantId), 3);
  assert.deepEqual(await broken(tenantId), []);
});

test('R13: after days without a worker everything is sealed, also beyond one batch', async () => {
  const tenantId = randomUUID();
  await record(tenantId, 400, 1);
  assert.equal(await seal(tenantId), 1);
  for (const hoursAgo of [200, 180]) await record(tenantId, hoursAgo, 3000);
  assert.equal(await seal(tenantId), 5000);
  assert.equal(await seal(tenantId), 1000);
  assert.deepEqual(await broken(tenantId), []);
});

test('R13: two who seal at once make no twin', async () => {
  const tenantId = randomUUID();
  await record(tenantId, 1);
  const outcomes = await Promise.allSettled([seal(tenantId), seal(tenantId), seal(tenantId)]);
  assert.ok(outcomes.some((outcome) => outcome.status === 'fulfilled'));
  assert.equal(await seal(tenantId), 0);
  assert.deepEqual(await broken(tenantId), []);
});

test('R13: the application can neither change nor take out an entry or a seal', async () => {
  const { tenantId } = await sealed();
  for (const table of ['audit_entry', 'audit_seal', 'audit_digest']) {
    for (const text of [
      `delete from ${table}`,
      `update ${table} set tenant_id = tenant_id`,
      `truncate ${table}`,
    ]) {
      await assert.rejects(
        inTenant(tenantId, (ctx) => ctx.tx.query(text, [])),
        /permission denied/,
        text,
      );
    }
  }
});
