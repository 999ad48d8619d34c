// Joins, read-only: model, brand, product_type, region, symptom, reason (catalog); customer, site; agency; device; membership
// (identity); clock (sla).
import { statement } from '../lib/sql.ts';
import { ORDER_SCOPE } from './requests.scope.ts';
import type {
  OrderTab,
  Priority,
  ReferralState,
  ServiceKind,
  Tier,
  WorkOrderStage,
} from './words.contract.ts';

export const insertOrders = statement(
  'requests.insertOrders',
  `
  insert into work_order (tenant_id, id, request_id, place, device_id, product_line_id, service_kind, symptom_note,
    stage, coverage, received_at, changed_by_title)
  select :tenant, n.id, :requestId, n.place, n.device_id, n.line_id, n.kind, n.note, 'new', n.coverage,
    :now::timestamptz, :byTitle
  from unnest(:ids::uuid[], :places::integer[], :deviceIds::uuid[], :lineIds::uuid[], :kinds::text[], :notes::text[],
    :coverages::jsonb[]) as n (id, place, device_id, line_id, kind, note, coverage)`,
);
export const insertOrderSymptoms = statement(
  'requests.insertOrderSymptoms',
  `
  insert into work_order_symptom (tenant_id, work_order_id, symptom_id)
  select :tenant, n.* from unnest(:orderIds::uuid[], :symptomIds::uuid[]) n`,
);

export const requestOfOrder = statement<{ requestId: string }>(
  'requests.requestOfOrder',
  `
  select w.request_id from work_order w where w.tenant_id = :tenant and w.id = :id and ${ORDER_SCOPE}`,
);
export interface LockedOrder {
  id: string;
  requestId: string;
  place: number;
  deviceId: string;
  productLineId: string;
  stage: WorkOrderStage;
  tier: Tier;
  referralId: string | null;
  agencyId: string | null;
  technicianId: string | null;
  isAccepted: boolean;
  changedByTitle: string;
  version: number;
}
const LOCKED = `w.id, w.request_id, w.place, w.device_id, w.product_line_id, w.stage, w.tier, w.referral_id, w.agency_id,
  w.technician_id, w.is_accepted, w.changed_by_title, w.version`;
export const lockOrder = statement<LockedOrder>(
  'requests.lockOrder',
  `
  select ${LOCKED} from work_order w where w.tenant_id = :tenant and w.id = :id and ${ORDER_SCOPE} for update`,
);
export const lockOrdersOf = statement<LockedOrder>(
  'requests.lockOrdersOf',
  `
  select ${LOCKED} from work_order w where w.tenant_id = :tenant and w.request_id = :requestId
  order by w.id limit 20 for update`,
);
export const selectStages = statement<{ stage: WorkOrderStage }>(
  'requests.stages',
  `
  select stage from work_order where tenant_id = :tenant and request_id = :requestId order by id limit 20`,
);
export const insertReferral = statement(
  'requests.insertReferral',
  `
  insert into referral (tenant_id, id, request_id, work_order_id, agency_id, technician_id, state, note, despite,
    referred_at, referred_by, accept_by)
  values (:tenant, :id, :requestId, :workOrderId, :agencyId, :technicianId, 'offered', :note, :despite,
    :now::timestamptz, :referredBy, :acceptBy)`,
);
export const endReferral = statement(
  'requests.endReferral',
  `
  update referral set state = :state, answered_at = :answeredAt, reason_code = :reasonCode, reason_note = :reasonNote,
    ended_at = :endedAt
  where tenant_id = :tenant and id = :id`,
);
export const orderOfReferral = statement<{ workOrderId: string }>(
  'requests.orderOfReferral',
  `
  select work_order_id from referral where tenant_id = :tenant and id = :id and ended_at is null`,
);

export interface StoredOrder {
  id: string;
  requestId: string;
  requestNumber: string;
  place: number;
  stage: WorkOrderStage;
  tab: OrderTab;
  tier: Tier;
  serviceKind: ServiceKind;
  priority: Priority;
  symptomNote: string;
  deviceId: string;
  serial: string | null;
  modelCode: string;
  modelTitle: string;
  brandTitle: string;
  typeTitle: string;
  productLineId: string;
  isUnproven: boolean;
  coverage: unknown;
  customerName: string | null;
  callerName: string;
  siteId: string | null;
  agencyId: string | null;
  agencyCode: string | null;
  agencyTitle: string | null;
  technicianId: string | null;
  technicianTitle: string | null;
  referralId: string | null;
  isAccepted: boolean;
  answer: string | null;
  cancelReason: string | null;
  receivedAt: Date;
  endedAt: Date | null;
  personalUntil: Date | null;
  version: number;
}
const ORDER = `
  select w.id, w.request_id, r.number as request_number, w.place, w.stage, w.tab, w.tier, w.service_kind, r.priority,
    w.symptom_note, w.device_id, d.serial, m.code as model_code, m.title as model_title, b.title as brand_title,
    t.title as type_title, w.product_line_id, d.is_unproven, w.coverage, c.name as customer_name, r.caller_name,
    r.site_id, w.agency_id, a.code as agency_code, a.title as agency_title, w.technician_id,
    p.title as technician_title, w.referral_id, w.is_accepted, w.answer, w.cancel_reason, w.received_at, w.ended_at,
    w.personal_until, w.version
  from work_order w
  join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  join device d on d.tenant_id = w.tenant_id and d.id = w.device_id
  join model m on m.tenant_id = w.tenant_id and m.id = d.model_id
  join brand b on b.tenant_id = w.tenant_id and b.id = m.brand_id
  join product_type t on t.tenant_id = w.tenant_id and t.id = m.type_id
  left join customer c on c.tenant_id = w.tenant_id and c.id = r.customer_id
  left join agency a on a.tenant_id = w.tenant_id and a.id = w.agency_id
  left join membership p on p.tenant_id = w.tenant_id and p.id = w.technician_id
  where w.tenant_id = :tenant and ${ORDER_SCOPE}`;
