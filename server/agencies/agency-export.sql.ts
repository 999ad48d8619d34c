// Joins, read-only: region, product_line (catalog); membership (identity).
import { statement } from '../lib/sql.ts';
import type { AgencyBrief } from './agencies.contract.ts';

export interface ExportedAgency {
  id: string;
  code: string;
  title: string;
  kind: AgencyBrief['kind'];
  provinceTitle: string;
  cityTitle: string;
  address: string;
  phone: string | null;
  extension: string | null;
  contractFromOn: string | null;
  contractToOn: string | null;
  openWorkMax: number | null;
}
export const selectExported = statement<ExportedAgency>(
  'agencies.exported',
  `
  select a.id, a.code, a.title, a.kind, p.title as province_title, c.title as city_title, a.address, a.phone,
    a.extension, a.contract_from_on, a.contract_to_on, a.open_work_max
  from agency a
  join region p on p.tenant_id = :tenant and p.id = a.province_id
  join region c on c.tenant_id = :tenant and c.id = a.city_id
  where a.tenant_id = :tenant and a.ended_at is null and (:after::uuid is null or a.id > :after)
  order by a.id limit :limit`,
);
export interface ExportedCoverage {
  agencyId: string;
  regionId: string;
  regionTitle: string;
  /** Null where the region is a province itself. */
  provinceTitle: string | null;
  productLineTitle: string | null;
  isRetired: boolean;
}
/** Provinces and cities without a last day: what a file of agencies sets. */
export const selectOpenCoverage = statement<ExportedCoverage>(
  'agencies.openCoverage',
  `
  select v.agency_id, v.region_id, r.title as region_title, p.title as province_title,
    l.title as product_line_title, r.retired_at is not null or l.retired_at is not null as is_retired
  from agency_coverage v
  join region r on r.tenant_id = :tenant and r.id = v.region_id
  left join region p on p.tenant_id = :tenant and p.id = r.parent_id
  left join product_line l on l.tenant_id = :tenant and l.id = v.product_line_id
  where v.tenant_id = :tenant and v.agency_id = any(:agencyIds::uuid[]) and v.to_on is null and r.kind <> 'district'
  order by v.agency_id, r.title collate "fa-x-icu", l.title collate "fa-x-icu", v.id limit 100000`,
);
export interface ExportedPerson {
  id: string;
  agencyId: string;
  title: string;
  mobile: string;
  roleCodes: string[];
}
export const selectManagers = statement<ExportedPerson>(
  'agencies.exportedManagers',
  `
  select m.id, m.agency_id, m.title, m.mobile, m.role_codes from membership m
  where m.tenant_id = :tenant and m.agency_id = any(:agencyIds::uuid[]) and m.ended_at is null
    and 'agency-manager' = any(m.role_codes)
  order by m.id limit 10000`,
);
export const selectPeople = statement<ExportedPerson & { agencyCode: string }>(
  'agencies.exportedPeople',
  `
  select m.id, m.agency_id, a.code as agency_code, m.title, m.mobile, m.role_codes
  from membership m join agency a on a.tenant_id = :tenant and a.id = m.agency_id and a.ended_at is null
  where m.tenant_id = :tenant and m.ended_at is null and (:after::uuid is null or m.id > :after)
  order by m.id limit :limit`,
);
