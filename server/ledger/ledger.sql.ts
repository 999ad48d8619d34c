// Joins, read-only: tenant (identity); agency (agencies); region (catalog).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { AccountRow, AgencyAccount, StatementLine } from './ledger.contract.ts';

constraintFailure('journal_entry_document', 'conflict', 'ledger.postedAlready');
constraintFailure('journal_entry_reversed_once', 'conflict', 'ledger.reversedAlready');
constraintFailure('account_balance_readable', 'conflict', 'ledger.tooMuch');
constraintFailure('agency_account_agency_known', 'invalid', 'ledger.unknownAgency', 'agencyId');

export const selectHouse = statement<{ title: string; zone: string; currency: string }>(
  'ledger.house',
  `select title, zone, currency from tenant where id = :tenant`,
);

/** A twin that opens the same account is waited for. */
export const openAccounts = statement(
  'ledger.openAccounts',
  `
  insert into agency_account (tenant_id, agency_id, last_posted_at)
  select :tenant, n.agency_id, timestamptz '2000-01-01 00:00:00Z' from unnest(:agencyIds::uuid[]) as n (agency_id)
  order by n.agency_id
  on conflict do nothing`,
);
export const lockAccounts = statement<{ agencyId: string; lastPostedAt: Date }>(
  'ledger.lockAccounts',
  `
  select agency_id, last_posted_at from agency_account
  where tenant_id = :tenant and agency_id = any(:agencyIds::uuid[])
  order by agency_id limit 1000 for no key update`,
);
/** Waits for lines that are being written; gives the lock back at once. */
export const selectSettledInstant = statement<{ at: Date }>(
  'ledger.settledInstant',
  `select settled_instant(:tenant, :agencyId) as at`,
);
/** The clock itself, not the beginning of the transaction: asked for once the lock is held. */
export const selectClock = statement<{ at: Date }>(
  'ledger.clock',
  `select date_trunc('milliseconds', clock_timestamp()) as at from tenant where id = :tenant`,
);
export const stampAccounts = statement(
  'ledger.stampAccounts',
  `
  update agency_account set last_posted_at = :at::timestamptz
  where tenant_id = :tenant and agency_id = any(:agencyIds::uuid[])`,
);

export const insertEntries = statement(
  'ledger.insertEntries',
  `
  insert into journal_entry (tenant_id, id, document_kind, document_id, document_number, occurred_on, memo,
    reverses_id, reason_code, reason_title, actor_kind, actor_id, actor_title, posted_at)
  select :tenant, n.id, n.document_kind, n.document_id, n.document_number, n.occurred_on, n.memo, n.reverses_id,
    n.reason_code, n.reason_title, :actorKind, :actorId::uuid, :actorTitle, :at::timestamptz
  from unnest(:ids::uuid[], :documentKinds::text[], :documentIds::uuid[], :documentNumbers::text[],
    :occurredOns::date[], :memos::text[], :reversesIds::uuid[], :reasonCodes::text[], :reasonTitles::text[])
    as n (id, document_kind, document_id, document_number, occurred_on, memo, reverses_id, reason_code, reason_title)`,
);
/** Inserts nothing unless the debits of each entry are its credits, in each currency. Row J11. */
export const insertLines = statement(
  'ledger.insertLines',
  `
  insert into journal_line (tenant_id, entry_id, number, agency_id, account, debit_amount, credit_amount, currency,
    facts, posted_at)
  select :tenant, n.entry_id, n.number, n.agency_id, n.account, n.debit_amount, n.credit_amount, n.currency, n.facts,
    :at::timestamptz
  from unnest(:entryIds::uuid[], :numbers::integer[], :agencyIds::uuid[], :accounts::text[], :debitAmounts::bigint[],
    :creditAmounts::bigint[], :currencies::text[], :facts::jsonb[])
    as n (entry_id, number, agency_id, account, debit_amount, credit_amount, currency, facts)
  where not exists (
    select 1 from unnest(:entryIds::uuid[], :debitAmounts::bigint[], :creditAmounts::bigint[], :currencies::text[])
      as m (entry_id, debit_amount, credit_amount, currency)
    group by m.entry_id, m.currency having sum(m.debit_amount) <> sum(m.credit_amount))`,
);
export const addToBalances = statement(
  'ledger.addToBalances',
  `
  insert into account_balance as b (tenant_id, agency_id, account, currency, debit_amount, credit_amount, line_count)
  select :tenant, n.agency_id, n.account, n.currency, sum(n.debit_amount), sum(n.credit_amount), count(*)
  from unnest(:agencyIds::uuid[], :accounts::text[], :debitAmounts::bigint[], :creditAmounts::bigint[],
    :currencies::text[]) as n (agency_id, account, debit_amount, credit_amount, currency)
  where n.agency_id is not null
  group by n.agency_id, n.account, n.currency order by n.agency_id, n.account, n.currency
  on conflict (tenant_id, agency_id, account, currency) do update set
    debit_amount = b.debit_amount + excluded.debit_amount, credit_amount = b.credit_amount + excluded.credit_amount,
    line_count = b.line_count + excluded.line_count`,
);

