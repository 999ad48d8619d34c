-- What every slice stands on: tenants, the wall between them, and the tables of server/lib.
-- Order inside each migration: tables, distribute(), foreign keys, functions, wall().

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists btree_gist;

-- Names the tables that would be sharded by tenant. On plain PostgreSQL it only remembers the wish; a cluster
-- replaces this one function by its own create_distributed_table call before the first migration runs.
create table table_kind (
  name text primary key,
  kind text not null check (kind in ('tenant', 'global', 'local'))
);
comment on table table_kind is 'Each table declared tenant, global or local. Owner: lib.';

create function distribute(table_name text, kind text default 'tenant') returns void language sql as $$
  insert into table_kind (name, kind) values (table_name, kind)
  on conflict (name) do update set kind = excluded.kind;
$$;

-- The wall: row-level security by tenant and the rights of the application role. 'append' tables can be
-- written once and never changed; 'global' ones belong to no tenant.
create function wall(table_name text, way text default 'change') returns void language plpgsql as $$
begin
  if way = 'global' then
    execute format('grant select, insert, update, delete on %I to vafa_app', table_name);
    return;
  end if;
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy tenant_wall on %I to vafa_app using (tenant_id = current_setting(''app.tenant_id'')::uuid)'
    ' with check (tenant_id = current_setting(''app.tenant_id'')::uuid)', table_name);
  if way = 'append' then
    execute format('grant select, insert on %I to vafa_app', table_name);
  else
    execute format('grant select, insert, update, delete on %I to vafa_app', table_name);
  end if;
end
$$;
select distribute('table_kind', 'local');
select distribute('migration', 'local');
select distribute('installation', 'local');

create table tenant (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  title text not null,
  title_en text,
  zone text not null default 'Asia/Tehran',
  currency text not null default 'IRR',
  default_area_code text not null default '021',
  tracking_key bytea not null,
  is_demo boolean not null default false,
  created_at timestamptz not null
);
comment on table tenant is 'A company whose data this installation keeps. Owner: identity.';
comment on column tenant.tracking_key is 'Key of the permutation behind tracking numbers; random, never changed (a new key would repeat numbers).';
comment on column tenant.is_demo is 'The demo mark: sandbox phone, shown codes and one-click log-in exist only here.';
select distribute('tenant', 'global');
select wall('tenant', 'global');

create table once (
  tenant_id uuid not null,
  actor_id uuid not null,
  key uuid not null,
  body_hash bytea not null,
  status smallint,
  answer text,
  made_at timestamptz not null,
  primary key (tenant_id, actor_id, key)
);
comment on table once is 'A command by its client-made key, with its answer, so that a second arrival changes nothing. Kept 90 days. Owner: lib.';
comment on column once.actor_id is 'Membership or API key; for jobs the job queue itself.';
comment on column once.answer is 'The JSON that was answered; may hold personal data, emptied by erasure.';
create index once_made on once (tenant_id, made_at);
select distribute('once');
select wall('once');

create table timeline_entry (
  tenant_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  part_id uuid,
  kind text not null,
  audience text[] not null,
  facts jsonb not null,
  personal jsonb,
  actor_kind text not null,
  actor_id uuid,
  actor_title text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table timeline_entry is 'Everything that happened to one thing, for those who may see it. Append only. Owner: lib.';
comment on column timeline_entry.subject_id is 'The thing: a request, a device, a customer …';
comment on column timeline_entry.part_id is 'A part of the thing that some people see alone, such as one work order of a request.';
comment on column timeline_entry.audience is 'Who may read it: office, es, ts, agency, technician, customer.';
comment on column timeline_entry.personal is 'Personal values apart from the facts, so that erasure can empty them.';
create index timeline_entry_subject on timeline_entry (tenant_id, subject_id, id desc);
select distribute('timeline_entry');
select wall('timeline_entry', 'append');

create table audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  action text not null,
  kind text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  personal_before jsonb,
  personal_after jsonb,
  personal_salt bytea not null,
  actor_kind text not null,
  actor_id uuid,
  actor_title text not null,
  address text,
  request_number text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table audit_entry is 'Every change: who, when, from where, before, after. Append only, sealed in batches. Owner: lib.';
comment on column audit_entry.personal_salt is 'Salt of the digest by which the seal covers the personal values; the seal holds after they are emptied.';
create index audit_entry_subject on audit_entry (tenant_id, subject_id, id desc);
select distribute('audit_entry');
select wall('audit_entry', 'append');

create table audit_seal (
  tenant_id uuid not null,
  number bigint not null,
  first_id uuid not null,
  last_id uuid not null,
  entry_count integer not null,
  digest bytea not null,
  previous_digest bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, number)
);
comment on table audit_seal is 'Hash chain over batches of audit entries; a change behind a seal shows. Owner: lib.';
select distribute('audit_seal');
select wall('audit_seal', 'append');

create table audit_digest (
  tenant_id uuid not null,
  entry_id uuid not null,
  seal_number bigint not null,
  personal_digest bytea not null,
  primary key (tenant_id, entry_id)
);
comment on table audit_digest is 'Salted digest of the personal values of a sealed entry, and the seal that covers it. Owner: lib.';
select distribute('audit_digest');
select wall('audit_digest', 'append');

