// Joins, read-only: model (catalog); device (devices).
import { statement } from '../lib/sql.ts';
import type { Guarantor, Length } from './coverage.ts';
import type { StartBasis } from './warranty-start.ts';

/** A policy's version beside one of its terms: one row for each term. */
export interface PolicyTermRow {
  id: string;
  modelId: string;
  number: number;
  fromOn: string | null;
  guarantorKind: Guarantor['kind'];
  guarantorId: string | null;
  startBases: StartBasis[];
  latestStartAnchor: StartBasis | null;
  latestStartMonths: number | null;
  serviceDutyYears: number;
  partsDutyYears: number;
  madeAt: Date;
  termId: string | null;
  termTitle: string;
  scope: 'device' | 'components' | 'repair_actions';
  scopeCodes: string[];
  labourPercent: number;
  partPercent: number;
  travelPercent: number;
  lengthUnit: Length['unit'] | null;
  lengthCount: number | null;
  usageMax: number | null;
  exclusions: string[];
  conditions: string[];
}
const POLICY_TERMS = `p.id, p.model_id, p.number, p.from_on, p.guarantor_kind, p.guarantor_id, p.start_bases,
  p.latest_start_anchor, p.latest_start_months, p.service_duty_years, p.parts_duty_years, p.made_at,
  t.id as term_id, t.title as term_title, t.scope, t.scope_codes, t.labour_percent, t.part_percent, t.travel_percent,
  t.length_unit, t.length_count, t.usage_max, t.exclusions, t.conditions
  from warranty_policy p
  left join lateral (select * from warranty_term
    where tenant_id = :tenant and policy_id = p.id order by place limit 100) t on true`;

/** Every version of the policies of these models, and of those that these registrations rest on. */
export const selectPoliciesOfModels = statement<PolicyTermRow>(
  'warranty.policiesOfModels',
  `
  select ${POLICY_TERMS}
  where p.tenant_id = :tenant and p.model_id = any(:modelIds::uuid[])
  order by p.model_id, p.number desc, t.place limit 50000`,
);
export const selectPoliciesByIds = statement<PolicyTermRow>(
  'warranty.policiesByIds',
  `
  select ${POLICY_TERMS}
  where p.tenant_id = :tenant and p.id = any(:ids::uuid[])
  order by p.model_id, p.number desc, t.place limit 50000`,
);
/** What may cover one device: its model's policy in every version, and the policies it is registered under. */
export const selectPoliciesOfDevice = statement<PolicyTermRow>(
  'warranty.policiesOfDevice',
  `
  select ${POLICY_TERMS}
  where p.tenant_id = :tenant and p.id in (
    select m.id from warranty_policy m
    join device d on d.tenant_id = m.tenant_id and d.model_id = m.model_id
    where m.tenant_id = :tenant and d.id = :deviceId
    union
    select r.policy_id from warranty_registration r where r.tenant_id = :tenant and r.device_id = :deviceId)
  order by p.model_id, p.number desc, t.place limit 5000`,
);
export const selectPolicyPage = statement<{ id: string; modelCode: string; modelTitle: string }>(
  'warranty.policyPage',
  `
  select p.id, m.code as model_code, m.title as model_title from warranty_policy p
  join model m on m.tenant_id = p.tenant_id and m.id = p.model_id
  where p.tenant_id = :tenant
    and (:q::text is null or m.search_key like :q)
    and not exists (select from warranty_policy n
      where n.tenant_id = :tenant and n.model_id = p.model_id and n.number > p.number)
    and (:afterTitle::text is null
      or (m.title collate "fa-x-icu", p.id) > (:afterTitle collate "fa-x-icu", :afterId::uuid))
  order by m.title collate "fa-x-icu", p.id limit :limit`,
  { plan: 'custom' },
);
export const insertPolicies = statement(
  'warranty.insertPolicies',
  `
  insert into warranty_policy (tenant_id, id, model_id, number, from_on, guarantor_kind, guarantor_id, start_bases,
    latest_start_anchor, latest_start_months, service_duty_years, parts_duty_years, made_at, made_by)
  select :tenant, n.id, n.model_id, n.number, n.from_on, n.guarantor_kind, null, string_to_array(n.start_bases, ','),
    n.latest_start_anchor, n.latest_start_months, n.service_duty_years, n.parts_duty_years, :now::timestamptz,
    :madeBy::uuid
  from unnest(:ids::uuid[], :modelIds::uuid[], :numbers::integer[], :fromOns::date[], :guarantorKinds::text[],
    :startBases::text[], :latestStartAnchors::text[], :latestStartMonths::integer[], :serviceDutyYears::integer[],
    :partsDutyYears::integer[])
    as n (id, model_id, number, from_on, guarantor_kind, start_bases, latest_start_anchor, latest_start_months,
      service_duty_years, parts_duty_years)`,
);
export const insertTerms = statement(
  'warranty.insertTerms',
  `
  insert into warranty_term (tenant_id, id, policy_id, place, title, scope, scope_codes, labour_percent, part_percent,
    travel_percent, length_unit, length_count)
  select :tenant, n.id, n.policy_id, n.place, n.title, n.scope, string_to_array(n.scope_codes, ','), n.labour_percent,
    n.part_percent, n.travel_percent, n.length_unit, n.length_count
  from unnest(:ids::uuid[], :policyIds::uuid[], :places::integer[], :titles::text[], :scopes::text[],
    :scopeCodes::text[], :labourPercents::smallint[], :partPercents::smallint[], :travelPercents::smallint[],
    :lengthUnits::text[], :lengthCounts::integer[])
    as n (id, policy_id, place, title, scope, scope_codes, labour_percent, part_percent, travel_percent, length_unit,
      length_count)`,
);
export const selectPartKeys = statement<{ codeKey: string; titleKey: string }>(
  'warranty.partKeys',
  `
  select code_key, title_key from part
  where tenant_id = :tenant and (code_key = any(:codeKeys::text[]) or title_key = any(:titleKeys::text[]))
  order by code_key limit 5000`,
);

