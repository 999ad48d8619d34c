// Joins, read-only: tenant, membership (identity); model, brand (catalog); agency (agencies); device (devices).
import { statement } from '../lib/sql.ts';
import { REPORT_SCOPE } from './service-reports.scope.ts';
import type { FlagSeverity, ReportKind, ReportState, ReportTab, SendBackAim } from './words.contract.ts';

export const selectTenant = statement<{ zone: string; currency: string }>(
  'serviceReports.tenant',
  'select zone, currency from tenant where id = :tenant',
);

export interface StoredReport {
  id: string;
  workOrderId: string;
  requestId: string;
  number: string;
  kind: ReportKind;
  state: ReportState;
  tab: ReportTab;
  deviceId: string;
  agencyId: string;
  technicianId: string | null;
  serialRead: string;
  sealNumber: string;
  note: string;
  openedAt: Date;
  openedByTitle: string;
  writerIds: string[];
  workEndedAt: Date | null;
  workOn: string | null;
  isDateHeld: boolean;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  submittedByTitle: string | null;
  submittedSerial: string | null;
  submittedModelId: string | null;
  flags: unknown;
  severity: FlagSeverity | null;
  currency: string;
  decidedAt: Date | null;
  isHeld: boolean;
  sentBackAim: SendBackAim | null;
  sentBackReason: string | null;
  sentBackNote: string;
  appealedAt: Date | null;
  appealedByTitle: string | null;
  appealReasonTitle: string | null;
  appealNote: string;
  appealLineIds: string[];
  appealAnsweredAt: Date | null;
  changedByTitle: string;
  version: number;
}
const REPORT = `s.id, s.work_order_id, s.request_id, s.number, s.kind, s.state, s.tab, s.device_id, s.agency_id,
  s.technician_id, s.serial_read, s.seal_number, s.note, s.opened_at, s.opened_by_title, s.writer_ids, s.work_ended_at,
  s.work_on, s.is_date_held, s.first_submitted_at, s.submitted_at, s.submitted_by_title, s.submitted_serial,
  s.submitted_model_id, s.flags, s.severity, s.currency, s.decided_at, s.is_held, s.sent_back_aim, s.sent_back_reason,
  s.sent_back_note, s.appealed_at, s.appealed_by_title, s.appeal_reason_title, s.appeal_note, s.appeal_line_ids, s.appeal_answered_at,
  s.changed_by_title, s.version`;

export const selectReport = statement<StoredReport>(
  'serviceReports.report',
  `select ${REPORT} from service_report s where s.tenant_id = :tenant and s.id = :id and ${REPORT_SCOPE}`,
);
export const lockReport = statement<StoredReport>(
  'serviceReports.lock',
  `select ${REPORT} from service_report s where s.tenant_id = :tenant and s.id = :id and ${REPORT_SCOPE} for update`,
);
/** The report of a work order, whoever may see it. */
export const lockOfOrder = statement<
  Pick<StoredReport, 'id' | 'state' | 'agencyId' | 'technicianId' | 'submittedAt' | 'workOrderId'>
