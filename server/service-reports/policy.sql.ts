// Joins, read-only: tenant, membership, role (identity).
import { statement } from '../lib/sql.ts';

export const selectPolicy = statement<{ value: unknown; version: number; changedAt: Date }>(
  'serviceReports.policy',
  `select value, version, changed_at from setting where tenant_id = :tenant and key = 'serviceReports.policy'`,
);
/** Writes it over, unless somebody else has done so meanwhile: then it touches no row. */
export const writePolicy = statement(
  'serviceReports.writePolicy',
  `insert into setting (tenant_id, key, value, version, changed_at)
   values (:tenant, 'serviceReports.policy', :value, :version::integer + 1, :now::timestamptz)
   on conflict (tenant_id, key) do update set value = excluded.value, version = excluded.version,
     changed_at = excluded.changed_at where setting.version = :version::integer`,
);
/** A secret of the company; nothing else tells which reports are chosen. */
export const selectSecret = statement<{ trackingKey: Buffer }>(
  'serviceReports.secret',
  'select tracking_key from tenant where id = :tenant',
);
/** Somebody else of the head office who may decide reports. */
export const selectOtherApprover = statement<{ isThere: boolean }>(
  'serviceReports.otherApprover',
  `select exists (
     select 1 from membership m join role r on r.tenant_id = :tenant and r.code = any(m.role_codes)
     where m.tenant_id = :tenant and m.ended_at is null and m.agency_id is null
       and m.id is distinct from :membershipId::uuid and r.sees = 'office' and 'report.decide' = any(r.permissions)
   ) as is_there`,
);
export const selectDeciders = statement<{ decidedBy: string }>(
  'serviceReports.deciders',
  `select distinct decided_by from service_report_decision
   where tenant_id = :tenant and report_id = :reportId and decided_by is not null and outcome <> 'sent_back'
   order by decided_by limit 100`,
);
