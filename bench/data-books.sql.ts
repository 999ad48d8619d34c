// Reports, stock, replaced parts and books, in bulk, so that every sum holds: moves make the balances, lines the accounts.

const COVERED = `'{"kind":"labour","decision":"covered","covered":true,"sharePercent":100,
  "guarantor":null,"reason":"in_term","policyVersion":1,"source":"registration","term":"",
  "endsOn":null,"daysLeft":null,"nearMisses":[],"serviceDutyEndsOn":null,"partsDutyEndsOn":null}'::jsonb`;

/** One row per report: of every installation that is done and of every covered repair. */
export const REPORTS = `
create temp table bench_report as
select w.n, w.age, w.done_at, pg_temp.id_at(w.done_at + interval '2 hours', 'report', w.n) as id, r.id as request_id,
  r.number || '-' || w.place as number, d.id as device_id, d.serial, m.id as model_id, m.title as model_title,
  m.folded as model_folded, g.id as agency_id, g.technician_id, g.technician_title,
  case when w.service_kind = 'installation' then 'installation' else 'warranty_repair' end as kind,
  case when w.stage = 'done' then 'submitted' when pg_temp.dice('verdict', w.n) < 0.03 then 'rejected'
    else 'approved' end as state,
  (w.done_at at time zone 'Asia/Tehran')::date as work_on, w.done_at + interval '3 hours' as submitted_at,
  w.done_at + interval '3 hours' + interval '30 hours' * pg_temp.dice('decision', w.n) as decided_at,
  case when w.service_kind = 'installation' then 6000000 else f.fee_amount end * g.coefficient / 10 as fee_amount,
  f.fault_id, f.action_id, f.action_title, p.id as part_id, p.code as part_code, p.title as part_title,
  p.amount as part_amount
from bench_order w
join bench_request r on r.n = w.request
join bench_device d on d.n = w.device
join bench_model m on m.n = d.model
join bench_agency g on g.n = w.agency
left join bench_repair f on w.service_kind = 'repair' and f.model = d.model
  and f.n = pg_temp.pick('repair', w.n, f.of_count)
left join bench_part p on w.service_kind = 'repair' and pg_temp.dice('part', w.n) < 0.45
  and p.n = pg_temp.pick('which part', w.n, (select count(*) from bench_part))
where w.is_done and (w.service_kind = 'installation' or (f.fault_id is not null and w.done_at + interval '1 day'
  < coalesce(d.installed_on, d.sold_on) + make_interval(months => m.months)))`;

export const LINES = `
create temp table bench_line as
select r.n * 3 + x.place as n, pg_temp.id_at(r.done_at + interval '2 hours', 'line', r.n * 3 + x.place) as id, r.n as report,
  x.place, x.kind, x.fee_amount
from bench_report r
cross join lateral (values (0, 'labour', r.fee_amount::bigint), (1, 'part_added', 0::bigint),
  (2, 'part_removed', 0::bigint)) as x (place, kind, fee_amount)
where x.place = 0 or r.part_id is not null`;

