import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import type { Context } from '../lib/context.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { statement } from '../lib/sql.ts';
import { agencyAccounts } from './ledger.contract.ts';
import { reportEntry } from './ledger.make.ts';
import { reverse, statementOf } from './ledger.ts';
import { postAll } from './post.ts';

// Random work on the books by several at once; whatever they do, the sums hold.

const world = await openWorld({ after });
const scene = await makeScene(world);
const agencyIds = [scene.near.id, scene.neighbour.id] as const;

const selectTrial = statement<{ currency: string; debit: number; credit: number; count: number }>(
  'ledgerTest.trial',
  `select currency, sum(debit_amount)::bigint as debit, sum(credit_amount)::bigint as credit, count(*) as count
   from journal_line where tenant_id = :tenant group by currency limit 10`,
);
const selectCrooked = statement<{ entryId: string }>(
  'ledgerTest.crooked',
  `select entry_id from journal_line where tenant_id = :tenant
   group by entry_id, currency having sum(debit_amount) <> sum(credit_amount) order by entry_id limit 10`,
);
const selectDrift = statement<{ agencyId: string; account: string }>(
  'ledgerTest.drift',
  `select b.agency_id, b.account from account_balance b
   full join (
     select agency_id, account, currency, sum(debit_amount) as debit, sum(credit_amount) as credit, count(*) as count
     from journal_line where tenant_id = :tenant and agency_id is not null group by agency_id, account, currency
   ) l on l.agency_id = b.agency_id and l.account = b.account and l.currency = b.currency
   where coalesce(b.tenant_id, :tenant) = :tenant and (b.debit_amount, b.credit_amount, b.line_count)
     is distinct from (l.debit, l.credit, l.count)
   limit 10`,
);

const OPERATIONS = 3000;
const WRITERS = 4;
const BATCH_MAX = 150;
const random = seededRandom(1405);

interface Given {
  readonly agencyId: string;
  readonly at: Date;
  readonly text: string;
}
const given: Given[] = [];
const entryIds: string[] = [];
const inArka = <T>(run: (ctx: Context) => Promise<T>) => world.inTenant('arka', run);
const pickAgency = () => random.pick(agencyIds);

async function postSome(count: number): Promise<void> {
  const entries = Array.from({ length: count }, () => {
    const amount = random.whole(1, 90_000_000) * (random.chance(0.3) ? -1 : 1);
    return reportEntry({ agencyId: pickAgency(), account: random.pick(agencyAccounts), amount });
  });
  // Between the lines and their commit lies time in which others read.
  const posted = await inArka(async (ctx) => {
    const written = await postAll(ctx, entries);
    await sleep(random.whole(0, 4));
    return written;
  });
  entryIds.push(...posted.map(({ entryId }) => entryId));
}

/** Takes one back, sometimes one that another has taken back already. */
async function reverseOne(): Promise<void> {
  const entryId = entryIds[random.whole(0, entryIds.length - 1)];
  if (entryId === undefined) return;
  await inArka((ctx) => reverse(ctx, { entryId, reasonCode: 'wrong_amount', note: '' })).catch(
    (error: unknown) => {
      assert.match(String(error), /reversedAlready/);
    },
  );
}

async function giveStatement(): Promise<void> {
  const agencyId = pickAgency();
  const text = await inArka(async (ctx) => JSON.stringify(await statementOf(ctx, { agencyId })));
  const { at } = JSON.parse(text);
  given.push({ agencyId, at: new Date(at), text });
}

let left = OPERATIONS;
async function work(): Promise<void> {
  while (left > 0) {
    const count = random.whole(1, BATCH_MAX);
    left -= count;
    await postSome(count);
    await reverseOne();
    await giveStatement();
  }
}

test(`J11: after ${OPERATIONS} postings and reversals by ${WRITERS} at once, debits are credits and balances are replays`, async () => {
  await Promise.all(Array.from({ length: WRITERS }, work));
  const { trial, crooked, drift } = await inArka(async (ctx) => ({
    trial: await selectTrial.all(ctx),
    crooked: await selectCrooked.all(ctx),
    drift: await selectDrift.all(ctx),
  }));
  assert.deepEqual([crooked, drift, trial.length], [[], [], 1]);
  const [sums] = trial;
  assert(sums && sums.count >= 2 * OPERATIONS);
  assert.equal(sums.debit, sums.credit);
});

test('J11: every statement that was given meanwhile is given again, to the letter', async () => {
  assert(given.length > OPERATIONS / BATCH_MAX);
  for (const { agencyId, at, text } of given) {
    const again = await inArka(async (ctx) => JSON.stringify(await statementOf(ctx, { agencyId, at })));
    assert.equal(again, text);
  }
});
