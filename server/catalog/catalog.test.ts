import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import * as contracts from './catalog.contract.ts';
import {
  faultsByIds,
  partPricesOn,
  partsThatFit,
  reasonOf,
  regionByTitles,
  regionPath,
  repairActionsByIds,
} from './catalog.ts';
import { partImport } from './part-import.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

test('F9: a new company knows 31 provinces with their centres and area codes', async () => {
  const provinces = await admin.call(contracts.regionList.list, { kind: 'province', limit: 100 });
  const codes = await admin.call(contracts.areaCodeList.list, { limit: 100 });
  assert.equal(provinces.items.length, 31);
  assert.equal(codes.items.length, 31);
  const tehran = provinces.items.find((province) => province.title === 'تهران');
  const centres = await admin.call(contracts.regionList.list, { parentId: tehran?.id });
  assert.deepEqual(
    centres.items.map((city) => city.title),
    ['تهران'],
  );
});

test('F9: provinces are listed in the order of the Persian alphabet, page by page', async () => {
  const all = await admin.call(contracts.regionList.list, { kind: 'province', limit: 100 });
  const first = await admin.call(contracts.regionList.list, { kind: 'province', limit: 20 });
  const second = await admin.call(contracts.regionList.list, {
    kind: 'province',
    limit: 20,
    after: first.next ?? '',
  });
  assert.deepEqual([...first.items, ...second.items], all.items);
  assert.equal(second.next, null);
  const titles = all.items.map((province) => province.title);
  assert.deepEqual(titles, titles.toSorted(new Intl.Collator('fa').compare));
});

test('A6: a landline number finds its province, a mobile finds none', async () => {
  const find = (number: string) => reception.call(contracts.findRegionByPhone, { number });
  assert.equal((await find('۰۳۱-۳۶۶۱۲۳۴۵')).province?.title, 'اصفهان');
  assert.equal((await find('021 88776655')).province?.title, 'تهران');
  assert.deepEqual(await find('09121234567'), { province: null, city: null });
  assert.deepEqual(await find('not a number'), { province: null, city: null });
});

test('A6: a longer known beginning of a number finds the city too', async () => {
  const fars = (await admin.call(contracts.regionList.list, { q: 'فارس', kind: 'province' })).items[0];
  const city = await admin.call(contracts.regionList.add, {
    code: 'fars-marvdasht',
    title: 'مرودشت',
    kind: 'city',
    parentId: fars?.id ?? null,
  });
  await admin.call(contracts.areaCodeList.add, {
    code: '07143',
    title: 'مرودشت',
    regionId: fars?.id ?? '',
    cityId: city.id,
  });
  const found = await reception.call(contracts.findRegionByPhone, { number: '07143221100' });
  assert.deepEqual([found.province?.title, found.city?.title], ['فارس', 'مرودشت']);
});

test('F2: brand, line, type and model are added and a model shows all of them', async () => {
  const brand = await admin.call(contracts.brandList.add, { code: 'AR', title: 'آرکا', titleEn: 'Arka' });
  const line = await admin.call(contracts.productLineList.add, { code: 'COLD', title: 'سرمایشی' });
  const type = await admin.call(contracts.productTypeList.add, {
    code: 'RF',
    title: 'یخچال',
    productLineId: line.id,
  });
  const model = await admin.call(contracts.modelList.add, {
    code: 'RF-620',
    title: 'یخچال فریزر ۶۲۰',
    brandId: brand.id,
    typeId: type.id,
  });
  assert.deepEqual([model.brandTitle, model.typeTitle, model.productLineTitle], ['آرکا', 'یخچال', 'سرمایشی']);
  const found = await reception.call(contracts.modelList.list, { q: 'rf۶۲۰' });
  assert.deepEqual(
    found.items.map((item) => item.id),
    [model.id],
  );
  assert.equal(
    (await reception.call(contracts.modelList.list, { q: 'يخچال', brandId: brand.id })).items.length,
    1,
  );
});

