import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import { productLineList } from '../catalog/catalog.contract.ts';
import { addDays } from '../lib/jalali.ts';
import { agencyImport } from './agencies.import.ts';
import * as contracts from './agencies.contract.ts';
import { today } from './agencies.read.ts';
import { agencyPeopleImport } from './agency-people.import.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const day = await world.inTenant('arka', today);
for (const [code, title] of [
  ['FR', 'یخچال'],
  ['WM', 'لباسشویی'],
] as const) {
  await admin.call(productLineList.add, { code, title });
}

type Cells = Readonly<Record<string, string>>;
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) =>
    agencyImport.apply(
      ctx,
      rows.map((cells) => agencyImport.row.parse(cells)),
    ),
  );
const check = async (rows: readonly Cells[]) =>
  (
    await world.inTenant('arka', (ctx) =>
      agencyImport.check(
        ctx,
        rows.map((cells) => agencyImport.row.parse(cells)),
      ),
    )
  ).map((failures) => failures.map(({ path, code }) => `${path}: ${code}`));
const bringPeople = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) =>
    agencyPeopleImport.apply(
      ctx,
      rows.map((cells) => agencyPeopleImport.row.parse(cells)),
    ),
  );
const checkPeople = async (rows: readonly Cells[]) =>
  (
    await world.inTenant('arka', (ctx) =>
      agencyPeopleImport.check(
        ctx,
        rows.map((cells) => agencyPeopleImport.row.parse(cells)),
      ),
    )
  ).map((failures) => failures.map(({ path, code }) => `${path}: ${code}`));
const read = async (code: string) => {
  const found = (await admin.call(contracts.listAgencies, { q: code })).items.find(
    (each) => each.code === code,
  );
  assert(found, code);
  return await admin.call(contracts.readAgency, { id: found.id });
};
const standing = (view: Awaited<ReturnType<typeof read>>) =>
  view.coverage
    .filter((row) => row.toOn === null)
    .map((row) => `${row.regionTitle}/${row.productLineTitle ?? '*'}`)
    .toSorted();

const FILE: readonly Cells[] = [
  {
    code: '۹۰۰۱',
    title: 'خدمات شیراز',
    kind: 'نمایندگی',
    province: 'فارس',
    city: 'شیراز',
    address: 'بلوار زند',
    phone: '36001122',
    contractFromOn: '1404/01/01',
    contractToOn: '1406/12/29',
    openWorkMax: '۴۰',
    managerName: 'حسین كریمی',
    managerMobile: '9171110001',
    coverage: 'شیراز، استان بوشهر',
    productLines: 'یخچال، WM',
  },
  {
    code: '9002',
    title: 'تک سرویس یزد',
    kind: 'تک‌نفره',
    province: 'یزد',
    city: 'یزد',
    managerName: 'اکبر یزدی',
    managerMobile: '09131110002',
    coverage: 'یزد؛ کرمان/کرمان',
  },
  { code: '9003', title: 'کارگاه مرکزی', kind: 'داخلی', province: 'استان تهران', city: 'تهران' },
];

test('F10, G1: a file of agencies run twice with one cell changed reports created 0, changed 1, same n − 1', async () => {
  assert.deepEqual(await check(FILE), [[], [], []]);
  assert.deepEqual(await bring(FILE), ['created', 'created', 'created']);
  assert.deepEqual(await bring(FILE), ['same', 'same', 'same']);
  const changed = FILE.with(2, { ...FILE[2], openWorkMax: '15' });
  assert.deepEqual(await bring(changed), ['same', 'same', 'changed']);
  assert.deepEqual(await bring(changed), ['same', 'same', 'same']);
});

test('G1, G6: an agency of a file has its coverage per product line, contract, manager and phone', async () => {
  const view = await read('9001');
  assert.deepEqual(
    [view.phone, view.contractFromOn, view.openWorkMax, view.cityTitle],
    ['+987136001122', '2025-03-21', 40, 'شیراز'],
  );
  assert.deepEqual(standing(view), ['بوشهر/لباسشویی', 'بوشهر/یخچال', 'شیراز/لباسشویی', 'شیراز/یخچال']);
  assert.deepEqual(view.coverage.map((row) => row.level).toSorted(), [
    'city',
    'city',
    'province',
    'province',
  ]);
  assert.deepEqual(
    view.people.map(({ title, mobile, roleCodes }) => [title, mobile, roleCodes]),
    [['حسین کریمی', '+989171110001', ['agency-manager']]],
  );
  const alone = await read('9002');
  assert.deepEqual(alone.people[0]?.roleCodes, ['agency-manager', 'technician']);
  assert.deepEqual(standing(alone), ['کرمان/*', 'یزد/*']);
  const story = await admin.call(contracts.readAgencyTimeline, { id: view.id });
  assert.deepEqual(
    story.items.map((entry) => entry.kind),
    ['agencies.cameByFile'],
  );
});

