import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { regionByTitles } from '../catalog/catalog.ts';
import { getSession } from '../identity/identity.contract.ts';
import type { AgencyView } from './agencies.contract.ts';
import * as contracts from './agencies.contract.ts';
import { makeAgency, makeAgencyPeople } from './agencies.make.ts';
import { agencyManagers } from './agencies.ts';

// Who belongs to an agency, and who sees it.

const world = await openWorld({ after });
const admin = await world.as('admin');
const MISSING_ID = '01900000-0000-7000-8000-000000000000';

const mashhad = await world.inTenant('arka', async (ctx) => {
  const found = await regionByTitles(ctx, { province: 'خراسان رضوی', city: 'مشهد' });
  assert(found?.cityId);
  return { provinceId: found.provinceId, cityId: found.cityId };
});

let counted = 7500;
async function register(): Promise<AgencyView> {
  counted += 1;
  const code = String(counted);
  return await admin.call(contracts.registerAgency, {
    code,
    title: `نمایندگی ${code}`,
    kind: 'agency',
    cityId: mashhad.cityId,
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

test('G1, G3: people are added, changed and ended; who works elsewhere is refused', async () => {
  const { id } = await register();
  const other = await register();
  const added = await admin.call(contracts.addPerson, {
    id,
    mobile: '۰۹۱۵۱۱۱۰۰۰۱',
    title: 'رضا احمدي',
    roleCodes: ['agency-manager', 'technician'],
  });
  const [person] = added.people;
  assert(person);
  assert.deepEqual([person.title, person.mobile, person.isTechnician], ['رضا احمدی', '+989151110001', true]);
  assert.deepEqual(await world.inTenant('arka', (ctx) => agencyManagers(ctx, id)), [
    { membershipId: person.membershipId, title: 'رضا احمدی', mobile: '+989151110001' },
  ]);
  const elsewhere = await refusal(
    admin.call(contracts.addPerson, {
      id: other.id,
      mobile: '09151110001',
      title: 'رضا',
      roleCodes: ['technician'],
    }),
  );
  assert.deepEqual([elsewhere.status, elsewhere.problem.errors[0]?.path], [409, 'mobile']);
  assert.deepEqual(
    (
      await refusal(
        admin.call(contracts.addPerson, {
          id,
          mobile: '02188776655',
          title: 'رضا',
          roleCodes: ['technician'],
        }),
      )
    ).problem.errors[0]?.path,
    'mobile',
  );
  const change = { id, membershipId: person.membershipId, version: person.version, isEnded: true };
  assert.equal((await refusal(admin.call(contracts.changePerson, { ...change, id: other.id }))).status, 404);
  const ended = await admin.call(contracts.changePerson, change);
  assert.deepEqual(
    ended.people.map((each) => each.isEnded),
    [true],
  );
  assert.deepEqual(await world.inTenant('arka', (ctx) => agencyManagers(ctx, id)), []);
  const story = await admin.call(contracts.readAgencyTimeline, { id });
  assert.deepEqual(
    story.items.map((entry) => entry.kind),
    ['agencies.personEnded', 'agencies.personAdded', 'agencies.registered'],
  );
});

const victim = await register();
const [victimCoverage] = (
  await admin.call(contracts.addCoverage, { id: victim.id, regionId: mashhad.cityId, productLineId: null })
).coverage;
await world.inTenant('arka', async (ctx) => {
  await makeAgencyPeople(ctx, victim.id, [
    { mobile: '09158800001', title: 'مدیر رازدار', roleCodes: ['agency-manager'], demoName: 'manager:own' },
    {
      mobile: '09158800002',
      title: 'سرویسکار رازدار',
      roleCodes: ['technician'],
      demoName: 'technician:own',
    },
  ]);
  const neighbour = await makeAgency(ctx, {
    id: '01900000-0000-7000-8000-000000008802',
    code: '8802',
    title: 'همسایه',
    ...mashhad,
  });
  await makeAgencyPeople(ctx, neighbour.id, [
    {
      mobile: '09158800003',
      title: 'مدیر همسایه',
      roleCodes: ['agency-manager'],
      demoName: 'manager:neighbour',
    },
  ]);
});

test("G2, G3: an agency's people see their own agency, and no list of agencies", async () => {
  for (const who of ['manager:own', 'technician:own']) {
    const own = await (await world.as(who)).call(contracts.readOwnAgency, {});
    assert.deepEqual([own.id, own.title, own.coverage.length], [victim.id, victim.title, 1]);
    assert.deepEqual(
      own.technicians.map((each) => each.title),
      ['سرویسکار رازدار'],
    );
  }
  const neighbour = await (await world.as('manager:neighbour')).call(contracts.readOwnAgency, {});
  assert.equal(neighbour.title, 'همسایه');
  assert.equal((await admin.ask(contracts.readOwnAgency, {})).status, 404);
  assert.equal((await (await world.as('ts')).ask(contracts.readOwnAgency, {})).status, 403);
  assert.equal((await world.stranger().ask(contracts.readOwnAgency, {})).status, 401);
});

test('G8: a person who was ended is out at once', async () => {
  const { id } = await register();
  await world.inTenant('arka', (ctx) =>
    makeAgencyPeople(ctx, id, [
      { mobile: '09158800009', title: 'رفتنی', roleCodes: ['agency-clerk'], demoName: 'clerk:leaves' },
    ]),
  );
  const clerk = await world.as('clerk:leaves');
  assert.equal((await clerk.call(getSession, {})).agencyId, id);
  const [person] = (await admin.call(contracts.readAgency, { id })).people;
  assert(person);
  await admin.call(contracts.changePerson, {
    id,
    membershipId: person.membershipId,
    version: person.version,
    isEnded: true,
  });
  assert.equal((await clerk.ask(getSession, {})).status, 401);
});

test('G8: when an agency ends, its people are out at once', async () => {
  const { id } = await register();
  await world.inTenant('arka', (ctx) =>
    makeAgencyPeople(ctx, id, [
      {
        mobile: '09158800010',
        title: 'آخرین نفر',
        roleCodes: ['agency-manager'],
        demoName: 'manager:closes',
      },
    ]),
  );
  const manager = await world.as('manager:closes');
  assert.equal((await manager.call(getSession, {})).agencyId, id);
  const before = await admin.call(contracts.readAgency, { id });
  await admin.call(contracts.changeAgency, { id, version: before.version, isEnded: true });
  assert.equal((await manager.ask(getSession, {})).status, 401);
});

const cases = [
  [contracts.listAgencies, () => ({})],
  [contracts.readAgency, (id: string) => ({ id })],
  [
    contracts.registerAgency,
    () => ({ code: 'X-1', title: 'بیگانه', kind: 'agency', cityId: mashhad.cityId }),
  ],
  [contracts.changeAgency, (id: string) => ({ id, version: 1, title: 'بیگانه' })],
  [contracts.addCoverage, (id: string) => ({ id, regionId: mashhad.cityId, productLineId: null })],
  [contracts.endCoverage, (id: string) => ({ id, coverageId: victimCoverage?.id ?? '' })],
  [
    contracts.addPerson,
    (id: string) => ({ id, mobile: '09159990001', title: 'بیگانه', roleCodes: ['technician'] }),
  ],
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
  test(`Q5: ${contract.operation} does not find another company's agency, nor one that never was`, async () => {
    const neighbour = await world.as('binesh/admin');
    assert.equal((await neighbour.ask(contract, inputOf(victim.id))).status, 404);
    assert.equal((await admin.ask(contract, inputOf(MISSING_ID))).status, 404);
  });
}

test("Q5: two companies may use one code, and neither lists the other's agency", async () => {
  const neighbour = await world.as('binesh/admin');
  assert.deepEqual((await neighbour.call(contracts.listAgencies, { q: victim.title })).items, []);
  const rasht = await world.inTenant('binesh', (ctx) =>
    regionByTitles(ctx, { province: 'گیلان', city: 'رشت' }),
  );
  const twin = await neighbour.call(contracts.registerAgency, {
    code: victim.code,
    title: 'هم‌کد',
    kind: 'agency',
    cityId: rasht?.cityId ?? '',
  });
  assert.equal(twin.code, victim.code);
});

test('G3: reception reads agencies and may not change them', async () => {
  const reception = await world.as('reception');
  assert.deepEqual((await reception.call(contracts.readAgency, { id: victim.id })).moves, []);
  assert.equal(
    (await reception.ask(contracts.changeAgency, { id: victim.id, version: 1, title: 'دیگر' })).status,
    403,
  );
});
