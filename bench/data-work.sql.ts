// Requests over two years with their work orders, referrals and visits, in bulk. Older work has ended; of the last sixty
// days a good part is done and waits for the decision on its report; of the last nine days most is open.

/** $1: the tracking numbers, by their place. */
export const NUMBERS = `
create temp table bench_number as
select x.n, x.number from unnest($1::text[]) with ordinality as x (number, n)`;

export const MORE_NUMBERS = `
insert into bench_number select $2::integer + x.n, x.number from unnest($1::text[]) with ordinality as x (number, n)`;

export const REQUESTS = `
create temp table bench_request as
select r.n, r.at, pg_temp.id_at(r.at, 'request', r.n) as id, b.number, r.device, d.customer, r.is_question,
  case when r.is_question or pg_temp.dice('pair', r.n) >= 0.3 then null
    when r.device % 4 = 3 then r.device + 1 when r.device % 4 = 0 then r.device - 1 end as second_device,
  (array['phone', 'phone', 'phone', 'phone', 'phone', 'walk_in', 'sms', 'web', 'agency', 'dealer', 'chat'])
    [pg_temp.pick('channel', r.n, 11)] as channel,
  case when pg_temp.dice('priority', r.n) < 0.08 then 'urgent' else 'normal' end as priority,
  (array['نگار رضایی', 'لیلا جعفری'])[pg_temp.pick('receiver', r.n, 2)] as receiver
from (
  select n, date_trunc('milliseconds', ANCHOR - interval '1 day' * age) as at,
    floor((COUNT_DEVICES - 2) * (1 - (age + 15 + pg_temp.dice('device', n) * 680) / 1460))::integer + 1 as device,
    pg_temp.dice('question', n) < 0.06 as is_question
  from generate_series(1, COUNT_REQUESTS) n
  cross join lateral (select 730 * (1 - ((n - pg_temp.dice('instant', n)) / COUNT_REQUESTS) ^ 0.8) as age) a) r
join bench_number b on b.n = r.n
join bench_device d on d.n = r.device`;

const STAGE = `case
  when o.age > 60 then case when o.fate < 0.07 then 'cancelled' else 'closed' end
  when o.age > 9 then case when o.fate < 0.05 then 'cancelled' when o.fate < 0.45 then 'done' else 'closed' end
  when o.fate < 0.2 then 'new' when o.fate < 0.5 then 'referred' when o.fate < 0.75 then 'in_progress'
  when o.fate < 0.8 then 'waiting' when o.fate < 0.9 then 'done' else 'closed' end`;
/** One row per work order; `n` is twice the request's, one more for the second device. */
export const ORDERS = `
create temp table bench_order as
select o.*, pg_temp.id_at(o.at, 'order', o.n) as id, pg_temp.id_at(o.referred_at, 'referral', o.n) as referral_id,
  o.stage not in ('new') and (o.stage <> 'cancelled' or o.fate < 0.035) as is_referred,
  o.stage not in ('new', 'cancelled') and (o.stage <> 'referred' or o.fate > 0.3) as is_accepted,
  o.stage in ('done', 'closed') as is_done, o.stage in ('closed', 'cancelled') as is_ended,
  o.referred_at + interval '20 minutes' + interval '180 minutes' * o.pace as accepted_at
from (
  select o.*, ${STAGE} as stage, o.at + interval '5 minutes' + interval '115 minutes' * o.pace as referred_at,
    date_trunc('milliseconds', least(o.at + interval '8 hours' + interval '60 hours' * o.pace,
      ANCHOR - interval '1 minute')) as done_at,
    date_trunc('milliseconds', least(o.at + interval '10 hours' + interval '100 hours' * o.pace,
      ANCHOR - interval '30 seconds')) as ended_at,
    a.agency
  from (
    select r.n * 2 + x.place - 1 as n, r.n as request, x.place, x.device, r.at,
      extract(epoch from ANCHOR - r.at) / 86400 as age, pg_temp.dice('fate', r.n * 2 + x.place - 1) as fate,
      pg_temp.dice('pace', r.n * 2 + x.place - 1) as pace,
      case when pg_temp.dice('service', r.n * 2 + x.place - 1) < 0.2 then 'installation' else 'repair' end as service_kind,
      r.customer
    from bench_request r
    cross join lateral (values (1, r.device), (2, r.second_device)) as x (place, device)
    where not r.is_question and x.device is not null) o
  join bench_customer c on c.n = o.customer
  join bench_near a on a.city_id = c.city_id and a.n = pg_temp.often_early('agency', o.n, a.of_count)) o`;

