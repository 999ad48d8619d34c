// What the bulk rows are made from: chance by seed, and the company's base data as numbered lists. Ids of base data are
// chance of the day, so lists are in the order of codes, and checksums see the code instead of the id.

/** Everything lives in the connection that makes the data. `SEED` is put in as a whole number. */
export const CHANCE = `
create function pg_temp.dice(salt text, n bigint) returns double precision language sql immutable as
$$ select (hashtextextended(salt || n, SEED) & 9007199254740991)::double precision / 9007199254740992.0 $$;
create function pg_temp.pick(salt text, n bigint, count bigint) returns integer language sql immutable as
$$ select floor(pg_temp.dice(salt, n) * count)::integer + 1 $$;
create function pg_temp.often_early(salt text, n bigint, count bigint) returns integer language sql immutable as
$$ select floor(pg_temp.dice(salt, n) ^ 2 * count)::integer + 1 $$;
create function pg_temp.id_at(at timestamptz, salt text, n bigint) returns uuid language sql immutable as
$$ select (lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8'
  || substr(h, 4, 15))::uuid from (select md5(SEED || salt || n) as h) x $$;
create function pg_temp.national(front text) returns text language sql immutable as
$$ select front || case when r < 2 then r else 11 - r end
  from (select sum(substr(front, i, 1)::integer * (11 - i)) % 11 as r from generate_series(1, 9) i) x $$;
`;

/** $1: names of people and streets, folded by the program beside each. */
export const NAMES = `
create temp table bench_name as
select x.kind, x.n, x.title, x.folded from jsonb_to_recordset($1::jsonb)
  as x (kind text, n integer, title text, folded text)`;

/** $1: tenant, $2: places with their weight, $3: folded titles of regions by id. */
export const PLACES = `
create temp table bench_place as
select row_number() over (order by x.at) as n, x.city_id, x.province_id, x.area_code, f.folded
from jsonb_to_recordset($2::jsonb) as x (at integer, city_id uuid, province_id uuid, area_code text)
join jsonb_to_recordset($3::jsonb) as f (id uuid, folded text) on f.id = x.city_id
where exists (select 1 from region g where g.tenant_id = $1::uuid and g.id = x.city_id)`;

/** $1: tenant, $2: folded titles of models, agencies and symptoms by id. */
export const MODELS = `
create temp table bench_model as
select row_number() over (order by m.code) as n, m.id, m.brand_id, m.type_id, y.product_line_id, m.title, f.folded,
  p.id as policy_id, coalesce((select max(t.length_count) from warranty_term t
    where t.tenant_id = $1::uuid and t.policy_id = p.id and t.scope = 'device'), 18) as months
from model m
join product_type y on y.tenant_id = $1::uuid and y.id = m.type_id
join jsonb_to_recordset($2::jsonb) as f (id uuid, folded text) on f.id = m.id
join warranty_policy p on p.tenant_id = $1::uuid and p.model_id = m.id and p.number = 1
where m.tenant_id = $1::uuid`;
export const AGENCIES = `
create temp table bench_agency as
select row_number() over (order by a.code) as n, a.id, a.title, a.city_id, a.province_id, f.folded,
  t.id as technician_id, t.title as technician_title,
  case a.code when '1001' then 11 when '1002' then 9.5 else 10 end as coefficient
from agency a
join jsonb_to_recordset($2::jsonb) as f (id uuid, folded text) on f.id = a.id
cross join lateral (select m.id, m.title from membership m
  where m.tenant_id = $1::uuid and m.agency_id = a.id and m.role_codes = '{technician}' order by m.title limit 1) t
where a.tenant_id = $1::uuid`;
/** The agencies of each place: of its city, else of its province, else any. */
export const NEAR = `
create temp table bench_near as
select city_id, n, agency, count(*) over (partition by city_id) as of_count from (
  select p.city_id, row_number() over (partition by p.city_id order by a.n) as n, a.n as agency
  from (select distinct city_id, province_id from bench_place) p
  join bench_agency a on case
    when exists (select 1 from bench_agency b where b.city_id = p.city_id) then a.city_id = p.city_id
    when exists (select 1 from bench_agency b where b.province_id = p.province_id) then a.province_id = p.province_id
    else true end) x`;
/** Symptoms of a model, its type's and those of every type. */
export const SYMPTOMS = `
create temp table bench_symptom as
select m.n as model, row_number() over (partition by m.n order by s.code) as n, s.id, f.folded,
  count(*) over (partition by m.n) as of_count
from bench_model m
join symptom s on s.tenant_id = $1::uuid and (s.type_id is null or s.type_id = m.type_id)
join jsonb_to_recordset($2::jsonb) as f (id uuid, folded text) on f.id = s.id`;
/** What is found, done and fitted on a type; the part is the type's own by its place in the list. */
export const REPAIRS = `
create temp table bench_repair as
select m.n as model, row_number() over (partition by m.n order by a.code) as n, f.id as fault_id, a.id as action_id,
  a.title as action_title, r.amount as fee_amount, count(*) over (partition by m.n) as of_count
from bench_model m
join repair_action a on a.tenant_id = $1::uuid and not a.needs_seal and (a.type_id is null or a.type_id = m.type_id)
  and a.code <> 'R-904'
join fault f on f.tenant_id = $1::uuid and f.code = replace(a.code, 'R-', 'F-')
join tariff_rule r on r.tenant_id = $1::uuid and r.kind = 'agency_fee' and r.repair_action_id = a.id`;
export const PARTS = `
create temp table bench_part as
select row_number() over (order by p.code) as n, p.id, p.code, p.title, v.amount
from part p
join part_price v on v.tenant_id = $1::uuid and v.part_id = p.id and v.buyer = 'agency'
where p.tenant_id = $1::uuid`;

/** Every id that the company's own data has, with what it is called: checksums put the one for the other. */
export const BASE_CODES = `
create temp table bench_code as
select id, 'region ' || code as code from region where tenant_id = $1
union all select id, 'model ' || code from model where tenant_id = $1
union all select id, 'brand ' || code from brand where tenant_id = $1
union all select id, 'line ' || code from product_line where tenant_id = $1
union all select id, 'symptom ' || code from symptom where tenant_id = $1
union all select id, 'fault ' || code from fault where tenant_id = $1
union all select id, 'action ' || code from repair_action where tenant_id = $1
union all select id, 'part ' || code from part where tenant_id = $1
union all select id, 'agency ' || code from agency where tenant_id = $1
union all select p.id, 'policy ' || m.code || p.number from warranty_policy p
  join model m on m.tenant_id = $1 and m.id = p.model_id where p.tenant_id = $1
union all select id, 'warehouse ' || code from warehouse where tenant_id = $1
union all select id, 'person ' || demo_name from membership where tenant_id = $1`;