export interface SumsRow {
  account: AgencyAccount;
  debitAmount: number;
  creditAmount: number;
  lineCount: number;
}
/** A replay: what stood at the instant, by kind. */
export const selectSums = statement<
  SumsRow & { carriedAmount: number; newDebitAmount: number; newCreditAmount: number }
>(
  'ledger.sums',
  `
  select l.account, sum(l.debit_amount)::bigint as debit_amount, sum(l.credit_amount)::bigint as credit_amount,
    count(*) as line_count,
    coalesce(sum(l.credit_amount - l.debit_amount) filter (where l.posted_at < :from::timestamptz), 0)::bigint
      as carried_amount,
    coalesce(sum(l.debit_amount) filter (where :from::timestamptz is null or l.posted_at >= :from::timestamptz), 0)
      ::bigint as new_debit_amount,
    coalesce(sum(l.credit_amount) filter (where :from::timestamptz is null or l.posted_at >= :from::timestamptz), 0)
      ::bigint as new_credit_amount
  from journal_line l
  where l.tenant_id = :tenant and l.agency_id = :agencyId and l.currency = :currency and l.posted_at <= :at::timestamptz
  group by l.account order by l.account limit 100`,
);
/** What the lines newer than a page come to: with the whole, it gives the running amount of the page. */
export const selectNewerSum = statement<{ amount: number }>(
  'ledger.newerSum',
  `
  select coalesce(sum(l.credit_amount - l.debit_amount), 0)::bigint as amount from journal_line l
  where l.tenant_id = :tenant and l.agency_id = :agencyId and l.currency = :currency and l.posted_at <= :at::timestamptz
    and (:account::text is null or l.account = :account)
    and (l.posted_at, l.entry_id, l.number) >= (:afterAt::timestamptz, :afterEntryId::uuid, :afterNumber::integer)`,
);
export type LineRow = Omit<StatementLine, 'runningAmount' | 'postedAt'> & { postedAt: Date };
const LINE = `l.entry_id, l.number, l.account, e.document_kind, e.document_id, e.document_number,
    s.document_kind as reversed_kind, s.document_id as reversed_document_id, e.occurred_on, l.posted_at, e.memo,
    e.reason_title, l.debit_amount, l.credit_amount, l.facts, r.id is not null as is_reversed
  from journal_line l
  join journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
  left join journal_entry s on s.tenant_id = e.tenant_id and s.id = e.reverses_id
  left join journal_entry r on r.tenant_id = e.tenant_id and r.reverses_id = e.id and r.posted_at <= :at::timestamptz
  where l.tenant_id = :tenant and l.agency_id = :agencyId and l.currency = :currency and l.posted_at <= :at::timestamptz
    and (:from::timestamptz is null or l.posted_at >= :from::timestamptz)
    and (:account::text is null or l.account = :account)`;
