import type { CodedRow } from '../lib/coded-table.ts';
import { codedTable } from '../lib/coded-table.ts';
import { constraintFailure } from '../lib/failure.ts';
import { statement } from '../lib/sql.ts';
import type { Buyer, ReasonKind, regionKinds, ReturnRule } from './catalog.contract.ts';

for (const table of [
  'brand',
  'product_line',
  'product_type',
  'model',
  'symptom',
  'fault_family',
  'fault',
  'repair_action',
  'part',
  'agency_grade',
  'region_class',
  'region',
  'area_code',
  'reason',
]) {
  constraintFailure(`${table}_code`, 'conflict', 'catalog.codeTaken', 'code');
}
constraintFailure('region_title_once', 'conflict', 'catalog.regionTaken', 'title');
constraintFailure('product_type_line', 'invalid', 'catalog.unknownProductLine', 'productLineId');
constraintFailure('model_brand', 'invalid', 'catalog.unknownBrand', 'brandId');
constraintFailure('model_type', 'invalid', 'catalog.unknownType', 'typeId');
constraintFailure('symptom_type', 'invalid', 'catalog.unknownType', 'typeId');
constraintFailure('fault_type', 'invalid', 'catalog.unknownType', 'typeId');
constraintFailure('fault_family_known', 'invalid', 'catalog.unknownFaultFamily', 'familyId');
constraintFailure('repair_action_type', 'invalid', 'catalog.unknownType', 'typeId');
constraintFailure('region_class_known', 'invalid', 'catalog.unknownRegionClass', 'classId');
constraintFailure('part_fit_model', 'invalid', 'catalog.unknownModel', 'modelIds');

export const brands = codedTable<CodedRow>({ name: 'catalog.brand', table: 'brand' });
export const productLines = codedTable<CodedRow>({ name: 'catalog.productLine', table: 'product_line' });

export interface ProductTypeRow extends CodedRow {
  productLineId: string;
  productLineTitle: string;
}
export const productTypes = codedTable<ProductTypeRow>({
  name: 'catalog.productType',
  table: 'product_type',
  own: { productLineId: 'uuid' },
  shown: ', l.title as product_line_title',
  joins: 'join product_line l on l.tenant_id = :tenant and l.id = t.product_line_id',
});

export interface ModelRow extends CodedRow {
  brandId: string;
  brandCode: string;
  brandTitle: string;
  typeId: string;
  typeTitle: string;
  productLineId: string;
  productLineTitle: string;
}
export const models = codedTable<ModelRow>({
  name: 'catalog.model',
  table: 'model',
  own: { brandId: 'uuid', typeId: 'uuid' },
  shown: `, b.code as brand_code, b.title as brand_title, p.title as type_title, p.product_line_id,
    l.title as product_line_title`,
  joins: `join brand b on b.tenant_id = :tenant and b.id = t.brand_id
    join product_type p on p.tenant_id = :tenant and p.id = t.type_id
    join product_line l on l.tenant_id = :tenant and l.id = p.product_line_id`,
});

export interface SymptomRow extends CodedRow {
  typeId: string | null;
  typeTitle: string | null;
}
export const symptoms = codedTable<SymptomRow>({
  name: 'catalog.symptom',
  table: 'symptom',
  own: { typeId: 'uuid' },
  shown: ', p.title as type_title',
  joins: 'left join product_type p on p.tenant_id = :tenant and p.id = t.type_id',
});

export const faultFamilies = codedTable<CodedRow>({ name: 'catalog.faultFamily', table: 'fault_family' });

export interface FaultRow extends CodedRow {
  familyId: string;
  familyCode: string;
  familyTitle: string;
  typeId: string | null;
  typeTitle: string | null;
}
export const faults = codedTable<FaultRow>({
  name: 'catalog.fault',
  table: 'fault',
  own: { familyId: 'uuid', typeId: 'uuid' },
  shown: ', f.code as family_code, f.title as family_title, p.title as type_title',
  joins: `join fault_family f on f.tenant_id = :tenant and f.id = t.family_id
    left join product_type p on p.tenant_id = :tenant and p.id = t.type_id`,
});

export interface RepairActionRow extends CodedRow {
  typeId: string | null;
  typeTitle: string | null;
  needsSeal: boolean;
}
export const repairActions = codedTable<RepairActionRow>({
  name: 'catalog.repairAction',
  table: 'repair_action',
  own: { typeId: 'uuid', needsSeal: 'boolean' },
  shown: ', p.title as type_title',
  joins: 'left join product_type p on p.tenant_id = :tenant and p.id = t.type_id',
});

export interface PartRow extends CodedRow {
  unit: string;
  returnRule: ReturnRule;
  coverMonths: number;
  isSerialTracked: boolean;
}
export const parts = codedTable<PartRow>({
  name: 'catalog.part',
  table: 'part',
  own: { unit: 'text', returnRule: 'text', coverMonths: 'integer', isSerialTracked: 'boolean' },
});