const OPEN_RANK = `array['new', 'referred', 'waiting', 'scheduled', 'in_progress', 'done']`;
export const REQUEST_ROWS = [
  `insert into request (tenant_id, id, number, kind, channel, stage, customer_id, site_id, city_id, caller_name,
     caller_number, priority, note, answer, work_order_count, received_at, received_by_title, ended_at, changed_by_title)
   select $1, r.id, r.number, case when r.is_question then 'question' else 'service' end, r.channel,
     coalesce((${OPEN_RANK})[o.least_open], case when r.is_question or o.is_any_closed then 'closed' else 'cancelled' end),
     c.id, c.site_id, c.city_id, c.name, c.mobile, r.priority,
     case when r.is_question then 'گارانتی از کی آغاز می‌شود؟' else '' end,
     case when r.is_question then 'از روز نصب؛ کارت گارانتی را نگه دارید.' end, coalesce(o.count, 0), r.at, r.receiver,
     case when r.is_question then r.at when o.least_open is null then o.ended_at end, r.receiver
   from bench_request r
   join bench_customer c on c.n = r.customer
   left join (
     select request, count(*)::integer as count, min(array_position(${OPEN_RANK}, stage)) as least_open,
       bool_or(stage = 'closed') as is_any_closed, max(ended_at) as ended_at
     from bench_order group by request) o on o.request = r.n
   order by r.n`,
  `insert into tracking_block (tenant_id, number, taken_by, taken_at)
   select $1, n, pg_temp.id_at(ANCHOR, 'block', n), ANCHOR from generate_series(0, COUNT_REQUESTS / 100) n`,
  `insert into request_phone (tenant_id, request_id, number, is_caller)
   select $1, r.id, c.mobile, true from bench_request r join bench_customer c on c.n = r.customer order by r.n`,
  `insert into request_device (tenant_id, request_id, device_id)
   select $1, r.id, d.id from bench_request r
   cross join lateral (values (r.device), (r.second_device)) as x (device)
   join bench_device d on d.n = x.device order by r.n`,
  `insert into work_order (tenant_id, id, request_id, place, device_id, product_line_id, service_kind, stage,
     waiting_from, waiting_reason, referral_id, agency_id, technician_id, is_accepted, cancel_reason, received_at,
     done_at, ended_at, personal_until, changed_by_title, finish_proof, waiting_since_at, finish_occurred_at,
     work_ended_at)
   select $1, o.id, r.id, o.place, d.id, m.product_line_id, o.service_kind, o.stage,
     case when o.stage = 'waiting' then 'in_progress' end, case when o.stage = 'waiting' then 'part' end,
     case when o.is_referred then o.referral_id end, case when o.is_referred then a.id end,
     case when o.is_accepted then a.technician_id end, o.is_accepted,
     case when o.stage = 'cancelled' then 'مشتری منصرف شد' end, o.at, case when o.is_done then o.done_at end,
     case when o.is_ended then o.ended_at end,
     case when o.is_ended and o.is_referred then o.ended_at + interval '276 days' end, r.receiver,
     case when o.is_done then 'code' end, case when o.stage = 'waiting' then o.accepted_at end,
     case when o.is_done then o.done_at end, case when o.is_done then o.done_at end
   from bench_order o join bench_request r on r.n = o.request join bench_device d on d.n = o.device
   join bench_model m on m.n = d.model join bench_agency a on a.n = o.agency order by o.n`,
  `insert into work_order_symptom (tenant_id, work_order_id, symptom_id)
   select $1, o.id, s.id from bench_order o join bench_device d on d.n = o.device
   join bench_symptom s on s.model = d.model and s.n = pg_temp.pick('symptom', o.n, s.of_count) order by o.n`,
  `insert into referral (tenant_id, id, request_id, work_order_id, agency_id, state, referred_at, answered_at)
   select $1, o.referral_id, r.id, o.id, a.id, case when o.is_accepted then 'accepted' else 'offered' end,
     o.referred_at, case when o.is_accepted then o.accepted_at end
   from bench_order o join bench_request r on r.n = o.request join bench_agency a on a.n = o.agency
   where o.is_referred order by o.n`,
  `insert into visit (tenant_id, id, request_id, work_order_id, agency_id, ordinal, technician_id, technician_title,
     left_at, arrived_at, started_at, ended_at, outcome, payer, proof)
   select $1, pg_temp.id_at(o.done_at - interval '105 minutes', 'visit', o.n), r.id, o.id, a.id, 1, a.technician_id,
     a.technician_title, o.done_at - interval '105 minutes', o.done_at - interval '70 minutes',
     o.done_at - interval '62 minutes', o.done_at, 'done', 'company', 'code'
   from bench_order o join bench_request r on r.n = o.request join bench_agency a on a.n = o.agency
   where o.is_done order by o.n`,
] as const;

