// Joins, read-only: region, product_line, area_code (catalog); tenant, membership (identity).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { AgencyBrief, CoverageView, coverageLevels } from './agencies.contract.ts';

constraintFailure('agency_code', 'conflict', 'agencies.codeTaken', 'code');
constraintFailure('agency_contract_days', 'invalid', 'lib.daysReversed', 'contractToOn');
constraintFailure('agency_coverage_once', 'conflict', 'agencies.coverageThere', 'regionId');
constraintFailure('agency_coverage_days', 'invalid', 'lib.daysReversed', 'toOn');
constraintFailure('agency_coverage_line_known', 'invalid', 'agencies.unknownProductLine', 'productLineId');

export interface StoredAgency {
  id: string;
  code: string;
  title: string;
  kind: AgencyBrief['kind'];
  provinceId: string;
  cityId: string;
  address: string;
  phone: string | null;
  extension: string | null;
  areaCode: string | null;
  contractFromOn: string | null;
  contractToOn: string | null;
  openWorkMax: number | null;
  latitude: number | null;
  longitude: number | null;
}
export type LockedAgency = StoredAgency & { isEnded: boolean; version: number };
export interface StoredCoverage {
  id: string;
  agencyId: string;
  regionId: string;
  productLineId: string | null;
  fromOn: string;
  toOn: string | null;
}

const BRIEF = `a.id, a.code, a.title, a.kind, a.province_id, p.title as province_title, a.city_id, c.title as city_title,
  a.address, a.phone, a.extension, coalesce(a.area_code, (
    select k.code from area_code k where k.tenant_id = :tenant and k.region_id = a.province_id and k.retired_at is null
    order by length(k.code), k.code limit 1)) as area_code,
  a.contract_from_on, a.contract_to_on, a.open_work_max, a.ended_at is not null as is_ended, a.version`;
const WITH_REGIONS = `agency a
  join region p on p.tenant_id = a.tenant_id and p.id = a.province_id
  join region c on c.tenant_id = a.tenant_id and c.id = a.city_id`;

export const selectBriefs = statement<AgencyBrief>(
  'agencies.briefs',
  `
  select ${BRIEF} from ${WITH_REGIONS}
  where a.tenant_id = :tenant and a.id = any(:ids::uuid[]) order by a.id limit 1000`,
);
export const selectBriefsByCodes = statement<AgencyBrief & { codeKey: string }>(
  'agencies.briefsByCodes',
  `
  select ${BRIEF}, a.code_key from ${WITH_REGIONS}
  where a.tenant_id = :tenant and a.code_key = any(:codeKeys::text[]) order by a.id limit 1000`,
);
export const selectDetail = statement<
  AgencyBrief & { latitude: number | null; longitude: number | null; createdAt: Date; changedAt: Date }
>(
  'agencies.detail',
  `
  select ${BRIEF}, a.latitude, a.longitude, a.created_at, a.changed_at from ${WITH_REGIONS}
  where a.tenant_id = :tenant and a.id = :id`,
);
const LOCKED = `id, code, title, kind, province_id, city_id, address, phone, extension, area_code, contract_from_on,
  contract_to_on, open_work_max, latitude, longitude, ended_at is not null as is_ended, version`;
export const lockAgency = statement<LockedAgency>(
  'agencies.lock',
  `
  select ${LOCKED} from agency where tenant_id = :tenant and id = :id for update`,
);
export const lockByCodes = statement<LockedAgency & { codeKey: string }>(
  'agencies.lockByCodes',
  `
  select ${LOCKED}, code_key from agency where tenant_id = :tenant and code_key = any(:codeKeys::text[])
  order by id limit 1000 for update`,
);
export const selectPage = statement<AgencyBrief>(
  'agencies.page',
  `
  select ${BRIEF} from ${WITH_REGIONS}
  where a.tenant_id = :tenant
    and (:patterns::text[] is null or a.find_key like all(:patterns::text[]))
    and (:kind::text is null or a.kind = :kind)
    and (:provinceId::uuid is null or a.province_id = :provinceId)
    and (:cityId::uuid is null or a.city_id = :cityId)
    and (:ended::boolean is null or (a.ended_at is not null) = :ended)
    and (:productLineId::uuid is null or exists (
      select 1 from agency_coverage v where v.tenant_id = :tenant and v.agency_id = a.id
        and (v.product_line_id is null or v.product_line_id = :productLineId)
        and v.from_on <= :day::date and (v.to_on is null or v.to_on >= :day::date)))
    and (:afterTitle::text is null
      or (a.title collate "fa-x-icu", a.id) > (:afterTitle::text collate "fa-x-icu", :afterId::uuid))
  order by a.title collate "fa-x-icu", a.id limit :limit`,
  { plan: 'custom' },
);

