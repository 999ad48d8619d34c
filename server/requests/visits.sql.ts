// Joins, read-only: tenant (lib).
import { statement } from '../lib/sql.ts';
import { ORDER_SCOPE } from './requests.scope.ts';
import type {
  AppointmentState,
  FinishProof,
  Payer,
  ServiceKind,
  VisitEventKind,
  VisitOutcome,
  WaitReason,
  WorkOrderStage,
} from './words.contract.ts';

// ── appointments ──
export interface StoredAppointment {
  id: string;
  workOrderId: string;
  fromAt: Date;
  toAt: Date;
  state: AppointmentState;
  wish: string;
  promisedAt: Date;
  promisedByTitle: string;
  answeredAt: Date | null;
}
const APPOINTMENT = `a.id, a.work_order_id, a.from_at, a.to_at, a.state, a.wish, a.promised_at, a.promised_by_title,
  a.answered_at`;
export const selectLiveAppointments = statement<StoredAppointment>(
  'requests.liveAppointments',
  `
  select ${APPOINTMENT} from appointment a
  where a.tenant_id = :tenant and a.work_order_id = any(:orderIds::uuid[]) and a.ended_at is null
  order by a.id limit 20`,
);
export const lockLiveAppointment = statement<StoredAppointment>(
  'requests.lockLiveAppointment',
  `
  select ${APPOINTMENT} from appointment a
  where a.tenant_id = :tenant and a.work_order_id = :workOrderId and a.ended_at is null for update`,
);
export const insertAppointment = statement(
  'requests.insertAppointment',
  `
  insert into appointment (tenant_id, id, request_id, work_order_id, agency_id, from_at, to_at, state, promised_at,
    promised_by_title)
  values (:tenant, :id, :requestId, :workOrderId, :agencyId, :fromAt::timestamptz, :toAt::timestamptz, 'promised',
    :now::timestamptz, :byTitle)`,
);
export const endAppointment = statement(
  'requests.endAppointment',
  `
  update appointment set state = :state, ended_at = :now::timestamptz where tenant_id = :tenant and id = :id`,
);
export const setAppointmentToken = statement(
  'requests.setAppointmentToken',
  `
  update appointment set token_hash = :tokenHash::bytea where tenant_id = :tenant and id = :id`,
);
export const selectAppointment = statement<StoredAppointment & { isTold: boolean }>(
  'requests.appointmentById',
  `
  select ${APPOINTMENT}, a.token_hash is not null as is_told from appointment a
  where a.tenant_id = :tenant and a.id = :id`,
);
export const selectToldBefore = statement<{ isTold: boolean }>(
  'requests.appointmentToldBefore',
  `
  select exists (select 1 from appointment a where a.tenant_id = :tenant and a.work_order_id = :workOrderId
    and a.id <> :id and a.token_hash is not null) as is_told`,
);

// ── visits ──
export interface StoredVisit {
  id: string;
  workOrderId: string;
  ordinal: number;
  technicianTitle: string;
  leftAt: Date | null;
  arrivedAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  outcome: VisitOutcome | null;
  note: string;
  payer: Payer | null;
  proof: FinishProof | null;
  signatureFileId: string | null;
  photoFileId: string | null;
  isSkewed: boolean;
}
const VISIT = `v.id, v.work_order_id, v.ordinal, v.technician_title, v.left_at, v.arrived_at, v.started_at, v.ended_at,
  v.outcome, v.note, v.payer, v.proof, v.signature_file_id, v.photo_file_id, v.is_skewed`;
