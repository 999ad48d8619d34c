import { globalStatement, statement } from '../lib/sql.ts';

import { constraintFailure } from '../lib/failure.ts';

constraintFailure('membership_login_once', 'conflict', 'identity.alreadyMember', 'mobile');
constraintFailure('tenant_code_key', 'conflict', 'identity.companyCodeTaken', 'companyCode');

export interface IdentifiedRow {
  actorId: string;
  sessionSeenAt: Date | null;
  membershipId: string;
  loginId: string;
  title: string;
  agencyId: string | null;
  tenantCode: string;
  permissions: string[];
  sights: string[];
}

const WHO = `m.id as membership_id, m.login_id, m.title, m.agency_id, t.code as tenant_code,
  array(select distinct p from role r, unnest(r.permissions) p
    where r.tenant_id = :tenant and r.code = any(m.role_codes)) as permissions,
  array(select distinct r.sees from role r where r.tenant_id = :tenant and r.code = any(m.role_codes)) as sights`;

export const identifySession = statement<IdentifiedRow>(
  'identity.identifySession',
  `select s.id as actor_id, s.seen_at as session_seen_at, ${WHO}
   from session s join membership m on m.tenant_id = :tenant and m.id = s.membership_id
   join tenant t on t.id = s.tenant_id
   where s.tenant_id = :tenant and s.token_hash = :hash and s.ended_at is null and s.expires_at > now()
     and m.ended_at is null`,
);
export const identifyKey = statement<IdentifiedRow>(
  'identity.identifyKey',
  `select k.id as actor_id, null::timestamptz as session_seen_at, ${WHO}
   from api_key k join membership m on m.tenant_id = :tenant and m.id = k.membership_id
   join tenant t on t.id = k.tenant_id
   where k.tenant_id = :tenant and k.secret_hash = :hash and k.ended_at is null
     and (k.expires_at is null or k.expires_at > now()) and m.ended_at is null`,
);
export const touchSession = statement(
  'identity.touchSession',
  'update session set seen_at = :now::timestamptz where tenant_id = :tenant and id = :id',
);

// ── the door: global tables ──
export const tenantByCode = globalStatement<{ id: string; code: string; title: string; isDemo: boolean }>(
  'identity.tenantByCode',
  'select id, code, title, is_demo from tenant where code = :code',
);
export const allTenants = globalStatement<{ id: string; code: string; title: string; isDemo: boolean }>(
  'identity.allTenants',
  'select id, code, title, is_demo from tenant order by code limit 10000',
);
export const tenantById = globalStatement<{
  id: string;
  code: string;
  title: string;
  titleEn: string | null;
  isDemo: boolean;
  defaultAreaCode: string;
}>(
  'identity.tenantById',
  'select id, code, title, title_en, is_demo, default_area_code from tenant where id = :id',
);
export const insertTenant = globalStatement(
  'identity.insertTenant',
  `insert into tenant (id, code, title, title_en, tracking_key, is_demo, created_at)
   values (:id, :code, :title, :titleEn, :trackingKey, :isDemo, now())`,
);
export const loginByMobile = globalStatement<{ id: string; passwordHash: string | null }>(
  'identity.loginByMobile',
  'select id, password_hash from login where mobile = :mobile',
);
export const lockLogin = globalStatement<{ id: string }>(
  'identity.lockLogin',
  'select id from login where mobile = :mobile for update',
);
/** Two first companies at once: the second waits here, and then finds the first. */
export const lockTenants = globalStatement(
  'identity.lockTenants',
  'lock table tenant in share row exclusive mode',
);
export const loginById = globalStatement<{ id: string; mobile: string; passwordHash: string | null }>(
  'identity.loginById',
  'select id, mobile, password_hash from login where id = :id',
);
export const insertLogin = globalStatement(
  'identity.insertLogin',
  'insert into login (id, mobile, created_at) values (:id, :mobile, now()) on conflict (mobile) do nothing',
);
export const setPasswordHash = globalStatement(
  'identity.setPasswordHash',
  'update login set password_hash = :passwordHash where id = :id',
);
export const membershipsOf = globalStatement<{
  tenantId: string;
  membershipId: string;
  tenantCode: string;
  tenantTitle: string;
  title: string;
  isDemo: boolean;
}>(
  'identity.membershipsOf',
  'select tenant_id, membership_id, tenant_code, tenant_title, title, is_demo from memberships_of(:loginId)',
);
export const insertTry = globalStatement(
  'identity.insertTry',
  `insert into login_try (id, mobile_hash, address_hash, is_failed, is_code_ask, made_at)
   values (:id, :mobileHash, :addressHash, :isFailed, :isCodeAsk, now())`,
);
export const correctTry = globalStatement(
  'identity.correctTry',
  'update login_try set is_failed = false where id = :id',
);
export const failedTries = globalStatement<{ everywhere: number; here: number }>(
  'identity.failedTries',
  `select count(*) as everywhere, count(*) filter (where address_hash = :addressHash) as here from login_try
   where mobile_hash = :mobileHash and is_failed and made_at > now() - interval '15 minutes'`,
);
export const codeAsks = globalStatement<{ everywhere: number; here: number; young: number }>(
  'identity.codeAsks',
  `select count(*) as everywhere, count(*) filter (where address_hash = :addressHash) as here,
     count(*) filter (where made_at > now() - interval '60 seconds') as young from login_try
   where mobile_hash = :mobileHash and is_code_ask and made_at > now() - interval '1 day'`,
);
export const forgetTries = globalStatement(
  'identity.forgetTries',
  `delete from login_try where made_at < now() - interval '1 day'`,
);
export const insertCode = globalStatement(
  'identity.insertCode',
  `insert into one_time_code (id, login_id, code_hash, made_at, expires_at)
   values (:id, :loginId, :codeHash, now(), now() + interval '5 minutes')`,
);
export const newestCode = globalStatement<{
  id: string;
  codeHash: Buffer;
  tries: number;
  isYoung: boolean;
  isAlive: boolean;
}>(
  'identity.newestCode',
  `select id, code_hash, tries, made_at > now() - interval '60 seconds' as is_young,
     used_at is null and expires_at > now() as is_alive
   from one_time_code where login_id = :loginId order by made_at desc limit 1 for update`,
);
export const countCodeTry = globalStatement(
  'identity.countCodeTry',
  'update one_time_code set tries = tries + 1 where id = :id',
);
export const useCode = globalStatement(
  'identity.useCode',
  'update one_time_code set used_at = now() where id = :id',
);
export const insertProof = globalStatement(
  'identity.insertProof',
  `insert into login_proof (token_hash, login_id, expires_at) values (:tokenHash, :loginId, now() + interval '10 minutes')`,
);
export const takeProof = globalStatement<{ loginId: string }>(
  'identity.takeProof',
  'delete from login_proof where token_hash = :tokenHash and expires_at > now() returning login_id',
);
export const forgetProofs = globalStatement(
  'identity.forgetProofs',
  'delete from login_proof where expires_at < now()',
);