const AGENCY_COLUMNS = `unnest(:ids::uuid[], :codes::text[], :codeKeys::text[], :titles::text[], :kinds::text[],
    :provinceIds::uuid[], :cityIds::uuid[], :addresses::text[], :phones::text[], :extensions::text[],
    :areaCodes::text[], :contractFromOns::date[], :contractToOns::date[], :openWorkMaxes::integer[],
    :latitudes::float8[], :longitudes::float8[], :findKeys::text[])
    as n (id, code, code_key, title, kind, province_id, city_id, address, phone, extension, area_code,
      contract_from_on, contract_to_on, open_work_max, latitude, longitude, find_key)`;
export const insertAgencies = statement(
  'agencies.insert',
  `
  insert into agency (tenant_id, id, code, code_key, title, kind, province_id, city_id, address, phone, extension,
    area_code, contract_from_on, contract_to_on, open_work_max, latitude, longitude, find_key, created_at, changed_at)
  select :tenant, n.id, n.code, n.code_key, n.title, n.kind, n.province_id, n.city_id, n.address, n.phone, n.extension,
    n.area_code, n.contract_from_on, n.contract_to_on, n.open_work_max, n.latitude, n.longitude, n.find_key,
    :now::timestamptz, :now::timestamptz
  from ${AGENCY_COLUMNS}`,
);
export const updateAgencies = statement(
  'agencies.update',
  `
  update agency a set code = n.code, code_key = n.code_key, title = n.title, kind = n.kind,
    province_id = n.province_id, city_id = n.city_id, address = n.address, phone = n.phone, extension = n.extension,
    area_code = n.area_code, contract_from_on = n.contract_from_on, contract_to_on = n.contract_to_on,
    open_work_max = n.open_work_max, latitude = n.latitude, longitude = n.longitude, find_key = n.find_key,
    version = a.version + 1, changed_at = :now::timestamptz
  from ${AGENCY_COLUMNS}
  where a.tenant_id = :tenant and a.id = n.id`,
);
export const setEnded = statement(
  'agencies.setEnded',
  `
  update agency set ended_at = case when :isEnded::boolean then :now::timestamptz end
  where tenant_id = :tenant and id = :id`,
);

export const selectCoverage = statement<CoverageView>(
  'agencies.coverage',
  `
  select v.id, v.region_id, r.title as region_title, r.kind as level, v.product_line_id, l.title as product_line_title,
    v.from_on, v.to_on
  from agency_coverage v
  join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
  left join product_line l on l.tenant_id = v.tenant_id and l.id = v.product_line_id
  where v.tenant_id = :tenant and v.agency_id = :agencyId
  order by v.to_on is not null, v.to_on desc, r.title collate "fa-x-icu", v.from_on, v.id limit 2000`,
);
/** What runs on a day or begins after it. */
export const selectStanding = statement<StoredCoverage & { level: CoverageView['level'] }>(
  'agencies.standing',
  `
  select v.id, v.agency_id, v.region_id, v.product_line_id, v.from_on, v.to_on, r.kind as level
  from agency_coverage v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
  where v.tenant_id = :tenant and v.agency_id = any(:agencyIds::uuid[]) and (v.to_on is null or v.to_on >= :day::date)
  order by v.agency_id, v.from_on, v.id limit 100000`,
);
export const lockCoverage = statement<StoredCoverage>(
  'agencies.lockCoverage',
  `
  select id, agency_id, region_id, product_line_id, from_on, to_on from agency_coverage
  where tenant_id = :tenant and agency_id = :agencyId and id = :id for update`,
);
export const insertCoverage = statement(
  'agencies.insertCoverage',
  `
  insert into agency_coverage (tenant_id, id, agency_id, region_id, product_line_id, from_on, to_on, created_at)
  select :tenant, n.id, n.agency_id, n.region_id, n.product_line_id, n.from_on, n.to_on, :now::timestamptz
  from unnest(:ids::uuid[], :agencyIds::uuid[], :regionIds::uuid[], :productLineIds::uuid[], :fromOns::date[],
    :toOns::date[]) as n (id, agency_id, region_id, product_line_id, from_on, to_on)`,
);
export const endCoverage = statement(
  'agencies.endCoverage',
  `
  update agency_coverage set to_on = :lastOn::date where tenant_id = :tenant and id = any(:ids::uuid[])`,
);
export const updateCoverage = statement(
  'agencies.updateCoverage',
  `
  update agency_coverage set region_id = :regionId, product_line_id = :productLineId, from_on = :fromOn::date,
    to_on = :toOn::date
  where tenant_id = :tenant and id = :id`,
);
export const touchAgency = statement(
  'agencies.touch',
  `
  update agency set version = version + 1, changed_at = :now::timestamptz where tenant_id = :tenant and id = :id`,
);
/** For coverage that was written wrongly, or has not run a whole day yet: nothing was decided by it. */
export const removeCoverage = statement(
  'agencies.removeCoverage',
  `
  delete from agency_coverage where tenant_id = :tenant and id = any(:ids::uuid[])`,
);

