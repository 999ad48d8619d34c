// Joins, read-only: fault, fault_family (catalog).
import { statement } from '../lib/sql.ts';
import type { Guarantor } from './coverage.ts';

export interface ReportRegistrationRow {
  id: string;
  registrationId: string;
  wasPolicyId: string | null;
  wasStartsOn: string | null;
  wasBasis: string | null;
  wasSource: 'dates' | 'person' | 'report' | null;
  wasProvisional: boolean | null;
}
/** What an undecided report did; the device is locked already. */
export const lockOfReport = statement<ReportRegistrationRow>(
  'warranty.lockOfReport',
  `
  select id, registration_id, was_policy_id, was_starts_on, was_basis, was_source, was_provisional
  from report_registration where tenant_id = :tenant and report_id = :reportId and settled_at is null for update`,
);
export const insertOfReport = statement(
  'warranty.insertOfReport',
  `
  insert into report_registration (tenant_id, id, report_id, registration_id, was_policy_id, was_starts_on, was_basis,
    was_source, was_provisional, made_at)
  values (:tenant, :id, :reportId, :registrationId, :wasPolicyId::uuid, :wasStartsOn::date, :wasBasis, :wasSource,
    :wasProvisional::boolean, :now::timestamptz)`,
);
export const settleOfReport = statement(
  'warranty.settleOfReport',
  `
  update report_registration set settled_at = :now::timestamptz, outcome = :outcome
  where tenant_id = :tenant and id = :id`,
);
/** Rewrites what a registration rests on; its events stay with it. */
export const restateRegistration = statement(
  'warranty.restate',
  `
  update warranty_registration set policy_id = :policyId::uuid, guarantor = :guarantor, starts_on = :startsOn::date,
    basis = :basis, source = :source, is_provisional = :isProvisional,
    during = daterange(:startsOn::date, :endsOn::date), version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const confirmRegistration = statement(
  'warranty.confirm',
  `
  update warranty_registration set is_provisional = false, version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const selectDeviceOfRegistration = statement<{ deviceId: string }>(
  'warranty.deviceOfReport',
  `
  select r.device_id from report_registration o
  join warranty_registration r on r.tenant_id = o.tenant_id and r.id = o.registration_id
  where o.tenant_id = :tenant and o.report_id = :reportId and o.settled_at is null`,
);
export const selectUsed = statement<{ id: string }>(
  'warranty.used',
  `
  select id from warranty_registration
  where tenant_id = :tenant and device_id = :deviceId and used_at is not null and withdrawn_at is null
  order by id limit 10`,
);
export const markUsed = statement(
  'warranty.markUsed',
  `
  update warranty_registration set used_at = :now::timestamptz
  where tenant_id = :tenant and device_id = :deviceId and used_at is null and withdrawn_at is null`,
);

export interface RepairCoverRow {
  id: string;
  kind: 'part' | 'fault_family';
  partKey: string | null;
  familyId: string | null;
  title: string;
  policyId: string | null;
  guarantorKind: Guarantor['kind'];
  guarantorId: string | null;
  startsOn: string;
  months: number;
}
export const selectRepairCovers = statement<RepairCoverRow>(
  'warranty.repairCovers',
  `
  select id, kind, part_key, family_id, title, policy_id, guarantor_kind, guarantor_id, starts_on, months
  from repair_cover where tenant_id = :tenant and device_id = :deviceId order by id desc limit 500`,
);
export const insertRepairCovers = statement(
  'warranty.insertRepairCovers',
  `
  insert into repair_cover (tenant_id, id, device_id, report_id, kind, part_id, part_key, family_id, serial, title,
    policy_id, guarantor_kind, guarantor_id, starts_on, months, made_at)
  select :tenant, n.id, :deviceId::uuid, :reportId::uuid, n.kind, n.part_id, n.part_key, n.family_id, n.serial,
    n.title, :policyId::uuid, :guarantorKind, :guarantorId::uuid, :startsOn::date, n.months, :now::timestamptz
  from unnest(:ids::uuid[], :kinds::text[], :partIds::uuid[], :partKeys::text[], :familyIds::uuid[], :serials::text[],
    :titles::text[], :months::integer[]) as n (id, kind, part_id, part_key, family_id, serial, title, months)
  on conflict do nothing`,
);
export const selectFamilyTitles = statement<{ id: string; title: string }>(
  'warranty.familyTitles',
  `
  select id, title from fault_family where tenant_id = :tenant and id = any(:ids::uuid[]) order by id limit 100`,
);
/** The family that a code means: its own code, or that of one of its faults. */
export const selectFamiliesByCodes = statement<{ codeKey: string; familyId: string }>(
  'warranty.familiesByCodes',
  `
  select code_key, family_id from (
    select code_key, family_id, 1 as place from fault
    where tenant_id = :tenant and code_key = any(:codeKeys::text[])
    union all
    select code_key, id, 2 from fault_family where tenant_id = :tenant and code_key = any(:codeKeys::text[])) known
  order by code_key, place limit 200`,
);