test('F2: a code is known by its letters and digits: AB-12 and ab۱۲ are one', async () => {
  await admin.call(contracts.brandList.add, { code: 'AB-12', title: 'نمونه' });
  await assert.rejects(
    admin.call(contracts.brandList.add, { code: 'ab۱۲', title: 'نمونه دوم' }),
    refused(409, 'catalog.codeTaken'),
  );
});

test('F2: of two people who change one brand the second is told', async () => {
  const brand = await admin.call(contracts.brandList.add, { code: 'TWO', title: 'دو نفره' });
  const once = await admin.call(contracts.brandList.change, { id: brand.id, version: 1, title: 'تازه' });
  assert.deepEqual([once.title, once.code, once.version], ['تازه', 'TWO', 2]);
  await assert.rejects(
    admin.call(contracts.brandList.change, { id: brand.id, version: 1, title: 'کهنه' }),
    refused(409, 'lib.changedMeanwhile'),
  );
});

test('F2: a retired brand leaves the list, is found among the retired, and comes back', async () => {
  const { id } = await admin.call(contracts.brandList.add, { code: 'OLD', title: 'قدیمی' });
  await admin.call(contracts.brandList.change, { id, version: 1, retired: true });
  assert.equal((await admin.call(contracts.brandList.list, { q: 'OLD' })).items.length, 0);
  assert.equal((await admin.call(contracts.brandList.list, { q: 'OLD', retired: 'true' })).items.length, 1);
  await admin.call(contracts.brandList.change, { id, version: 2, retired: false });
  assert.equal((await admin.call(contracts.brandList.list, { q: 'OLD' })).items.length, 1);
});

test('F1: a part has dated prices for each buyer, and a price of the same day is replaced', async () => {
  const part = await admin.call(contracts.partList.add, { code: 'CMP-1', title: 'کمپرسور', unit: 'عدد' });
  const set = (fromOn: string, amount: number) =>
    admin.call(contracts.setPartPrice, { id: part.id, buyer: 'agency', fromOn, amount });
  await set('1404/01/01', 1_000_000);
  await set('۱۴۰۵/۰۱/۰۱', 1_500_000);
  const { items } = await set('1405/01/01', 1_600_000);
  assert.deepEqual(
    items.map((price) => [price.fromOn, price.amount]),
    [
      ['2026-03-21', 1_600_000],
      ['2025-03-21', 1_000_000],
    ],
  );
  await assert.rejects(set('1405/01/01', -5), refused(400, 'lib.invalid'));
});

test('F9: a district lies in a city, a city in a province, and the path leads up', async () => {
  const provinces = await admin.call(contracts.regionList.list, { kind: 'province', q: 'گیلان' });
  const gilan = provinces.items[0]?.id ?? '';
  const rasht = (await admin.call(contracts.regionList.list, { parentId: gilan })).items[0]?.id ?? '';
  const district = await admin.call(contracts.regionList.add, {
    code: 'rasht-golsar',
    title: 'گلسار',
    kind: 'district',
    parentId: rasht,
  });
  await assert.rejects(
    admin.call(contracts.regionList.add, { code: 'x', title: 'نادرست', kind: 'district', parentId: gilan }),
    refused(400, 'catalog.wrongParent'),
  );
  await world.inTenant('arka', async (ctx) => {
    assert.deepEqual(await regionPath(ctx, district.id), [district.id, rasht, gilan]);
    const found = await regionByTitles(ctx, { province: 'گيلان', city: 'رشت', district: 'گل‌سار' });
    assert.deepEqual(found, { provinceId: gilan, cityId: rasht, districtId: district.id });
    assert.equal(await regionByTitles(ctx, { province: 'گیلان', city: 'ناکجا' }), null);
  });
});

test('F3: a symptom belongs to a product type or to every one, and an unknown type is refused', async () => {
  const symptom = await admin.call(contracts.symptomList.add, {
    code: 'S1',
    title: 'صدا می‌دهد',
    typeId: null,
  });
  assert.equal(symptom.typeId, null);
  await assert.rejects(
    admin.call(contracts.symptomList.add, { code: 'S2', title: 'نشتی', typeId: symptom.id }),
    refused(400, 'catalog.unknownType'),
  );
});

