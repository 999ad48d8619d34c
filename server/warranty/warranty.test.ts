import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { registerDevice } from '../devices/devices.contract.ts';
import { addDays, addJalaliMonths, parseJalaliDay } from '../lib/jalali.ts';
import * as policies from './policy.contract.ts';
import * as contracts from './warranty.contract.ts';
import { refrigeratorForm } from './warranty.make.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
const wrongAt = (path: string, code: string) => (error: unknown) =>
  error instanceof Refused && error.problem.errors.some((each) => each.path === path && each.code === code);

const line = await admin.call(catalog.productLineList.add, { code: 'W-L', title: 'سرمایشی' });
const type = await admin.call(catalog.productTypeList.add, {
  code: 'W-T',
  title: 'یخچال',
  productLineId: line.id,
});
const brand = await admin.call(catalog.brandList.add, { code: 'W-B', title: 'آرکا' });
let numbered = 0;

async function makeModel(brandId = brand.id) {
  const code = `W-${(numbered += 1)}`;
  return await admin.call(catalog.modelList.add, { code, title: `یخچال ${code}`, brandId, typeId: type.id });
}

type Form = Partial<typeof refrigeratorForm>;
async function makePolicy(form: Form = {}, modelId?: string) {
  return await admin.call(policies.makePolicy, {
    ...refrigeratorForm,
    startBases: [...refrigeratorForm.startBases],
    ...form,
    modelId: modelId ?? (await makeModel()).id,
  });
}

async function makeDevice(modelId: string, dates: Record<string, string>, serial?: string) {
  return await admin.call(registerDevice, { modelId, serial: serial ?? `SER-${(numbered += 1)}`, ...dates });
}

const labour = { kind: 'labour' } as const;
const compressor = { kind: 'part', componentCode: 'compressor' } as const;

function iso(typed: string): string {
  const parsed = parseJalaliDay(typed);
  return parsed.ok ? parsed.isoDay : '';
}

test('H8: refrigerator v1 on 1405/04/01: labour ended, the compressor is covered until 1408/02/10', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, { installedOn: '1403/02/10' });
  const { lines } = await reception.call(contracts.checkCoverage, {
    serial: device.serial ?? '',
    on: '۱۴۰۵/۰۴/۰۱',
    lines: [labour, compressor, { kind: 'travel' }],
  });
  const [work, part, travel] = lines;
  assert.deepEqual(
    [work?.covered, work?.reason, work?.endsOn, work?.daysLeft],
    [false, 'ended', iso('1405/02/10'), 0],
  );
  assert.deepEqual(
    work?.nearMisses.map(({ reason, days, term }) => ({ reason, days, term })),
    [{ reason: 'ended', days: 53, term: '' }],
  );
  assert.deepEqual([part?.covered, part?.reason, part?.endsOn], [true, 'in_term', iso('1408/02/10')]);
  assert.deepEqual([part?.sharePercent, part?.policyVersion, part?.term], [100, 1, 'کمپرسور']);
  assert.equal(part?.guarantor?.kind, 'company');
  assert.equal(travel?.covered, false);
});

test('H6: the first day is covered, the last has one day left, the end day and the day before the start are not', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, { installedOn: '1403/02/10' });
  const ask = async (on: string) => {
    const { lines } = await reception.call(contracts.checkCoverage, {
      deviceId: device.id,
      on,
      lines: [labour],
    });
    return lines.map(({ covered, reason, daysLeft, nearMisses }) => [
      covered,
      reason,
      daysLeft,
      nearMisses[0]?.days,
    ]);
  };
  assert.deepEqual(await ask('1403/02/09'), [[false, 'not_started', 0, 1]]);
  assert.deepEqual(await ask('1403/02/10'), [[true, 'in_term', 731, undefined]]);
  assert.deepEqual(await ask('1405/02/09'), [[true, 'in_term', 1, undefined]]);
  assert.deepEqual(await ask('1405/02/10'), [[false, 'ended', 0, 0]]);
  assert.deepEqual(await ask('2026-05-12'), [[false, 'ended', 0, 12]]);
});

test('H8: the answer is the same before and after the program has registered the device', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, { soldOn: '1404/01/15' });
  const ask = () =>
    reception.call(contracts.checkCoverage, {
      deviceId: device.id,
      on: '1405/01/14',
      lines: [labour, compressor],
    });
  const before = await ask();
  await world.settle();
  const registered = await reception.call(contracts.listRegistrations, { deviceId: device.id });
  assert.deepEqual(
    registered.items.map(({ source, basis, startsOn }) => [source, basis, startsOn]),
    [['dates', 'sold_to_customer', iso('1404/01/15')]],
  );
  assert.deepEqual(await ask(), before);
});

