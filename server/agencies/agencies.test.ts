import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { productLineList, regionList } from '../catalog/catalog.contract.ts';
import { regionByTitles, regionPath } from '../catalog/catalog.ts';
import { getSession } from '../identity/identity.contract.ts';
import { addDays } from '../lib/jalali.ts';
import type { AgencyView } from './agencies.contract.ts';
import * as contracts from './agencies.contract.ts';
import { makeAgencies, makeAgency, makeAgencyPeople } from './agencies.make.ts';
import { today } from './agencies.read.ts';
import { agencyByCode, agencyCandidates, agencyManagers } from './agencies.ts';

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
const district = await admin.call(regionList.add, { code: 'MSH-SJ', title: 'سجاد', kind: 'district', parentId: mashhad.cityId });
const fridges = await admin.call(productLineList.add, { code: 'T-FR', title: 'یخچال آزمون' });
const washers = await admin.call(productLineList.add, { code: 'T-WM', title: 'لباسشویی آزمون' });

let counted = 7000;
async function register(given: object = {}): Promise<AgencyView> {
  counted += 1;
  return await admin.call(contracts.registerAgency, {
    code: String(counted), title: `نمایندگی ${counted}`, kind: 'agency', cityId: mashhad.cityId, ...given,
  });
}

async function refusal(promise: Promise<unknown>): Promise<Refused> {
  const error = await promise.then(() => undefined, (reason: unknown) => reason);
  assert(error instanceof Refused, 'the call should have been refused');
  return error;
}
const fieldsOf = (refused: Refused) => refused.problem.errors.map(({ path, code }) => `${path}: ${code}`);

test('G1: an agency is kept with its place, contract and capacity, and found by any of its words', async () => {
  const made = await register({
    code: '۸۱۰۱', title: 'سرد گستر طوس', kind: 'one_person', address: 'بلوار وکیل‌آباد', phone: '۳۶۰۰۱۱۲۲ داخلی ۵',
    contractFromOn: '1404/01/01', contractToOn: '1406/12/29', openWorkMax: 40, latitude: 36.3, longitude: 59.6,
  });
  const { code, provinceId, phone, extension, areaCode, contractFromOn, contractToOn, openWorkMax } = made;
  assert.deepEqual({ code, provinceId, phone, extension, areaCode, contractFromOn, contractToOn, openWorkMax }, {
    code: '8101', provinceId: mashhad.provinceId, phone: '+985136001122', extension: '5', areaCode: '051',
    contractFromOn: '2025-03-21', contractToOn: '2028-03-19', openWorkMax: 40,
  });
  for (const q of ['گستر', 'طوس سرد', '۸۱۰۱', 'وكيل آباد', '05136001', 'مشهد گستر']) {
    const found = await admin.call(contracts.listAgencies, { q });
    assert.deepEqual(found.items.map((each) => each.id), [made.id], q);
  }
});

test('G1: each mistake lands at its field', async () => {
  const wrong = await refusal(register({
    code: '--', cityId: mashhad.provinceId, contractFromOn: '1405/01/01', contractToOn: '1404/01/01', latitude: 36,
  }));
  assert.equal(wrong.status, 400);
  assert.deepEqual(fieldsOf(wrong).sort(), [
    'cityId: agencies.unknownCity', 'code: agencies.notACode', 'contractToOn: lib.daysReversed', 'longitude: lib.required',
  ]);
  assert.deepEqual(fieldsOf(await refusal(register({ openWorkMax: -1, contractToOn: '1403/12/31', areaCode: '51' }))).sort(), [
    'areaCode: agencies.notAnAreaCode', 'contractToOn: lib.notADay', 'openWorkMax: lib.tooSmall',
  ]);
  assert.deepEqual(fieldsOf(await refusal(register({ phone: '05136001122 / 05136001133' }))), ['phone: lib.twoPhones']);
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
  const changed = await admin.call(contracts.changeAgency, { id: made.id, version: made.version, openWorkMax: null });
  assert.deepEqual([changed.address, changed.openWorkMax], ['خیابان سناباد', null]);
  const late = await refusal(admin.call(contracts.changeAgency, { id: made.id, version: made.version, title: 'دیر' }));
  assert.deepEqual([late.status, late.problem.code], [409, 'lib.changedMeanwhile']);
  const ended = await admin.call(contracts.changeAgency, { id: made.id, version: changed.version, isEnded: true });
  assert.deepEqual(ended.moves, ['change', 'reopen']);
  assert.equal((await refusal(admin.call(contracts.addCoverage, { id: made.id, regionId: district.id, productLineId: null }))).problem.code, 'agencies.hasEnded');
  await admin.call(contracts.changeAgency, { id: made.id, version: ended.version, isEnded: false });
  const story = await admin.call(contracts.readAgencyTimeline, { id: made.id });
  assert.deepEqual(story.items.map((entry) => entry.kind), [
    'agencies.reopened', 'agencies.ended', 'agencies.changed', 'agencies.registered',
  ]);
});