test('F7: reasons are there from the first day; an unknown or retired one cannot be chosen', async () => {
  const { items } = await admin.call(contracts.reasonList.list, { kind: 'decline' });
  const capacity = items.find((reason) => reason.code === 'no-capacity');
  await world.inTenant('arka', async (ctx) => {
    assert.equal((await reasonOf(ctx, 'decline', 'far-away')).title, 'مسافت دور است');
    await assert.rejects(reasonOf(ctx, 'decline', 'no-such-reason'), { code: 'catalog.unknownReason' });
  });
  await admin.call(contracts.reasonList.change, { id: capacity?.id ?? '', version: 1, retired: true });
  await world.inTenant('arka', async (ctx) => {
    await assert.rejects(reasonOf(ctx, 'decline', 'no-capacity'), { code: 'catalog.unknownReason' });
  });
});

test('G3: reception reads base data and may not change it; another company sees none of it', async () => {
  await assert.rejects(
    reception.call(contracts.brandList.add, { code: 'NO', title: 'نباید' }),
    refused(403, 'lib.forbidden'),
  );
  const mine = await admin.call(contracts.brandList.add, { code: 'MINE', title: 'مال آرکا' });
  const neighbour = await world.as('binesh/admin');
  assert.equal((await neighbour.call(contracts.brandList.list, { q: 'MINE' })).items.length, 0);
  await assert.rejects(
    neighbour.call(contracts.brandList.change, { id: mine.id, version: 1, title: 'مال بینش' }),
    refused(404, 'lib.missing'),
  );
  await assert.rejects(world.stranger().call(contracts.brandList.list, {}), refused(401, 'lib.notSignedIn'));
});

test('A3: bad input of a coded list is refused at its field', async () => {
  const add = (input: Readonly<Record<string, unknown>>) =>
    admin.ask(contracts.brandList.add, { code: 'OK', title: 'خوب', ...input });
  assert.match((await add({ code: 'has space' })).body, /lib.noSpaces/);
  assert.match((await add({ title: 'a\u0000b' })).body, /lib.notStorable/);
  assert.match((await add({ title: 'ا'.repeat(201) })).body, /lib.tooLong/);
  assert.match((await add({ unknown: 1 })).body, /lib.unknownField/);
  assert.equal((await admin.ask(contracts.brandList.list, { after: 'nonsense' })).status, 400);
});

test('F3: a fault belongs to a family that makes two faults count as the same', async () => {
  const family = await admin.call(contracts.faultFamilyList.add, { code: 'COOL', title: 'سرمایش' });
  const fault = await admin.call(contracts.faultList.add, {
    code: 'F-210',
    title: 'کمپرسور سوخته',
    familyId: family.id,
  });
  assert.deepEqual([fault.familyCode, fault.familyTitle, fault.typeId], ['COOL', 'سرمایش', null]);
  const [known] = await world.inTenant('arka', (ctx) => faultsByIds(ctx, [fault.id]));
  assert.deepEqual([known?.id, known?.familyId, known?.familyCode], [fault.id, family.id, 'COOL']);
  await assert.rejects(
    admin.call(contracts.faultList.add, { code: 'F-211', title: 'x', familyId: fault.id }),
    refused(400, 'catalog.unknownFaultFamily'),
  );
});

test('F3: a repair action needs no new seal unless somebody says so', async () => {
  const plain = await admin.call(contracts.repairActionList.add, { code: 'R-1', title: 'شارژ گاز' });
  const sealed = await admin.call(contracts.repairActionList.add, {
    code: 'R-2',
    title: 'تعویض کنتور',
    needsSeal: true,
  });
  const known = await world.inTenant('arka', (ctx) => repairActionsByIds(ctx, [plain.id, sealed.id]));
  assert.deepEqual(known.map(({ code, needsSeal }) => [code, needsSeal]).toSorted(), [
    ['R-1', false],
    ['R-2', true],
  ]);
});