test('H8: no policy, no date that starts cover, and an unknown serial are each told apart', async () => {
  const bare = await makeModel();
  const unpromised = await makeDevice(bare.id, { installedOn: '1404/01/01' });
  const policy = await makePolicy({ latestStart: null });
  const dateless = await makeDevice(policy.modelId, { producedOn: '1403/01/01' });
  for (const device of [unpromised, dateless]) {
    const { lines } = await reception.call(contracts.checkCoverage, {
      deviceId: device.id,
      on: '1404/02/01',
      lines: [labour],
    });
    assert.deepEqual(
      lines.map(({ covered, reason, nearMisses }) => ({ covered, reason, nearMisses })),
      [{ covered: false, reason: 'no_warranty', nearMisses: [] }],
    );
  }
  await assert.rejects(
    reception.call(contracts.checkCoverage, { serial: 'NOBODY-KNOWS', lines: [labour] }),
    refused(404, 'warranty.unknownSerial'),
  );
});

test('H2: cover starts by the order of the policy, at the latest a year after the warehouse', async () => {
  const policy = await makePolicy();
  const starts = async (dates: Record<string, string>) => {
    const device = await makeDevice(policy.modelId, dates);
    const made = await admin.call(contracts.registerWarranty, { deviceId: device.id });
    return [made.basis, made.startsOn];
  };
  assert.deepEqual(await starts({ soldOn: '1403/02/01', installedOn: '1403/02/10' }), [
    'installed',
    iso('1403/02/10'),
  ]);
  assert.deepEqual(await starts({ soldOn: '1403/02/01' }), ['sold_to_customer', iso('1403/02/01')]);
  assert.deepEqual(await starts({ leftWarehouseOn: '1402/01/01', installedOn: '1403/02/10' }), [
    'latest_start',
    iso('1403/01/01'),
  ]);
  assert.deepEqual(await starts({ leftWarehouseOn: '1402/01/01' }), ['latest_start', iso('1403/01/01')]);
});

test('H2: a start in the future and a device without any start are refused at their field', async () => {
  const policy = await makePolicy({ latestStart: null });
  const device = await makeDevice(policy.modelId, {});
  const register = (startsOn?: string) =>
    admin.call(contracts.registerWarranty, { deviceId: device.id, startsOn });
  await assert.rejects(register(), wrongAt('startsOn', 'warranty.noStart'));
  await assert.rejects(register('1450/01/01'), wrongAt('startsOn', 'warranty.futureStart'));
  const made = await register('1404/05/01');
  assert.deepEqual([made.basis, made.source, made.state], ['given', 'person', 'confirmed']);
});

test('H6: two registrations of one device at one instant: one is made, the other is told why not', async () => {
  const policy = await makePolicy();
  for (const dates of [{}, { installedOn: '1404/01/01' }]) {
    const device = await makeDevice(policy.modelId, dates);
    await world.settle();
    const answers = await Promise.all(
      [1, 2].map(() =>
        admin.ask(contracts.registerWarranty, { deviceId: device.id, startsOn: '1404/01/01' }),
      ),
    );
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [201, 409]);
    const { items } = await admin.call(contracts.listRegistrations, { deviceId: device.id });
    assert.equal(items.filter((each) => each.state !== 'withdrawn').length, 1);
  }
});

test('H2: what the program registered follows the dates; what a person registered does not', async () => {
  const devices = await import('../devices/devices.contract.ts');
  const policy = await makePolicy();
  const byDates = await makeDevice(policy.modelId, { soldOn: '1404/01/15' });
  const byPerson = await makeDevice(policy.modelId, { soldOn: '1404/01/15' });
  await world.settle();
  await admin.call(contracts.registerWarranty, { deviceId: byPerson.id, startsOn: '1404/01/20' });
  for (const device of [byDates, byPerson]) {
    await admin.call(devices.changeDevice, { id: device.id, version: 1, installedOn: '1404/02/01' });
  }
  await world.settle();
  const live = async (deviceId: string) => {
    const { items } = await admin.call(contracts.listRegistrations, { deviceId });
    return items.filter((each) => each.state !== 'withdrawn').map(({ basis, startsOn }) => [basis, startsOn]);
  };
  assert.deepEqual(await live(byDates.id), [['installed', iso('1404/02/01')]]);
  assert.deepEqual(await live(byPerson.id), [['given', iso('1404/01/20')]]);
});