const DECIDED = `r.state <> 'submitted'`;
export const REPORT_ROWS = [
  `insert into service_report (tenant_id, id, work_order_id, request_id, number, kind, state, device_id, agency_id,
     technician_id, serial_read, opened_at, opened_by_title, work_ended_at, work_on, first_submitted_at, submitted_at,
     submitted_by_title, submitted_serial, submitted_model_id, currency, fee_amount, decided_at, search_key,
     changed_by_title)
   select $1, r.id, w.id, r.request_id, r.number, r.kind, r.state, r.device_id, r.agency_id, r.technician_id, r.serial,
     r.done_at + interval '2 hours', r.technician_title, r.done_at, r.work_on, r.submitted_at, r.submitted_at,
     r.technician_title, r.serial, r.model_id, 'IRR', case when r.state = 'rejected' then 0 else r.fee_amount end,
     case when ${DECIDED} then r.decided_at end,
     concat_ws(' ', r.number, lower(r.serial), lower(replace(r.serial, '-', '')), r.model_folded), r.technician_title
   from bench_report r join bench_order w on w.n = r.n order by r.n`,
  `insert into service_report_line (tenant_id, id, report_id, place, kind, repair_action_id, fault_id, part_id, source,
     quantity, coverage, fee_amount, decision, decided_quantity, decided_fee_amount, tariff_fee_amount, reason_code,
     reason_title)
   select $1, l.id, r.id, l.place, l.kind, case when l.place = 0 then r.action_id end,
     case when l.place = 0 then r.fault_id end, case when l.place > 0 then r.part_id end,
     case when l.place = 1 then 'consigned' end, 1,
     case when r.kind = 'warranty_repair' and l.place < 2
       then ${COVERED} || jsonb_build_object('kind', case l.place when 0 then 'labour' else 'part' end) end,
     l.fee_amount, case r.state when 'approved' then 'approved' when 'rejected' then 'rejected' end,
     case when ${DECIDED} then 1 end,
     case r.state when 'approved' then l.fee_amount when 'rejected' then 0 end,
     case when ${DECIDED} then l.fee_amount end, case when r.state = 'rejected' then 'not-covered' end,
     case when r.state = 'rejected' then 'تحت پوشش نیست' end
   from bench_line l join bench_report r on r.n = l.report order by l.n`,
  `insert into service_report_decision (tenant_id, id, report_id, outcome, is_supplement, note, fee_amount, lines,
     acknowledged, decided_at, decided_by_title)
   select $1, pg_temp.id_at(r.decided_at, 'decision', r.n), r.id, r.state, false, '',
     case when r.state = 'approved' then r.fee_amount else 0 end, '[]', '[]', r.decided_at, 'فاطمه حسینی'
   from bench_report r where ${DECIDED} order by r.n`,
  `insert into device_service (tenant_id, id, device_id, report_id, work_order_number, kind, done_on, actions, agency_id,
     technician_title, recorded_at)
   select $1, pg_temp.id_at(r.decided_at, 'service', r.n), r.device_id, r.id, r.number, r.kind, r.work_on,
     array_remove(array[r.action_title], null), r.agency_id, r.technician_title, r.decided_at
   from bench_report r where r.state = 'approved' order by r.n`,
  `insert into device_part (tenant_id, id, device_id, report_id, work_order_number, line_id, part_id, part_code,
     part_title, quantity, fitted_on, cover_months, recorded_at)
   select $1, pg_temp.id_at(r.decided_at, 'fitted', r.n), r.device_id, r.id, r.number, l.id, r.part_id, r.part_code,
     r.part_title, 1, r.work_on, 0, r.decided_at
   from bench_report r join bench_line l on l.report = r.n and l.place = 1 where r.state = 'approved' order by r.n`,
] as const;

/** Replaced parts: of what was approved long ago the old part has come back, the rest is owed yet. */
export const OWED = `
create temp table bench_owed as
select r.*, l.id as line_id, pg_temp.id_at(r.submitted_at, 'owed', r.n) as owed_id,
  case when r.state = 'submitted' then 'provisional' when r.age > 90 then 'accepted' else 'open' end as owed_state
from bench_report r join bench_line l on l.report = r.n and l.place = 2 where r.state <> 'rejected'`;
const STEPS = `cross join lateral (values (1, 'opened', o.submitted_at),
     (2, 'confirmed', case when o.owed_state <> 'provisional' then o.decided_at end),
     (3, 'sent', case when o.owed_state = 'accepted' then o.decided_at + interval '10 days' end),
     (4, 'received', case when o.owed_state = 'accepted' then o.decided_at + interval '14 days' end),
     (5, 'accepted', case when o.owed_state = 'accepted' then o.decided_at + interval '15 days' end))
     as x (step, kind, at)`;
const location = (kind: string, agency = 'null::uuid') => `(select l.id from stock_location l
     where l.tenant_id = $1 and l.kind = '${kind}' and l.agency_id is not distinct from ${agency} limit 1)`;
const move = (columns: string) => `insert into stock_move (tenant_id, id, part_id, quantity, from_location_id,
     to_location_id, kind, document_kind, document_id, document_number, line_id, supply_kind, occurred_at, recorded_at,
     actor_title)
   select $1, ${columns}, 'انبار مرکزی'`;