export const selectLines = statement<LineRow>(
  'ledger.lines',
  `
  select ${LINE}
    and (:afterAt::timestamptz is null
      or (l.posted_at, l.entry_id, l.number) < (:afterAt::timestamptz, :afterEntryId::uuid, :afterNumber::integer))
  order by l.posted_at desc, l.entry_id desc, l.number desc limit :limit`,
  { plan: 'custom' },
);
/** For paper and spreadsheets: oldest first. */
export const selectLinesForward = statement<LineRow>(
  'ledger.linesForward',
  `
  select ${LINE}
    and (:afterAt::timestamptz is null
      or (l.posted_at, l.entry_id, l.number) > (:afterAt::timestamptz, :afterEntryId::uuid, :afterNumber::integer))
  order by l.posted_at, l.entry_id, l.number limit :limit`,
  { plan: 'custom' },
);

export const selectAccounts = statement<Omit<AccountRow, 'lastPostedAt'> & { lastPostedAt: Date | null }>(
  'ledger.accounts',
  `
  select a.id as agency_id, a.code, a.title, c.title as city_title, t.currency,
    coalesce(b.debit_amount, 0) as debit_amount, coalesce(b.credit_amount, 0) as credit_amount,
    coalesce(b.credit_amount, 0) - coalesce(b.debit_amount, 0) as balance_amount,
    coalesce(b.fees_amount, 0) as fees_amount, coalesce(b.paid_amount, 0) as paid_amount,
    coalesce(b.defective_amount, 0) as defective_amount, coalesce(q.open_count, 0) as open_question_count,
    case when b.agency_id is not null then k.last_posted_at end as last_posted_at
  from agency a
  join tenant t on t.id = a.tenant_id
  join region c on c.tenant_id = a.tenant_id and c.id = a.city_id
  left join agency_account k on k.tenant_id = a.tenant_id and k.agency_id = a.id
  left join (
    select v.agency_id, v.currency, sum(v.debit_amount)::bigint as debit_amount,
      sum(v.credit_amount)::bigint as credit_amount,
      sum(v.credit_amount - v.debit_amount) filter (where v.account in ('installation_fees', 'warranty_fees',
        'goodwill_fees', 'parts_own'))
        ::bigint as fees_amount,
      sum(v.debit_amount - v.credit_amount) filter (where v.account in ('payments', 'advances'))::bigint as paid_amount,
      sum(v.debit_amount - v.credit_amount) filter (where v.account = 'defective_debits')::bigint as defective_amount
    from account_balance v where v.tenant_id = :tenant group by v.agency_id, v.currency
  ) b on b.agency_id = a.id and b.currency = t.currency
  left join (
    select u.agency_id, count(*) as open_count from account_question u
    where u.tenant_id = :tenant and u.answered_at is null group by u.agency_id
  ) q on q.agency_id = a.id
  where a.tenant_id = :tenant
    and (:patterns::text[] is null or a.find_key like all(:patterns::text[]))
    and (:sign::integer is null or sign(coalesce(b.credit_amount, 0) - coalesce(b.debit_amount, 0)) = :sign)
    and (:afterTitle::text is null
      or (a.title collate "fa-x-icu", a.id) > (:afterTitle::text collate "fa-x-icu", :afterId::uuid))
  order by a.title collate "fa-x-icu", a.id limit :limit`,
  { plan: 'custom' },
);
export const selectOpenings = statement<{
  entryId: string;
  agencyId: string;
  balanceAmount: number;
  occurredOn: string;
  isReversed: boolean;
}>(
  'ledger.openings',
  `
  select e.id as entry_id, l.agency_id, l.credit_amount - l.debit_amount as balance_amount, e.occurred_on,
    r.id is not null as is_reversed
  from journal_line l
  join journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id and e.document_kind = 'opening_balance'
  left join journal_entry r on r.tenant_id = e.tenant_id and r.reverses_id = e.id
  where l.tenant_id = :tenant and l.agency_id = any(:agencyIds::uuid[]) and l.account = 'opening'
  order by l.posted_at, l.entry_id, l.number limit 5000`,
);
