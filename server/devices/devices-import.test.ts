import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { regionByTitles } from '../catalog/catalog.ts';
import { registerCustomer } from '../customers/customers.ts';
import { exportDevices } from './device-export.ts';
import { listDevices, readDevice } from './devices.contract.ts';
import { deviceImport } from './devices.import.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');

type Cells = Readonly<Record<string, string>>;
const parse = (cells: Cells) => deviceImport.row.parse(cells);
const bring = async (rows: readonly Cells[]) =>
  await world.inTenant('arka', (ctx) => deviceImport.apply(ctx, rows.map(parse)));
const check = async (rows: readonly Cells[]) =>
  (await world.inTenant('arka', (ctx) => deviceImport.check(ctx, rows.map(parse)))).map((failures) =>
    failures.map(({ path, code }) => `${path}: ${code}`),
  );
const cellFailures = (cells: Cells) => {
  const issues = deviceImport.row.safeParse(cells).error?.issues ?? [];
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

const line = await admin.call(catalog.productLineList.add, { code: 'I-L', title: 'سرمایشی' });
const type = await admin.call(catalog.productTypeList.add, {
  code: 'I-T',
  title: 'یخچال',
  productLineId: line.id,
});
const brands = await Promise.all(
  ['ARKA', 'BINESH'].map((code) => admin.call(catalog.brandList.add, { code, title: code })),
);
const [arka, binesh] = brands.map((brand) => brand.id);
const model = (code: string, title: string, brandId = arka ?? '') =>
  admin.call(catalog.modelList.add, { code, title, brandId, typeId: type.id });
await model('RF-620', 'یخچال ساید');
await model('RF-700', 'یخچال بزرگ');
await model('BN-1', 'یخچال بینش', binesh);
await model('TW-1', 'همنام');
await model('TW-2', 'همنام');
const owner = await world.inTenant('arka', async (ctx) => {
  const region = await regionByTitles(ctx, { province: 'اصفهان', city: 'اصفهان' });
  return await registerCustomer(ctx, {
    kind: 'person',
    name: 'مریم رضایی',
    nationalId: '0012345679',
    phones: [{ number: '09121234567' }],
    site: { provinceId: region?.provinceId ?? null, cityId: region?.cityId ?? null, street: 'چهارباغ' },
  });
});

const FILE: readonly Cells[] = [
  {
    model: 'RF-620',
    serial: 'AK-1',
    nationalId: '12345679',
    producedOn: '1403/01/20',
    soldOn: '1403/02/08',
    installedOn: '1403/02/10',
  },
  { model: 'يخچال بزرگ', serial: 'AK-2', mobile: '9121234567', customerName: 'مريم رضايي', city: 'اصفهان' },
  { model: 'bn 1', serial: 'AK-1' },
];

test('F10: a file of devices run twice with one cell changed reports created 0, changed 1, same n − 1', async () => {
  assert.deepEqual(await check(FILE), [[], [], []]);
  assert.deepEqual(await bring(FILE), ['created', 'created', 'created']);
  assert.deepEqual(await bring(FILE), ['same', 'same', 'same']);
  const changed = FILE.with(0, { ...FILE[0], installedOn: '1403/02/12' });
  assert.deepEqual(await bring(changed), ['changed', 'same', 'same']);
  assert.deepEqual(await bring(changed), ['same', 'same', 'same']);
});

test('F10: a device of a file is as one typed on the screen: found, with owner, place and dates', async () => {
  const found = (await admin.call(listDevices, { q: 'AK1 رضایی' })).items;
  assert.deepEqual(
    found.map((device) => [device.modelCode, device.cityTitle]),
    [['RF-620', 'اصفهان']],
  );
  const view = await admin.call(readDevice, { id: found[0]?.id ?? '' });
  assert.deepEqual([view.owner?.id, view.site?.id], [owner.id, owner.siteId]);
  assert.deepEqual([view.producedOn, view.installedOn], ['2024-04-08', '2024-05-01']);
});

test('F10: an empty cell leaves what is known, and one serial of two brands is two devices', async () => {
  assert.deepEqual(await bring([{ model: 'RF-620', serial: 'ak 1' }]), ['changed']);
  assert.deepEqual(await bring([{ model: 'RF-620', serial: 'ak 1' }]), ['same']);
  const found = (await admin.call(listDevices, { serial: 'AK1' })).items;
  assert.deepEqual(found.map((device) => [device.brandTitle, device.soldOn]).toSorted(), [
    ['ARKA', '2024-04-27'],
    ['BINESH', null],
  ]);
});

test('F10: a row without serial, with a wrong day, phone or national id is bad at its cell', () => {
  assert.deepEqual(cellFailures({ model: 'RF-620', serial: '' }), ['serial: devices.serialRequired']);
  assert.deepEqual(cellFailures({ model: '', serial: '--' }), [
    'model: lib.required',
    'serial: devices.notASerial',
  ]);
  assert.deepEqual(
    cellFailures({
      model: 'RF-620',
      serial: 'X',
      soldOn: '1403/12/31',
      mobile: '12',
      nationalId: '1234567890',
    }),
    ['nationalId: lib.notANationalId', 'mobile: lib.notAPhone', 'soldOn: lib.notADay'],
  );
});

test('F10: an unknown model or owner, a day that cannot be and a serial twice are bad rows', async () => {
  const rows: Cells[] = [
    { model: 'NO-SUCH', serial: 'C-1' },
    { model: 'همنام', serial: 'C-2' },
    { model: 'RF-620', serial: 'C-3', nationalId: '0000000019' },
    { model: 'RF-620', serial: 'C-4', mobile: '09121234567', customerName: 'کس دیگر' },
    { model: 'RF-620', serial: 'C-5', nationalId: '0012345679', city: 'شیراز' },
    { model: 'RF-620', serial: 'C-6', soldOn: '1499/01/01' },
    { model: 'RF-620', serial: 'C-7', producedOn: '1403/05/01', soldOn: '1403/04/01' },
    { model: 'RF-700', serial: 'C-8' },
    { model: 'RF-620', serial: 'c8' },
  ];
  assert.deepEqual(await check(rows), [
    ['model: devices.unknownModelName'],
    ['model: devices.ambiguousModel'],
    ['nationalId: devices.unknownOwner'],
    ['mobile: devices.unknownOwner'],
    ['city: devices.noSiteThere'],
    ['soldOn: devices.futureDay'],
    ['soldOn: devices.beforeProduction'],
    [],
    ['serial: devices.serialTwice'],
  ]);
});

test('F10: what goes out comes in again and changes nothing', async () => {
  const { rows, next } = await world.inTenant('arka', (ctx) => exportDevices(ctx, undefined));
  assert.equal(next, undefined);
  assert.ok(rows.length >= 3);
  assert.deepEqual(new Set(await bring(rows)), new Set(['same']));
});
