import { z } from 'zod';

import { codedList } from '../lib/coded-list.ts';
import { contract } from '../lib/contract.ts';
import { amountField, dayField, dayView, idField, lineField, titleField } from '../lib/fields.ts';

export const catalogPermissions = ['catalog.read', 'catalog.write'] as const;

export const regionKinds = ['province', 'city', 'district'] as const;
export const reasonKinds = [
  'decline',
  'wait',
  'cancel',
  'close',
  'recall',
  'reject_line',
  'send_back',
  'change_fee',
  'annul_answer',
  'reverse_entry',
  'appeal',
  'goodwill',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];
export const buyers = ['company', 'agency', 'customer', 'dealer'] as const;
export type Buyer = (typeof buyers)[number];
/** What an agency owes of a defective part: nothing, the part, to keep it until looked at, a photo of the scrap. */
export const returnRules = ['none', 'must_return', 'hold_and_inspect', 'photo_scrap'] as const;
export type ReturnRule = (typeof returnRules)[number];

const ours = { slice: 'catalog', reads: 'catalog.read', writes: 'catalog.write' } as const;
const shownId = () => z.uuid();
const shownTitle = () => z.string();

export const brandList = codedList({
  ...ours,
  many: 'brands',
  one: 'Brand',
  path: '/brands',
  own: {},
  shown: {},
  filter: {},
});
export const productLineList = codedList({
  ...ours,
  many: 'productLines',
  one: 'ProductLine',
  path: '/product-lines',
  own: {},
  shown: {},
  filter: {},
});
export const productTypeList = codedList({
  ...ours,
  many: 'productTypes',
  one: 'ProductType',
  path: '/product-types',
  own: { productLineId: idField() },
  shown: { productLineId: shownId(), productLineTitle: shownTitle() },
  filter: { productLineId: idField().optional() },
});
export const modelList = codedList({
  ...ours,
  many: 'models',
  one: 'Model',
  path: '/models',
  own: { brandId: idField(), typeId: idField() },
  shown: {
    brandId: shownId(),
    brandCode: z.string(),
    brandTitle: shownTitle(),
    typeId: shownId(),
    typeTitle: shownTitle(),
    productLineId: shownId(),
    productLineTitle: shownTitle(),
  },
  filter: { brandId: idField().optional(), typeId: idField().optional() },
});
export const symptomList = codedList({
  ...ours,
  many: 'symptoms',
  one: 'Symptom',
  path: '/symptoms',
  own: { typeId: idField().nullable() },
  shown: { typeId: shownId().nullable(), typeTitle: shownTitle().nullable() },
  filter: { typeId: idField().optional() },
});
export const faultFamilyList = codedList({
  ...ours,
  many: 'faultFamilies',
  one: 'FaultFamily',
  path: '/fault-families',
  own: {},
  shown: {},
  filter: {},
});
export const faultList = codedList({
  ...ours,
  many: 'faults',
  one: 'Fault',
  path: '/faults',
  own: { familyId: idField(), typeId: idField().nullable().optional() },
  shown: {
    familyId: shownId(),
    familyCode: z.string(),
    familyTitle: shownTitle(),
    typeId: shownId().nullable(),
    typeTitle: shownTitle().nullable(),
  },
  filter: { familyId: idField().optional(), typeId: idField().optional() },
});
export const repairActionList = codedList({
  ...ours,
  many: 'repairActions',
  one: 'RepairAction',
  path: '/repair-actions',
  own: { typeId: idField().nullable().optional(), needsSeal: z.boolean().optional() },
  shown: { typeId: shownId().nullable(), typeTitle: shownTitle().nullable(), needsSeal: z.boolean() },
  filter: { typeId: idField().optional() },
});
export const partList = codedList({
  ...ours,
  many: 'parts',
  one: 'Part',
  path: '/parts',
  own: {
    unit: titleField(),
    returnRule: z.enum(returnRules).optional(),
    coverMonths: z.int({ error: 'lib.notANumber' }).min(0, 'lib.negative').max(240, 'lib.tooBig').optional(),
    isSerialTracked: z.boolean().optional(),
  },
  shown: {
    unit: z.string(),
    returnRule: z.enum(returnRules),
    coverMonths: z.int(),
    isSerialTracked: z.boolean(),
  },
  filter: { returnRule: z.enum(returnRules).optional() },
});
export const agencyGradeList = codedList({
  ...ours,
  many: 'agencyGrades',
  one: 'AgencyGrade',
  path: '/agency-grades',
  own: {},
  shown: {},
  filter: {},
});
export const regionClassList = codedList({
  ...ours,
  many: 'regionClasses',
  one: 'RegionClass',
  path: '/region-classes',
  own: {},
  shown: {},
  filter: {},
});
export const regionList = codedList({
  ...ours,
  many: 'regions',
  one: 'Region',
  path: '/regions',
  own: {
    kind: z.enum(regionKinds),
    parentId: idField().nullable(),
    classId: idField().nullable().optional(),
  },
  shown: {
    kind: z.enum(regionKinds),
    parentId: shownId().nullable(),
    parentTitle: shownTitle().nullable(),
    classId: shownId().nullable(),
    classTitle: shownTitle().nullable(),
  },
  filter: {
    kind: z.enum(regionKinds).optional(),
    parentId: idField().optional(),
    classId: idField().optional(),
  },
});
export const areaCodeList = codedList({
  ...ours,
  many: 'areaCodes',
  one: 'AreaCode',
  path: '/area-codes',
  own: { regionId: idField(), cityId: idField().nullable() },
  shown: {
    regionId: shownId(),
    regionTitle: shownTitle(),
    cityId: shownId().nullable(),
    cityTitle: shownTitle().nullable(),
  },
  filter: { regionId: idField().optional() },
});
export const reasonList = codedList({
  ...ours,
  many: 'reasons',
  one: 'Reason',
  path: '/reasons',
  own: { kind: z.enum(reasonKinds) },
  shown: { kind: z.enum(reasonKinds) },
  filter: { kind: z.enum(reasonKinds).optional() },
});