test('G1: the list of cities is the whole list from today on; an empty cell leaves it, an end set by hand stays', async () => {
  const before = await read('9002');
  const [kerman] = before.coverage.filter((row) => row.regionTitle === 'کرمان');
  assert(kerman);
  assert.deepEqual(await bring([{ ...FILE[1], coverage: '' }]), ['same']);
  assert.deepEqual(await bring([{ ...FILE[1], coverage: 'یزد، اصفهان/اصفهان' }]), ['changed']);
  assert.deepEqual(standing(await read('9002')), ['اصفهان/*', 'یزد/*']);

  const view = await read('9001');
  const [bushehr] = view.coverage.filter(
    (row) => row.level === 'province' && row.productLineTitle === 'یخچال',
  );
  assert(bushehr);
  await admin.call(contracts.endCoverage, { id: view.id, coverageId: bushehr.id, lastOn: addDays(day, 10) });
  assert.deepEqual(await bring([{ ...FILE[0], coverage: 'شیراز' }]), ['changed']);
  const after = await read('9001');
  assert.equal(after.coverage.find((row) => row.id === bushehr.id)?.toOn, addDays(day, 10));
  const ended = after.coverage.filter(
    (row) => row.level === 'province' && row.productLineTitle === 'لباسشویی',
  );
  assert.deepEqual(
    ended.map((row) => row.toOn),
    [addDays(day, -1)],
  );
});

test('F10: an unknown region or product line, a wrong phone and a manager from elsewhere are bad rows', async () => {
  const row = { code: '9010', title: 'الف', province: 'فارس', city: 'شیراز' };
  assert.deepEqual(
    await check([
      { ...row, province: 'فارسستان' },
      { ...row, city: 'تهران' },
      { ...row, coverage: 'شیراز، ناکجا' },
      { ...row, coverage: 'شیراز', productLines: 'یخچال، پرنده' },
      { ...row, phone: '36001122 / 36001133' },
      { ...row, managerName: 'حسین کریمی', managerMobile: '09171110001' },
      { ...row, managerName: 'مریم احمدی', managerMobile: '09120000001' },
      { ...row, contractFromOn: '1405/01/01', contractToOn: '1404/01/01' },
    ]),
    [
      ['province: agencies.unknownProvinceName'],
      ['city: agencies.unknownCityName'],
      ['coverage: agencies.unknownCoverageCity'],
      ['productLines: agencies.unknownLineName'],
      ['phone: lib.twoPhones'],
      ['managerMobile: agencies.personElsewhere'],
      ['managerMobile: agencies.personElsewhere'],
      ['contractToOn: lib.daysReversed'],
    ],
  );
  const wrong = agencyImport.row.safeParse({
    code: '—',
    kind: 'رستوران',
    province: 'فارس',
    openWorkMax: '-3',
    contractFromOn: '1403/12/31',
  });
  assert.deepEqual(
    wrong.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    [
      'code: agencies.notACode',
      'title: lib.required',
      'kind: agencies.kindUnknown',
      'city: lib.required',
      'contractFromOn: lib.notADay',
      'openWorkMax: lib.tooSmall',
    ],
  );
  const halves = [
    { ...row, managerName: 'الف' },
    { ...row, managerMobile: '09121112233' },
  ].map((cells) => agencyImport.row.safeParse(cells).error?.issues[0]?.message);
  assert.deepEqual(halves, ['agencies.managerMobileMissing', 'agencies.managerNameMissing']);
});

test('F10, G3: people of agencies come by file; a second run changes nothing, a second role is added', async () => {
  const rows = [
    { agencyCode: '۹۰۰۱', name: 'رضا احمدی', mobile: '09171110011', role: 'سرویسکار' },
    { agencyCode: '9001', name: 'زهرا نوری', mobile: '9171110012', role: 'کارمند' },
  ];
  assert.deepEqual(await checkPeople(rows), [[], []]);
  assert.deepEqual(await bringPeople(rows), ['created', 'created']);
  assert.deepEqual(await bringPeople(rows), ['same', 'same']);
  assert.deepEqual(await bringPeople([{ ...rows[0], role: 'مدیر' }]), ['changed']);
  const person = (await read('9001')).people.find((each) => each.mobile === '+989171110011');
  assert.deepEqual(person?.roleCodes, ['technician', 'agency-manager']);
});

test('F10: a person of an unknown agency, or of another one, is a bad row', async () => {
  assert.deepEqual(
    await checkPeople([
      { agencyCode: '9999', name: 'الف', mobile: '09171110020', role: 'تکنسین' },
      { agencyCode: '9002', name: 'رضا احمدی', mobile: '09171110011', role: 'تکنسین' },
      { agencyCode: '9001', name: 'ب', mobile: '09171110021', role: 'تکنسین' },
      { agencyCode: '9002', name: 'ب', mobile: '09171110021', role: 'تکنسین' },
    ]),
    [
      ['agencyCode: agencies.unknownAgency'],
      ['mobile: agencies.personElsewhere'],
      [],
      ['mobile: agencies.personElsewhere'],
    ],
  );
  const wrong = agencyPeopleImport.row.safeParse({
    agencyCode: '9001',
    name: 'الف',
    mobile: '02188776655',
    role: 'رئیس',
  });
  const paths = new Set(wrong.error?.issues.map((issue) => issue.path.join('.')));
  assert.deepEqual(paths, new Set(['mobile', 'role']));
});
