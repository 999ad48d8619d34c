import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { productLineList, regionList } from '../catalog/catalog.contract.ts';
import { regionByTitles, regionPath } from '../catalog/catalog.ts';
import { addDays } from '../lib/jalali.ts';
import type { AgencyView } from './agencies.contract.ts';
import * as contracts from './agencies.contract.ts';
import { makeAgencies } from './agencies.make.ts';
import { today } from './agencies.read.ts';
import { agencyByCode, agencyCandidates } from './agencies.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const day = await world.inTenant('arka', today);
const MISSING_ID = '01900000-0000-7000-8000-000000000000';

async function placeOf(province: string, city: string): Promise<{ provinceId: string; cityId: string }> {
  const found = await world.inTenant('arka', (ctx) => regionByTitles(ctx, { province, city }));
  assert(found?.cityId);
  return { provinceId: found.provinceId, cityId: found.cityId };
}
const mashhad = await placeOf('خراسان رضوی', 'مشهد');
const tabriz = await placeOf('آذربایجان شرقی', 'تبریز');
const district = await admin.call(regionList.add, {
  code: 'MSH-SJ',
  title: 'سجاد',
  kind: 'district',
  parentId: mashhad.cityId,
});
const fridges = await admin.call(productLineList.add, { code: 'T-FR', title: 'یخچال آزمون' });
const washers = await admin.call(productLineList.add, { code: 'T-WM', title: 'لباسشویی آزمون' });

let counted = 7000;
async function register(given: object = {}): Promise<AgencyView> {
  counted += 1;
  return await admin.call(contracts.registerAgency, {
    code: String(counted),
    title: `نمایندگی ${counted}`,
    kind: 'agency',
    cityId: mashhad.cityId,
    ...given,
  });
}

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
const fieldsOf = (refused: Refused) => refused.problem.errors.map(({ path, code }) => `${path}: ${code}`);

test('G1: an agency is kept with its place, contract and capacity, and found by any of its words', async () => {
  const made = await register({
    code: '۸۱۰۱',
    title: 'سرد گستر طوس',
    kind: 'one_person',
    address: 'بلوار وکیل‌آباد',
    phone: '۳۶۰۰۱۱۲۲ داخلی ۵',
    contractFromOn: '1404/01/01',
    contractToOn: '1406/12/29',
    openWorkMax: 40,
    latitude: 36.3,
    longitude: 59.6,
  });
  const { code, provinceId, phone, extension, areaCode, contractFromOn, contractToOn, openWorkMax } = made;
  assert.deepEqual(
    { code, provinceId, phone, extension, areaCode, contractFromOn, contractToOn, openWorkMax },
    {
      code: '8101',
      provinceId: mashhad.provinceId,
      phone: '+985136001122',
      extension: '5',
      areaCode: '051',
      contractFromOn: '2025-03-21',
      contractToOn: '2028-03-19',
      openWorkMax: 40,
    },
  );
  for (const q of ['گستر', 'طوس سرد', '۸۱۰۱', 'وكيل آباد', '05136001', 'مشهد گستر']) {
    const found = await admin.call(contracts.listAgencies, { q });
    assert.deepEqual(
      found.items.map((each) => each.id),
      [made.id],
      q,
    );
  }
});

test('G1: each mistake lands at its field', async () => {
  const wrong = await refusal(
    register({
      code: '--',
      cityId: mashhad.provinceId,
      contractFromOn: '1405/01/01',
      contractToOn: '1404/01/01',
      latitude: 36,
    }),
  );
  assert.equal(wrong.status, 400);
  assert.deepEqual(fieldsOf(wrong).toSorted(), [
    'cityId: agencies.unknownCity',
    'code: agencies.notACode',
    'contractToOn: lib.daysReversed',
    'longitude: lib.required',
  ]);
  assert.deepEqual(
    fieldsOf(
      await refusal(register({ openWorkMax: -1, contractToOn: '1403/12/31', areaCode: '51' })),
    ).toSorted(),
    ['areaCode: agencies.notAnAreaCode', 'contractToOn: lib.notADay', 'openWorkMax: lib.tooSmall'],
  );
  assert.deepEqual(fieldsOf(await refusal(register({ phone: '05136001122 / 05136001133' }))), [
    'phone: lib.twoPhones',
  ]);
});

