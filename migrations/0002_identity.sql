-- Who signs in, where he belongs, and what he may do.

create table login (
  id uuid primary key,
  mobile text not null unique check (mobile ~ '^\+[0-9]{8,15}$'),
  password_hash text,
  created_at timestamptz not null
);
comment on table login is 'A person on this installation, known by a mobile; his places in companies are memberships. Owner: identity.';
comment on column login.password_hash is 'Argon2id; null until the person sets one. Nobody else can.';
select distribute('login', 'global');

create table login_try (
  id uuid primary key,
  mobile_hash bytea not null,
  is_failed boolean not null,
  made_at timestamptz not null
);
comment on table login_try is 'Tries to sign in, by a digest of the mobile typed, to slow guessing. Kept a day. Owner: identity.';
create index login_try_mobile on login_try (mobile_hash, made_at);
select distribute('login_try', 'global');

create table one_time_code (
  id uuid primary key,
  login_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
comment on table one_time_code is 'A code that was sent to a mobile, as a hash; the newest of a login counts. Owner: identity.';
create index one_time_code_login on one_time_code (login_id, made_at desc);
select distribute('one_time_code', 'global');

create table login_proof (
  token_hash bytea primary key,
  login_id uuid not null,
  expires_at timestamptz not null
);
comment on table login_proof is 'A proven mobile whose owner still chooses among his memberships; minutes. Owner: identity.';
select distribute('login_proof', 'global');

create table role (
  tenant_id uuid not null,
  code text not null,
  title text not null,
  title_en text,
  sees text not null check (sees in ('office', 'agency', 'technician', 'ts')),
  permissions text[] not null,
  version integer not null default 1,
  primary key (tenant_id, code)
);
comment on table role is 'A named set of permissions; roles are data. Owner: identity.';
comment on column role.sees is 'How much of the company its bearer may see at most.';
select distribute('role');

create table membership (
  tenant_id uuid not null,
  id uuid not null,
  login_id uuid not null,
  mobile text not null,
  title text not null,
  title_key text not null,
  role_codes text[] not null,
  agency_id uuid,
  demo_name text,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  constraint membership_login_once unique (tenant_id, login_id)
);
comment on table membership is 'A person in one company: roles, and one agency or the head office. Owner: identity.';
comment on column membership.mobile is 'The login''s mobile as this company knows it.';
comment on column membership.agency_id is 'Null: the head office. The agency slice keeps it true; it stands above, so no foreign key.';
comment on column membership.demo_name is 'How the demo calls him (admin, agency:1001 …); null elsewhere.';
create index membership_title on membership (tenant_id, title_key, id);
create index membership_agency on membership (tenant_id, agency_id) where agency_id is not null;
create index membership_login on membership (login_id);
select distribute('membership');

create table session (
  tenant_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  token_hash bytea not null,
  agent text not null,
  address text,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint session_token unique (tenant_id, token_hash)
);
comment on table session is 'A signed-in browser; its token names the tenant, so one transaction finds it and works. Owner: identity.';
comment on column session.agent is 'The browser as it called itself, for the person''s own list of sessions.';
create index session_membership on session (tenant_id, membership_id, made_at desc);
select distribute('session');

create table api_key (
  tenant_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  title text not null,
  secret_hash bytea not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  constraint api_key_secret unique (tenant_id, secret_hash)
);
comment on table api_key is 'A key by which a program acts as a membership. Shown once, kept as a hash. Owner: identity.';
select distribute('api_key');

alter table membership add constraint membership_login_id foreign key (login_id) references login (id);
alter table one_time_code add constraint one_time_code_login_id foreign key (login_id) references login (id);
alter table login_proof add constraint login_proof_login_id foreign key (login_id) references login (id);
alter table session add constraint session_membership_id
  foreign key (tenant_id, membership_id) references membership (tenant_id, id);
alter table api_key add constraint api_key_membership_id
  foreign key (tenant_id, membership_id) references membership (tenant_id, id);

-- Before a tenant is known: where does this person belong? Owned by the migrating owner, for whom the wall does not
-- stand; answers ids and titles of one login only.
create function memberships_of(wanted_login uuid) returns table (
  tenant_id uuid, membership_id uuid, tenant_code text, tenant_title text, title text, role_codes text[], is_demo boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select m.tenant_id, m.id, t.code, t.title, m.title, m.role_codes, t.is_demo
  from membership m join tenant t on t.id = m.tenant_id
  where m.login_id = wanted_login and m.ended_at is null order by t.code limit 50
$$;
revoke all on function memberships_of from public;
grant execute on function memberships_of to vafa_app;

select wall('login', 'global');
select wall('login_try', 'global');
select wall('one_time_code', 'global');
select wall('login_proof', 'global');
select wall('role');
select wall('membership');
select wall('session');
select wall('api_key');