export const PartPriceView = z.strictObject({
  buyer: z.enum(buyers),
  fromOn: dayView(),
  amount: z.int(),
  currency: z.string(),
});
const PartPrices = z.strictObject({ items: z.array(PartPriceView) });
export const listPartPrices = contract({
  operation: 'catalog.partPrices',
  method: 'GET',
  path: '/parts/:id/prices',
  permission: 'catalog.read',
  summary:
    'The prices of a part, newest first: each holds from its day until the next of the same buyer (F1).',
  input: z.strictObject({ id: idField() }),
  output: PartPrices,
});
export const setPartPrice = contract({
  operation: 'catalog.setPartPrice',
  method: 'POST',
  path: '/parts/:id/prices',
  permission: 'catalog.write',
  summary: 'Sets what a part costs a buyer from a day on; a price of the same day is replaced (F1).',
  input: z.strictObject({ id: idField(), buyer: z.enum(buyers), fromOn: dayField(), amount: amountField() }),
  output: PartPrices,
});

const FitsView = z.strictObject({
  items: z.array(z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() })),
});
export const FITS_MAX = 500;
export const listPartFits = contract({
  operation: 'catalog.partFits',
  method: 'GET',
  path: '/parts/:id/fits',
  permission: 'catalog.read',
  summary: 'The models a part fits, by title; none: it fits every model (F2).',
  input: z.strictObject({ id: idField() }),
  output: FitsView,
});
export const setPartFits = contract({
  operation: 'catalog.setPartFits',
  method: 'PUT',
  path: '/parts/:id/fits',
  permission: 'catalog.write',
  summary: 'Says which models a part fits, all of them; an empty list: every model (F2).',
  input: z.strictObject({ id: idField(), modelIds: z.array(idField()).max(FITS_MAX, 'lib.tooManyItems') }),
  output: FitsView,
});

const RegionBrief = z.strictObject({ id: z.uuid(), title: z.string() });
export const findRegionByPhone = contract({
  operation: 'catalog.regionByPhone',
  method: 'GET',
  path: '/regions/by-phone',
  permission: 'signedIn',
  summary:
    'Province and, where known, city of a landline number, to be offered; both null for any other number (A6).',
  input: z.strictObject({ number: lineField(60).min(1, 'lib.required') }),
  output: z.strictObject({ province: RegionBrief.nullable(), city: RegionBrief.nullable() }),
});