export const STOCK_ROWS = [
  `insert into stock_location (tenant_id, id, kind, agency_id, warehouse_id, created_at)
   select $1, pg_temp.id_at(BEGINNING, 'place ' || x.kind, 0), x.kind, null,
     case when x.kind = 'spare' then (select id from warehouse where tenant_id = $1 order by code limit 1) end, BEGINNING
   from unnest(array['spare', 'supplier', 'customer', 'adjustment', 'defective_at_warehouse']) as x (kind)
   on conflict do nothing`,
  `insert into stock_location (tenant_id, id, kind, agency_id, created_at)
   select $1, pg_temp.id_at(BEGINNING, 'place ' || x.kind, a.n), x.kind, a.id, BEGINNING from bench_agency a
   cross join unnest(array['consigned', 'defective_at_agency', 'defective_in_transit']) as x (kind)
   on conflict do nothing`,
  `insert into obligation (tenant_id, id, agency_id, part_id, quantity, report_id, report_number, line_id, device_id, rule,
     state, removed_on, due_on, value_amount, received_at, result, disposition, find_key, opened_at, changed_at)
   select $1, o.owed_id, o.agency_id, o.part_id, 1, o.id, o.number, o.line_id, o.device_id, 'must_return', o.owed_state,
     o.work_on, o.work_on + 30, o.part_amount,
     case when o.owed_state = 'accepted' then o.decided_at + interval '14 days' end,
     case when o.owed_state = 'accepted' then 'confirmed' end, case when o.owed_state = 'accepted' then 'scrap' end,
     concat_ws(' ', lower(o.part_code), o.number), o.submitted_at, o.submitted_at
   from bench_owed o order by o.n`,
  `insert into obligation_event (tenant_id, id, obligation_id, agency_id, part_id, kind, quantity, facts, at, actor_title)
   select $1, pg_temp.id_at(x.at, 'owed ' || x.kind, o.n), o.owed_id, o.agency_id, o.part_id, x.kind, 1, '{}', x.at,
     o.technician_title
   from bench_owed o ${STEPS} where x.at is not null order by o.n, x.step`,
  `${move(`pg_temp.id_at(BEGINNING, 'supply', p.n), p.id, 100000, ${location('supplier')}, ${location('spare')}, 'supply',
     'supply', pg_temp.id_at(BEGINNING, 'supply document', 0), '1', null, 'bought', BEGINNING, BEGINNING`)}
   from bench_part p order by p.n`,
  `${move(`pg_temp.id_at(BEGINNING, 'opening', a.n * 1000 + p.n), p.id, coalesce(u.count, 0) + 20,
     ${location('adjustment')}, ${location('consigned', 'a.id')}, 'opening', 'opening',
     pg_temp.id_at(BEGINNING, 'opening document', a.n), '1', null, null, BEGINNING, BEGINNING`)}
   from bench_agency a cross join bench_part p
   left join (select agency_id, part_id, count(*) as count from bench_report where part_id is not null
     group by agency_id, part_id) u on u.agency_id = a.id and u.part_id = p.id
   order by a.n, p.n`,
  `${move(`pg_temp.id_at(r.decided_at, 'use', r.n), r.part_id, 1, ${location('consigned', 'r.agency_id')},
     ${location('customer')}, 'use', 'service_report', r.id, r.number, l.id, null, r.done_at, r.decided_at`)}
   from bench_report r join bench_line l on l.report = r.n and l.place = 1 where r.state = 'approved' order by r.n`,
  `${move(`pg_temp.id_at(o.submitted_at, 'removal', o.n), o.part_id, 1, ${location('customer')},
     ${location('defective_at_agency', 'o.agency_id')}, 'removal', 'service_report', o.id, o.number, o.line_id, null,
     o.submitted_at, o.submitted_at`)}
   from bench_owed o order by o.n`,
  `${move(`pg_temp.id_at(o.decided_at + interval '10 days', 'send', o.n), o.part_id, 1,
     ${location('defective_at_agency', 'o.agency_id')}, ${location('defective_in_transit', 'o.agency_id')},
     'defective_send', 'obligation', o.owed_id, o.number, null, null, o.decided_at + interval '10 days',
     o.decided_at + interval '10 days'`)}
   from bench_owed o where o.owed_state = 'accepted' order by o.n`,
  `${move(`pg_temp.id_at(o.decided_at + interval '14 days', 'receipt', o.n), o.part_id, 1,
     ${location('defective_in_transit', 'o.agency_id')}, ${location('defective_at_warehouse')}, 'defective_receipt',
     'obligation', o.owed_id, o.number, null, null, o.decided_at + interval '14 days', o.decided_at + interval '14 days'`)}
   from bench_owed o where o.owed_state = 'accepted' order by o.n`,
  `insert into stock_balance (tenant_id, location_id, part_id, id, on_hand_quantity, reserved_quantity, changed_at)
   select $1, m.location_id, m.part_id, pg_temp.id_at(BEGINNING, 'balance ' || l.kind, coalesce(a.n, 0) * 1000 + p.n),
     sum(m.quantity), coalesce(max(h.count), 0), max(m.recorded_at)
   from (
     select to_location_id as location_id, part_id, quantity, recorded_at from stock_move where tenant_id = $1
     union all
     select from_location_id, part_id, -quantity, recorded_at from stock_move where tenant_id = $1) m
   join stock_location l on l.tenant_id = $1 and l.id = m.location_id
     and l.kind not in ('supplier', 'customer', 'adjustment')
   join bench_part p on p.id = m.part_id
   left join bench_agency a on a.id = l.agency_id
   left join (select agency_id, part_id, count(*) as count from bench_report
     where state = 'submitted' and part_id is not null group by agency_id, part_id) h
     on l.kind = 'consigned' and h.agency_id = l.agency_id and h.part_id = m.part_id
   group by m.location_id, m.part_id, l.kind, a.n, p.n order by a.n, p.n, l.kind`,
  `insert into stock_reservation (tenant_id, id, location_id, part_id, quantity, report_id, line_id, made_at)
   select $1, pg_temp.id_at(r.submitted_at, 'hold', r.n), ${location('consigned', 'r.agency_id')}, r.part_id, 1, r.id,
     l.id, r.submitted_at
   from bench_report r join bench_line l on l.report = r.n and l.place = 1 where r.state = 'submitted' order by r.n`,
] as const;

