import { statement } from '../lib/sql.ts';
import type { ReportState } from './words.contract.ts';

export interface StoredGoodwill {
  id: string;
  workOrderId: string;
  reasonCode: string;
  reasonTitle: string;
  note: string;
  allowedAt: Date;
  allowedByTitle: string;
}
export const selectLive = statement<StoredGoodwill>(
  'serviceReports.goodwill',
  `select id, work_order_id, reason_code, reason_title, note, allowed_at, allowed_by_title from goodwill
   where tenant_id = :tenant and work_order_id = :workOrderId and ended_at is null`,
);
export const selectReport = statement<{ id: string; state: ReportState }>(
  'serviceReports.reportOfOrder',
  `select id, state from service_report where tenant_id = :tenant and work_order_id = :workOrderId`,
);
export const insert = statement(
  'serviceReports.insertGoodwill',
  `insert into goodwill (tenant_id, id, work_order_id, device_id, reason_code, reason_title, note, allowed_at,
     allowed_by, allowed_by_title)
   values (:tenant, :id, :workOrderId, :deviceId, :reasonCode, :reasonTitle, :note, :now::timestamptz, :allowedBy,
     :byTitle)`,
);
export const end = statement(
  'serviceReports.endGoodwill',
  `update goodwill set ended_at = :now::timestamptz, ended_by_title = :byTitle
   where tenant_id = :tenant and id = :id and ended_at is null`,
);