export interface RegistrationRow {
  id: string;
  deviceId: string;
  policyId: string;
  startsOn: string;
  basis: string;
  source: 'dates' | 'person' | 'report';
  isProvisional: boolean;
  isWithdrawn: boolean;
  registeredAt: Date;
  version: number;
}
const REGISTRATION = `id, device_id, policy_id, starts_on, basis, source, is_provisional,
  withdrawn_at is not null as is_withdrawn, registered_at, version from warranty_registration`;
export const selectRegistrations = statement<RegistrationRow>(
  'warranty.registrationsOf',
  `
  select ${REGISTRATION} where tenant_id = :tenant and device_id = :deviceId order by id desc limit 100`,
);
export const lockRegistration = statement<RegistrationRow>(
  'warranty.lockRegistration',
  `
  select ${REGISTRATION} where tenant_id = :tenant and id = :id for update`,
);
export const selectDeviceOf = statement<{ deviceId: string }>(
  'warranty.deviceOf',
  'select device_id from warranty_registration where tenant_id = :tenant and id = :id',
);
/** Of devices that are locked already. One look into the index for each. */
export const lockLive = statement<RegistrationRow>(
  'warranty.lockLive',
  `
  select r.* from unnest(:deviceIds::uuid[]) as wanted (id)
  cross join lateral (select ${REGISTRATION}
    where tenant_id = :tenant and device_id = wanted.id and scope = 'base' and withdrawn_at is null
    order by id limit 10 for update) r
  order by r.device_id, r.id limit 5000`,
);
const REGISTRATIONS_GIVEN = `unnest(:ids::uuid[], :deviceIds::uuid[], :policyIds::uuid[], :guarantors::text[],
  :startsOns::date[], :bases::text[], :sources::text[], :provisionals::boolean[], :endsOns::date[])
  as n (id, device_id, policy_id, guarantor, starts_on, basis, source, is_provisional, ends_on)`;