// ── sessions and keys ──
export const insertSession = statement(
  'identity.insertSession',
  `insert into session (tenant_id, id, membership_id, token_hash, agent, address, made_at, seen_at, expires_at)
   values (:tenant, :id, :membershipId, :tokenHash, :agent, :address, now(), now(), now() + interval '30 days')`,
);
export const endSessionByToken = statement<{ id: string; membershipId: string }>(
  'identity.endSessionByToken',
  `update session set ended_at = :now::timestamptz
   where tenant_id = :tenant and token_hash = :hash and ended_at is null returning id, membership_id`,
);
export const endSessionById = statement<{ id: string }>(
  'identity.endSessionById',
  `update session set ended_at = :now::timestamptz
   where tenant_id = :tenant and id = :id and membership_id = :membershipId and ended_at is null returning id`,
);
export const endSessionsOf = statement(
  'identity.endSessionsOf',
  `update session set ended_at = :now::timestamptz where tenant_id = :tenant and membership_id = :membershipId
     and ended_at is null and (:exceptId::uuid is null or id <> :exceptId)`,
);
export const sessionsOf = statement<{
  id: string;
  agent: string;
  address: string | null;
  madeAt: Date;
  seenAt: Date;
}>(
  'identity.sessionsOf',
  `select id, agent, address, made_at, seen_at from session
   where tenant_id = :tenant and membership_id = :membershipId and ended_at is null and expires_at > now()
   order by seen_at desc, id limit 50`,
);
export const insertApiKey = statement(
  'identity.insertApiKey',
  `insert into api_key (tenant_id, id, membership_id, title, find_key, secret_hash, made_by, made_at, expires_at)
   values (:tenant, :id, :membershipId, :title, :findKey, :secretHash, :madeBy, now(),
     now() + make_interval(days => :days::integer))`,
);
export const endApiKeysOf = statement(
  'identity.endApiKeysOf',
  `update api_key set ended_at = :now::timestamptz where tenant_id = :tenant and membership_id = :membershipId
     and ended_at is null`,
);
export const endApiKeyById = statement<{ title: string; membershipId: string }>(
  'identity.endApiKey',
  `update api_key set ended_at = :now::timestamptz where tenant_id = :tenant and id = :id and ended_at is null
   returning title, membership_id`,
);
export const selectApiKeys = statement<{
  id: string;
  title: string;
  membershipId: string;
  personTitle: string;
  madeAt: Date;
  expiresAt: Date | null;
  isEnded: boolean;
}>(
  'identity.selectApiKeys',
  `select k.id, k.title, k.membership_id, m.title as person_title, k.made_at, k.expires_at, k.ended_at is not null as is_ended
   from api_key k join membership m on m.tenant_id = :tenant and m.id = k.membership_id
   where k.tenant_id = :tenant and (:after::uuid is null or k.id < :after) and m.agency_id is null
     and (:q::text is null or k.find_key like :q)
   order by k.id desc limit :limit`,
);

