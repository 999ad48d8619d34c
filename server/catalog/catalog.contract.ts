import { z } from 'zod';

import { codedList } from '../lib/coded-list.ts';
import { contract } from '../lib/contract.ts';
import { amountField, dayField, dayView, idField, lineField, titleField } from '../lib/fields.ts';

export const catalogPermissions = ['catalog.read', 'catalog.write'] as const;

export const regionKinds = ['province', 'city', 'district'] as const;
export const reasonKinds = ['decline', 'wait', 'cancel', 'close', 'recall'] as const;
export type ReasonKind = (typeof reasonKinds)[number];
export const buyers = ['company', 'agency', 'customer', 'dealer'] as const;
export type Buyer = (typeof buyers)[number];

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
export const partList = codedList({
  ...ours,
  many: 'parts',
  one: 'Part',
  path: '/parts',
  own: { unit: titleField() },
  shown: { unit: z.string() },
  filter: {},
});
export const regionList = codedList({
  ...ours,
  many: 'regions',
  one: 'Region',
  path: '/regions',
  own: { kind: z.enum(regionKinds), parentId: idField().nullable() },
  shown: { kind: z.enum(regionKinds), parentId: shownId().nullable(), parentTitle: shownTitle().nullable() },
  filter: { kind: z.enum(regionKinds).optional(), parentId: idField().optional() },
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