const PERSONAL = `c.folded, c.national_id, c.mobile, '0' || substr(c.mobile, 4), c.landline,
  '0' || substr(c.landline, 4), concat_ws(' ', c.city_folded, c.street_folded, c.plaque, c.unit)`;
const DEVICE = `lower(d.serial), lower(replace(d.serial, '-', '')), m.folded`;
/** What requests and work orders are found by, and what their timelines tell. */
export const FOUND_ROWS = [
  `insert into search_row (tenant_id, kind, subject_id, at, full_text, plain_text)
   select $1, 'request', r.id, r.at, concat_ws(' · ', r.number, w.plain, ${PERSONAL}),
     concat_ws(' · ', r.number, w.plain)
   from bench_request r join bench_customer c on c.n = r.customer
   cross join lateral (
     select string_agg(concat_ws(' · ', ${DEVICE}), ' · ' order by d.n) as plain
     from bench_device d join bench_model m on m.n = d.model where d.n in (r.device, r.second_device)) w
   order by r.n`,
  `insert into search_row (tenant_id, kind, subject_id, agency_id, at, full_text, plain_text, personal_until)
   select $1, 'workOrder', o.id, case when o.is_referred then a.id end, o.at, concat_ws(' · ', w.plain, ${PERSONAL}),
     w.plain, case when o.is_ended and o.is_referred then o.ended_at + interval '276 days' end
   from bench_order o join bench_request r on r.n = o.request join bench_customer c on c.n = o.customer
   join bench_agency a on a.n = o.agency
   cross join lateral (select concat_ws(' · ', r.number || '-' || o.place, ${DEVICE}) as plain
     from bench_device d join bench_model m on m.n = d.model where d.n = o.device) w
   order by o.n`,
  `insert into timeline_entry (tenant_id, id, subject_id, part_id, kind, audience, facts, actor_kind, actor_title,
     occurred_at, recorded_at)
   select $1, pg_temp.id_at(r.at, 'received', r.n), r.id, null, 'requests.told.received', '{office,customer}',
     jsonb_build_object('number', r.number, 'channel', r.channel), 'person', r.receiver, r.at, r.at
   from bench_request r order by r.n`,
  `insert into timeline_entry (tenant_id, id, subject_id, part_id, kind, audience, facts, actor_kind, actor_title,
     occurred_at, recorded_at)
   select $1, pg_temp.id_at(x.at, x.kind, o.n), r.id, o.id, 'requests.told.' || x.kind,
     '{office,customer,agency,technician}', jsonb_strip_nulls(jsonb_build_object('number', r.number || '-' || o.place,
       'device', case when x.kind = 'orderMade' then m.title end,
       'agency', case when x.kind = 'referred' then a.title end)), 'person', r.receiver, x.at, x.at
   from bench_order o join bench_request r on r.n = o.request join bench_agency a on a.n = o.agency
   join bench_device d on d.n = o.device join bench_model m on m.n = d.model
   cross join lateral (values ('orderMade', o.at), ('referred', case when o.is_referred then o.referred_at end),
     ('accepted', case when o.is_accepted then o.accepted_at end), ('done', case when o.is_done then o.done_at end),
     ('closed', case when o.stage = 'closed' then o.ended_at end)) as x (kind, at)
   where x.at is not null order by o.n, x.at`,
] as const;