export interface CandidateRow {
  id: string;
  code: string;
  title: string;
  kind: AgencyBrief['kind'];
  provinceId: string;
  cityId: string;
  openWorkMax: number | null;
  contractRuns: boolean;
  coversRegion: boolean;
  coverageLevel: (typeof coverageLevels)[number] | null;
}
export const selectCandidates = statement<CandidateRow>(
  'agencies.candidates',
  `
  select a.id, a.code, a.title, a.kind, a.province_id, a.city_id, a.open_work_max,
    coalesce(a.contract_from_on <= :day::date, true) and coalesce(a.contract_to_on >= :day::date, true) as contract_runs,
    coalesce(there.covers_region, false) as covers_region, best.level as coverage_level
  from agency a
  left join lateral (
    select true as covers_region from agency_coverage v
    where v.tenant_id = :tenant and v.agency_id = a.id and v.region_id = any(:regionIds::uuid[])
      and v.from_on <= :day::date and (v.to_on is null or v.to_on >= :day::date) order by v.id limit 1) there on true
  left join lateral (
    select r.kind as level from agency_coverage v join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    where v.tenant_id = :tenant and v.agency_id = a.id and v.region_id = any(:regionIds::uuid[])
      and (v.product_line_id is null or v.product_line_id = :productLineId::uuid)
      and v.from_on <= :day::date and (v.to_on is null or v.to_on >= :day::date)
    order by case r.kind when 'district' then 1 when 'city' then 2 else 3 end, v.id limit 1) best on true
  where a.tenant_id = :tenant and a.ended_at is null
  order by a.title collate "fa-x-icu", a.id limit 1000`,
);

export const selectProvinceAreaCodes = statement<{ provinceId: string; areaCode: string }>(
  'agencies.areaCodes',
  `
  select distinct on (region_id) region_id as province_id, code as area_code from area_code
  where tenant_id = :tenant and region_id = any(:provinceIds::uuid[]) and retired_at is null
  order by region_id, length(code), code limit 1000`,
);
/** For files: provinces and cities of these titles. */
export const selectPlaces = statement<{
  id: string;
  kind: 'province' | 'city';
  titleKey: string;
  parentId: string | null;
}>(
  'agencies.places',
  `
  select id, kind, title_key, parent_id from region
  where tenant_id = :tenant and kind in ('province', 'city') and title_key = any(:titleKeys::text[]) and retired_at is null
  order by kind desc, id limit 10000`,
);
/** For files: who of the company has these mobiles. */
export const selectMembers = statement<{
  mobile: string;
  title: string;
  roleCodes: string[];
  agencyId: string | null;
  isEnded: boolean;
}>(
  'agencies.members',
  `
  select mobile, title, role_codes, agency_id, ended_at is not null as is_ended from membership
  where tenant_id = :tenant and mobile = any(:mobiles::text[]) order by id limit 1000`,
);
export const selectZone = statement<{ zone: string }>(
  'agencies.zone',
  'select zone from tenant where id = :tenant',
);