test('H2: devices that came before the policy of their model are registered when it comes', async () => {
  const model = await makeModel();
  const device = await makeDevice(model.id, { installedOn: '1404/02/01' });
  await world.settle();
  await makePolicy({}, model.id);
  await world.settle();
  const { items } = await admin.call(contracts.listRegistrations, { deviceId: device.id });
  assert.deepEqual(
    items.map(({ source, startsOn }) => [source, startsOn]),
    [['dates', iso('1404/02/01')]],
  );
});

test('H6: 24 months extended by 12 end 36 months after the start, for the terms that are named', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, {});
  const made = await admin.call(contracts.registerWarranty, { deviceId: device.id, startsOn: '1402/12/29' });
  const whole = made.terms.find((term) => term.scope === 'device');
  const extended = await admin.call(contracts.addWarrantyEvent, {
    id: made.id,
    version: made.version,
    event: { kind: 'extension', length: { unit: 'month', count: 12 }, termIds: [whole?.id ?? ''] },
  });
  const ends = extended.terms.map((term) => [term.scope, term.endsOn]);
  assert.deepEqual(ends, [
    ['device', addJalaliMonths(iso('1402/12/29'), 36)],
    ['components', addJalaliMonths(iso('1402/12/29'), 60)],
  ]);
  await assert.rejects(
    admin.call(contracts.addWarrantyEvent, {
      id: made.id,
      version: made.version,
      event: { kind: 'extension', length: { unit: 'month', count: 12 } },
    }),
    refused(409, 'lib.changedMeanwhile'),
  );
});

test('H7: a void stops cover from its day on, and a restore annuls it for every day asked afterwards', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, { installedOn: '1404/01/10' });
  await world.settle();
  const [made] = (await admin.call(contracts.listRegistrations, { deviceId: device.id })).items;
  const reasonOn = async (on: string) => {
    const { lines } = await reception.call(contracts.checkCoverage, {
      deviceId: device.id,
      on,
      lines: [labour],
    });
    return lines[0]?.reason;
  };
  const voided = await admin.call(contracts.addWarrantyEvent, {
    id: made?.id ?? '',
    version: made?.version ?? 1,
    event: { kind: 'void', on: '1404/06/01', reasonCode: 'seal-broken', evidence: 'پلمپ شکسته در عکس گزارش' },
  });
  assert.deepEqual([await reasonOn('1404/05/31'), await reasonOn('1404/06/01')], ['in_term', 'voided']);
  assert.deepEqual(voided.moves, ['restore', 'transfer']);
  assert.equal(voided.endsOn, made?.endsOn);
  const voidId = voided.events[0]?.id ?? '';
  const restored = await admin.call(contracts.addWarrantyEvent, {
    id: voided.id,
    version: voided.version,
    event: { kind: 'restore', voidId, reasonCode: 'contested' },
  });
  assert.deepEqual([await reasonOn('1404/06/01'), await reasonOn('1404/09/01')], ['in_term', 'in_term']);
  await assert.rejects(
    admin.call(contracts.addWarrantyEvent, {
      id: restored.id,
      version: restored.version,
      event: { kind: 'restore', voidId },
    }),
    refused(409, 'warranty.noSuchVoid'),
  );
});

test('H7: a suspension does not cover meanwhile and is added to the end', async () => {
  const policy = await makePolicy();
  const device = await makeDevice(policy.modelId, {});
  const made = await admin.call(contracts.registerWarranty, { deviceId: device.id, startsOn: '1404/01/10' });
  const from = iso('1404/03/01');
  const suspended = await admin.call(contracts.addWarrantyEvent, {
    id: made.id,
    version: made.version,
    event: { kind: 'suspension', from, to: addDays(from, 10), reasonCode: 'abroad' },
  });
  assert.equal(suspended.terms[0]?.endsOn, addDays(addJalaliMonths(iso('1404/01/10'), 24), 10));
  const { lines } = await reception.call(contracts.checkCoverage, {
    deviceId: device.id,
    on: '1404/03/10',
    lines: [labour],
  });
  assert.equal(lines[0]?.reason, 'suspended');
});