>(
  'serviceReports.lockOfOrder',
  `select id, state, agency_id, technician_id, submitted_at, work_order_id from service_report
   where tenant_id = :tenant and work_order_id = :workOrderId for update`,
);
export const setTechnician = statement(
  'serviceReports.setTechnician',
  `update service_report set technician_id = :technicianId, changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const dropReport = statement(
  'serviceReports.drop',
  `delete from service_report where tenant_id = :tenant and id = :id and submitted_at is null`,
);
export const insertReport = statement(
  'serviceReports.insert',
  `insert into service_report (tenant_id, id, work_order_id, request_id, number, kind, device_id, agency_id,
     technician_id, opened_at, opened_by_title, writer_ids, currency, search_key, changed_by_title)
   values (:tenant, :id, :workOrderId, :requestId, :number, :kind, :deviceId, :agencyId, :technicianId,
     :now::timestamptz, :byTitle, :writerIds::uuid[], :currency, :searchKey, :byTitle)`,
);
export const updateDraft = statement(
  'serviceReports.updateDraft',
  `update service_report set serial_read = :serialRead, seal_number = :sealNumber, seal_key = :sealKey, note = :note,
     technician_id = :technicianId, writer_ids = :writerIds::uuid[], flags = :flags, flag_count = :flagCount,
     severity = :severity, search_key = :searchKey, changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const submit = statement(
  'serviceReports.submit',
  `update service_report set state = 'submitted', technician_id = :technicianId, writer_ids = :writerIds::uuid[],
     work_ended_at = :workEndedAt, work_on = :workOn, is_date_held = :isDateHeld, fee_amount = :feeAmount,
     first_submitted_at = coalesce(first_submitted_at, :now::timestamptz), submitted_at = :now::timestamptz,
     submitted_by_title = :byTitle, submitted_serial = :serial, submitted_model_id = :modelId, flags = :flags,
     flag_count = :flagCount, severity = :severity, is_goodwill = :isGoodwill, work_minutes = :workMinutes,
     sent_back_aim = null, sent_back_reason = null, sent_back_note = '', changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const setDraft = statement(
  'serviceReports.setDraft',
  `update service_report set state = 'draft', changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const setSentBack = statement(
  'serviceReports.setSentBack',
  `update service_report set state = 'sent_back', sent_back_aim = :aim, sent_back_reason = :reasonTitle,
     sent_back_note = :note, changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const setDecided = statement(
  'serviceReports.setDecided',
  `update service_report set state = :state, decided_at = coalesce(decided_at, :now::timestamptz),
     fee_amount = :feeAmount, is_held = :isHeld,
     appeal_answered_at = case when appealed_at is not null then coalesce(appeal_answered_at, :now::timestamptz) end,
     changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const setAppealed = statement(
  'serviceReports.setAppealed',
  `update service_report set appealed_at = :now::timestamptz, appealed_by_title = :byTitle,
     appeal_reason_code = :reasonCode, appeal_reason_title = :reasonTitle, appeal_note = :note,
     appeal_line_ids = :lineIds::uuid[], changed_by_title = :byTitle, version = version + 1
   where tenant_id = :tenant and id = :id`,
);

export interface ReportRecord {
  id: string;
  number: string;
  workOrderId: string;
  kind: ReportKind;
  state: ReportState;
  tab: ReportTab;
  deviceTitle: string;
  serial: string | null;
  agencyId: string;
  agencyCode: string;
  agencyTitle: string;
  technicianTitle: string | null;
  openedAt: Date;
  since: Date;
  submittedAt: Date | null;
  decidedAt: Date | null;
  lineCount: number;
  feeAmount: number;
  currency: string;
  severity: FlagSeverity | null;
  flagCount: number;
  isGoodwill: boolean;
  version: number;
}
const FILTERS = `s.tenant_id = :tenant and ${REPORT_SCOPE}
  and (:agencyId::uuid is null or s.agency_id = :agencyId)
  and (:pattern::text is null or s.search_key like :pattern or s.search_key like :keyPattern)`;
export const selectPage = statement<ReportRecord>(
  'serviceReports.page',
  `select s.id, s.number, s.work_order_id, s.kind, s.state, s.tab, m.title as device_title, d.serial, s.agency_id,
     a.code as agency_code, a.title as agency_title,
     (select p.title from membership p where p.tenant_id = :tenant and p.id = s.technician_id) as technician_title,
     s.opened_at, s.since, s.submitted_at, s.decided_at,
     (select count(*)::integer from service_report_line l where l.tenant_id = :tenant and l.report_id = s.id)
       as line_count,
     s.fee_amount, s.currency, s.severity, s.flag_count, s.is_goodwill, s.version
   from (select s.* from service_report s
     where ${FILTERS} and (:tab::text is null or s.tab = :tab) and (:kind::text is null or s.kind = :kind)
       and (:since::timestamptz is null or (s.since, s.id) > (:since, :afterId::uuid))
     order by s.since, s.id limit :limit) s
   join device d on d.tenant_id = :tenant and d.id = s.device_id
   join model m on m.tenant_id = :tenant and m.id = d.model_id
   join agency a on a.tenant_id = :tenant and a.id = s.agency_id
   order by s.since, s.id limit :limit`,
  { plan: 'custom' },
);
export const countByTab = statement<{ tab: ReportTab; count: number }>(
  'serviceReports.countByTab',
  `select t.tab, x.count from unnest(:tabs::text[]) as t (tab)
   cross join lateral (select count(*)::integer as count from (
     select 1 from service_report s where ${FILTERS} and (:kind::text is null or s.kind = :kind) and s.tab = t.tab
     limit :countMax) y) x
   order by t.tab limit 20`,
  { plan: 'custom' },
);
