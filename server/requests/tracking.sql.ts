// Joins, read-only: product_type, model (catalog); device; agency; membership (identity); timeline_entry (lib).
import { statement } from '../lib/sql.ts';
import type { WorkOrderStage } from './words.contract.ts';

/** Number and phone are asked together, so that a wrong number and a wrong phone cost the same. */
export const findTracked = statement<{
  id: string;
  number: string;
  stage: WorkOrderStage;
  receivedAt: Date;
  answer: string | null;
}>(
  'requests.track',
  `
  select r.id, r.number, r.stage, r.received_at, r.answer from request r
  where r.tenant_id = :tenant and r.number = :number and exists (
    select 1 from request_phone p where p.tenant_id = :tenant and p.request_id = r.id and right(p.number, 4) = :digits)`,
);
export const selectTrackedOrders = statement<{
  place: number;
  deviceTitle: string;
  stage: WorkOrderStage;
  isAccepted: boolean;
  agencyTitle: string | null;
  agencyPhone: string | null;
  technicianTitle: string | null;
  fromAt: Date | null;
  toAt: Date | null;
  isOnTheWay: boolean;
}>(
  'requests.trackOrders',
  `
  select w.place,
    case when starts_with(m.title, t.title) then m.title else t.title || ' ' || m.title end as device_title,
    w.stage, w.is_accepted, a.title as agency_title, a.phone as agency_phone, p.title as technician_title,
    k.from_at, k.to_at,
    exists (select 1 from visit v where v.tenant_id = :tenant and v.work_order_id = w.id and v.ended_at is null
      and v.arrived_at is null and v.started_at is null) as is_on_the_way
  from work_order w
  join device d on d.tenant_id = w.tenant_id and d.id = w.device_id
  join model m on m.tenant_id = w.tenant_id and m.id = d.model_id
  join product_type t on t.tenant_id = w.tenant_id and t.id = m.type_id
  left join agency a on a.tenant_id = w.tenant_id and a.id = w.agency_id
  left join membership p on p.tenant_id = w.tenant_id and p.id = w.technician_id
  left join appointment k on k.tenant_id = w.tenant_id and k.work_order_id = w.id and k.ended_at is null
  where w.tenant_id = :tenant and w.request_id = :id order by w.place limit 20`,
);
