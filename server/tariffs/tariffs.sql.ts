// Joins, read-only: agency (agencies); the coded words (catalog).
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { TariffKind, TariffServiceKind } from './words.contract.ts';

constraintFailure('tariff_rule_equally_specific', 'conflict', 'tariffs.equallySpecificNow', 'fromOn');
constraintFailure('tariff_rule_days', 'invalid', 'lib.daysReversed', 'toOn');
constraintFailure('tariff_rule_agency', 'invalid', 'tariffs.unknownAgency', 'agencyId');
constraintFailure('tariff_rule_grade', 'invalid', 'tariffs.unknownGrade', 'gradeId');
constraintFailure('tariff_rule_model', 'invalid', 'catalog.unknownModel', 'modelId');
constraintFailure('tariff_rule_type', 'invalid', 'catalog.unknownType', 'typeId');
constraintFailure('tariff_rule_product_line', 'invalid', 'tariffs.unknownProductLine', 'productLineId');
constraintFailure('tariff_rule_repair_action', 'invalid', 'catalog.unknownRepairAction', 'repairActionId');
constraintFailure('tariff_rule_fault', 'invalid', 'catalog.unknownFault', 'faultId');
constraintFailure('tariff_rule_region_class', 'invalid', 'catalog.unknownRegionClass', 'regionClassId');
constraintFailure('agency_in_grade_agency', 'missing', 'lib.missing');
constraintFailure('agency_in_grade_grade', 'invalid', 'tariffs.unknownGrade', 'gradeId');

/** The columns that say what a rule names, with their types. */
const SCOPE = {
  agencyId: 'uuid',
  gradeId: 'uuid',
  modelId: 'uuid',
  typeId: 'uuid',
  productLineId: 'uuid',
  repairActionId: 'uuid',
  faultId: 'uuid',
  serviceKind: 'text',
  regionClassId: 'uuid',
} as const;
export const scopeColumns = Object.keys(SCOPE) as readonly (keyof typeof SCOPE)[];

export interface RuleScopeRow {
  agencyId: string | null;
  gradeId: string | null;
  modelId: string | null;
  typeId: string | null;
  productLineId: string | null;
  repairActionId: string | null;
  faultId: string | null;
  serviceKind: TariffServiceKind | null;
  regionClassId: string | null;
}
/** A rule as it is written, without the words of what it names. */
export interface BareRuleRow extends RuleScopeRow {
  id: string;
  kind: TariffKind;
  title: string;
  amount: number | null;
  basisPoints: number | null;
  fromOn: string;
  toOn: string | null;
}
export interface RuleRow extends BareRuleRow {
  currency: string;
  isRetired: boolean;
  version: number;
  agencyCode: string | null;
  agencyTitle: string | null;
  gradeCode: string | null;
  gradeTitle: string | null;
  modelCode: string | null;
  modelTitle: string | null;
  typeCode: string | null;
  typeTitle: string | null;
  productLineCode: string | null;
  productLineTitle: string | null;
  repairActionCode: string | null;
  repairActionTitle: string | null;
  faultCode: string | null;
  faultTitle: string | null;
  regionClassCode: string | null;
  regionClassTitle: string | null;
}

const RULES = `
  select r.id, r.kind, r.title, r.agency_id, r.grade_id, r.model_id, r.type_id, r.product_line_id,
    r.repair_action_id, r.fault_id, r.service_kind, r.region_class_id, r.amount, r.currency, r.basis_points,
    r.from_on, r.to_on, r.retired_at is not null as is_retired, r.version,
    a.code as agency_code, a.title as agency_title, g.code as grade_code, g.title as grade_title,
    m.code as model_code, m.title as model_title, p.code as type_code, p.title as type_title,
    l.code as product_line_code, l.title as product_line_title,
    ra.code as repair_action_code, ra.title as repair_action_title, f.code as fault_code, f.title as fault_title,
    rc.code as region_class_code, rc.title as region_class_title
  from tariff_rule r
  left join agency a on a.tenant_id = :tenant and a.id = r.agency_id
  left join agency_grade g on g.tenant_id = :tenant and g.id = r.grade_id
  left join model m on m.tenant_id = :tenant and m.id = r.model_id
  left join product_type p on p.tenant_id = :tenant and p.id = r.type_id
  left join product_line l on l.tenant_id = :tenant and l.id = r.product_line_id
  left join repair_action ra on ra.tenant_id = :tenant and ra.id = r.repair_action_id
  left join fault f on f.tenant_id = :tenant and f.id = r.fault_id
  left join region_class rc on rc.tenant_id = :tenant and rc.id = r.region_class_id
  where r.tenant_id = :tenant`;

const FILTERED = {
  kind: 'text',
  agencyId: 'uuid',
  gradeId: 'uuid',
  modelId: 'uuid',
  typeId: 'uuid',
  productLineId: 'uuid',
  repairActionId: 'uuid',
  serviceKind: 'text',
} as const;
export const filterNames = Object.keys(FILTERED) as readonly (keyof typeof FILTERED)[];
const FILTERS = Object.entries(FILTERED)
  .map(([name, type]) => `and (:${name}::${type} is null or r.${snake(name)} = :${name})`)
  .join(' ');