/** One work order, as far as the actor sees it. */
export const selectOrder = statement<StoredOrder>('requests.order', `${ORDER} and w.id = :id limit 1`);
/** The work orders of a request, as far as the actor sees them. */
export const selectOrders = statement<StoredOrder>(
  'requests.orders',
  `${ORDER} and w.request_id = :requestId order by w.place, w.id limit 20`,
);
export const selectOrderSymptoms = statement<{ orderId: string; id: string; title: string }>(
  'requests.orderSymptoms',
  `
  select q.work_order_id as order_id, s.id, s.title from work_order_symptom q
  join symptom s on s.tenant_id = q.tenant_id and s.id = q.symptom_id
  where q.tenant_id = :tenant and q.work_order_id = any(:orderIds::uuid[])
  order by q.work_order_id, s.title, s.id limit 4000`,
);

export interface StoredReferral {
  id: string;
  workOrderId: string;
  agencyId: string;
  agencyCode: string;
  agencyTitle: string;
  state: ReferralState;
  note: string;
  referredAt: Date;
  acceptBy: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  reasonCode: string | null;
  reasonNote: string;
}
export const selectReferrals = statement<StoredReferral>(
  'requests.referrals',
  `
  select f.id, f.work_order_id, f.agency_id, a.code as agency_code, a.title as agency_title, f.state, f.note,
    f.referred_at, coalesce(k.due_at, f.accept_by) as accept_by, f.answered_at, f.ended_at, f.reason_code, f.reason_note
  from referral f join agency a on a.tenant_id = f.tenant_id and a.id = f.agency_id
  left join clock k on k.tenant_id = f.tenant_id and k.subject_id = f.id and k.policy = 'referral' and k.stopped_at is null
  where f.tenant_id = :tenant and f.work_order_id = any(:orderIds::uuid[])
    and (:ownAgencyId::uuid is null or f.agency_id = :ownAgencyId)
  order by f.id desc limit 500`,
);
export interface PastOrder {
  id: string;
  deviceId: string;
  number: string;
  stage: WorkOrderStage;
  serviceKind: ServiceKind;
  symptoms: string[];
  agencyTitle: string | null;
  receivedAt: Date;
}
export const selectPastOrders = statement<PastOrder>(
  'requests.pastOrders',
  `
  select w.id, w.device_id, r.number || '-' || w.place as number, w.stage, w.service_kind,
    array(select s.title from work_order_symptom q join symptom s on s.tenant_id = :tenant and s.id = q.symptom_id
      where q.tenant_id = :tenant and q.work_order_id = w.id order by s.title limit 20) as symptoms,
    a.title as agency_title, w.received_at
  from work_order w
  join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  left join agency a on a.tenant_id = w.tenant_id and a.id = w.agency_id
  where w.tenant_id = :tenant and w.device_id = any(:deviceIds::uuid[]) and ${ORDER_SCOPE}
  order by w.id desc limit 200`,
);
export interface OpenOrder {
  requestId: string;
  workOrderId: string;
  number: string;
  deviceId: string;
  stage: WorkOrderStage;
  receivedAt: Date;
}
export const selectOpenOn = statement<OpenOrder>(
  'requests.openOn',
  `
  select w.request_id, w.id as work_order_id, r.number || '-' || w.place as number, w.device_id, w.stage, w.received_at
  from work_order w join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  where w.tenant_id = :tenant and w.device_id = any(:deviceIds::uuid[]) and w.ended_at is null
  order by w.id desc limit 100`,
);

export const selectIdsByPlace = statement<{ id: string }>(
  'requests.orderIdsByPlace',
  `
  select w.id from work_order w join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  where w.tenant_id = :tenant and r.number = :number and (:place::integer is null or w.place = :place)
  order by w.id limit 20`,
);
