// Joins, read-only: part (catalog); agency (agencies).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type {
  InspectionResult,
  ObligationEventKind,
  ObligationRow,
  ObligationState,
} from './obligations.contract.ts';

constraintFailure('obligation_line', 'conflict', 'warehouse.obligationThere');

export interface StoredObligation {
  id: string;
  agencyId: string;
  partId: string;
  quantity: number;
  serial: string | null;
  reportId: string;
  reportNumber: string;
  lineId: string;
  state: ObligationState;
  dueOn: string;
  valueAmount: number | null;
  currency: string;
  receivedAt: Date | null;
  result: InspectionResult | null;
  entryId: string | null;
  version: number;
}
const STORED = `o.id, o.agency_id, o.part_id, o.quantity, o.serial, o.report_id, o.report_number, o.line_id, o.state,
  o.due_on, o.value_amount, o.currency, o.received_at, o.result, o.entry_id, o.version from obligation o`;

export const lockOfReport = statement<StoredObligation>(
  'warehouse.lockObligationsOfReport',
  `
  select ${STORED} where o.tenant_id = :tenant and o.report_id = :reportId
    and (:lineIds::uuid[] is null or o.line_id = any(:lineIds)) and o.state = 'provisional'
  order by o.id limit 1000 for update`,
);
export const lockObligations = statement<StoredObligation>(
  'warehouse.lockObligations',
  `
  select ${STORED} where o.tenant_id = :tenant and o.id = any(:ids::uuid[])
    and (:agencyId::uuid is null or o.agency_id = :agencyId)
  order by o.id limit 1000 for update`,
);
export const insertObligations = statement(
  'warehouse.insertObligations',
  `
  insert into obligation (tenant_id, id, agency_id, part_id, quantity, serial, report_id, report_number, line_id,
    device_id, rule, state, removed_on, due_on, value_amount, currency, find_key, opened_at, changed_at)
  select :tenant, n.id, :agencyId::uuid, n.part_id, n.quantity, n.serial, :reportId::uuid, :reportNumber, n.line_id,
    :deviceId::uuid, n.rule, 'provisional', :removedOn::date, :dueOn::date, n.value_amount, n.currency, n.find_key,
    :now::timestamptz, :now::timestamptz
  from unnest(:ids::uuid[], :partIds::uuid[], :quantities::bigint[], :serials::text[], :lineIds::uuid[], :rules::text[],
    :valueAmounts::bigint[], :currencies::text[], :findKeys::text[])
    as n (id, part_id, quantity, serial, line_id, rule, value_amount, currency, find_key)`,
);
export const insertEvents = statement(
  'warehouse.insertObligationEvents',
  `
  insert into obligation_event (tenant_id, id, obligation_id, agency_id, part_id, kind, quantity, facts, at, actor_title)
  select :tenant, n.id, o.id, o.agency_id, o.part_id, :kind, o.quantity, :facts::jsonb, :now::timestamptz, :actorTitle
  from unnest(:ids::uuid[], :obligationIds::uuid[]) as n (id, obligation_id)
  join obligation o on o.tenant_id = :tenant and o.id = n.obligation_id`,
);
export const changeState = statement(
  'warehouse.changeObligationState',
  `
  update obligation set state = :state, changed_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = any(:ids::uuid[])`,
);
export const insertParcel = statement(
  'warehouse.insertParcel',
  `
  insert into defective_parcel (tenant_id, id, number, agency_id, carrier, sent_at, sent_by_title)
  values (:tenant, :id, :number, :agencyId, :carrier, :now::timestamptz, :actorTitle)`,
);
export const markSent = statement(
  'warehouse.markObligationsSent',
  `
  update obligation set state = 'in_transit', parcel_id = :parcelId::uuid, received_at = null,
    changed_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = any(:ids::uuid[])`,
);
export const markReceived = statement(
  'warehouse.markObligationReceived',
  `
  update obligation set received_at = :now::timestamptz, changed_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const markInspected = statement(
  'warehouse.markObligationInspected',
  `
  update obligation set state = :state, result = :result, disposition = :disposition, result_note = :note,
    received_at = coalesce(received_at, :now::timestamptz), debit_amount = coalesce(:debitAmount::bigint, debit_amount),
    entry_id = coalesce(:entryId::uuid, entry_id), changed_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const markSettled = statement(
  'warehouse.markObligationSettled',
  `
  update obligation set state = :state, reason = :reason, debit_amount = :debitAmount::bigint, entry_id = :entryId::uuid,
    changed_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = :id`,
);

export type ListedObligation = Omit<ObligationRow, 'agency' | 'moves' | 'daysLeft'> & {
  agencyId: string;
  agencyCode: string;
  agencyTitle: string;
  disposition: 'repair' | 'supplier' | 'scrap' | 'sell' | null;
  resultNote: string;
  reason: string;
  receivedAt: Date | null;
};
const LISTED = `o.id, o.agency_id, a.code as agency_code, a.title as agency_title, o.part_id, p.code as part_code,
  p.title as part_title, p.unit, o.quantity, o.serial, o.report_id, o.report_number, o.rule, o.state, o.removed_on,
  o.due_on, o.value_amount, o.currency, d.number::text as parcel_number, o.received_at, o.result, o.disposition,
  o.result_note, o.reason, o.debit_amount, o.version
  from obligation o
  join agency a on a.tenant_id = :tenant and a.id = o.agency_id
  join part p on p.tenant_id = :tenant and p.id = o.part_id
  left join defective_parcel d on d.tenant_id = :tenant and d.id = o.parcel_id`;
const OWED = `o.state in ('provisional', 'open', 'in_transit')`;
export const selectObligations = statement<ListedObligation>(
  'warehouse.obligations',
  `
  select ${LISTED}
  where o.tenant_id = :tenant
    and (:agencyId::uuid is null or o.agency_id = :agencyId)
    and (:state::text is null or o.state = :state)
    and (:partId::uuid is null or o.part_id = :partId)
    and (:pattern::text is null or o.find_key like :pattern)
    and (:due::text is null
      or (:due = 'late' and ${OWED} and o.due_on < :today::date)
      or (:due = 'week' and ${OWED} and o.due_on between :today::date and :today::date + 7))
    and (:afterOn::date is null or (not (${OWED}), o.due_on, o.id) > (:isAfterEnded::boolean, :afterOn, :afterId::uuid))
  order by not (${OWED}), o.due_on, o.id limit :limit`,
  { plan: 'custom' },
);
export const selectObligation = statement<ListedObligation>(
  'warehouse.obligation',
  `select ${LISTED}
  where o.tenant_id = :tenant and o.id = :id and (:agencyId::uuid is null or o.agency_id = :agencyId)`,
);
export const countStates = statement<{ state: ObligationState; count: number }>(
  'warehouse.countObligationStates',
  `
  select state, count(*) as count from (
    select state, row_number() over (partition by state) as place from obligation
    where tenant_id = :tenant and (:agencyId::uuid is null or agency_id = :agencyId)) o
  where place <= :max group by state limit 10`,
);
export const selectEvents = statement<{
  id: string;
  kind: ObligationEventKind;
  facts: unknown;
  at: Date;
  actorTitle: string;
}>(
  'warehouse.obligationEvents',
  `
  select id, kind, facts, at, actor_title from obligation_event
  where tenant_id = :tenant and obligation_id = :id order by id desc limit 100`,
);