/** Every fragment of the search is found in the title or in the words of something the rule names. */
const FOUND = `not exists (select from unnest(:patterns::text[]) as w(pattern)
    where not coalesce(r.search_key like w.pattern, false) and not coalesce(a.find_key like w.pattern, false)
      and not coalesce(g.search_key like w.pattern, false) and not coalesce(m.search_key like w.pattern, false)
      and not coalesce(p.search_key like w.pattern, false) and not coalesce(l.search_key like w.pattern, false)
      and not coalesce(ra.search_key like w.pattern, false) and not coalesce(f.search_key like w.pattern, false)
      and not coalesce(rc.search_key like w.pattern, false))`;

export const selectPage = statement<RuleRow>(
  'tariffs.page',
  `${RULES}
    and (r.retired_at is not null) = :isRetired ${FILTERS} and ${FOUND}
    and (:on::date is null or (r.from_on <= :on and (r.to_on is null or r.to_on >= :on)))
    and (:afterOn::date is null or (r.from_on, r.id) < (:afterOn, :afterId::uuid))
  order by r.from_on desc, r.id desc limit :limit`,
  { plan: 'custom' },
);
export const selectRule = statement<RuleRow>('tariffs.rule', `${RULES} and r.id = :id`);
export const lockRule = statement<RuleRow>('tariffs.lockRule', `${RULES} and r.id = :id for update of r`);

/** The rules that could price a case: of its day, and naming nothing but what is so in it. */
export const selectForCase = statement<RuleRow>(
  'tariffs.forCase',
  `${RULES}
    and r.retired_at is null and r.kind = any(:kinds::text[])
    and r.from_on <= :day and (r.to_on is null or r.to_on >= :day)
    and (r.agency_id is null or r.agency_id = :agencyId::uuid)
    and (r.grade_id is null or r.grade_id = :gradeId::uuid)
    and (r.model_id is null or r.model_id = :modelId::uuid)
    and (r.type_id is null or r.type_id = :typeId::uuid)
    and (r.product_line_id is null or r.product_line_id = :productLineId::uuid)
    and (r.repair_action_id is null or r.repair_action_id = any(:repairActionIds::uuid[]))
    and (r.fault_id is null or r.fault_id = any(:faultIds::uuid[]))
    and (r.service_kind is null or r.service_kind = :serviceKind)
    and (r.region_class_id is null or r.region_class_id = :regionClassId::uuid)
  order by r.id limit 20000`,
);

const RECORD = `id uuid, kind text, title text, "searchKey" text, ${Object.entries(SCOPE)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(', ')}, amount bigint, "basisPoints" integer, "fromOn" date, "toOn" date`;
const WRITTEN = ['kind', 'title', 'searchKey', ...scopeColumns, 'amount', 'basisPoints', 'fromOn', 'toOn'];

export const insertRules = statement(
  'tariffs.insertRules',
  `insert into tariff_rule (tenant_id, id, made_at, made_by, ${WRITTEN.map(snake).join(', ')})
   select :tenant, w.id, :now::timestamptz, :by::uuid, ${WRITTEN.map((name) => `w."${name}"`).join(', ')}
   from jsonb_to_recordset(:rules::jsonb) as w(${RECORD})`,
);
export const updateRules = statement(
  'tariffs.updateRules',
  `update tariff_rule r set ${WRITTEN.map((name) => `${snake(name)} = w."${name}"`).join(', ')},
     made_at = :now::timestamptz, made_by = :by::uuid, version = r.version + 1
   from jsonb_to_recordset(:rules::jsonb) as w(${RECORD})
   where r.tenant_id = :tenant and r.id = w.id`,
);
export const setRetired = statement(
  'tariffs.setRetired',
  `update tariff_rule set retired_at = case when :isRetired then coalesce(retired_at, :now::timestamptz) end,
     version = version + 1
   where tenant_id = :tenant and id = :id`,
);

/**
 * Rules with the same kind and scope as those asked about, whatever their days; the earliest first. One look into the
 * index for each: a join of two sets was planned without knowing their sizes and took seconds among 15,000 rules.
 */
export const selectTwins = statement<BareRuleRow & { place: number }>(
  'tariffs.twins',
  `select w.place, t.*
   from jsonb_to_recordset(:scopes::jsonb) as w(place integer, kind text, "scopeKey" text)
   cross join lateral (
     select r.id, r.kind, r.title, ${scopeColumns.map((name) => `r.${snake(name)}`).join(', ')},
       r.amount, r.basis_points, r.from_on, r.to_on
     from tariff_rule r
     where r.tenant_id = :tenant and r.scope_key = w."scopeKey" and r.kind = w.kind and r.retired_at is null
     order by r.from_on, r.id limit 500) t
   order by w.place, t.from_on, t.id limit 50000`,
);

/** The grade an agency is in on a day. */
export const selectGradeOn = statement<{ gradeId: string | null }>(
  'tariffs.gradeOn',
  `select grade_id from agency_in_grade where tenant_id = :tenant and agency_id = :agencyId and from_on <= :day
   order by from_on desc limit 1`,
);
export const selectGrades = statement<{
  fromOn: string;
  gradeId: string | null;
  code: string | null;
  title: string | null;
}>(
  'tariffs.grades',
  `select i.from_on, i.grade_id, g.code, g.title
   from agency_in_grade i left join agency_grade g on g.tenant_id = :tenant and g.id = i.grade_id
   where i.tenant_id = :tenant and i.agency_id = :agencyId order by i.from_on desc limit 500`,
);
export const putGrade = statement(
  'tariffs.putGrade',
  `insert into agency_in_grade (tenant_id, agency_id, from_on, grade_id)
   values (:tenant, :agencyId, :fromOn, :gradeId)
   on conflict (tenant_id, agency_id, from_on) do update set grade_id = excluded.grade_id`,
);

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
