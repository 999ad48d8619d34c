// Joins, read-only: agency (agencies).
import { statement } from '../lib/sql.ts';
import type { EntryLine, EntryRow } from './entries.contract.ts';

const ROW = `e.id, e.document_kind, e.document_id, e.document_number, e.occurred_on, e.posted_at, e.memo,
  e.reason_title, e.actor_title, e.reverses_id, r.id as reversed_by_id`;
const WITH_REVERSAL = `journal_entry e
  left join journal_entry r on r.tenant_id = e.tenant_id and r.reverses_id = e.id`;

export type StoredEntry = Omit<EntryRow, 'postedAt' | 'totalAmount' | 'currency' | 'agencyTitles'> & {
  postedAt: Date;
};
export const selectPage = statement<StoredEntry>(
  'ledger.entryPage',
  `
  select ${ROW} from ${WITH_REVERSAL}
  where e.tenant_id = :tenant
    and (:number::text is null or e.document_number = :number)
    and (:documentKind::text is null or e.document_kind = :documentKind)
    and (:agencyId::uuid is null or exists (
      select 1 from journal_line l where l.tenant_id = :tenant and l.entry_id = e.id and l.agency_id = :agencyId))
    and (:afterAt::timestamptz is null or (e.posted_at, e.id) < (:afterAt::timestamptz, :afterId::uuid))
  order by e.posted_at desc, e.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectById = statement<StoredEntry>(
  'ledger.entryById',
  `
  select ${ROW} from ${WITH_REVERSAL} where e.tenant_id = :tenant and e.id = :id`,
);
export const selectLines = statement<EntryLine & { entryId: string }>(
  'ledger.entryLines',
  `
  select l.entry_id, l.number, l.agency_id, a.code as agency_code, a.title as agency_title, l.account, l.debit_amount,
    l.credit_amount, l.currency, l.facts
  from journal_line l
  left join agency a on a.tenant_id = l.tenant_id and a.id = l.agency_id
  where l.tenant_id = :tenant and l.entry_id = any(:entryIds::uuid[])
  order by l.entry_id, l.number limit 100000`,
);
