// Joins, read-only: part (catalog); agency (agencies).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { IssueState } from './issues.contract.ts';

constraintFailure('stock_issue_agency_known', 'invalid', 'warehouse.unknownAgency', 'agencyId');
constraintFailure('stock_issue_warehouse_known', 'invalid', 'warehouse.unknownWarehouse', 'warehouseId');
constraintFailure('stock_issue_line_part_known', 'invalid', 'warehouse.unknownPart', 'lines');

export interface StoredIssue {
  id: string;
  number: number;
  agencyId: string;
  warehouseId: string;
  state: IssueState;
  version: number;
}
export const insertIssue = statement(
  'warehouse.insertIssue',
  `
  insert into stock_issue (tenant_id, id, number, agency_id, warehouse_id, state, note, carrier, sent_at, sent_by_title)
  values (:tenant, :id, :number, :agencyId, :warehouseId, 'sent', :note, :carrier, :now::timestamptz, :actorTitle)`,
);
export const insertIssueLines = statement(
  'warehouse.insertIssueLines',
  `
  insert into stock_issue_line (tenant_id, issue_id, part_id, id, sent_quantity)
  select :tenant, :issueId::uuid, n.part_id, n.id, n.quantity
  from unnest(:ids::uuid[], :partIds::uuid[], :quantities::bigint[]) as n (id, part_id, quantity)`,
);
export const lockIssue = statement<StoredIssue>(
  'warehouse.lockIssue',
  `
  select id, number, agency_id, warehouse_id, state, version from stock_issue
  where tenant_id = :tenant and id = :id and (:agencyId::uuid is null or agency_id = :agencyId) for update`,
);
export const receiveLines = statement(
  'warehouse.receiveIssueLines',
  `
  update stock_issue_line l set received_quantity = r.quantity, difference_note = r.note
  from unnest(:partIds::uuid[], :quantities::bigint[], :notes::text[]) as r (part_id, quantity, note)
  where l.tenant_id = :tenant and l.issue_id = :issueId and l.part_id = r.part_id`,
);
export const markIssueReceived = statement(
  'warehouse.markIssueReceived',
  `
  update stock_issue set state = :state, received_at = :now::timestamptz, received_by_title = :actorTitle,
    version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const markIssueSettled = statement(
  'warehouse.markIssueSettled',
  `
  update stock_issue set state = 'settled', version = version + 1 where tenant_id = :tenant and id = :id`,
);

export interface IssueLineRow {
  id: string;
  partId: string;
  partCode: string;
  partTitle: string;
  unit: string;
  sentQuantity: number;
  receivedQuantity: number | null;
  differenceNote: string;
}
export const selectIssueLines = statement<IssueLineRow>(
  'warehouse.issueLines',
  `
  select l.id, l.part_id, p.code as part_code, p.title as part_title, p.unit, l.sent_quantity, l.received_quantity,
    l.difference_note
  from stock_issue_line l join part p on p.tenant_id = :tenant and p.id = l.part_id
  where l.tenant_id = :tenant and l.issue_id = :issueId order by p.title collate "fa-x-icu", p.id limit 200`,
);
export interface ListedIssue {
  id: string;
  number: string;
  agencyId: string;
  agencyCode: string;
  agencyTitle: string;
  warehouseId: string;
  warehouseTitle: string;
  state: IssueState;
  lineCount: number;
  note: string;
  carrier: string;
  sentAt: Date;
  sentByTitle: string;
  receivedAt: Date | null;
  receivedByTitle: string | null;
  version: number;
}
const LISTED = `i.id, i.number::text as number, i.agency_id, a.code as agency_code, a.title as agency_title,
  i.warehouse_id, w.title as warehouse_title, i.state, (select count(*) from stock_issue_line l
    where l.tenant_id = :tenant and l.issue_id = i.id) as line_count,
  i.note, i.carrier, i.sent_at, i.sent_by_title, i.received_at, i.received_by_title, i.version
  from stock_issue i
  join agency a on a.tenant_id = :tenant and a.id = i.agency_id
  join warehouse w on w.tenant_id = :tenant and w.id = i.warehouse_id`;
export const selectIssues = statement<ListedIssue>(
  'warehouse.issues',
  `
  select ${LISTED}
  where i.tenant_id = :tenant and (:agencyId::uuid is null or i.agency_id = :agencyId)
    and (:state::text is null or i.state = :state)
    and (:number::bigint is null or i.number = :number)
    and (:after::uuid is null or i.id < :after)
  order by i.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectIssue = statement<ListedIssue>(
  'warehouse.issue',
  `
  select ${LISTED}
  where i.tenant_id = :tenant and i.id = :id and (:agencyId::uuid is null or i.agency_id = :agencyId)`,
);
