import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { readDeviceHistory, registerDevice } from '../devices/devices.contract.ts';
import { installDevice, recordPartsFitted, recordService } from '../devices/devices.ts';
import { newId } from '../lib/id.ts';
import { parseJalaliDay } from '../lib/jalali.ts';
import * as policies from './policy.contract.ts';
import * as contracts from './warranty.contract.ts';
import { refrigeratorForm } from './warranty.make.ts';
import { addRepairCovers, confirmByReport, registerByReport, withdrawByReport } from './warranty.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const line = await admin.call(catalog.productLineList.add, { code: 'R-L', title: 'سرمایشی' });
const type = await admin.call(catalog.productTypeList.add, {
  code: 'R-T',
  title: 'یخچال',
  productLineId: line.id,
});
const brand = await admin.call(catalog.brandList.add, { code: 'R-B', title: 'آرکا' });
let numbered = 0;

type Form = Partial<typeof refrigeratorForm>;
async function makeModel(form: Form = {}) {
  const code = `R-${(numbered += 1)}`;
  const model = await admin.call(catalog.modelList.add, {
    code,
    title: `یخچال ${code}`,
    brandId: brand.id,
    typeId: type.id,
  });
  await admin.call(policies.makePolicy, {
    ...refrigeratorForm,
    startBases: [...refrigeratorForm.startBases],
    ...form,
    modelId: model.id,
  });
  return model.id;
}
async function makeDevice(modelId: string, dates: Record<string, string>) {
  const device = await admin.call(registerDevice, { modelId, serial: `REP-${(numbered += 1)}`, ...dates });
  await world.settle();
  return device.id;
}
function iso(typed: string): string {
  const parsed = parseJalaliDay(typed);
  return parsed.ok ? parsed.isoDay : '';
}
const register = (deviceId: string, day: string, reportId = newId()) =>
  world.inTenant('arka', async (ctx) => ({
    reportId,
    answer: await registerByReport(ctx, { deviceId, installedOn: iso(day), reportId }),
  }));
const confirm = (reportId: string) => world.inTenant('arka', (ctx) => confirmByReport(ctx, { reportId }));
const withdraw = (reportId: string) => world.inTenant('arka', (ctx) => withdrawByReport(ctx, { reportId }));
async function live(deviceId: string) {
  const { items } = await admin.call(contracts.listRegistrations, { deviceId });
  return items
    .filter((each) => each.state !== 'withdrawn')
    .map(({ state, source, basis, startsOn }) => [state, source, basis, startsOn]);
}
async function labour(deviceId: string, on: string) {
  const { lines } = await admin.call(contracts.checkCoverage, { deviceId, on, lines: [{ kind: 'labour' }] });
  return lines.map(({ decision, reason }) => [decision, reason]).at(0);
}

test('I1: an installation report starts the warranty provisionally from the day it ended; approval confirms it', async () => {
  const deviceId = await makeDevice(await makeModel({ latestStart: null }), {});
  const { reportId } = await register(deviceId, '1405/03/10');
  assert.deepEqual(await live(deviceId), [['provisional', 'report', 'installed', iso('1405/03/10')]]);
  assert.deepEqual(await labour(deviceId, '1405/03/10'), ['provisional', 'registration_provisional']);
  assert.deepEqual(await labour(deviceId, '1405/03/09'), ['not_covered', 'not_started']);
  await confirm(reportId);
  await confirm(reportId);
  assert.deepEqual(await labour(deviceId, '1405/03/10'), ['covered', 'in_term']);
  await world.inTenant('arka', (ctx) => installDevice(ctx, { deviceId, installedOn: iso('1405/03/10') }));
  await world.settle();
  assert.deepEqual(await live(deviceId), [['confirmed', 'report', 'installed', iso('1405/03/10')]]);
});

test('I1: a rejected installation report leaves a device without warranty as it was', async () => {
  const deviceId = await makeDevice(await makeModel({ latestStart: null }), {});
  const { reportId } = await register(deviceId, '1405/03/10');
  await withdraw(reportId);
  assert.deepEqual(await live(deviceId), []);
  assert.deepEqual(await labour(deviceId, '1405/03/10'), ['not_covered', 'no_warranty']);
  const again = await register(deviceId, '1405/03/12', reportId);
  assert.ok(again.answer);
  assert.deepEqual(await live(deviceId), [['provisional', 'report', 'installed', iso('1405/03/12')]]);
});

test('H2: a provisional registration replaces one from a date lower in the order; rejection brings that back with its extension', async () => {
  const deviceId = await makeDevice(await makeModel(), { soldOn: '1404/01/15' });
  const { items } = await admin.call(contracts.listRegistrations, { deviceId });
  const [sold] = items;
  assert.ok(sold);
  await admin.call(contracts.addWarrantyEvent, {
    id: sold.id,
    version: sold.version,
    event: { kind: 'extension', length: { unit: 'month', count: 12 } },
  });
  const { reportId } = await register(deviceId, '1404/02/01');
  assert.deepEqual(await live(deviceId), [['provisional', 'report', 'installed', iso('1404/02/01')]]);
  assert.equal((await labour(deviceId, '1407/01/31'))?.[0], 'provisional');
  await withdraw(reportId);
  assert.deepEqual(await live(deviceId), [['confirmed', 'dates', 'sold_to_customer', iso('1404/01/15')]]);
  assert.deepEqual(
    [await labour(deviceId, '1407/01/14'), (await labour(deviceId, '1407/01/15'))?.[1]],
    [['covered', 'in_term'], 'ended'],
  );
});

