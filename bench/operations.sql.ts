// Rows of the bench's company that operations are about; $1: tenant, $2: at most so many. They lie everywhere in the
// two years, in an order that the seed decides.

export const REQUESTS = `select id, number from request where tenant_id = $1 order by number limit $2`;
export const PHONES = `
select substr(p.number, 6, 6) as q, r.number from request r
join request_phone p on p.tenant_id = $1 and p.request_id = r.id where r.tenant_id = $1 order by r.number limit $2`;
export const SERIALS = `
select substr(d.serial, 5, 6) as q, r.number from request r
join request_device x on x.tenant_id = $1 and x.request_id = r.id
join device d on d.tenant_id = $1 and d.id = x.device_id where r.tenant_id = $1 order by r.number limit $2`;
/** First and family name, as common as in life. */
export const NAMES = `
select c.name as q, '"items":[{"id"' as number from request r
join customer c on c.tenant_id = $1 and c.id = r.customer_id where r.tenant_id = $1 order by r.number limit $2`;
export const PAIRS = `
select customer_id, site_id, mobile, device_ids from (
  select d.customer_id, c.site_id, p.number as mobile, array_agg(d.id order by d.id) as device_ids
  from device d
  join lateral (select s.id as site_id from site s
    where s.tenant_id = $1 and s.customer_id = d.customer_id order by s.id limit 1) c on true
  join customer_phone p on p.tenant_id = $1 and p.customer_id = d.customer_id and p.is_first
  where d.tenant_id = $1 group by d.customer_id, c.site_id, p.number having count(*) = 2) x
order by mobile limit $2 * 4`;
export const AT_WORK = `
select w.id, w.version from work_order w where w.tenant_id = $1 and w.stage = 'in_progress' order by w.id limit $2`;
export const WAITING_REPORTS = `
select s.id, s.version, array_agg(l.id order by l.place) as line_ids from service_report s
join service_report_line l on l.tenant_id = $1 and l.report_id = s.id
where s.tenant_id = $1 and s.state = 'submitted' group by s.id, s.version, s.number order by s.number limit $2 * 5`;
