// Joins, read-only: device; model, product_type (catalog); agency; membership (identity); tenant (lib).
import { statement } from '../lib/sql.ts';
import type { AppointmentState, WorkOrderStage } from './words.contract.ts';

export const lockByToken = statement<{
  id: string;
  requestId: string;
  workOrderId: string;
  agencyId: string;
  state: AppointmentState;
  endedAt: Date | null;
  fromAt: Date;
  toAt: Date;
  wish: string;
}>(
  'requests.lockAppointmentByToken',
  `
  select id, request_id, work_order_id, agency_id, state, ended_at, from_at, to_at, wish from appointment
  where tenant_id = :tenant and token_hash = :tokenHash::bytea for update`,
);
/** The newest visit tells whether somebody is on the way. */
export const selectFacts = statement<{
  companyTitle: string;
  zone: string;
  number: string;
  place: number;
  stage: WorkOrderStage;
  deviceTitle: string;
  agencyTitle: string;
  agencyPhone: string | null;
  technicianId: string | null;
  technicianTitle: string | null;
  isOnTheWay: boolean;
}>(
  'requests.publicAppointment',
  `
  select n.title as company_title, n.zone, r.number, w.place, w.stage,
    case when starts_with(m.title, t.title) then m.title else t.title || ' ' || m.title end as device_title,
    a.title as agency_title, a.phone as agency_phone, w.technician_id, p.title as technician_title,
    exists (select 1 from visit v where v.tenant_id = :tenant and v.work_order_id = w.id and v.ended_at is null
      and v.arrived_at is null and v.started_at is null) as is_on_the_way
  from work_order w
  join tenant n on n.id = w.tenant_id
  join request r on r.tenant_id = w.tenant_id and r.id = w.request_id
  join device d on d.tenant_id = w.tenant_id and d.id = w.device_id
  join model m on m.tenant_id = w.tenant_id and m.id = d.model_id
  join product_type t on t.tenant_id = w.tenant_id and t.id = m.type_id
  join agency a on a.tenant_id = w.tenant_id and a.id = :agencyId
  left join membership p on p.tenant_id = w.tenant_id and p.id = w.technician_id
  where w.tenant_id = :tenant and w.id = :workOrderId`,
);
export const answerByLink = statement(
  'requests.answerByLink',
  `
  update appointment set state = :state, wish = :wish, answered_at = :now::timestamptz
  where tenant_id = :tenant and id = :id`,
);
