import { asOwner } from '../server/lib/database-check.ts';
import type { Context } from '../server/lib/context.ts';
import { consignedIdentity, obligationIdentity, tornBalances } from '../server/warehouse/identities.ts';
import type { World } from './world.ts';
import { tenantIds } from './world-data.ts';

// What must be true of the books of a company, whatever ran at once. Each question answers with what is wrong.

/** Everything in the books of the first company that is not as it must be. */
export async function wrongBooks(world: Pick<World, 'ownerUrl' | 'inTenant'>): Promise<string[]> {
  const { ownerUrl } = world;
  return await wrongBooksOf({
    ownerUrl,
    tenantId: tenantIds.arka,
    inTenant: (run) => world.inTenant('arka', run),
  });
}

interface Books {
  readonly ownerUrl: string;
  readonly tenantId: string;
  readonly inTenant: <T>(run: (ctx: Context) => Promise<T>) => Promise<T>;
}

/** The same of any company. */
export async function wrongBooksOf({ ownerUrl, tenantId, inTenant }: Books): Promise<string[]> {
  const asked = await asOwner(ownerUrl, async (client) => {
    const wrong: string[] = [];
    for (const [what, question] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query<{ which: string }>(question, [tenantId]);
      wrong.push(...rows.slice(0, 5).map(({ which }) => `${what}: ${which}`));
    }
    return wrong;
  });
  const identities = await inTenant(async (ctx) => {
    const torn = (await tornBalances(ctx)).map((row) => `torn balance: ${JSON.stringify(row)}`);
    const consigned = await consignedIdentity(ctx, { agencyId: null });
    const owed = await obligationIdentity(ctx, { agencyId: null });
    const crooked = [...consigned, ...owed].filter((sum) => !sum.isHeld);
    const empty = consigned.length === 0 || owed.length === 0 ? ['no identity was reckoned'] : [];
    return [...torn, ...crooked.map((sum) => `identity: ${JSON.stringify(sum)}`), ...empty];
  });
  return [...asked, ...identities];
}

const DECIDED = `('approved', 'partly_approved', 'rejected')`;
const QUESTIONS = {
  'debits of an entry are not its credits': `
    select entry_id::text as which from journal_line where tenant_id = $1
    group by entry_id, currency having sum(debit_amount) <> sum(credit_amount)`,
  'debits are not credits': `
    select concat_ws(' ', currency, sum(debit_amount), sum(credit_amount)) as which from journal_line
    where tenant_id = $1 group by currency having sum(debit_amount) <> sum(credit_amount)`,
  'a balance is not the replay of its lines': `
    select concat_ws(' ', coalesce(b.agency_id, l.agency_id), coalesce(b.account, l.account)) as which
    from (select * from account_balance where tenant_id = $1) b
    full join (
      select agency_id, account, currency, sum(debit_amount) as debit, sum(credit_amount) as credit, count(*) as count
      from journal_line where tenant_id = $1 and agency_id is not null group by agency_id, account, currency
    ) l on l.agency_id = b.agency_id and l.account = b.account and l.currency = b.currency
    where (b.debit_amount, b.credit_amount, b.line_count) is distinct from (l.debit, l.credit, l.count)`,
  'an entry was taken back twice': `
    select reverses_id::text as which from journal_entry where tenant_id = $1 and reverses_id is not null
    group by reverses_id having count(*) > 1`,
  'a report was posted twice': `
    select document_id::text as which from journal_entry where tenant_id = $1 and document_kind = 'service_report'
    group by document_id having count(*) > 1`,
  'a report is not on the account as it was decided': `
    select concat_ws(' ', r.number, r.state, f.decided, p.posted) as which
    from service_report r
    left join (
      select l.report_id, sum(l.decided_fee_amount) filter (where l.decision in ('approved', 'corrected')) as decided
      from service_report_line l where l.tenant_id = $1 group by l.report_id) f on f.report_id = r.id
    left join (
      select l.agency_id, l.facts ->> 'reportId' as report_id, sum(l.credit_amount - l.debit_amount) as posted
      from journal_line l join journal_entry e on e.tenant_id = $1 and e.id = l.entry_id
      where l.tenant_id = $1 and e.document_kind in ('service_report', 'service_report_supplement')
      group by l.agency_id, l.facts ->> 'reportId') p on p.report_id = r.id::text and p.agency_id = r.agency_id
    where r.tenant_id = $1
      and (case when r.state in ${DECIDED} then coalesce(f.decided, 0) else 0 end) <> coalesce(p.posted, 0)`,
  'an accepted part did not leave the stock once, or another one did': `
    select concat_ws(' ', r.number, l.id, r.state, l.decision, u.moves, u.quantity) as which
    from service_report r
    join service_report_line l on l.tenant_id = $1 and l.report_id = r.id
    left join (
      select m.line_id, count(*) as moves, sum(m.quantity) as quantity from stock_move m
      where m.tenant_id = $1 and m.kind = 'use' group by m.line_id) u on u.line_id = l.id
    where r.tenant_id = $1 and (coalesce(u.moves, 0), coalesce(u.quantity, 0)) is distinct from (case
      when r.state in ${DECIDED} and l.source = 'consigned' and l.decision in ('approved', 'corrected')
      then (1::bigint, l.decided_quantity::numeric) else (0::bigint, 0::numeric) end)`,
  'an old part is not owed once as its line was decided': `
    select concat_ws(' ', r.number, l.id, r.state, l.decision, o.states) as which
    from service_report r
    join service_report_line l on l.tenant_id = $1 and l.report_id = r.id and l.kind = 'part_removed'
    left join (
      select o.line_id, count(*) filter (where o.state <> 'withdrawn') as standing,
        count(*) filter (where o.state = 'provisional') as provisional, string_agg(o.state, ',') as states
      from obligation o where o.tenant_id = $1 group by o.line_id) o on o.line_id = l.id
    where r.tenant_id = $1 and (coalesce(o.standing, 0), coalesce(o.provisional, 0)) is distinct from (case
      when r.state = 'submitted' then (1::bigint, 1::bigint)
      when r.state in ${DECIDED} and l.decision in ('approved', 'corrected') then (1::bigint, 0::bigint)
      else (0::bigint, 0::bigint) end)`,
  'something is held for a report that does not wait': `
    select concat_ws(' ', r.number, r.state) as which from stock_reservation s
    join service_report r on r.tenant_id = $1 and r.id = s.report_id
    where s.tenant_id = $1 and r.state <> 'submitted'`,
  'a debited part is not on the account': `
    select o.id::text as which from obligation o
    where o.tenant_id = $1 and o.state = 'debited' and o.debit_amount > 0 and not exists (
      select from journal_line l where l.tenant_id = $1 and l.entry_id = o.entry_id and l.agency_id = o.agency_id
        and l.account = 'defective_debits' and l.debit_amount = o.debit_amount)`,
  'a decided report has its work order open': `
    select concat_ws(' ', r.number, o.stage) as which from service_report r
    join work_order o on o.tenant_id = $1 and o.id = r.work_order_id
    where r.tenant_id = $1 and (r.state in ${DECIDED}) <> (o.stage = 'closed')`,
  'less than nothing': `
    select concat_ws(' ', location_id, part_id, on_hand_quantity, reserved_quantity) as which from stock_balance
    where tenant_id = $1 and (reserved_quantity < 0 or on_hand_quantity < reserved_quantity)`,
} as const;
