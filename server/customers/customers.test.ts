import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import type { z } from 'zod';

import type { HttpClient } from '../../test/http-client.ts';
import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { makeAgencyPeople, makeAgency } from '../agencies/agencies.make.ts';
import { regionByTitles } from '../catalog/catalog.ts';
import { changeRole, listRoles } from '../identity/identity.contract.ts';
import { newId } from '../lib/id.ts';
import type { CustomerView } from './customers.contract.ts';
import * as contracts from './customers.contract.ts';
import { makeCustomers } from './customers.make.ts';

const world = await openWorld({ after });
const reception = await world.as('reception');
const tehran = await world.inTenant('arka', async (ctx) => {
  const found = await regionByTitles(ctx, { province: 'تهران', city: 'تهران' });
  assert(found?.cityId);
  return { provinceId: found.provinceId, cityId: found.cityId };
});
const NATIONAL_ID = '0012345679';
const MISSING_ID = '01900000-0000-7000-8000-000000000000';

let counted = 0;
/** A customer with a phone nobody else has. */
async function register(given: Partial<z.input<typeof contracts.NewCustomer>> = {}): Promise<CustomerView> {
  counted += 1;
  const number = `0912700${String(counted).padStart(4, '0')}`;
  return await reception.call(contracts.registerCustomer, {
    kind: 'person',
    name: `مشتری ${counted}`,
    phones: [{ number }],
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

test('A2: a customer is found again by name, phone, id, address, contact and note, however it is typed', async () => {
  const made = await register({
    name: 'شرکت یخ‌سازان كویر',
    kind: 'organisation',
    note: 'درِ پشتی زنگ ندارد',
    phones: [{ number: '۰۹۱۲ ۳۴۵ ۶۷ ۸۹' }, { number: '88776655 داخلی ۱۲' }],
    site: { ...tehran, street: 'خیابان زرافشان', plaque: '۴۴', unit: '3', postalCode: '۱۴۳۳۸۹۴۳۵۱' },
    contacts: [{ name: 'بهناز تاجبخش', role: 'payer', number: '09351112233' }],
  });
  for (const q of [
    'یخ سازان',
    'يخسازان',
    'کویر',
    '0912345',
    '345678',
    '88776655',
    '021887',
    'زرافشان',
    '1433894',
    'تاجبخش',
    '9351112',
    'زنگ ندارد',
  ]) {
    const found = await reception.call(contracts.listCustomers, { q });
    assert.deepEqual(
      found.items.map((row) => row.id),
      [made.id],
      q,
    );
  }
  assert.equal(made.name, 'شرکت یخ‌سازان کویر');
  assert.equal(made.sites[0]?.line, 'تهران، خیابان زرافشان، پلاک ۴۴، واحد 3');
  assert.equal(
    (await reception.call(contracts.listCustomers, { q: 'یخ سازان', kind: 'person' })).items.length,
    0,
  );
});

test('A2: several people share a phone, and a call from it finds all of them', async () => {
  const number = '02144556677';
  const mother = await register({ name: 'پروین صالحی', phones: [{ number }] });
  const daughter = await register({
    name: 'نازنین صالحی',
    phones: [{ number: '09121110001' }, { number: '44556677' }],
  });
  const office = await register({
    kind: 'organisation',
    contacts: [{ name: 'پروین صالحی', role: 'operator', number }],
  });
  const answer = await reception.call(contracts.findByPhone, { number: '+982144556677' });
  assert.deepEqual(
    answer.items.map((each) => each.id).toSorted(),
    [mother.id, daughter.id, office.id].toSorted(),
  );
  assert.deepEqual(
    (await reception.call(contracts.findByPhone, { number: '09121110001' })).items.map((each) => each.name),
    ['نازنین صالحی'],
  );
});

test('A6: a landline number finds its province, a mobile and a head number none', async () => {
  const regionOf = async (number: string) =>
    (await reception.call(contracts.findByPhone, { number })).region?.province.title;
  assert.equal(await regionOf('05132223344'), 'خراسان رضوی');
  assert.equal(await regionOf('۸۸۷۷۶۶۵۵'), 'تهران');
  assert.equal(await regionOf('09151112233'), undefined);
  assert.equal(await regionOf('1540'), undefined);
});

test('A2: an extension is split off and kept, a head number is kept as typed with a warning', async () => {
  const made = await register({ phones: [{ number: '02188990011 داخلی ۲۱۴' }, { number: '۱۵۴۰' }] });
  assert.deepEqual(
    made.phones.map(({ number, extension, kind, isFirst, warning }) => ({
      number,
      extension,
      kind,
      isFirst,
      warning,
    })),
    [
      { number: '+982188990011', extension: '214', kind: 'landline', isFirst: true, warning: null },
      { number: '1540', extension: null, kind: 'short', isFirst: false, warning: 'lib.shortNumber' },
    ],
  );
});

test('A2: each mistake lands at its field', async () => {
  const wrong = await refusal(
    register({
      phones: [
        { number: '09121110002، 09121110003' },
        { number: '۰۲۱' },
        { number: '09121110004' },
        { number: '0912 111 0004' },
      ],
      site: { provinceId: tehran.cityId, latitude: 35.7 },
      contacts: [{ name: 'کسی', role: 'owner', number: 'الف' }],
    }),
  );
  assert.equal(wrong.status, 400);
  assert.deepEqual(fieldsOf(wrong).toSorted(), [
    'contacts.0.number: lib.notAPhone',
    'phones.0.number: lib.twoPhones',
    'phones.1.number: lib.notAPhone',
    'phones.3.number: customers.phoneThere',
    'site.longitude: lib.required',
    'site.provinceId: customers.unknownProvince',
  ]);
  const short = await refusal(register({ name: ' ', nationalId: '0012345678', phones: [] }));
  assert.deepEqual(fieldsOf(short).toSorted(), [
    'name: lib.required',
    'nationalId: lib.notANationalId',
    'phones: lib.required',
  ]);
  assert.deepEqual(fieldsOf(await refusal(register({ name: 'الف\0ب' }))), ['name: lib.notStorable']);
  assert.deepEqual(fieldsOf(await refusal(reception.call(contracts.findByPhone, { number: 'سلام' }))), [
    'number: lib.notAPhone',
  ]);
});

test('A2: a city must lie in the given province, and brings its province along', async () => {
  const isfahan = await world.inTenant('arka', (ctx) => regionByTitles(ctx, { province: 'اصفهان' }));
  assert(isfahan);
  const wrong = await refusal(register({ site: { provinceId: isfahan.provinceId, cityId: tehran.cityId } }));
  assert.deepEqual(fieldsOf(wrong), ['site.cityId: customers.cityElsewhere']);
  const made = await register({ site: { cityId: tehran.cityId } });
  assert.equal(made.sites[0]?.provinceId, tehran.provinceId);
});

test('A2: a postal code that cannot be right is kept and marked', async () => {
  const made = await register({ site: { postalCode: '0123' } });
  assert.deepEqual(
    made.sites.map(({ postalCode, isPostalCodeOdd }) => ({ postalCode, isPostalCodeOdd })),
    [{ postalCode: '0123', isPostalCodeOdd: true }],
  );
});

test('A2: one national id is one customer', async () => {
  await register({ nationalId: '۰۰۱۲۳۴۵۶۷۹' });
  const second = await refusal(register({ nationalId: NATIONAL_ID }));
  assert.equal(second.status, 409);
  assert.deepEqual(fieldsOf(second), ['nationalId: customers.nationalIdTaken']);
});

test('A2: a change keeps what is left out, and an old version is refused', async () => {
  const made = await register({ note: 'صبح‌ها تماس بگیرید' });
  const changed = await reception.call(contracts.changeCustomer, {
    id: made.id,
    version: made.version,
    name: 'نام تازه',
  });
  assert.equal(changed.note, 'صبح‌ها تماس بگیرید');
  assert.equal(changed.version, made.version + 1);
  const late = await refusal(
    reception.call(contracts.changeCustomer, { id: made.id, version: made.version, name: 'دیرتر' }),
  );
  assert.deepEqual([late.status, late.problem.code], [409, 'lib.changedMeanwhile']);
  assert.deepEqual(
    (await reception.call(contracts.listCustomers, { q: 'نام تازه' })).items.map((row) => row.id),
    [made.id],
  );
});

test('A2: of two who change at once one wins and the other learns of it', async () => {
  const made = await register();
  const both = await Promise.allSettled(
    ['یک', 'دو'].map((name) =>
      reception.call(contracts.changeCustomer, { id: made.id, version: made.version, name }),
    ),
  );
  assert.deepEqual(both.map((each) => each.status).toSorted(), ['fulfilled', 'rejected']);
});

test('A2: phones, sites and contacts are added and each is told on the timeline', async () => {
  const made = await register();
  const withPhone = await reception.call(contracts.addPhone, {
    id: made.id,
    number: '02155443322',
    isFirst: true,
  });
  assert.deepEqual(
    withPhone.phones.map((phone) => [phone.number, phone.isFirst]),
    [
      ['+982155443322', true],
      [made.phones[0]?.number, false],
    ],
  );
  const twice = await refusal(reception.call(contracts.addPhone, { id: made.id, number: '55443322' }));
  assert.deepEqual([twice.status, ...fieldsOf(twice)], [409, 'number: customers.phoneThere']);

  const site = await reception.call(contracts.addSite, {
    id: made.id,
    ...tehran,
    street: 'بلوار نو',
    floor: '2',
  });
  const moved = await reception.call(contracts.changeSite, {
    id: site.id,
    version: site.version,
    street: 'بلوار کهنه',
  });
  assert.equal(moved.line, 'تهران، بلوار کهنه، طبقه 2');
  assert.equal(
    (await refusal(reception.call(contracts.changeSite, { id: site.id, version: site.version, unit: '1' })))
      .status,
    409,
  );
  await reception.call(contracts.addContact, {
    id: made.id,
    name: 'سرایدار',
    role: 'operator',
    number: '09121110009',
  });

  const story = await reception.call(contracts.readCustomerTimeline, { id: made.id });
  assert.deepEqual(
    story.items.map((entry) => entry.kind),
    [
      'customers.contactAdded',
      'customers.siteChanged',
      'customers.siteAdded',
      'customers.phoneAdded',
      'customers.registered',
    ],
  );
  assert.deepEqual(
    (await reception.call(contracts.findByPhone, { number: '09121110009' })).items.map((each) => each.id),
    [made.id],
  );
});

test('A2: every change is in the audit trail, personal values apart', async () => {
  const made = await register({ name: 'نهان نیکنام' });
  const entries = await world.inTenant('arka', (ctx) =>
    ctx.tx.query(
      'select action, after::text, personal_after::text from audit_entry where tenant_id = $1 and subject_id = $2',
      [ctx.tx.tenantId, made.id],
    ),
  );
  assert.deepEqual(
    entries.rows.map((row) => row[0]),
    ['customers.register'],
  );
  assert.doesNotMatch(String(entries.rows[0]?.[1]), /نیکنام/);
  assert.match(String(entries.rows[0]?.[2]), /نیکنام/);
});

test('A2: pages of the list hold every customer once, newest first', async () => {
  const made = await world.inTenant('binesh', async (ctx) => {
    const place = await regionByTitles(ctx, { province: 'فارس', city: 'شیراز' });
    assert(place?.cityId);
    return await makeCustomers(ctx, {
      count: 45,
      seed: 7,
      places: [{ provinceId: place.provinceId, cityId: place.cityId, areaCode: '071' }],
    });
  });
  const neighbour = await world.as('binesh/admin');
  const ids = await allPages(neighbour, {});
  assert.deepEqual(ids, made.map((each) => each.id).toReversed());
  assert.equal(new Set(await allPages(neighbour, { q: 'شیراز' })).size, 45);
  assert.equal((await refusal(neighbour.call(contracts.listCustomers, { after: 'چرند' }))).status, 400);
});

async function allPages(client: HttpClient, ask: { q?: string }): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null | undefined;
  do {
    const page = await client.call(contracts.listCustomers, {
      ...ask,
      limit: 10,
      ...(next && { after: next }),
    });
    ids.push(...page.items.map((row) => row.id));
    next = page.next;
  } while (next !== null && ids.length < 1000);
  return ids;
}

const cases = [
  [contracts.listCustomers, () => ({})],
  [contracts.findByPhone, () => ({ number: '09127000001' })],
  [contracts.readCustomer, (id: string) => ({ id })],
  [contracts.registerCustomer, () => ({ kind: 'person', name: 'کسی', phones: [{ number: '09129990000' }] })],
  [contracts.changeCustomer, (id: string) => ({ id, version: 1, name: 'دیگری' })],
  [contracts.addPhone, (id: string) => ({ id, number: '09129990001' })],
  [contracts.addSite, (id: string) => ({ id, street: 'کویی' })],
  [contracts.changeSite, (_: string, siteId: string) => ({ id: siteId, version: 1, street: 'کویی' })],
  [contracts.addContact, (id: string) => ({ id, name: 'کسی', role: 'owner' })],
  [contracts.readCustomerTimeline, (id: string) => ({ id })],
] as const;
const victim = await register({ site: { street: 'راز' } });
const victimSiteId = victim.sites[0]?.id ?? '';
await world.inTenant('arka', async (ctx) => {
  const { id } = await makeAgency(ctx, { id: newId(), code: '8801', title: 'نمایندگی آزمون', ...tehran });
  await makeAgencyPeople(ctx, id, [
    { mobile: '09128800001', title: 'مدیر آزمون', roleCodes: ['agency-manager'], demoName: 'manager:8801' },
    {
      mobile: '09128800002',
      title: 'سرویسکار آزمون',
      roleCodes: ['technician'],
      demoName: 'technician:8801',
    },
  ]);
});

for (const [contract, inputOf] of cases) {
  test(`G3: ${contract.operation} is closed to a stranger, technical support, the warehouse, an agency and a technician`, async () => {
    const input = inputOf(victim.id, victimSiteId);
    assert.equal((await world.stranger().ask(contract, input)).status, 401);
    for (const who of ['ts', 'warehouse', 'manager:8801', 'technician:8801']) {
      assert.equal((await (await world.as(who)).ask(contract, input)).status, 403, who);
    }
  });
}

for (const [contract, inputOf] of cases.filter(([{ path }]) => path.includes(':id'))) {
  test(`Q5: ${contract.operation} does not find another company's customer, nor one that never was`, async () => {
    const neighbour = await world.as('binesh/admin');
    assert.equal((await neighbour.ask(contract, inputOf(victim.id, victimSiteId))).status, 404);
    assert.equal((await reception.ask(contract, inputOf(MISSING_ID, MISSING_ID))).status, 404);
  });
}

test('Q5: lists, searches and phones of another company are empty', async () => {
  const neighbour = await world.as('binesh/admin');
  const number = victim.phones[0]?.number ?? '';
  assert.deepEqual((await neighbour.call(contracts.findByPhone, { number })).items, []);
  assert.deepEqual((await neighbour.call(contracts.listCustomers, { q: victim.name })).items, []);
});

test('G3: a role that sees an agency only gets no customer even when it is given the permission', async () => {
  const admin = await world.as('admin');
  const role = (await admin.call(listRoles, {})).items.find((each) => each.code === 'agency-manager');
  assert(role);
  await admin.call(changeRole, {
    code: role.code,
    version: role.version,
    permissions: [...role.permissions, 'customer.read', 'customer.write'],
  });
  const manager = await world.as('manager:8801');
  for (const [contract, inputOf] of cases) {
    assert.equal(
      (await manager.ask(contract, inputOf(victim.id, victimSiteId))).status,
      403,
      contract.operation,
    );
  }
});