test('G1: one code is one agency, in any digits', async () => {
  await register({ code: 'MS-01' });
  const second = await refusal(register({ code: 'ms۰۱' }));
  assert.deepEqual([second.status, ...fieldsOf(second)], [409, 'code: agencies.codeTaken']);
  const found = await world.inTenant('arka', (ctx) => agencyByCode(ctx, ' ms 01'));
  assert.equal(found?.code, 'MS-01');
});

test('G1: a change keeps what is left out, an old version is refused, an end is told and undone', async () => {
  const made = await register({ address: 'خیابان سناباد', openWorkMax: 10 });
  const changed = await admin.call(contracts.changeAgency, {
    id: made.id,
    version: made.version,
    openWorkMax: null,
  });
  assert.deepEqual([changed.address, changed.openWorkMax], ['خیابان سناباد', null]);
  const late = await refusal(
    admin.call(contracts.changeAgency, { id: made.id, version: made.version, title: 'دیر' }),
  );
  assert.deepEqual([late.status, late.problem.code], [409, 'lib.changedMeanwhile']);
  const ended = await admin.call(contracts.changeAgency, {
    id: made.id,
    version: changed.version,
    isEnded: true,
  });
  assert.deepEqual(ended.moves, ['change', 'reopen']);
  assert.equal(
    (
      await refusal(
        admin.call(contracts.addCoverage, { id: made.id, regionId: district.id, productLineId: null }),
      )
    ).problem.code,
    'agencies.hasEnded',
  );
  await admin.call(contracts.changeAgency, { id: made.id, version: ended.version, isEnded: false });
  const story = await admin.call(contracts.readAgencyTimeline, { id: made.id });
  assert.deepEqual(
    story.items.map((entry) => entry.kind),
    ['agencies.reopened', 'agencies.ended', 'agencies.changed', 'agencies.registered'],
  );
});

test('G1: coverage is a region at any level and a product line or all, with days, and never twice at once', async () => {
  const { id } = await register();
  await admin.call(contracts.addCoverage, {
    id,
    regionId: district.id,
    productLineId: fridges.id,
    fromOn: '1404/01/01',
  });
  await admin.call(contracts.addCoverage, {
    id,
    regionId: mashhad.provinceId,
    productLineId: null,
    toOn: addDays(day, 30),
  });
  const twice = await refusal(
    admin.call(contracts.addCoverage, { id, regionId: district.id, productLineId: fridges.id }),
  );
  assert.deepEqual([twice.status, ...fieldsOf(twice)], [409, 'regionId: agencies.coverageThere']);
  const reversed = await refusal(
    admin.call(contracts.addCoverage, {
      id,
      regionId: mashhad.cityId,
      productLineId: null,
      toOn: addDays(day, -1),
    }),
  );
  assert.deepEqual(fieldsOf(reversed), ['toOn: lib.daysReversed']);
  assert.deepEqual(
    fieldsOf(
      await refusal(admin.call(contracts.addCoverage, { id, regionId: MISSING_ID, productLineId: null })),
    ),
    ['regionId: agencies.unknownRegion'],
  );
  assert.deepEqual(
    fieldsOf(
      await refusal(
        admin.call(contracts.addCoverage, { id, regionId: mashhad.cityId, productLineId: MISSING_ID }),
      ),
    ),
    ['productLineId: agencies.unknownProductLine'],
  );

  const { coverage } = await admin.call(contracts.readAgency, { id });
  assert.deepEqual(
    coverage.map(({ level, regionTitle, productLineTitle }) => [level, regionTitle, productLineTitle]),
    [
      ['district', 'سجاد', 'یخچال آزمون'],
      ['province', 'خراسان رضوی', null],
    ],
  );
  const [first] = coverage;
  assert(first);
  const after = await admin.call(contracts.endCoverage, {
    id,
    coverageId: first.id,
    lastOn: addDays(day, -1),
  });
  assert.equal(after.coverage.find((row) => row.id === first.id)?.toOn, addDays(day, -1));
  const again = await refusal(admin.call(contracts.endCoverage, { id, coverageId: first.id }));
  assert.equal(again.problem.code, 'agencies.coverageOver');
  await admin.call(contracts.addCoverage, { id, regionId: district.id, productLineId: fridges.id });
});