test('G1: coverage is a region at any level and a product line or all, with days, and never twice at once', async () => {
  const { id } = await register();
  await admin.call(contracts.addCoverage, { id, regionId: district.id, productLineId: fridges.id, fromOn: '1404/01/01' });
  await admin.call(contracts.addCoverage, { id, regionId: mashhad.provinceId, productLineId: null, toOn: addDays(day, 30) });
  const twice = await refusal(admin.call(contracts.addCoverage, { id, regionId: district.id, productLineId: fridges.id }));
  assert.deepEqual([twice.status, ...fieldsOf(twice)], [409, 'regionId: agencies.coverageThere']);
  const reversed = await refusal(admin.call(contracts.addCoverage, { id, regionId: mashhad.cityId, productLineId: null, toOn: addDays(day, -1) }));
  assert.deepEqual(fieldsOf(reversed), ['toOn: lib.daysReversed']);
  assert.deepEqual(fieldsOf(await refusal(admin.call(contracts.addCoverage, { id, regionId: MISSING_ID, productLineId: null }))), ['regionId: agencies.unknownRegion']);
  assert.deepEqual(fieldsOf(await refusal(admin.call(contracts.addCoverage, { id, regionId: mashhad.cityId, productLineId: MISSING_ID }))), ['productLineId: agencies.unknownProductLine']);

  const { coverage } = await admin.call(contracts.readAgency, { id });
  assert.deepEqual(coverage.map(({ level, regionTitle, productLineTitle }) => [level, regionTitle, productLineTitle]), [
    ['district', 'سجاد', 'یخچال آزمون'], ['province', 'خراسان رضوی', null],
  ]);
  const [first] = coverage;
  assert(first);
  const after = await admin.call(contracts.endCoverage, { id, coverageId: first.id, lastOn: addDays(day, -1) });
  assert.equal(after.coverage.find((row) => row.id === first.id)?.toOn, addDays(day, -1));
  const again = await refusal(admin.call(contracts.endCoverage, { id, coverageId: first.id }));
  assert.equal(again.problem.code, 'agencies.coverageOver');
  await admin.call(contracts.addCoverage, { id, regionId: district.id, productLineId: fridges.id });
});