/** Fees as they were decided, and what was paid of them month by month. */
export const PAYMENTS = `
create temp table bench_payment as
select row_number() over (order by a.n, x.month) as n, x.agency_id, x.month, x.amount,
  x.month + interval '1 month 5 days' + interval '1 second' * a.n as at
from (select agency_id, date_trunc('month', decided_at at time zone 'UTC') at time zone 'UTC' as month,
    (sum(fee_amount) * 4 / 5)::bigint as amount
  from bench_report where state = 'approved' group by 1, 2) x
join bench_agency a on a.id = x.agency_id`;
const ENTRY = `insert into journal_entry (tenant_id, id, document_kind, document_id, document_number, occurred_on, memo,
     actor_kind, actor_title, posted_at)`;
const LINE = `insert into journal_line (tenant_id, entry_id, number, agency_id, account, debit_amount, credit_amount,
     currency, facts, posted_at)`;
const FEE = `case when r.kind = 'installation' then 'installation' else 'warranty' end`;
const FEE_AT = `date_trunc('milliseconds', r.decided_at)`;
export const BOOK_ROWS = [
  `${ENTRY} select $1, pg_temp.id_at(r.decided_at, 'entry', r.n), 'service_report', r.id, r.number, r.work_on,
     r.model_title, 'person', 'فاطمه حسینی', ${FEE_AT}
   from bench_report r where r.state = 'approved' and r.fee_amount > 0 order by r.n`,
  `${ENTRY} select $1, pg_temp.id_at(p.at, 'payment', p.n), 'payment', pg_temp.id_at(p.at, 'paid', p.n), p.n::text,
     p.at::date, 'پرداخت', 'person', 'زهرا قاسمی', p.at
   from bench_payment p order by p.n`,
  `insert into agency_account (tenant_id, agency_id, last_posted_at)
   select $1, x.agency_id, max(x.at) from (
     select agency_id, ${FEE_AT} as at from bench_report r where state = 'approved'
     union all select agency_id, at from bench_payment) x group by x.agency_id order by x.agency_id`,
  `${LINE} select $1, pg_temp.id_at(r.decided_at, 'entry', r.n), x.number, x.agency_id, x.account, x.debit_amount,
     x.credit_amount, 'IRR', jsonb_strip_nulls(jsonb_build_object('reportId', r.id, 'lineId', l.id, 'title',
       coalesce(r.action_title, ''))), ${FEE_AT}
   from bench_report r join bench_line l on l.report = r.n and l.place = 0
   cross join lateral (values (1, null::uuid, 'company.' || ${FEE} || '_expense', r.fee_amount::bigint, 0::bigint),
     (2, r.agency_id, ${FEE} || '_fees', 0::bigint, r.fee_amount::bigint))
     as x (number, agency_id, account, debit_amount, credit_amount)
   where r.state = 'approved' and r.fee_amount > 0 order by r.n, x.number`,
  `${LINE} select $1, pg_temp.id_at(p.at, 'payment', p.n), x.number, x.agency_id, x.account, x.debit_amount,
     x.credit_amount, 'IRR', '{}', p.at
   from bench_payment p
   cross join lateral (values (1, p.agency_id, 'payments', p.amount, 0::bigint),
     (2, null::uuid, 'company.cash', 0::bigint, p.amount)) as x (number, agency_id, account, debit_amount, credit_amount)
   order by p.n, x.number`,
  `insert into account_balance (tenant_id, agency_id, account, currency, debit_amount, credit_amount, line_count)
   select $1, agency_id, account, currency, sum(debit_amount), sum(credit_amount), count(*)
   from journal_line where tenant_id = $1 and agency_id is not null group by agency_id, account, currency`,
] as const;