const INSERT_REGISTRATIONS = `
  insert into warranty_registration (tenant_id, id, device_id, policy_id, guarantor, starts_on, basis, source,
    is_provisional, during, registered_at, registered_by)
  select :tenant, n.id, n.device_id, n.policy_id, n.guarantor, n.starts_on, n.basis, n.source, n.is_provisional,
    daterange(n.starts_on, n.ends_on), :now::timestamptz, :by::uuid
  from ${REGISTRATIONS_GIVEN}`;
/** Refuses a second registration of the same time. */
export const insertRegistrations = statement('warranty.insertRegistrations', INSERT_REGISTRATIONS);
/** Leaves a device alone that somebody has registered in the meantime. */
export const insertMissingRegistrations = statement<{ id: string; deviceId: string }>(
  'warranty.insertMissingRegistrations',
  `${INSERT_REGISTRATIONS} on conflict do nothing returning id, device_id`,
);
export const moveRegistrations = statement(
  'warranty.moveRegistrations',
  `
  update warranty_registration r set policy_id = n.policy_id, guarantor = n.guarantor, starts_on = n.starts_on,
    basis = n.basis, during = daterange(n.starts_on, n.ends_on), version = r.version + 1
  from ${REGISTRATIONS_GIVEN}
  where r.tenant_id = :tenant and r.id = n.id`,
);
export const moveEnd = statement(
  'warranty.moveEnd',
  `
  update warranty_registration set during = daterange(starts_on, :endsOn::date), version = version + 1
  where tenant_id = :tenant and id = :id`,
);
export const withdrawRegistrations = statement(
  'warranty.withdraw',
  `
  update warranty_registration set withdrawn_at = :now::timestamptz, version = version + 1
  where tenant_id = :tenant and id = any(:ids::uuid[])`,
);

export interface EventRow {
  id: string;
  registrationId: string;
  kind: 'extension' | 'statutory_extension' | 'void' | 'restore' | 'suspension' | 'transfer';
  fromOn: string;
  toOn: string | null;
  lengthUnit: Length['unit'] | null;
  lengthCount: number | null;
  termIds: string[] | null;
  voidId: string | null;
  endsRepairCovers: boolean;
  reasonCode: string;
  evidence: string;
  madeAt: Date;
}
const EVENT = `e.id, e.registration_id, e.kind, e.from_on, e.to_on, e.length_unit, e.length_count, e.term_ids, e.void_id,
  e.ends_repair_covers, e.reason_code, e.evidence, e.made_at from warranty_event e`;
export const selectEvents = statement<EventRow>(
  'warranty.events',
  `
  select ${EVENT} where e.tenant_id = :tenant and e.registration_id = any(:registrationIds::uuid[])
  order by e.id limit 10000`,
);
export const selectEventsOfDevice = statement<EventRow>(
  'warranty.eventsOfDevice',
  `
  select ${EVENT} join warranty_registration r on r.tenant_id = e.tenant_id and r.id = e.registration_id
  where e.tenant_id = :tenant and r.device_id = :deviceId order by e.id limit 2000`,
);
export const insertEvent = statement(
  'warranty.insertEvent',
  `
  insert into warranty_event (tenant_id, id, registration_id, kind, from_on, to_on, length_unit, length_count, term_ids,
    void_id, ends_repair_covers, reason_code, evidence, made_at, made_by)
  values (:tenant, :id, :registrationId, :kind, :fromOn::date, :toOn::date, :lengthUnit, :lengthCount,
    :termIds::uuid[], :voidId::uuid, :endsRepairCovers, :reasonCode, :evidence, :now::timestamptz, :by::uuid)`,
);

export const selectUnregistered = statement<{ id: string }>(
  'warranty.unregistered',
  `
  select d.id from device d
  where d.tenant_id = :tenant and d.model_id = :modelId and (:after::uuid is null or d.id < :after)
    and not exists (select from warranty_registration r
      where r.tenant_id = :tenant and r.device_id = d.id and r.scope = 'base' and r.withdrawn_at is null)
  order by d.id desc limit :limit`,
);