test('A10: candidates say who covers a place on a product line that day, how nearly, and whose contract runs', async () => {
  const [near, whole, other, over, gone] = await Promise.all([
    register({ title: 'نزدیک' }),
    register({ title: 'سراسری', contractFromOn: '1404/01/01' }),
    register({ title: 'دیگر خط' }),
    register({ title: 'پایان‌یافته', contractFromOn: '1400/01/01', contractToOn: '1403/01/01' }),
    register({ title: 'رفته' }),
  ]);
  const cover = (agency: AgencyView, regionId: string, productLineId: string | null, fromOn = day) =>
    admin.call(contracts.addCoverage, { id: agency.id, regionId, productLineId, fromOn });
  await cover(near, district.id, fridges.id);
  await cover(near, mashhad.provinceId, null);
  await cover(whole, mashhad.provinceId, fridges.id);
  await cover(other, mashhad.cityId, washers.id);
  await cover(over, mashhad.cityId, null);
  await cover(gone, mashhad.cityId, null);
  await admin.call(contracts.changeAgency, { id: gone.id, version: gone.version, isEnded: true });

  const ask = async (on: string) =>
    await world.inTenant('arka', async (ctx) => {
      const regionIds = await regionPath(ctx, district.id);
      const all = await agencyCandidates(ctx, { regionIds, productLineId: fridges.id, day: on });
      const asked = new Set([near, whole, other, over, gone].map((each) => each.id));
      return Object.fromEntries(
        all
          .filter((each) => asked.has(each.id))
          .map((each) => [
            each.title,
            [each.covers, each.coverageLevel, each.coversRegion, each.contractRuns],
          ]),
      );
    });
  assert.deepEqual(await ask(day), {
    نزدیک: [true, 'district', true, true],
    سراسری: [true, 'province', true, true],
    'دیگر خط': [false, null, true, true],
    پایان‌یافته: [true, 'city', true, false],
  });
  assert.deepEqual((await ask(addDays(day, -1)))['نزدیک'], [false, null, false, true]);
});

test('G1: the list is filtered by kind, place and what is covered today', async () => {
  const made = await register({ kind: 'in_house', cityId: tabriz.cityId });
  await admin.call(contracts.addCoverage, {
    id: made.id,
    regionId: tabriz.cityId,
    productLineId: washers.id,
  });
  const idsOf = async (ask: object) =>
    (await admin.call(contracts.listAgencies, { ...ask })).items.map((each) => each.id);
  assert.deepEqual(await idsOf({ cityId: tabriz.cityId, kind: 'in_house' }), [made.id]);
  assert.deepEqual(
    await idsOf({ provinceId: tabriz.provinceId, kind: 'in_house', productLineId: washers.id }),
    [made.id],
  );
  assert.deepEqual(await idsOf({ provinceId: tabriz.provinceId, productLineId: fridges.id }), []);
  assert.deepEqual(await idsOf({ cityId: tabriz.cityId, ended: 'true' }), []);
});

test('G1: pages hold every agency once, in Persian order', async () => {
  await world.inTenant('binesh', async (ctx) => {
    const place = await regionByTitles(ctx, { province: 'گیلان', city: 'رشت' });
    assert(place?.cityId);
    await makeAgencies(ctx, {
      count: 30,
      seed: 5,
      firstCode: 3000,
      productLineIds: [],
      places: [{ provinceId: place.provinceId, cityId: place.cityId, cityTitle: 'رشت', areaCode: '013' }],
    });
  });
  const neighbour = await world.as('binesh/admin');
  const titles: string[] = [];
  const ids = new Set<string>();
  let next: string | null | undefined;
  do {
    const page = await neighbour.call(contracts.listAgencies, {
      q: '30',
      limit: 7,
      ...(next && { after: next }),
    });
    for (const each of page.items) ids.add(each.id);
    titles.push(...page.items.map((each) => each.title));
    next = page.next;
  } while (next !== null && titles.length < 1000);
  assert.equal(ids.size, 30);
  assert.deepEqual(titles, titles.toSorted(new Intl.Collator('fa').compare));
});