// ── people and roles ──
export interface MembershipRow {
  id: string;
  loginId: string;
  mobile: string;
  title: string;
  roleCodes: string[];
  agencyId: string | null;
  isEnded: boolean;
  version: number;
}
const MEMBERSHIP = `id, login_id, mobile, title, role_codes, agency_id, ended_at is not null as is_ended, version`;

export const insertMembership = statement<{ id: string }>(
  'identity.insertMembership',
  `insert into membership (tenant_id, id, login_id, mobile, title, title_key, role_codes, agency_id, demo_name, created_at)
   values (:tenant, :id, :loginId, :mobile, :title, :titleKey, :roleCodes::text[], :agencyId, :demoName, :now::timestamptz)
   on conflict on constraint membership_login_once do nothing returning id`,
);
export const membershipByLogin = statement<MembershipRow>(
  'identity.membershipByLogin',
  `select ${MEMBERSHIP} from membership where tenant_id = :tenant and login_id = :loginId for update`,
);
export const membershipById = statement<MembershipRow>(
  'identity.membershipById',
  `select ${MEMBERSHIP} from membership where tenant_id = :tenant and id = :id`,
);
export const lockMembership = statement<MembershipRow>(
  'identity.lockMembership',
  `select ${MEMBERSHIP} from membership where tenant_id = :tenant and id = :id for update`,
);
export const updateMembership = statement(
  'identity.updateMembership',
  `update membership set title = :title, title_key = :titleKey, role_codes = :roleCodes::text[], agency_id = :agencyId,
     ended_at = case when :isEnded then coalesce(ended_at, :now::timestamptz) end, version = version + 1
   where tenant_id = :tenant and id = :id`,
);
export const selectPeople = statement<MembershipRow & { titleKey: string }>(
  'identity.selectPeople',
  `select ${MEMBERSHIP}, title_key from membership
   where tenant_id = :tenant and agency_id is null
     and (:ended::boolean is null or (ended_at is not null) = :ended)
     and (:q::text is null or title_key like :q or mobile like :q)
     and (:afterKey::text is null or (title_key, id) > (:afterKey, :afterId::uuid))
   order by title_key, id limit :limit`,
  { plan: 'custom' },
);
export const selectAgencyPeople = statement<MembershipRow>(
  'identity.selectAgencyPeople',
  `select ${MEMBERSHIP} from membership where tenant_id = :tenant and agency_id = :agencyId
   order by ended_at nulls first, title_key, id limit 500`,
);
export const demoPeople = statement<{
  demoName: string;
  title: string;
  agencyId: string | null;
  id: string;
  roleTitles: string[];
}>(
  'identity.demoPeople',
  `select m.demo_name, m.title, m.agency_id, m.id,
     array(select r.title from role r where r.tenant_id = :tenant and r.code = any(m.role_codes)) as role_titles
   from membership m where m.tenant_id = :tenant and m.demo_name is not null and m.ended_at is null
   order by m.mobile limit 200`,
);
export const selectRoles = statement<{
  code: string;
  title: string;
  titleEn: string | null;
  sees: string;
  permissions: string[];
  version: number;
}>(
  'identity.selectRoles',
  'select code, title, title_en, sees, permissions, version from role where tenant_id = :tenant order by code limit 200',
);
export const insertRole = statement(
  'identity.insertRole',
  `insert into role (tenant_id, code, title, title_en, sees, permissions)
   values (:tenant, :code, :title, :titleEn, :sees, :permissions::text[])`,
);
export const updateRole = statement<{ permissions: string[] }>(
  'identity.updateRole',
  `update role set permissions = :permissions::text[], version = version + 1
   where tenant_id = :tenant and code = :code and version = :version returning permissions`,
);
