// Customers, their phones, sites and devices with their warranties, in bulk. `COUNT…` and `ANCHOR` are put in.

/** Who exists, with all that later rows want to know of him. */
export const CUSTOMERS = `
create temp table bench_customer as
select c.n, c.at, c.kind, pg_temp.id_at(c.at, 'customer', c.n) as id, pg_temp.id_at(c.at, 'site', c.n) as site_id,
  case when c.kind = 'person' then f.title || ' ' || g.title else o.title || ' ' || e.title end as name,
  case when c.kind = 'person' then f.folded || ' ' || g.folded else o.folded || ' ' || e.folded end as folded,
  '+989' || (array['12', '12', '12', '35', '36', '37', '19', '10', '13', '14', '15', '17', '21', '90'])
    [pg_temp.pick('mobile', c.n, 14)] || lpad(floor(pg_temp.dice('number', c.n) * 10000000)::text, 7, '0') as mobile,
  case when pg_temp.dice('landline', c.n) < 0.4 then '+98' || substr(p.area_code, 2)
    || (3 + floor(pg_temp.dice('exchange', c.n) * 6))
    || lpad(floor(pg_temp.dice('line', c.n) * 10000000)::text, 7, '0') end as landline,
  case when c.kind = 'person' and pg_temp.dice('national', c.n) < 0.55
    then pg_temp.national(lpad((1000001 + (c.n * 2654435761) % 600000000)::text, 9, '0')) end as national_id,
  p.city_id, p.province_id, p.folded as city_folded, s.title as street, s.folded as street_folded,
  pg_temp.pick('plaque', c.n, 240)::text as plaque, pg_temp.pick('unit', c.n, 24)::text as unit
from (
  select n, ANCHOR - interval '1460 days' * (1 - n / COUNT_CUSTOMERS::double precision) as at,
    case when pg_temp.dice('kind', n) < 0.06 then 'organisation' else 'person' end as kind
  from generate_series(1, COUNT_CUSTOMERS) n) c
join bench_place p on p.n = pg_temp.pick('place', c.n, (select count(*) from bench_place))
join bench_name f on f.kind = 'first' and f.n = pg_temp.often_early('first', c.n,
  (select count(*) from bench_name where kind = 'first'))
join bench_name g on g.kind = 'family' and g.n = pg_temp.often_early('family', c.n,
  (select count(*) from bench_name where kind = 'family'))
join bench_name o on o.kind = 'house' and o.n = pg_temp.pick('house', c.n,
  (select count(*) from bench_name where kind = 'house'))
join bench_name e on e.kind = 'houseTitle' and e.n = pg_temp.pick('houseTitle', c.n,
  (select count(*) from bench_name where kind = 'houseTitle'))
join bench_name s on s.kind = 'street' and s.n = pg_temp.pick('street', c.n,
  (select count(*) from bench_name where kind = 'street'))`;

export const CUSTOMER_ROWS = [
  `insert into customer (tenant_id, id, kind, name, name_key, national_id, created_at, changed_at)
   select $1, id, kind, name, replace(folded, ' ', ''), national_id, at, at from bench_customer order by n`,
  `insert into customer_phone (tenant_id, id, customer_id, number, kind, is_first, created_at)
   select $1, pg_temp.id_at(at, 'mobile', n), id, mobile, 'mobile', true, at from bench_customer order by n`,
  `insert into customer_phone (tenant_id, id, customer_id, number, kind, is_first, created_at)
   select $1, pg_temp.id_at(at, 'landline', n), id, landline, 'landline', false, at from bench_customer
   where landline is not null order by n`,
  `insert into site (tenant_id, id, customer_id, province_id, city_id, street, plaque, unit, created_at)
   select $1, site_id, id, province_id, city_id, street, plaque, unit, at from bench_customer order by n`,
] as const;

/** Sold one after another; of every four neighbours the last two have one owner, who is asked about both at once. */
export const DEVICES = `
create temp table bench_device as
select d.n, d.customer, d.model, d.sold_on, d.at, pg_temp.id_at(d.at, 'device', d.n) as id,
  'BN-' || lpad(((d.n * 48271 + SEED) % 99999989)::text, 8, '0') as serial,
  case when d.dice < 0.875 then d.sold_on + floor(d.dice * 14)::integer end as installed_on
from (
  select n, (n * 3 + 3) / 4 as customer, pg_temp.pick('model', n, (select count(*) from bench_model)) as model,
    s.sold_on, s.sold_on + time '08:00' at time zone 'UTC' as at, pg_temp.dice('installed', n) as dice
  from generate_series(1, COUNT_DEVICES) n
  cross join lateral (select (ANCHOR - interval '1460 days' * (1 - n / COUNT_DEVICES::double precision))::date
    as sold_on) s) d`;

export const DEVICE_ROWS = [
  `insert into device (tenant_id, id, brand_id, model_id, serial, serial_key, customer_id, site_id, produced_on,
     left_warehouse_on, sold_to_dealer_on, sold_on, installed_on, created_at, changed_at)
   select $1, d.id, m.brand_id, m.id, d.serial, replace(d.serial, '-', ''), c.id, c.site_id, d.sold_on - 150,
     d.sold_on - 60, d.sold_on - 30, d.sold_on, d.installed_on, d.at, d.at
   from bench_device d join bench_model m on m.n = d.model join bench_customer c on c.n = d.customer order by d.n`,
  `insert into warranty_registration (tenant_id, id, device_id, policy_id, guarantor, starts_on, basis, source, during,
     registered_at)
   select $1, pg_temp.id_at(d.at, 'warranty', d.n), d.id, m.policy_id, 'company', d.starts_on,
     case when d.installed_on is null then 'sold_to_customer' else 'installed' end, 'dates',
     daterange(d.starts_on, (d.starts_on + make_interval(months => m.months))::date), d.at
   from (select *, coalesce(installed_on, sold_on) as starts_on from bench_device) d
   join bench_model m on m.n = d.model order by d.n`,
  `insert into search_row (tenant_id, kind, subject_id, at, full_text, plain_text)
   select $1, 'device', d.id, d.at, concat_ws(' · ', d.plain, c.folded, c.mobile, '0' || substr(c.mobile, 4),
     c.landline, '0' || substr(c.landline, 4)), d.plain
   from (select d.*, concat_ws(' · ', lower(d.serial), lower(replace(d.serial, '-', '')), m.folded) as plain
     from bench_device d join bench_model m on m.n = d.model) d
   join bench_customer c on c.n = d.customer order by d.n`,
  `insert into search_row (tenant_id, kind, subject_id, at, full_text, plain_text)
   select $1, 'customer', c.id, c.at, concat_ws(' · ', c.folded, replace(c.folded, ' ', ''), c.national_id, c.mobile,
     '0' || substr(c.mobile, 4), c.landline, '0' || substr(c.landline, 4), concat_ws(' ', c.city_folded, c.street_folded,
     c.plaque, c.unit)), '' from bench_customer c order by c.n`,
] as const;
