import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { customerImport } from './customers.import.ts';
import { listCustomers, readCustomer, readCustomerTimeline } from './customers.contract.ts';
import { madePersonName } from './customers.make.ts';

const world = await openWorld({ after });
const reception = await world.as('reception');

type Cells = Readonly<Record<string, string>>;
const parse = (cells: Cells) => customerImport.row.parse(cells);
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) => customerImport.apply(ctx, rows.map(parse)));
const check = async (rows: readonly Cells[]) =>
  (await world.inTenant('arka', (ctx) => customerImport.check(ctx, rows.map(parse)))).map((failures) =>
    failures.map(({ path, code }) => `${path}: ${code}`),
  );
const cellFailures = (cells: Cells) => {
  const issues = customerImport.row.safeParse(cells).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

const FILE: readonly Cells[] = [
  {
    kind: 'شخص',
    name: 'مریم رضایی',
    nationalId: '12345679',
    mobile: '9121234567',
    phones: '۰۲۱۸۸۷۷۶۶۵۵ / 88776656 داخلی ۳',
    province: 'تهران',
    city: 'تهران',
    district: 'یوسف‌آباد',
    street: 'خیابان اسدآبادی',
    plaque: '۱۲',
    postalCode: '۱۴۳۳۸۹۴۳۵۱',
  },
  { name: 'علي كريمي', mobile: '0935 444 5566', province: 'فارس', city: 'شیراز', street: 'بلوار زند' },
  { kind: 'حقوقی', name: 'هتل سپید', phones: '05138887766', province: 'خراسان رضوی', city: 'مشهد' },
];

test('F10: a file of customers run twice with one cell changed reports created 0, changed 1, same n − 1', async () => {
  assert.deepEqual(await check(FILE), [[], [], []]);
  assert.deepEqual(await bring(FILE), ['created', 'created', 'created']);
  assert.deepEqual(await bring(FILE), ['same', 'same', 'same']);
  const changed = FILE.with(1, { ...FILE[1], street: 'بلوار چمران' });
  assert.deepEqual(await bring(changed), ['same', 'changed', 'same']);
  assert.deepEqual(await bring(changed), ['same', 'same', 'same']);
});

test('F10: a customer of a file is as one typed on the screen: found, with phones, site and a story', async () => {
  const [row] = (await reception.call(listCustomers, { q: 'مریم رضایی 9121234567' })).items;
  assert(row);
  const view = await reception.call(readCustomer, { id: row.id });
  assert.equal(view.nationalId, '0012345679');
  assert.deepEqual(
    view.phones.map((phone) => [phone.number, phone.extension, phone.isFirst]),
    [
      ['+989121234567', null, true],
      ['+982188776655', null, false],
      ['+982188776656', '3', false],
    ],
  );
  assert.equal(view.sites[0]?.line, 'تهران، یوسف‌آباد، خیابان اسدآبادی، پلاک ۱۲');
  const story = await reception.call(readCustomerTimeline, { id: row.id });
  assert.deepEqual(
    story.items.map((entry) => entry.kind),
    ['customers.cameByFile'],
  );
});

test('F10: an empty cell leaves what is known, a new phone is added, a name in other letters is the same person', async () => {
  const { mobile = '' } = FILE[1] ?? {};
  assert.deepEqual(await bring([{ name: 'علی کریمی', mobile, phones: '07136665544' }]), ['changed']);
  const [row] = (await reception.call(listCustomers, { q: '09354445566' })).items;
  assert(row);
  const view = await reception.call(readCustomer, { id: row.id });
  assert.deepEqual(
    view.phones.map((phone) => phone.number),
    ['+989354445566', '+987136665544'],
  );
  assert.equal(view.sites[0]?.street, 'بلوار چمران');
  assert.equal(view.sites.length, 1);
});

test('F10: somebody known by mobile and name gets the national id that a later file brings', async () => {
  assert.deepEqual(await bring([{ name: 'ندا بهاری', mobile: '09351230001' }]), ['created']);
  assert.deepEqual(await bring([{ name: 'ندا بهاری', mobile: '09351230001', nationalId: '0067749828' }]), [
    'changed',
  ]);
  assert.deepEqual(await bring([{ name: 'ندا بهاری', nationalId: '0067749828' }]), ['same']);
});

test('F10: bad rows say what is wrong at which cell', async () => {
  assert.deepEqual(
    await check([
      { name: 'الف', mobile: '09121112222', province: 'تهرون' },
      { name: 'ب', mobile: '09121112223', province: 'تهران', city: 'شیراز' },
      { name: 'پ', mobile: '09121112224', city: 'شیراز' },
      { name: 'ت', phones: '021887' },
    ]),
    [
      ['province: customers.unknownProvinceName'],
      ['city: customers.unknownCityName'],
      ['province: customers.cityWithoutProvince'],
      ['phones: lib.notAPhone'],
    ],
  );
  assert.deepEqual(cellFailures({ name: 'ث' }), ['mobile: customers.keyMissing']);
  assert.deepEqual(cellFailures({ kind: 'موجود', nationalId: '1', companyId: '2', mobile: '02188776655' }), [
    'kind: lib.notOneOf',
    'name: lib.required',
    'nationalId: lib.notANationalId',
    'companyId: lib.notACompanyId',
    'mobile: lib.notAMobile',
  ]);
});

test('F10: the key of a row is the national id, else the mobile and the folded name', () => {
  const keyOf = (cells: Cells) => customerImport.keyOf(parse(cells));
  assert.equal(
    keyOf({ name: 'الف', nationalId: '۰۰۱۲۳۴۵۶۷۹' }),
    keyOf({ name: 'ب', nationalId: '12345679' }),
  );
  assert.equal(
    keyOf({ name: 'علي اکبری', mobile: '9121112233' }),
    keyOf({ name: 'علی  اكبري', mobile: '+98 912 111 2233' }),
  );
  assert.notEqual(
    keyOf({ name: 'علی', mobile: '09121112233' }),
    keyOf({ name: 'رضا', mobile: '09121112233' }),
  );
});

test('F10: another company does not see what a file brought', async () => {
  const neighbour = await world.as('binesh/admin');
  assert.deepEqual((await neighbour.call(listCustomers, { q: 'رضایی' })).items, []);
});

test('F10: a thousand rows are one batch and the maker repeats itself for a seed', async () => {
  const random = seededRandom(3);
  const rows = Array.from({ length: 1000 }, (_, place) => ({
    name: madePersonName(random),
    mobile: `0937${String(place).padStart(7, '0')}`,
    province: 'گیلان',
    city: 'رشت',
    street: 'خیابان سعدی',
  }));
  const outcomes = await bring(rows);
  assert.equal(outcomes.filter((outcome) => outcome === 'created').length, 1000);
  assert.deepEqual(new Set(await bring(rows)), new Set(['same']));
  assert.equal(madePersonName(seededRandom(3)), rows[0]?.name);
});
