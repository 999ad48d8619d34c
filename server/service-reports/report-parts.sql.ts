// Lines, evidence and decisions of reports, and what other reports say about the same device, part or seal.
// Joins, read-only: fault, repair_action, part (catalog); agency (agencies).
import { statement } from '../lib/sql.ts';
import { REPORT_SCOPE } from './service-reports.scope.ts';
import type {
  EvidenceKind,
  LineDecision,
  PartSource,
  ReportKind,
  ReportLineKind,
  ReportState,
  SendBackAim,
} from './words.contract.ts';

export interface StoredLine {
  id: string;
  place: number;
  kind: ReportLineKind;
  repairActionId: string | null;
  faultId: string | null;
  partId: string | null;
  source: PartSource | null;
  quantity: number;
  serial: string | null;
  coverage: unknown;
  feeAmount: number | null;
  unitAmount: number | null;
  explanation: unknown;
  decision: LineDecision | null;
  decidedQuantity: number | null;
  decidedFeeAmount: number | null;
  tariffFeeAmount: number | null;
  reasonCode: string | null;
  reasonTitle: string | null;
  decisionNote: string;
  isGoodwill: boolean;
}
export const selectLines = statement<StoredLine>(
  'serviceReports.lines',
  `select id, place, kind, repair_action_id, fault_id, part_id, source, quantity, serial, coverage, fee_amount,
     unit_amount, explanation, decision, decided_quantity, decided_fee_amount, tariff_fee_amount, reason_code,
     reason_title, decision_note, is_goodwill
   from service_report_line where tenant_id = :tenant and report_id = :reportId order by place, id limit 100`,
);
export const dropLines = statement(
  'serviceReports.dropLines',
  'delete from service_report_line where tenant_id = :tenant and report_id = :reportId',
);
export const insertLines = statement(
  'serviceReports.insertLines',
  `insert into service_report_line (tenant_id, id, report_id, place, kind, repair_action_id, fault_id, part_id, source,
     quantity, serial, serial_key)
   select :tenant, n.id, :reportId, n.place, n.kind, n.action_id, n.fault_id, n.part_id, n.source, n.quantity,
     n.serial, n.serial_key
   from unnest(:ids::uuid[], :places::integer[], :kinds::text[], :actionIds::uuid[], :faultIds::uuid[],
     :partIds::uuid[], :sources::text[], :quantities::integer[], :serials::text[], :serialKeys::text[])
     n (id, place, kind, action_id, fault_id, part_id, source, quantity, serial, serial_key)`,
);
/** What a line was worth and who was to pay for it, at submission. */
export const priceLines = statement(
  'serviceReports.priceLines',
  `update service_report_line l set coverage = n.coverage, fee_amount = n.fee, unit_amount = n.unit,
     explanation = n.explanation, is_goodwill = n.is_goodwill, decision = null, decided_quantity = null, decided_fee_amount = null,
     tariff_fee_amount = null, reason_code = null, reason_title = null, decision_note = ''
   from unnest(:ids::uuid[], :coverages::jsonb[], :fees::bigint[], :units::bigint[], :explanations::jsonb[],
     :goodwills::boolean[]) n (id, coverage, fee, unit, explanation, is_goodwill)
   where l.tenant_id = :tenant and l.report_id = :reportId and l.id = n.id`,
);
export const decideLines = statement(
  'serviceReports.decideLines',
  `update service_report_line l set decision = n.decision, decided_quantity = n.quantity, decided_fee_amount = n.fee,
     tariff_fee_amount = n.tariff_fee, reason_code = n.reason_code, reason_title = n.reason_title,
     decision_note = n.note, is_goodwill = n.is_goodwill
   from unnest(:ids::uuid[], :decisions::text[], :quantities::integer[], :fees::bigint[], :tariffFees::bigint[],
     :reasonCodes::text[], :reasonTitles::text[], :notes::text[], :goodwills::boolean[])
     n (id, decision, quantity, fee, tariff_fee, reason_code, reason_title, note, is_goodwill)
   where l.tenant_id = :tenant and l.report_id = :reportId and l.id = n.id`,
);

export const selectEvidence = statement<{ fileId: string; kind: EvidenceKind }>(
  'serviceReports.evidence',
  `select file_id, kind from service_report_evidence where tenant_id = :tenant and report_id = :reportId
   order by place, file_id limit 100`,
);
export const dropEvidence = statement(
  'serviceReports.dropEvidence',
  'delete from service_report_evidence where tenant_id = :tenant and report_id = :reportId',
);
export const insertEvidence = statement(
  'serviceReports.insertEvidence',
  `insert into service_report_evidence (tenant_id, report_id, place, file_id, kind)
   select :tenant, :reportId, n.place - 1, n.file_id, n.kind
   from unnest(:fileIds::uuid[], :kinds::text[]) with ordinality n (file_id, kind, place) on conflict do nothing`,
);

