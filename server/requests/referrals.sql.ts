// Joins, read-only: model, region, symptom (catalog); customer, site; device.
import { statement } from '../lib/sql.ts';
import { ORDER_SCOPE } from './requests.scope.ts';
import type { OrderTab, ReferralState, WorkOrderStage } from './words.contract.ts';

export const selectAgencyStanding = statement<{
  agencyId: string;
  openWork: number;
  servedBefore: number;
  declinedBefore: boolean;
}>(
  'requests.agencyStanding',
  `
  select a.id as agency_id,
    (select count(*)::integer from (select 1 from work_order w where w.tenant_id = :tenant and w.agency_id = a.id
      and w.tab in ('offered', 'accepted', 'working', 'waiting', 'done') limit 1000) x) as open_work,
    (select count(*)::integer from work_order w where w.tenant_id = :tenant and w.device_id = :deviceId
      and w.agency_id = a.id and w.id <> :orderId) as served_before,
    exists (select 1 from referral f where f.tenant_id = :tenant and f.work_order_id = :orderId
      and f.agency_id = a.id and f.ended_at is not null) as declined_before
  from unnest(:agencyIds::uuid[]) as a (id) order by a.id limit 1000`,
);
export const selectOrderPlace = statement<{
  siteProvinceId: string | null;
  siteCityId: string | null;
  district: string | null;
  provinceTitle: string | null;
  cityTitle: string | null;
}>(
  'requests.orderPlace',
  `
  select s.province_id as site_province_id, s.city_id as site_city_id, s.district, v.title as province_title,
    g.title as city_title
  from request r left join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
  left join region v on v.tenant_id = r.tenant_id and v.id = s.province_id
  left join region g on g.tenant_id = r.tenant_id and g.id = s.city_id
  where r.tenant_id = :tenant and r.id = :requestId`,
);
export const selectFormer = statement<{
  id: string;
  number: string;
  deviceTitle: string;
  state: ReferralState;
  reasonNote: string;
  referredAt: Date;
  endedAt: Date;
}>(
  'requests.former',
  `
  select f.id, r.number || '-' || w.place as number, m.title as device_title, f.state,
    case when f.state = 'declined' then f.reason_note else '' end as reason_note, f.referred_at, f.ended_at
  from referral f
  join work_order w on w.tenant_id = f.tenant_id and w.id = f.work_order_id
  join request r on r.tenant_id = f.tenant_id and r.id = f.request_id
  join device d on d.tenant_id = f.tenant_id and d.id = w.device_id
  join model m on m.tenant_id = f.tenant_id and m.id = d.model_id
  where f.tenant_id = :tenant and f.agency_id = :ownAgencyId and f.ended_at is not null
    and (:after::uuid is null or f.id < :after)
  order by f.id desc limit :limit`,
);

/** What a message about a work order needs to know. */
export interface MessageFacts {
  requestId: string;
  number: string;
  deviceTitle: string;
  cityTitle: string | null;
  customerName: string;
  siteId: string | null;
  agencyId: string | null;
  technicianId: string | null;
  stage: WorkOrderStage;
  tab: OrderTab;
  symptomNote: string;
  symptoms: string[];
}
export const selectMessageFacts = statement<MessageFacts>(
  'requests.messageFacts',
  `
  select w.request_id, r.number || '-' || w.place as number, m.title as device_title, g.title as city_title,
    coalesce(c.name, r.caller_name) as customer_name, r.site_id, w.agency_id, w.technician_id, w.stage, w.tab,
    w.symptom_note,
    array(select y.title from work_order_symptom q join symptom y on y.tenant_id = :tenant and y.id = q.symptom_id
      where q.tenant_id = :tenant and q.work_order_id = w.id order by y.title limit 20) as symptoms
  from work_order w
  join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  join device d on d.tenant_id = w.tenant_id and d.id = w.device_id
  join model m on m.tenant_id = w.tenant_id and m.id = d.model_id
  left join customer c on c.tenant_id = w.tenant_id and c.id = r.customer_id
  left join region g on g.tenant_id = w.tenant_id and g.id = r.city_id
  where w.tenant_id = :tenant and w.id = :id and ${ORDER_SCOPE}`,
);
