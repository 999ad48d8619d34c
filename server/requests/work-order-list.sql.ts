// Joins, read-only: model, region, symptom (catalog); customer, site; agency; device; membership
// (identity); clock (sla).
import { statement } from '../lib/sql.ts';
import { ORDER_SCOPE } from './requests.scope.ts';
import type { OrderTab, Priority, ServiceKind, Tier, WorkOrderStage } from './words.contract.ts';

export interface OrderRow {
  id: string;
  requestId: string;
  number: string;
  stage: WorkOrderStage;
  tab: OrderTab;
  tier: Tier;
  serviceKind: ServiceKind;
  priority: Priority;
  deviceTitle: string;
  serial: string | null;
  symptoms: string[];
  customerName: string | null;
  phone: string | null;
  provinceTitle: string | null;
  cityTitle: string | null;
  district: string | null;
  street: string | null;
  alley: string | null;
  plaque: string | null;
  floor: string | null;
  unit: string | null;
  landmark: string | null;
  agencyId: string | null;
  technicianId: string | null;
  agencyTitle: string | null;
  technicianTitle: string | null;
  isAccepted: boolean;
  acceptBy: Date | null;
  visitFromAt: Date | null;
  visitToAt: Date | null;
  isOnVisit: boolean;
  formerReferralCount: number;
  isAfterSilence: boolean;
  receivedAt: Date;
  personalUntil: Date | null;
  version: number;
}
const FILTERS = `w.tenant_id = :tenant and ${ORDER_SCOPE}
  and (:agencyId::uuid is null or w.agency_id = :agencyId)
  and (:technicianId::uuid is null or w.technician_id = :technicianId)
  and (:productLineId::uuid is null or w.product_line_id = :productLineId)
  and (:priority::text is null or exists (select 1 from request q
    where q.tenant_id = :tenant and q.id = w.request_id and q.priority = :priority))
  and (:isBack::boolean is null or :isBack = exists (select 1 from referral o
    where o.tenant_id = :tenant and o.work_order_id = w.id and o.ended_at is not null))`;
const DEADLINE = `coalesce(w.accept_by, 'infinity'::timestamptz)`;
// Titles are looked up for the page's rows alone: as joins they cost ten milliseconds of planning, four times the work.
const pageIn = (name: string, { after, order }: { after: string; order: string }) =>
  statement<OrderRow>(
    `requests.orderPage.${name}`,
    `
  select w.id, w.request_id, r.number || '-' || w.place as number, w.stage, w.tab, w.tier, w.service_kind, r.priority,
    m.title as device_title, d.serial,
    array(select y.title from work_order_symptom q join symptom y on y.tenant_id = :tenant and y.id = q.symptom_id
      where q.tenant_id = :tenant and q.work_order_id = w.id order by y.title limit 20) as symptoms,
    coalesce(c.name, r.caller_name) as customer_name,
    (select n.number from request_phone n where n.tenant_id = :tenant and n.request_id = r.id
      order by n.is_caller desc, n.number limit 1) as phone,
    (select v.title from region v where v.tenant_id = :tenant and v.id = s.province_id) as province_title,
    (select g.title from region g where g.tenant_id = :tenant and g.id = s.city_id) as city_title,
    s.district, s.street, s.alley, s.plaque, s.floor, s.unit, s.landmark, w.agency_id, w.technician_id,
    (select a.title from agency a where a.tenant_id = :tenant and a.id = w.agency_id) as agency_title,
    (select p.title from membership p where p.tenant_id = :tenant and p.id = w.technician_id) as technician_title,
    w.is_accepted,
    case when w.is_accepted then (select f.accept_by from referral f
      where f.tenant_id = :tenant and f.id = w.referral_id) else w.accept_by end as accept_by,
    (select n.from_at from appointment n where n.tenant_id = :tenant and n.work_order_id = w.id
      and n.ended_at is null) as visit_from_at,
    (select n.to_at from appointment n where n.tenant_id = :tenant and n.work_order_id = w.id
      and n.ended_at is null) as visit_to_at,
    exists (select 1 from visit n where n.tenant_id = :tenant and n.work_order_id = w.id
      and n.ended_at is null) as is_on_visit,
    (select count(*)::integer from referral o where o.tenant_id = :tenant and o.work_order_id = w.id
      and o.ended_at is not null) as former_referral_count,
    coalesce((select o.state = 'silent' from referral o where o.tenant_id = :tenant and o.work_order_id = w.id
      order by o.id desc limit 1), false) as is_after_silence,
    w.received_at, w.personal_until, w.version
  from (select w.* from work_order w where ${FILTERS}
      and (:ids::uuid[] is null or w.id = any(:ids))
      and (:tab::text is null or w.tab = :tab)
      and (:after::uuid is null or ${after})
    order by ${order} limit :limit) w
  join request r on r.tenant_id = :tenant and r.id = w.request_id
  join device d on d.tenant_id = :tenant and d.id = w.device_id
  join model m on m.tenant_id = :tenant and m.id = d.model_id
  left join customer c on c.tenant_id = :tenant and c.id = r.customer_id
  left join site s on s.tenant_id = :tenant and s.id = r.site_id
  order by ${order} limit :limit`,
    { plan: 'custom' },
  );
/** Each way to sort, with the index that carries it; plans at 250,000 work orders in docs/performance.md. */
export const orderPages = {
  '-receivedAt': pageIn('newest', { after: 'w.id < :after', order: 'w.id desc' }),
  receivedAt: pageIn('oldest', { after: 'w.id > :after', order: 'w.id' }),
  acceptBy: pageIn('deadline', {
    after: `(${DEADLINE}, w.id) > (:afterKey::text::timestamptz, :after)`,
    order: `${DEADLINE}, w.id`,
  }),
  '-acceptBy': pageIn('deadlineDown', {
    after: `(${DEADLINE}, w.id) < (:afterKey::text::timestamptz, :after)`,
    order: `${DEADLINE} desc, w.id desc`,
  }),
} as const;
export const countByTab = statement<{ tab: OrderTab; count: number }>(
  'requests.countByTab',
  `
  select s.tab, x.count from unnest(:tabs::text[]) as s (tab) cross join lateral (
    select count(*)::integer as count from (
      select 1 from work_order w where ${FILTERS} and w.tab = s.tab limit :countMax) y) x
  order by s.tab limit 20`,
  { plan: 'custom' },
);
/** A change of calendar moved the deadline of a referral that still waits for its answer. */
export const moveAcceptBy = statement(
  'requests.moveAcceptBy',
  `
  update work_order w set accept_by = k.due_at from referral f
  join clock k on k.tenant_id = f.tenant_id and k.subject_id = f.id and k.policy = 'referral' and k.stopped_at is null
  where w.tenant_id = :tenant and f.tenant_id = :tenant and f.id = :referralId and w.id = f.work_order_id
    and w.referral_id = f.id and not w.is_accepted`,
);