test('A10: candidates say who covers a place on a product line that day, how nearly, and whose contract runs', async () => {
  const [near, whole, other, over, gone] = await Promise.all([
    register({ title: 'نزدیک' }), register({ title: 'سراسری', contractFromOn: '1404/01/01' }), register({ title: 'دیگر خط' }),
    register({ title: 'پایان‌یافته', contractFromOn: '1400/01/01', contractToOn: '1403/01/01' }), register({ title: 'رفته' }),
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

  const ask = async (on: string) => await world.inTenant('arka', async (ctx) => {
    const regionIds = await regionPath(ctx, district.id);
    const all = await agencyCandidates(ctx, { regionIds, productLineId: fridges.id, day: on });
    const asked = new Set([near, whole, other, over, gone].map((each) => each.id));
    return Object.fromEntries(all.filter((each) => asked.has(each.id)).map((each) =>
      [each.title, [each.covers, each.coverageLevel, each.coversRegion, each.contractRuns]]));
  });
  assert.deepEqual(await ask(day), {
    نزدیک: [true, 'district', true, true],
    سراسری: [true, 'province', true, true],
    'دیگر خط': [false, null, true, true],
    'پایان‌یافته': [true, 'city', true, false],
  });
  assert.deepEqual((await ask(addDays(day, -1)))['نزدیک'], [false, null, false, true]);
});

test('G1: the list is filtered by kind, place and what is covered today', async () => {
  const made = await register({ kind: 'in_house', cityId: tabriz.cityId });
  await admin.call(contracts.addCoverage, { id: made.id, regionId: tabriz.cityId, productLineId: washers.id });
  const idsOf = async (ask: object) => (await admin.call(contracts.listAgencies, { ...ask })).items.map((each) => each.id);
  assert.deepEqual(await idsOf({ cityId: tabriz.cityId, kind: 'in_house' }), [made.id]);
  assert.deepEqual(await idsOf({ provinceId: tabriz.provinceId, kind: 'in_house', productLineId: washers.id }), [made.id]);
  assert.deepEqual(await idsOf({ provinceId: tabriz.provinceId, productLineId: fridges.id }), []);
  assert.deepEqual(await idsOf({ cityId: tabriz.cityId, ended: 'true' }), []);
});

test('G1: pages hold every agency once, in Persian order', async () => {
  await world.inTenant('binesh', async (ctx) => {
    const place = await regionByTitles(ctx, { province: 'گیلان', city: 'رشت' });
    assert(place?.cityId);
    await makeAgencies(ctx, {
      count: 30, seed: 5, firstCode: 3000, productLineIds: [],
      places: [{ provinceId: place.provinceId, cityId: place.cityId, cityTitle: 'رشت', areaCode: '013' }],
    });
  });
  const neighbour = await world.as('binesh/admin');
  const titles: string[] = [];
  const ids = new Set<string>();
  let next: string | null | undefined;
  do {
    const page = await neighbour.call(contracts.listAgencies, { q: '30', limit: 7, ...(next && { after: next }) });
    for (const each of page.items) ids.add(each.id);
    titles.push(...page.items.map((each) => each.title));
    next = page.next;
  } while (next !== null && titles.length < 1000);
  assert.equal(ids.size, 30);
  assert.deepEqual(titles, titles.toSorted(new Intl.Collator('fa').compare));
});

test('G1, G3: people are added, changed and ended; who works elsewhere is refused', async () => {
  const { id } = await register();
  const other = await register();
  const added = await admin.call(contracts.addPerson, { id, mobile: '۰۹۱۵۱۱۱۰۰۰۱', title: 'رضا احمدي', roleCodes: ['agency-manager', 'technician'] });
  const [person] = added.people;
  assert(person);
  assert.deepEqual([person.title, person.mobile, person.isTechnician], ['رضا احمدی', '+989151110001', true]);
  assert.deepEqual(await world.inTenant('arka', (ctx) => agencyManagers(ctx, id)), [
    { membershipId: person.membershipId, title: 'رضا احمدی', mobile: '+989151110001' },
  ]);
  const elsewhere = await refusal(admin.call(contracts.addPerson, { id: other.id, mobile: '09151110001', title: 'رضا', roleCodes: ['technician'] }));
  assert.deepEqual([elsewhere.status, elsewhere.problem.errors[0]?.path], [409, 'mobile']);
  assert.deepEqual((await refusal(admin.call(contracts.addPerson, { id, mobile: '02188776655', title: 'رضا', roleCodes: ['technician'] }))).problem.errors[0]?.path, 'mobile');
  const change = { id, membershipId: person.membershipId, version: person.version, isEnded: true };
  assert.equal((await refusal(admin.call(contracts.changePerson, { ...change, id: other.id }))).status, 404);
  const ended = await admin.call(contracts.changePerson, change);
  assert.deepEqual(ended.people.map((each) => each.isEnded), [true]);
  assert.deepEqual(await world.inTenant('arka', (ctx) => agencyManagers(ctx, id)), []);
  const story = await admin.call(contracts.readAgencyTimeline, { id });
  assert.deepEqual(story.items.map((entry) => entry.kind), ['agencies.personEnded', 'agencies.personAdded', 'agencies.registered']);
});

const victim = await register({ title: 'نمایندگی رازدار' });
const [victimCoverage] = (await admin.call(contracts.addCoverage, { id: victim.id, regionId: mashhad.cityId, productLineId: null })).coverage;
await world.inTenant('arka', async (ctx) => {
  await makeAgencyPeople(ctx, victim.id, [
    { mobile: '09158800001', title: 'مدیر رازدار', roleCodes: ['agency-manager'], demoName: 'manager:own' },
    { mobile: '09158800002', title: 'سرویسکار رازدار', roleCodes: ['technician'], demoName: 'technician:own' },
  ]);
  const neighbour = await makeAgency(ctx, { id: '01900000-0000-7000-8000-000000008802', code: '8802', title: 'همسایه', ...mashhad });
  await makeAgencyPeople(ctx, neighbour.id, [
    { mobile: '09158800003', title: 'مدیر همسایه', roleCodes: ['agency-manager'], demoName: 'manager:neighbour' },
  ]);
});

test('G2, G3: an agency\'s people see their own agency, and no list of agencies', async () => {
  for (const who of ['manager:own', 'technician:own']) {
    const own = await (await world.as(who)).call(contracts.readOwnAgency, {});
    assert.deepEqual([own.id, own.title, own.coverage.length], [victim.id, 'نمایندگی رازدار', 1]);
    assert.deepEqual(own.technicians.map((each) => each.title), ['سرویسکار رازدار']);
  }
  const neighbour = await (await world.as('manager:neighbour')).call(contracts.readOwnAgency, {});
  assert.equal(neighbour.title, 'همسایه');
  assert.equal((await admin.ask(contracts.readOwnAgency, {})).status, 404);
  assert.equal((await (await world.as('ts')).ask(contracts.readOwnAgency, {})).status, 403);
  assert.equal((await world.stranger().ask(contracts.readOwnAgency, {})).status, 401);
});

test('G8: a person who was ended is out at once', async () => {
  const { id } = await register();
  await world.inTenant('arka', (ctx) => makeAgencyPeople(ctx, id, [
    { mobile: '09158800009', title: 'رفتنی', roleCodes: ['agency-clerk'], demoName: 'clerk:leaves' },
  ]));
  const clerk = await world.as('clerk:leaves');
  assert.equal((await clerk.call(getSession, {})).agencyId, id);
  const [person] = (await admin.call(contracts.readAgency, { id })).people;
  assert(person);
  await admin.call(contracts.changePerson, { id, membershipId: person.membershipId, version: person.version, isEnded: true });
  assert.equal((await clerk.ask(getSession, {})).status, 401);
});

const cases = [
  [contracts.listAgencies, () => ({})],
  [contracts.readAgency, (id: string) => ({ id })],
  [contracts.registerAgency, () => ({ code: 'X-1', title: 'بیگانه', kind: 'agency', cityId: mashhad.cityId })],
  [contracts.changeAgency, (id: string) => ({ id, version: 1, title: 'بیگانه' })],
  [contracts.addCoverage, (id: string) => ({ id, regionId: mashhad.cityId, productLineId: null })],
  [contracts.endCoverage, (id: string) => ({ id, coverageId: victimCoverage?.id ?? '' })],
  [contracts.addPerson, (id: string) => ({ id, mobile: '09159990001', title: 'بیگانه', roleCodes: ['technician'] })],
  [contracts.changePerson, (id: string) => ({ id, membershipId: victim.id, version: 1, title: 'بیگانه' })],
  [contracts.readAgencyTimeline, (id: string) => ({ id })],
] as const;

for (const [contract, inputOf] of cases) {
  test(`G3: ${contract.operation} is closed to a stranger, technical support, the agency itself and its neighbour`, async () => {
    assert.equal((await world.stranger().ask(contract, inputOf(victim.id))).status, 401);
    for (const who of ['ts', 'manager:own', 'technician:own', 'manager:neighbour']) {
      assert.equal((await (await world.as(who)).ask(contract, inputOf(victim.id))).status, 403, who);
    }
  });
}

for (const [contract, inputOf] of cases.filter(([{ path }]) => path.includes(':id'))) {
  test(`Q1: ${contract.operation} does not find another company's agency, nor one that never was`, async () => {
    const neighbour = await world.as('binesh/admin');
    assert.equal((await neighbour.ask(contract, inputOf(victim.id))).status, 404);
    assert.equal((await admin.ask(contract, inputOf(MISSING_ID))).status, 404);
  });
}

test('Q1: two companies may use one code, and neither lists the other\'s agency', async () => {
  const neighbour = await world.as('binesh/admin');
  assert.deepEqual((await neighbour.call(contracts.listAgencies, { q: 'رازدار' })).items, []);
  const rasht = await world.inTenant('binesh', (ctx) => regionByTitles(ctx, { province: 'گیلان', city: 'رشت' }));
  const twin = await neighbour.call(contracts.registerAgency, { code: victim.code, title: 'هم‌کد', kind: 'agency', cityId: rasht?.cityId ?? '' });
  assert.equal(twin.code, victim.code);
});

test('G3: reception reads agencies and may not change them', async () => {
  const reception = await world.as('reception');
  assert.deepEqual((await reception.call(contracts.readAgency, { id: victim.id })).moves, []);
  assert.equal((await reception.ask(contracts.changeAgency, { id: victim.id, version: 1, title: 'دیگر' })).status, 403);
});