create table setting (
  tenant_id uuid not null,
  key text not null,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  primary key (tenant_id, key)
);
comment on table setting is 'Dated and versioned choices of a tenant that are not rows of their own. Owner: lib.';
select distribute('setting');
select wall('setting');

create table counter (
  tenant_id uuid not null,
  name text not null,
  year integer not null,
  value bigint not null,
  primary key (tenant_id, name, year)
);
comment on table counter is 'Gapless numbers, taken in the same transaction by upsert. Owner: lib.';
select distribute('counter');
select wall('counter');

create table search_row (
  tenant_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  agency_id uuid,
  at timestamptz not null,
  full_text text not null,
  plain_text text not null,
  personal_until timestamptz,
  primary key (tenant_id, kind, subject_id)
);
comment on table search_row is 'What one thing is found by: a folded text with and one without personal data. Owner: lib.';
comment on column search_row.agency_id is 'The agency that may find it, where agencies may; the head office finds every row.';
comment on column search_row.personal_until is 'From this instant an agency finds it by the text without personal data only.';
create index search_row_newest on search_row (tenant_id, kind, at desc, subject_id desc) include (full_text, plain_text);
create index search_row_agency on search_row (tenant_id, agency_id, kind, at desc, subject_id desc)
  include (full_text, plain_text, personal_until) where agency_id is not null;
create index search_row_full on search_row using gin (tenant_id, kind, full_text gin_trgm_ops);
create index search_row_plain on search_row using gin (tenant_id, kind, plain_text gin_trgm_ops);
select distribute('search_row');
select wall('search_row');
grant select on search_row to vafa_search;
create policy search_reads on search_row for select to vafa_search using (true);

-- Finds by fragments, newest first. Trigram operators are not leakproof, so under row-level security their index
-- would go unused (566 ms against 20 at a million rows): this function reads as vafa_search and filters by tenant itself.
-- Two stages: the newest slice by btree answers common words; what it does not fill is answered by trigram alone.
create function search_ids(
  tenant uuid, wanted_kind text, patterns text[], only_agency uuid, personal boolean,
  before_at timestamptz, before_id uuid, row_limit integer, trigram boolean, as_of timestamptz
) returns table (subject_id uuid, at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  found_count integer;
  newest integer := case when only_agency is null then 5000 else 20000 end;
begin
  if tenant is distinct from nullif(current_setting('app.tenant_id'), '')::uuid then
    raise exception 'search outside the tenant';
  end if;
  if only_agency is null then
    return query
      select s.subject_id, s.at from (
        select r.subject_id, r.at, case when personal then r.full_text else r.plain_text end as txt
        from search_row r
        where r.tenant_id = tenant and r.kind = wanted_kind
          and (before_at is null or (r.at, r.subject_id) < (before_at, before_id))
        order by r.at desc, r.subject_id desc limit newest) s
      where s.txt like all (patterns) order by s.at desc, s.subject_id desc limit row_limit;
  else
    return query
      select s.subject_id, s.at from (
        select r.subject_id, r.at,
          case when personal and (r.personal_until is null or r.personal_until > as_of)
            then r.full_text else r.plain_text end as txt
        from search_row r
        where r.tenant_id = tenant and r.agency_id = only_agency and r.kind = wanted_kind
          and (before_at is null or (r.at, r.subject_id) < (before_at, before_id))
        order by r.at desc, r.subject_id desc limit newest) s
      where s.txt like all (patterns) order by s.at desc, s.subject_id desc limit row_limit;
  end if;
  get diagnostics found_count = row_count;
  if found_count >= row_limit or not trigram then
    return;
  end if;
  return query
    with hit as materialized (
      select r.subject_id, r.at from search_row r
      where personal and r.tenant_id = tenant and r.kind = wanted_kind and r.full_text like all (patterns)
        and (only_agency is null or (r.agency_id = only_agency and (r.personal_until is null or r.personal_until > as_of)))
      union
      select r.subject_id, r.at from search_row r
      where (not personal or only_agency is not null)
        and r.tenant_id = tenant and r.kind = wanted_kind and r.plain_text like all (patterns)
        and (only_agency is null or r.agency_id = only_agency)
    ), newest_row as (
      select r.subject_id, r.at from search_row r
      where r.tenant_id = tenant and r.kind = wanted_kind and (only_agency is null or r.agency_id = only_agency)
        and (before_at is null or (r.at, r.subject_id) < (before_at, before_id))
      order by r.at desc, r.subject_id desc offset newest - 1 limit 1
    )
    select h.subject_id, h.at from hit h
    where (before_at is null or (h.at, h.subject_id) < (before_at, before_id))
      and (h.at, h.subject_id) < (select n.at, n.subject_id from newest_row n)
    order by h.at desc, h.subject_id desc limit row_limit - found_count;
end
$$;
grant create on schema public to vafa_search;
alter function search_ids owner to vafa_search;
revoke create on schema public from vafa_search;
revoke all on function search_ids from public;
grant execute on function search_ids to vafa_app;

create table file (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  byte_count bigint not null,
  sha256 bytea not null,
  agency_id uuid,
  made_by uuid,
  made_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table file is 'A received file; its bytes lie in the file store under its id. Owner: lib.';
comment on column file.agency_id is 'The agency that may read it; null: head office only.';
comment on column file.made_by is 'Membership or API key that sent it.';
select distribute('file');
select wall('file');
