import { asOwner } from '../server/lib/database-check.ts';
import { tenantIds } from './world-data.ts';

// How whole a request is: everything that belongs to it, counted. One made in peace is the measure of all.

export interface Shape {
  readonly id: string;
  readonly note: string;
  readonly shape: string;
}

/** Every request of the company with its shape, oldest first. */
export async function readShapes(ownerUrl: string): Promise<Shape[]> {
  return await asOwner(ownerUrl, async (client) => {
    const found = await client.query<Shape>(SHAPES, [tenantIds.arka]);
    return found.rows;
  });
}

/** Messages that have not come to rest, and jobs that wait. */
export async function countUnsettled(ownerUrl: string): Promise<number> {
  return await asOwner(ownerUrl, async (client) => {
    const found = await client.query<{ count: number }>(
      `select (select count(*) from sms_message where state in ('queued', 'scheduled', 'unknown', 'sent'))::int
         + (select count(*) from pgboss.job
            where state in ('created', 'retry', 'active') and start_after <= now() + interval '1 minute'
              and name not like '\\_\\_%')::int as count`,
    );
    return found.rows[0]?.count ?? 0;
  });
}

/** Transactions of the program that are open at this moment and have written something. */
export const OPEN_TRANSACTIONS = `
  select count(*)::int as count from pg_stat_activity
  where datname = 'vafa' and backend_xid is not null and pid <> pg_backend_pid() and query not like '%pgboss%'`;

const SHAPES = `
  with parts as (
    select r.tenant_id, r.id as request_id, r.id as part_id from request r where r.tenant_id = $1
    union all select o.tenant_id, o.request_id, o.id from work_order o where o.tenant_id = $1
    union all select f.tenant_id, f.request_id, f.id from referral f where f.tenant_id = $1
  )
  select r.id, r.note, concat_ws(' ',
    r.stage, r.work_order_count, r.contact_count,
    (select string_agg(o.place || ':' || o.stage || ':' || o.tier || ':' || o.is_accepted || ':'
        || (o.agency_id is not null) || ':' || (o.referral_id is not null), ',' order by o.place)
      from work_order o where o.tenant_id = r.tenant_id and o.request_id = r.id),
    'referrals', (select string_agg(f.state, ',' order by f.id) from referral f
      where f.tenant_id = r.tenant_id and f.request_id = r.id),
    'phones', (select count(*) from request_phone p where p.tenant_id = r.tenant_id and p.request_id = r.id),
    'devices', (select count(*) from request_device d where d.tenant_id = r.tenant_id and d.request_id = r.id),
    'timeline', (select string_agg(t.kind, ',' order by t.kind) from timeline_entry t
      where t.tenant_id = r.tenant_id and t.subject_id = r.id),
    'words', (select string_agg(s.kind, ',' order by s.kind) from search_row s
      where s.tenant_id = r.tenant_id and s.subject_id in (select part_id from parts where request_id = r.id)),
    'clocks', (select string_agg(c.policy || ':' || (c.stopped_at is not null), ',' order by c.policy) from clock c
      where c.tenant_id = r.tenant_id and c.subject_id in (select part_id from parts where request_id = r.id)),
    'audit', (select string_agg(a.action, ',' order by a.action) from audit_entry a
      where a.tenant_id = r.tenant_id and a.subject_id in (select part_id from parts where request_id = r.id)),
    'messages', (select string_agg(m.template || ':' || m.state || ':' || (select count(*) from sandbox_delivery d
        where d.tenant_id = m.tenant_id and d.id = m.id and d.phone = m.number), ',' order by m.template, m.number)
      from sms_message m where m.tenant_id = r.tenant_id and m.subject_id = r.id)
  ) as shape
  from request r where r.tenant_id = $1 order by r.id`;
