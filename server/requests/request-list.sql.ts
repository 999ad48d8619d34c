// Joins, read-only: region, model, brand, product_type (catalog); customer; agency; device; membership (identity).
import { statement } from '../lib/sql.ts';
import type { Channel, Priority, RequestKind, WorkOrderStage } from './requests.contract.ts';
import { AGENCY_TITLES, DEVICE_TITLES } from './requests.sql.ts';

export interface PageRow {
  id: string;
  number: string;
  kind: RequestKind;
  channel: Channel;
  stage: WorkOrderStage;
  priority: Priority;
  callerName: string;
  callerNumber: string | null;
  customerName: string | null;
  cityTitle: string | null;
  deviceTitles: string[];
  agencyTitles: string[];
  workOrderCount: number;
  contactCount: number;
  isRaised: boolean;
  receivedAt: Date;
  receivedByTitle: string;
  version: number;
}
const FILTERS = `r.tenant_id = :tenant
    and (:channel::text is null or r.channel = :channel)
    and (:kind::text is null or r.kind = :kind)
    and (:priority::text is null or r.priority = :priority)
    and (:cityId::uuid is null or r.city_id = :cityId)
    and (:isRaised::boolean is null or (r.raised_at is not null and r.ended_at is null) = :isRaised)
    and (:receivers::uuid[] is null or r.received_by = any(:receivers))
    and (:fromId::uuid is null or r.id >= :fromId)
    and (:toId::uuid is null or r.id < :toId)
    and (:agencyId::uuid is null or exists (select 1 from work_order w
      where w.tenant_id = :tenant and w.request_id = r.id and w.agency_id = :agencyId))
    and (:productLineId::uuid is null or exists (select 1 from work_order w
      where w.tenant_id = :tenant and w.request_id = r.id and w.product_line_id = :productLineId))`;

/** A page in one order; `after` is a condition on :afterKey and :after, `order` must be carried by an index. */
const pageIn = (name: string, { after, order }: { after: string; order: string }) =>
  statement<PageRow>(
    `requests.page.${name}`,
    `
  select r.id, r.number, r.kind, r.channel, r.stage, r.priority, r.caller_name, r.caller_number,
    c.name as customer_name, g.title as city_title, ${DEVICE_TITLES}, ${AGENCY_TITLES}, r.work_order_count,
    r.contact_count, r.raised_at is not null as is_raised, r.received_at, r.received_by_title, r.version
  from (select r.* from request r where ${FILTERS}
      and (:ids::uuid[] is null or r.id = any(:ids))
      and (:stage::text is null or r.stage = :stage)
      and (:after::uuid is null or ${after})
    order by ${order} limit :limit) r
  left join customer c on c.tenant_id = :tenant and c.id = r.customer_id
  left join region g on g.tenant_id = :tenant and g.id = r.city_id
  order by ${order} limit :limit`,
    { plan: 'custom' },
  );
/** Each way to sort, with the index that carries it; plans at 250,000 requests in docs/performance.md. */
export const requestPages = {
  '-receivedAt': pageIn('newest', { after: 'r.id < :after', order: 'r.id desc' }),
  receivedAt: pageIn('oldest', { after: 'r.id > :after', order: 'r.id' }),
  number: pageIn('number', { after: 'r.number > :afterKey::text', order: 'r.number' }),
  '-number': pageIn('numberDown', { after: 'r.number < :afterKey::text', order: 'r.number desc' }),
  stage: pageIn('stage', {
    after: '(r.stage_rank, r.id) > (:afterKey::text::smallint, :after)',
    order: 'r.stage_rank, r.id',
  }),
  '-stage': pageIn('stageDown', {
    after: '(r.stage_rank, r.id) < (:afterKey::text::smallint, :after)',
    order: 'r.stage_rank desc, r.id desc',
  }),
} as const;
export const countByStage = statement<{ stage: WorkOrderStage; count: number }>(
  'requests.countByStage',
  `
  select s.stage, x.count from unnest(:stages::text[]) as s (stage) cross join lateral (
    select count(*)::integer as count from (
      select 1 from request r where ${FILTERS} and r.stage = s.stage limit :countMax) y) x
  order by s.stage limit 20`,
  { plan: 'custom' },
);

export interface ColumnWords {
  id: string;
  number: string;
  callerName: string;
  callerNumber: string | null;
  customerName: string | null;
  cityTitle: string | null;
  devices: string[];
  agencyTitles: string[];
}
/** What stands in the columns of rows that a search found, to see in which of them the fragment stands. */
export const selectColumnWords = statement<ColumnWords>(
  'requests.columnWords',
  `
  select r.id, r.number, r.caller_name, r.caller_number, c.name as customer_name, g.title as city_title,
    case when :withDevices::boolean then array(select concat_ws(' ', t.title, b.title, m.title, m.code, d.serial, d.serial_key) from request_device q
      join device d on d.tenant_id = :tenant and d.id = q.device_id
      join model m on m.tenant_id = :tenant and m.id = d.model_id
      join brand b on b.tenant_id = :tenant and b.id = m.brand_id
      join product_type t on t.tenant_id = :tenant and t.id = m.type_id
      where q.tenant_id = :tenant and q.request_id = r.id order by q.device_id limit 20) else '{}' end as devices,
    case when :withAgencies::boolean then array(select a.title from work_order w
      join agency a on a.tenant_id = :tenant and a.id = w.agency_id
      where w.tenant_id = :tenant and w.request_id = r.id order by w.id limit 20) else '{}' end as agency_titles
  from request r
  left join customer c on c.tenant_id = :tenant and c.id = r.customer_id
  left join region g on g.tenant_id = :tenant and g.id = r.city_id
  where r.tenant_id = :tenant and r.id = any(:ids::uuid[]) order by r.id desc limit 1000`,
  { plan: 'custom' },
);
/** People of the head office, by whom requests are received. */
export const selectReceivers = statement<{ id: string; title: string }>(
  'requests.receivers',
  `
  select id, title from membership where tenant_id = :tenant and agency_id is null order by id limit 2000`,
);