export const selectVisits = statement<StoredVisit>(
  'requests.visits',
  `
  select ${VISIT} from visit v
  where v.tenant_id = :tenant and v.work_order_id = any(:orderIds::uuid[])
    and (:ownAgencyId::uuid is null or v.agency_id = :ownAgencyId)
  order by v.work_order_id, v.ordinal limit 500`,
);
export const lockOpenVisit = statement<StoredVisit>(
  'requests.lockOpenVisit',
  `
  select ${VISIT} from visit v
  where v.tenant_id = :tenant and v.work_order_id = :workOrderId and v.ended_at is null for update`,
);
export const selectLastOrdinal = statement<{ ordinal: number }>(
  'requests.lastVisitOrdinal',
  `
  select coalesce(max(ordinal), 0)::integer as ordinal from visit
  where tenant_id = :tenant and work_order_id = :workOrderId`,
);
export const insertVisit = statement(
  'requests.insertVisit',
  `
  insert into visit (tenant_id, id, request_id, work_order_id, agency_id, ordinal, technician_id, technician_title,
    appointment_id)
  values (:tenant, :id, :requestId, :workOrderId, :agencyId, :ordinal, :technicianId, :technicianTitle,
    :appointmentId)`,
);
export const updateVisit = statement(
  'requests.updateVisit',
  `
  update visit set left_at = coalesce(:leftAt::timestamptz, left_at),
    arrived_at = coalesce(:arrivedAt::timestamptz, arrived_at),
    started_at = coalesce(:startedAt::timestamptz, started_at), is_skewed = is_skewed or :isSkewed::boolean
  where tenant_id = :tenant and id = :id`,
);
export const closeVisit = statement(
  'requests.closeVisit',
  `
  update visit set ended_at = :endedAt::timestamptz, outcome = :outcome, note = :note, payer = :payer, proof = :proof,
    signature_file_id = :signatureFileId, photo_file_id = :photoFileId, is_skewed = is_skewed or :isSkewed::boolean
  where tenant_id = :tenant and id = :id`,
);
export interface StoredVisitEvent {
  visitId: string;
  kind: VisitEventKind;
  occurredAt: Date;
  recordedAt: Date;
  isSkewed: boolean;
}
export const insertVisitEvent = statement(
  'requests.insertVisitEvent',
  `
  insert into visit_event (tenant_id, id, visit_id, kind, occurred_at, recorded_at, is_skewed, by_title)
  values (:tenant, :id, :visitId, :kind, :occurredAt::timestamptz, :recordedAt::timestamptz, :isSkewed, :byTitle)`,
);
export const selectVisitEvents = statement<StoredVisitEvent>(
  'requests.visitEvents',
  `
  select e.visit_id, e.kind, e.occurred_at, e.recorded_at, e.is_skewed from visit_event e
  where e.tenant_id = :tenant and e.visit_id = any(:visitIds::uuid[]) order by e.visit_id, e.id limit 2000`,
);

// ── completion codes ──
export const selectCurrency = statement<{ currency: string }>(
  'requests.currency',
  `
  select currency from tenant where id = :tenant`,
);
export interface StoredCode {
  id: string;
  workOrderId: string;
  sentAt: Date;
  expiresAt: Date;
  wrongCount: number;
}
export const countCodesSince = statement<{ count: number }>(
  'requests.codesSince',
  `
  select count(*)::integer as count from (select 1 from completion_code
    where tenant_id = :tenant and work_order_id = :workOrderId and sent_at > :since::timestamptz limit 20) c`,
);
export const selectLiveCodes = statement<StoredCode>(
  'requests.liveCodes',
  `
  select id, work_order_id, sent_at, expires_at, wrong_count from completion_code
  where tenant_id = :tenant and work_order_id = any(:orderIds::uuid[]) and ended_at is null order by id limit 20`,
);
export const lockLiveCode = statement<StoredCode & { codeHash: string; payAmount: number }>(
  'requests.lockLiveCode',
  `
  select id, work_order_id, sent_at, expires_at, wrong_count, code_hash, pay_amount from completion_code
  where tenant_id = :tenant and work_order_id = :workOrderId and ended_at is null for update`,
);
export const insertCode = statement(
  'requests.insertCode',
  `
  insert into completion_code (tenant_id, id, work_order_id, code_hash, pay_amount, currency, sent_at, expires_at,
    wrong_count)
  values (:tenant, :id, :workOrderId, :codeHash, :payAmount, :currency, :now::timestamptz, :expiresAt::timestamptz,
    :wrongCount)`,
);
export const countWrongTry = statement(
  'requests.countWrongTry',
  `
  update completion_code set wrong_count = wrong_count + 1 where tenant_id = :tenant and id = :id`,
);
export const endCode = statement(
  'requests.endCode',
  `
  update completion_code set ended_at = :now::timestamptz where tenant_id = :tenant and id = :id`,
);

