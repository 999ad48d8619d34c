import type { CodedRow } from '../lib/coded-table.ts';
import type { CodedVerbs } from '../lib/coded-verbs.ts';
import { codedRoutes, codedVerbs } from '../lib/coded-verbs.ts';
import type { Context } from '../lib/context.ts';
import { serve } from '../lib/endpoint.ts';
import { Failure } from '../lib/failure.ts';
import { parsePhone } from '../lib/phone.ts';
import * as contracts from './catalog.contract.ts';
import * as sql from './catalog.sql.ts';
import { partPrices, regionByPhone, setPartPrice } from './catalog.ts';
import { PART_DEFAULTS, partFits, setPartFits } from './part-fits.ts';

type Values = Readonly<Record<string, unknown>>;

const parentKinds: Readonly<Record<string, string>> = { city: 'province', district: 'city' };

/** A city lies in a province and a district in a city; a province in nothing. */
async function checkParent(ctx: Context, { kind, parentId }: Values): Promise<void> {
  const wanted = parentKinds[String(kind)];
  const parent = parentId === null ? undefined : await sql.regions.byId.first(ctx, { id: parentId });
  if (parent?.kind !== wanted) throw new Failure('invalid', 'catalog.wrongParent', {}, 'parentId');
}

/** A beginning of landline numbers belongs to a province and perhaps to a city of it. */
async function checkAreaCode(ctx: Context, { code, regionId, cityId }: Values): Promise<void> {
  if (!/^0\d{2,7}$/.test(String(code))) throw new Failure('invalid', 'catalog.notAnAreaCode', {}, 'code');
  const province = await sql.regions.byId.first(ctx, { id: regionId });
  if (province?.kind !== 'province') throw new Failure('invalid', 'catalog.wrongParent', {}, 'regionId');
  const city = cityId === null ? undefined : await sql.regions.byId.first(ctx, { id: cityId });
  if (cityId !== null && city?.parentId !== regionId)
    throw new Failure('invalid', 'catalog.wrongParent', {}, 'cityId');
}

const symptomsAndFaults = [
  ...codedRoutes(contracts.symptomList, codedVerbs({ kind: 'symptom', table: sql.symptoms })),
  ...codedRoutes(contracts.faultFamilyList, codedVerbs({ kind: 'faultFamily', table: sql.faultFamilies })),
  ...codedRoutes(contracts.faultList, codedVerbs({ kind: 'fault', table: sql.faults })),
  ...codedRoutes(
    contracts.repairActionList,
    withDefaults({ needsSeal: false }, codedVerbs({ kind: 'repairAction', table: sql.repairActions })),
  ),
];

/** What a person leaves out when adding is so. */
function withDefaults<Row extends CodedRow>(defaults: Values, verbs: CodedVerbs<Row>): CodedVerbs<Row> {
  return { ...verbs, add: (ctx, input) => verbs.add(ctx, { ...defaults, ...input }) };
}

export const catalogRoutes = [
  // Before the lists, so that '/regions/by-phone' is read as itself.
  serve(contracts.findRegionByPhone, async (ctx, { number }) => {
    const parsed = parsePhone(number);
    const found = parsed.ok ? await regionByPhone(ctx, parsed.e164) : null;
    return { province: found?.province ?? null, city: found?.city ?? null };
  }),
  serve(contracts.listPartPrices, (ctx, { id }) => partPrices(ctx, id)),
  serve(contracts.setPartPrice, (ctx, input) => setPartPrice(ctx, input)),
  ...codedRoutes(contracts.brandList, codedVerbs({ kind: 'brand', table: sql.brands })),
  ...codedRoutes(contracts.productLineList, codedVerbs({ kind: 'productLine', table: sql.productLines })),
  ...codedRoutes(contracts.productTypeList, codedVerbs({ kind: 'productType', table: sql.productTypes })),
  ...codedRoutes(contracts.modelList, codedVerbs({ kind: 'model', table: sql.models })),
  serve(contracts.listPartFits, (ctx, { id }) => partFits(ctx, id)),
  serve(contracts.setPartFits, (ctx, input) => setPartFits(ctx, input)),
  ...symptomsAndFaults,
  ...codedRoutes(
    contracts.partList,
    withDefaults(PART_DEFAULTS, codedVerbs({ kind: 'part', table: sql.parts })),
  ),
  ...codedRoutes(contracts.agencyGradeList, codedVerbs({ kind: 'agencyGrade', table: sql.agencyGrades })),
  ...codedRoutes(contracts.regionClassList, codedVerbs({ kind: 'regionClass', table: sql.regionClasses })),
  ...codedRoutes(
    contracts.regionList,
    codedVerbs({ kind: 'region', table: sql.regions, check: checkParent }),
  ),
  ...codedRoutes(
    contracts.areaCodeList,
    codedVerbs({ kind: 'areaCode', table: sql.areaCodes, check: checkAreaCode }),
  ),
  ...codedRoutes(contracts.reasonList, codedVerbs({ kind: 'reason', table: sql.reasons })),
];
