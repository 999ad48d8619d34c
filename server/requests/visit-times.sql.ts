import { statement } from '../lib/sql.ts';

/** Minutes of work in the visits of a work order, from start to end; null where nobody pressed start. */
export const selectWorkMinutes = statement<{ minutes: number | null }>(
  'requests.workMinutes',
  `
  select (extract(epoch from sum(v.ended_at - v.started_at)) / 60)::integer as minutes from visit v
  where v.tenant_id = :tenant and v.work_order_id = :workOrderId and v.ended_at >= v.started_at`,
);

/**
 * Where else the technicians of a work order were at work at the same time, for more than some minutes; another device
 * of the same request stands in the same place. A visit lasts a day at most.
 */
export const selectOverlaps = statement<{ workOrderId: string; number: string; minutes: number }>(
  'requests.visitOverlaps',
  `
  select o.work_order_id, r.number || '-' || w.place as number,
    (extract(epoch from max(least(v.ended_at, o.ended_at) - greatest(v.started_at, o.started_at))) / 60)::integer
      as minutes
  from visit v
  join visit o on o.tenant_id = :tenant and o.technician_id = v.technician_id and o.request_id <> v.request_id
    and o.started_at < v.ended_at and o.started_at > v.started_at - interval '1 day' and o.ended_at > v.started_at
  join work_order w on w.tenant_id = :tenant and w.id = o.work_order_id
  join request r on r.tenant_id = :tenant and r.id = o.request_id
  where v.tenant_id = :tenant and v.work_order_id = :workOrderId and v.started_at is not null
    and least(v.ended_at, o.ended_at) - greatest(v.started_at, o.started_at) > make_interval(mins => :minutesMax)
  group by o.work_order_id, r.number, w.place order by o.work_order_id limit 20`,
);