// ── the facts of the work on the work order ──
export interface WorkFacts {
  waitingFrom: WorkOrderStage | null;
  requestReceivedAt: Date;
  serviceKind: ServiceKind;
  acceptedAt: Date | null;
  doneAt: Date | null;
  workEndedAt: Date | null;
  isDateHeld: boolean;
}
/** Of a work order that is locked. */
export const selectWorkFacts = statement<WorkFacts>(
  'requests.workFacts',
  `
  select w.waiting_from, r.received_at as request_received_at, w.service_kind, f.answered_at as accepted_at, w.done_at,
    w.work_ended_at, w.is_date_held
  from work_order w
  join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  left join referral f on f.tenant_id = w.tenant_id and f.id = w.referral_id
  where w.tenant_id = :tenant and w.id = :id`,
);
export const setDone = statement(
  'requests.setDone',
  `
  update work_order set done_at = :doneAt::timestamptz, finish_proof = :proof,
    finish_occurred_at = :occurredAt::timestamptz, work_ended_at = :workEndedAt::timestamptz, is_date_held = :isDateHeld
  where tenant_id = :tenant and id = :id`,
);
export const setWaiting = statement(
  'requests.setWaiting',
  `
  update work_order set stage = 'waiting', waiting_from = :from, waiting_reason = :reason, waiting_note = :note,
    waiting_since_at = :now::timestamptz
  where tenant_id = :tenant and id = :id`,
);
/** What a view says of the work, beside its work order. */
export interface StoredWork {
  id: string;
  waitingFrom: WorkOrderStage | null;
  waitingReason: WaitReason | null;
  waitingNote: string;
  waitingSinceAt: Date | null;
  finishProof: FinishProof | null;
  doneAt: Date | null;
  workEndedAt: Date | null;
  isDateHeld: boolean;
}
export const selectWork = statement<StoredWork>(
  'requests.work',
  `
  select w.id, w.waiting_from, w.waiting_reason, w.waiting_note, w.waiting_since_at, w.finish_proof, w.done_at,
    w.work_ended_at, w.is_date_held
  from work_order w where w.tenant_id = :tenant and w.id = any(:orderIds::uuid[]) order by w.id limit 20`,
);
/** Whatever a work order waited for is over once it is no longer waiting. */
export const updateOrder = statement(
  'requests.changeOrder',
  `
  update work_order set stage = :stage, tier = :tier, referral_id = :referralId, agency_id = :agencyId,
    technician_id = :technicianId, is_accepted = :isAccepted, accept_by = case when not :isAccepted then (
      select f.accept_by from referral f where f.tenant_id = :tenant and f.id = :referralId) end,
    answer = coalesce(:answer, answer), cancel_reason = coalesce(:cancelReason, cancel_reason), ended_at = :endedAt,
    personal_until = :personalUntil,
    waiting_from = case when :stage = 'waiting' then waiting_from end,
    waiting_reason = case when :stage = 'waiting' then waiting_reason end,
    waiting_note = case when :stage = 'waiting' then waiting_note else '' end,
    waiting_since_at = case when :stage = 'waiting' then waiting_since_at end,
    changed_by_title = :byTitle, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export interface OrderBrief {
  id: string;
  requestId: string;
  number: string;
  deviceId: string;
  serviceKind: ServiceKind;
  stage: WorkOrderStage;
  agencyId: string | null;
  technicianId: string | null;
  doneAt: Date | null;
  workEndedAt: Date | null;
  isDateHeld: boolean;
  finishProof: FinishProof | null;
}
export const selectBriefs = statement<OrderBrief>(
  'requests.orderBriefs',
  `
  select w.id, w.request_id, r.number || '-' || w.place as number, w.device_id, w.service_kind, w.stage, w.agency_id,
    w.technician_id, w.done_at, w.work_ended_at, w.is_date_held, w.finish_proof
  from work_order w join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  where w.tenant_id = :tenant and w.id = any(:ids::uuid[]) and ${ORDER_SCOPE} order by w.id limit 100`,
);