test('F2: a part fits every model until somebody says which', async () => {
  const [first, second] = await Promise.all(
    ['M-1', 'M-2'].map(async (code) => {
      const models = await admin.call(contracts.modelList.list, { limit: 1 });
      const { brandId = '', typeId = '' } = models.items[0] ?? {};
      return await admin.call(contracts.modelList.add, { code, title: code, brandId, typeId });
    }),
  );
  assert(first !== undefined && second !== undefined);
  const part = await admin.call(contracts.partList.add, { code: 'FIT-1', title: 'ترموستات', unit: 'عدد' });
  const other = await admin.call(contracts.partList.add, { code: 'FIT-2', title: 'لامپ', unit: 'عدد' });
  const partIds = [part.id, other.id];
  const fitting = (modelId: string) =>
    world.inTenant('arka', (ctx) => partsThatFit(ctx, { modelId, partIds }));
  assert.deepEqual((await fitting(second.id)).toSorted(), partIds.toSorted());
  const said = await admin.call(contracts.setPartFits, { id: part.id, modelIds: [first.id] });
  assert.deepEqual(
    said.items.map(({ code }) => code),
    ['M-1'],
  );
  assert.deepEqual(await fitting(second.id), [other.id]);
  assert.deepEqual((await fitting(first.id)).toSorted(), partIds.toSorted());
  await admin.call(contracts.setPartFits, { id: part.id, modelIds: [] });
  assert.deepEqual((await fitting(second.id)).toSorted(), partIds.toSorted());
  await assert.rejects(
    admin.call(contracts.setPartFits, { id: part.id, modelIds: [part.id] }),
    refused(400, 'catalog.unknownModel'),
  );
});

test('F1: a part must come back and is covered for six months unless said otherwise, and costs what it did on the day', async () => {
  const part = await admin.call(contracts.partList.add, { code: 'OWN-1', title: 'برد', unit: 'عدد' });
  assert.deepEqual([part.returnRule, part.coverMonths, part.isSerialTracked], ['must_return', 6, false]);
  const changed = await admin.call(contracts.partList.change, {
    id: part.id,
    version: part.version,
    returnRule: 'photo_scrap',
    coverMonths: 12,
  });
  assert.deepEqual([changed.returnRule, changed.coverMonths, changed.unit], ['photo_scrap', 12, 'عدد']);
  for (const [fromOn, amount] of [
    ['1405/01/01', 100],
    ['1405/04/01', 200],
  ] as const) {
    await admin.call(contracts.setPartPrice, { id: part.id, buyer: 'agency', fromOn, amount });
  }
  const on = async (day: string) =>
    (
      await world.inTenant('arka', (ctx) => partPricesOn(ctx, { partIds: [part.id], buyer: 'agency', day }))
    ).map(({ amount }) => amount);
  assert.deepEqual(
    [await on('2026-03-20'), await on('2026-06-21'), await on('2026-06-22')],
    [[], [100], [200]],
  );
});

test('F10: parts come in by file with what becomes of the defective one and the models they fit', async () => {
  const empty = Object.fromEntries(partImport.columns.map(({ field }) => [field, '']));
  const bring = async (cells: Record<string, string>) =>
    await world.inTenant('arka', async (ctx) => {
      const rows = [partImport.row.parse({ ...empty, ...cells })];
      return [
        (await partImport.check(ctx, rows)).flat().map(({ code }) => code),
        ...(await partImport.apply(ctx, rows)),
      ];
    });
  const row = {
    code: 'FILE-1',
    title: 'پمپ',
    returnRule: 'نگهداری تا بازدید',
    coverMonths: '9',
    fits: 'm1، M-2',
  };
  assert.deepEqual(await bring(row), [[], 'created']);
  assert.deepEqual(await bring(row), [[], 'same']);
  assert.deepEqual(await bring({ code: 'FILE-1', title: 'پمپ' }), [[], 'same']);
  assert.deepEqual(await bring({ ...row, fits: 'M-2' }), [[], 'changed']);
  const [part] = (await admin.call(contracts.partList.list, { q: 'FILE-1' })).items;
  assert.deepEqual([part?.returnRule, part?.coverMonths], ['hold_and_inspect', 9]);
  const { items } = await admin.call(contracts.listPartFits, { id: part?.id ?? '' });
  assert.deepEqual(
    items.map(({ code }) => code),
    ['M-2'],
  );
  assert.deepEqual((await bring({ ...row, fits: 'NONE' }))[0], ['catalog.unknownFit']);
});
