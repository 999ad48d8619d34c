import { statement } from '../lib/sql.ts';

/** Entries whose debits are not their credits, in any currency: none, whatever happened. */
export const countTornEntries = statement<{ count: number }>(
  'ledger.countTornEntries',
  `select count(*)::integer as count from (
     select l.entry_id from journal_line l where l.tenant_id = :tenant
     group by l.entry_id, l.currency having sum(l.debit_amount) <> sum(l.credit_amount)
   ) torn`,
);

/** Accounts of agencies whose kept balance is not the sum of their lines. */
export const countTornBalances = statement<{ count: number }>(
  'ledger.countTornBalances',
  `select count(*)::integer as count
   from (select * from account_balance where tenant_id = :tenant) b
   full join (
     select agency_id, account, currency, sum(debit_amount) as debit, sum(credit_amount) as credit
     from journal_line where tenant_id = :tenant and agency_id is not null group by agency_id, account, currency
   ) l on l.agency_id = b.agency_id and l.account = b.account and l.currency = b.currency
   where (b.debit_amount, b.credit_amount) is distinct from (l.debit, l.credit)`,
);