test('H2: an installation later than the latest start, an order without installation, or a day a person gave: nothing is replaced', async () => {
  const late = await makeDevice(await makeModel(), { leftWarehouseOn: '1402/01/01' });
  assert.equal((await register(late, '1404/01/01')).answer, null);
  assert.deepEqual(await live(late), [['confirmed', 'dates', 'latest_start', iso('1403/01/01')]]);

  const sale = await makeDevice(await makeModel({ startBases: ['sold_to_customer'] }), {
    soldOn: '1404/01/01',
  });
  assert.equal((await register(sale, '1404/02/01')).answer, null);

  const given = await makeDevice(await makeModel({ latestStart: null }), {});
  await admin.call(contracts.registerWarranty, { deviceId: given, startsOn: '1404/03/01' });
  assert.equal((await register(given, '1404/03/05')).answer, null);
  assert.deepEqual(await live(given), [['confirmed', 'person', 'given', iso('1404/03/01')]]);
});

test('H2: a registration that paid work rests on, or that another report made, stays', async () => {
  const deviceId = await makeDevice(await makeModel(), { soldOn: '1404/01/15' });
  const repair = { deviceId, reportId: newId(), endedOn: iso('1404/02/01'), parts: [], faultFamilyIds: [] };
  await world.inTenant('arka', (ctx) => addRepairCovers(ctx, repair));
  assert.equal((await register(deviceId, '1404/03/01')).answer, null);
  assert.deepEqual(await live(deviceId), [['confirmed', 'dates', 'sold_to_customer', iso('1404/01/15')]]);

  const other = await makeDevice(await makeModel({ latestStart: null }), {});
  await register(other, '1404/03/01');
  assert.equal((await register(other, '1404/03/02')).answer, null);
});

test('H2: two reports at one instant: one registers', async () => {
  const deviceId = await makeDevice(await makeModel({ latestStart: null }), {});
  const both = await Promise.all([register(deviceId, '1405/03/10'), register(deviceId, '1405/03/10')]);
  assert.equal(both.filter(({ answer }) => answer !== null).length, 1);
  assert.equal((await live(deviceId)).length, 1);
});

test('H4: a part fitted and a repaired fault family carry six months of their own, also after the warranty has ended', async () => {
  const deviceId = await makeDevice(await makeModel({ latestStart: null }), { installedOn: '1402/01/01' });
  const part = await admin.call(catalog.partList.add, { code: 'FAN-77', title: 'فن', unit: 'عدد' });
  const family = await admin.call(catalog.faultFamilyList.add, { code: 'COLD', title: 'سرد نمی‌کند' });
  const fault = await admin.call(catalog.faultList.add, {
    code: 'COLD-1',
    title: 'فن نمی‌چرخد',
    familyId: family.id,
    typeId: null,
  });
  const repair = {
    deviceId,
    reportId: newId(),
    endedOn: iso('1404/12/10'),
    parts: [{ partId: part.id, partCode: part.code, months: 6, serial: null }],
    faultFamilyIds: [family.id],
  };
  await world.inTenant('arka', (ctx) => addRepairCovers(ctx, repair));
  await world.inTenant('arka', (ctx) => addRepairCovers(ctx, repair));
  const ask = async (on: string) => {
    const { lines } = await admin.call(contracts.checkCoverage, {
      deviceId,
      on,
      lines: [
        { kind: 'part', partCode: 'fan 77' },
        { kind: 'labour', faultCode: fault.code },
        { kind: 'travel', faultFamilyId: family.id },
        { kind: 'labour' },
      ],
    });
    return lines.map(({ covered, source, endsOn }) => [covered, source, endsOn]);
  };
  const until = iso('1405/06/10');
  const own = [true, 'repair_cover', until];
  const ended = [false, null, iso('1404/01/01')];
  assert.deepEqual(await ask('1405/06/09'), [own, own, own, ended]);
  assert.deepEqual(
    (await ask('1405/06/10')).map(([covered]) => covered),
    [false, false, false, false],
  );
  assert.deepEqual(
    (await ask('1404/12/09')).map(([covered]) => covered),
    [false, false, false, false],
  );
});

test('H3: a service and its parts stand on the history of the device, each report once', async () => {
  const deviceId = await makeDevice(await makeModel(), { soldOn: '1404/01/15' });
  const part = await admin.call(catalog.partList.add, { code: 'PUMP-1', title: 'پمپ', unit: 'عدد' });
  const { near } = await makeScene(world);
  const about = { deviceId, reportId: newId(), workOrderNumber: '1-1', on: iso('1405/02/01') };
  const record = () =>
    world.inTenant('arka', async (ctx) => {
      await recordService(ctx, {
        ...about,
        kind: 'warranty_repair',
        actions: ['تعویض پمپ'],
        agencyId: near.id,
        technicianTitle: 'رضا',
      });
      const parts = [
        { lineId: about.reportId, partId: part.id, code: part.code, title: part.title, quantity: 1 },
      ].map((each) => ({ ...each, serial: 'P-9', coverMonths: 6 }));
      await recordPartsFitted(ctx, { ...about, parts });
    });
  await record();
  await record();
  const history = await admin.call(readDeviceHistory, { id: deviceId });
  assert.deepEqual(
    history.services.map(({ kind, on, actions, agencyTitle }) => [kind, on, actions, agencyTitle]),
    [['warranty_repair', about.on, ['تعویض پمپ'], 'خدمات 1001']],
  );
  assert.deepEqual(
    history.parts.map(({ partTitle, serial, coverEndsOn }) => [partTitle, serial, coverEndsOn]),
    [['پمپ', 'P-9', iso('1405/08/01')]],
  );
});