export interface StoredDecision {
  id: string;
  outcome: 'approved' | 'partly_approved' | 'sent_back' | 'rejected';
  isSupplement: boolean;
  aim: SendBackAim | null;
  reasonCode: string | null;
  reasonTitle: string | null;
  note: string;
  feeAmount: number;
  acknowledged: unknown;
  decidedAt: Date;
  decidedByTitle: string;
  policyVersion: number | null;
}
export const selectDecisions = statement<StoredDecision>(
  'serviceReports.decisions',
  `select id, outcome, is_supplement, aim, reason_code, reason_title, note, fee_amount, acknowledged, decided_at,
     decided_by_title, policy_version
   from service_report_decision where tenant_id = :tenant and report_id = :reportId order by id desc limit 100`,
);
export const insertDecision = statement(
  'serviceReports.insertDecision',
  `insert into service_report_decision (tenant_id, id, report_id, outcome, is_supplement, aim, reason_code,
     reason_title, note, fee_amount, lines, acknowledged, decided_at, decided_by, decided_by_title, is_automatic,
     policy_version)
   values (:tenant, :id, :reportId, :outcome, :isSupplement, :aim, :reasonCode, :reasonTitle, :note, :feeAmount, :lines,
     :acknowledged, :now::timestamptz, :decidedBy, :byTitle, :policyVersion::integer is not null,
     :policyVersion::integer)`,
);

export interface PastReport {
  id: string;
  number: string;
  kind: ReportKind;
  state: ReportState;
  on: string;
  agencyTitle: string;
  faults: string[];
  actions: string[];
  parts: string[];
}
const TITLES = (table: string, column: string) => `array(select distinct x.title from service_report_line l
  join ${table} x on x.tenant_id = :tenant and x.id = l.${column}
  where l.tenant_id = :tenant and l.report_id = s.id order by x.title limit 20)`;
/** Earlier reports on a device, as far as the actor sees them. */
export const selectPast = statement<PastReport>(
  'serviceReports.past',
  `select s.id, s.number, s.kind, s.state, s.work_on as on, a.title as agency_title,
     ${TITLES('fault', 'fault_id')} as faults, ${TITLES('repair_action', 'repair_action_id')} as actions,
     ${TITLES('part', 'part_id')} as parts
   from service_report s join agency a on a.tenant_id = :tenant and a.id = s.agency_id
   where s.tenant_id = :tenant and s.device_id = :deviceId and s.id <> :reportId and s.work_on is not null
     and s.state <> 'draft' and ${REPORT_SCOPE}
   order by s.work_on desc, s.id desc limit 20`,
);

export interface PastLine {
  kind: ReportLineKind;
  reportKind: ReportKind;
  workOn: string;
  partId: string | null;
  partCode: string | null;
  faultCode: string | null;
  familyId: string | null;
}
/** What other reports that stand (handed in, not rejected) say of the same device. Of any agency: the rules ask. */
export const selectPastLines = statement<PastLine>(
  'serviceReports.pastLines',
  `select l.kind, s.kind as report_kind, s.work_on, l.part_id, p.code as part_code, f.code as fault_code, f.family_id
   from service_report s
   join service_report_line l on l.tenant_id = :tenant and l.report_id = s.id
   left join part p on p.tenant_id = :tenant and p.id = l.part_id
   left join fault f on f.tenant_id = :tenant and f.id = l.fault_id
   where s.tenant_id = :tenant and s.device_id = :deviceId and s.id <> :reportId
     and s.state in ('submitted', 'approved', 'partly_approved') and l.decision is distinct from 'rejected'
   order by s.work_on desc, l.id limit 1000`,
);
export const selectSerialsUsed = statement<{ partId: string; serialKey: string }>(
  'serviceReports.serialsUsed',
  `select l.part_id, l.serial_key from service_report_line l
   join service_report s on s.tenant_id = :tenant and s.id = l.report_id
   where l.tenant_id = :tenant and l.serial_key = any(:serialKeys::text[]) and l.kind = 'part_added'
     and l.report_id <> :reportId and s.state in ('submitted', 'approved', 'partly_approved')
     and l.decision is distinct from 'rejected'
   order by l.id limit 200`,
);
export const countSealUsed = statement<{ count: number }>(
  'serviceReports.sealUsed',
  `select count(*)::integer as count from service_report
   where tenant_id = :tenant and seal_key = :sealKey and seal_key <> '' and id <> :reportId
     and state in ('submitted', 'approved', 'partly_approved')`,
);