export const agencyGrades = codedTable<CodedRow>({ name: 'catalog.agencyGrade', table: 'agency_grade' });
export const regionClasses = codedTable<CodedRow>({ name: 'catalog.regionClass', table: 'region_class' });

export interface RegionRow extends CodedRow {
  kind: (typeof regionKinds)[number];
  parentId: string | null;
  parentTitle: string | null;
  classId: string | null;
  classTitle: string | null;
}
export const regions = codedTable<RegionRow>({
  name: 'catalog.region',
  table: 'region',
  own: { kind: 'text', parentId: 'uuid', classId: 'uuid' },
  shown: ', u.title as parent_title, c.title as class_title',
  joins: `left join region u on u.tenant_id = :tenant and u.id = t.parent_id
    left join region_class c on c.tenant_id = :tenant and c.id = t.class_id`,
});

export interface AreaCodeRow extends CodedRow {
  regionId: string;
  regionTitle: string;
  cityId: string | null;
  cityTitle: string | null;
}
export const areaCodes = codedTable<AreaCodeRow>({
  name: 'catalog.areaCode',
  table: 'area_code',
  own: { regionId: 'uuid', cityId: 'uuid' },
  shown: ', r.title as region_title, c.title as city_title',
  joins: `join region r on r.tenant_id = :tenant and r.id = t.region_id
    left join region c on c.tenant_id = :tenant and c.id = t.city_id`,
});

export interface ReasonRow extends CodedRow {
  kind: ReasonKind;
}
export const reasons = codedTable<ReasonRow>({
  name: 'catalog.reason',
  table: 'reason',
  own: { kind: 'text' },
});

export const reasonByCode = statement<{ code: string; title: string }>(
  'catalog.reasonByCode',
  `select code, title from reason
   where tenant_id = :tenant and kind = :kind and code_key = :codeKey and retired_at is null`,
);

interface RegionStep {
  id: string;
  title: string;
  parentId: string | null;
  classId: string | null;
}
/** A region, its city and its province: at most three steps, the nearest first. */
export const regionSteps = statement<RegionStep>(
  'catalog.regionSteps',
  `with recursive step as (
     select id, title, parent_id, class_id, 1 as place from region where tenant_id = :tenant and id = :id
     union all
     select r.id, r.title, r.parent_id, r.class_id, s.place + 1
     from region r join step s on r.id = s.parent_id where r.tenant_id = :tenant and s.place < 3)
   select id, title, parent_id, class_id from step order by place limit 3`,
);

export interface PhonePlace {
  provinceId: string;
  provinceTitle: string;
  cityId: string | null;
  cityTitle: string | null;
}
/** Of the known beginnings of a number, the longest. */
export const placeOfNumber = statement<PhonePlace>(
  'catalog.placeOfNumber',
  `select r.id as province_id, r.title as province_title, c.id as city_id, c.title as city_title
   from area_code a join region r on r.tenant_id = :tenant and r.id = a.region_id
   left join region c on c.tenant_id = :tenant and c.id = a.city_id
   where a.tenant_id = :tenant and a.code_key = any(:prefixes::text[]) and a.retired_at is null
   order by length(a.code_key) desc, a.id limit 1`,
);

export interface PartPriceRow {
  buyer: Buyer;
  fromOn: string;
  amount: number;
  currency: string;
}
export const pricesOfPart = statement<PartPriceRow>(
  'catalog.pricesOfPart',
  `select buyer, from_on, amount, currency from part_price where tenant_id = :tenant and part_id = :partId
   order by from_on desc, buyer limit 1000`,
);
export const pricesOfParts = statement<{ partId: string; buyer: Buyer; fromOn: string; amount: number }>(
  'catalog.pricesOfParts',
  `select p.part_id, p.buyer, p.from_on, p.amount from part_price p
   join unnest(:partIds::uuid[], :days::date[]) as w(part_id, from_on)
     on p.part_id = w.part_id and p.from_on = w.from_on
   where p.tenant_id = :tenant order by p.part_id, p.from_on, p.buyer limit 10000`,
);
export const allPricesOfParts = statement<{ partId: string; buyer: Buyer; fromOn: string; amount: number }>(
  'catalog.allPricesOfParts',
  `select part_id, buyer, from_on, amount from part_price where tenant_id = :tenant and part_id = any(:partIds::uuid[])
   order by part_id, from_on, buyer limit 50000`,
);
export const setPrices = statement(
  'catalog.setPrices',
  `insert into part_price (tenant_id, part_id, buyer, from_on, amount)
   select :tenant, r."partId", r.buyer, r."fromOn", r.amount
   from jsonb_to_recordset(:prices::jsonb) as r("partId" uuid, buyer text, "fromOn" date, amount bigint)
   on conflict (tenant_id, part_id, buyer, from_on) do update set amount = excluded.amount`,
);
