import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { registerDevice } from '../devices/devices.contract.ts';

import { sentences } from '../lib/texts.ts';
import { fa } from '../../texts/fa.ts';
import * as policies from './policy.contract.ts';
import * as contracts from './warranty.contract.ts';
import { refrigeratorForm } from './warranty.make.ts';

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

const line = await admin.call(catalog.productLineList.add, { code: 'P-L', title: 'سرمایشی' });
const type = await admin.call(catalog.productTypeList.add, {
  code: 'P-T',
  title: 'یخچال',
  productLineId: line.id,
});
const brand = await admin.call(catalog.brandList.add, { code: 'P-B', title: 'آرکا' });
const otherBrand = await admin.call(catalog.brandList.add, { code: 'P-C', title: 'بینش' });
const form = { ...refrigeratorForm, startBases: [...refrigeratorForm.startBases] };
let numbered = 0;

async function makeModel(brandId = brand.id) {
  const code = `P-${(numbered += 1)}`;
  return await admin.call(catalog.modelList.add, { code, title: `یخچال ${code}`, brandId, typeId: type.id });
}

test('H6: the simple form becomes one term for each length, and the form is read back', async () => {
  const model = await makeModel();
  const policy = await admin.call(policies.makePolicy, { ...form, modelId: model.id, travelMonths: 12 });
  assert.equal(policy.version, 1);
  assert.deepEqual(
    policy.terms.map(({ title, scope, sharePercent, length }) => ({ title, scope, sharePercent, length })),
    [
      {
        title: '',
        scope: 'device',
        sharePercent: { labour: 0, part: 0, travel: 100 },
        length: { unit: 'month', count: 12 },
      },
      {
        title: '',
        scope: 'device',
        sharePercent: { labour: 100, part: 100, travel: 0 },
        length: { unit: 'month', count: 24 },
      },
      {
        title: 'کمپرسور',
        scope: 'components',
        sharePercent: { labour: 0, part: 100, travel: 0 },
        length: { unit: 'month', count: 60 },
      },
    ],
  );
  assert.deepEqual([policy.labourMonths, policy.partMonths, policy.travelMonths], [24, 24, 12]);
  assert.deepEqual(policy.components, form.components);
  assert.deepEqual(policy.moves, ['change']);
});

test('H6: a component is also known by the code of the part that bears its name', async () => {
  await admin.call(catalog.partList.add, { code: 'CMP-77', title: 'کمپرسور اینورتر', unit: 'عدد' });
  const model = await makeModel();
  await admin.call(policies.makePolicy, {
    ...form,
    modelId: model.id,
    components: [{ code: 'inverter', title: 'کمپرسور اينورتر', partMonths: 120 }],
  });
  const device = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'PART-1',
    installedOn: '1395/01/01',
  });
  const { lines } = await reception.call(contracts.checkCoverage, {
    deviceId: device.id,
    on: '1402/01/01',
    lines: [
      { kind: 'part', partCode: 'cmp 77' },
      { kind: 'part', partCode: 'FAN-1' },
    ],
  });
  assert.deepEqual(
    lines.map((each) => each.covered),
    [true, false],
  );
});

test('H6: a changed policy is the next version; what is registered keeps its own, what starts later gets the new', async () => {
  const model = await makeModel();
  const first = await admin.call(policies.makePolicy, { ...form, modelId: model.id });
  const old = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'VER-1',
    installedOn: '1404/01/01',
  });
  await world.settle();
  const second = await admin.call(policies.changePolicy, {
    ...form,
    id: first.id,
    version: 1,
    fromOn: '1404/06/01',
    labourMonths: 12,
    partMonths: 12,
    travelMonths: 12,
  });
  assert.deepEqual([second.version, second.labourMonths], [2, 12]);
  const early = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'VER-2',
    installedOn: '1404/05/31',
  });
  const late = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'VER-3',
    installedOn: '1404/06/01',
  });
  await world.settle();
  const versionOf = async (deviceId: string) =>
    (await admin.call(contracts.listRegistrations, { deviceId })).items.map((each) => each.policyVersion);
  assert.deepEqual(await Promise.all([old, early, late].map((device) => versionOf(device.id))), [
    [1],
    [1],
    [2],
  ]);
  const versions = await admin.call(policies.listPolicies, { modelId: model.id });
  assert.deepEqual(
    versions.items.map(({ version, isNewest }) => [version, isNewest]),
    [
      [2, true],
      [1, false],
    ],
  );
  const listed = await admin.call(policies.listPolicies, { q: model.code });
  assert.deepEqual(
    listed.items.map(({ id, version }) => [id, version]),
    [[second.id, 2]],
  );
});

test('H6: a policy that promises nothing, a second first version and an old version are refused', async () => {
  const model = await makeModel();
  const nothing = { labourMonths: 0, partMonths: 0, travelMonths: 0, components: [] };
  await assert.rejects(
    admin.call(policies.makePolicy, { ...form, ...nothing, modelId: model.id }),
    refused(400, 'warranty.promisesNothing'),
  );
  const made = await admin.call(policies.makePolicy, { ...form, modelId: model.id });
  await assert.rejects(
    admin.call(policies.makePolicy, { ...form, modelId: model.id }),
    refused(409, 'warranty.policyExists'),
  );
  await admin.call(policies.changePolicy, { ...form, id: made.id, version: 1, labourMonths: 36 });
  await assert.rejects(
    admin.call(policies.changePolicy, { ...form, id: made.id, version: 1, labourMonths: 48 }),
    refused(409, 'lib.changedMeanwhile'),
  );
});

test('H8: one serial of two brands asks for the brand', async () => {
  const models = await Promise.all([makeModel(), makeModel(otherBrand.id)]);
  for (const model of models) await admin.call(registerDevice, { modelId: model.id, serial: 'BOTH-1' });
  const check = (brandText?: string) =>
    reception.call(contracts.checkCoverage, {
      serial: 'both1',
      brand: brandText,
      on: '1404/01/01',
      lines: [{ kind: 'labour' }],
    });
  await assert.rejects(check(), refused(409, 'warranty.severalBrands'));
  assert.equal((await check('بينش')).brandTitle, 'بینش');
  assert.equal((await check('P-B')).brandTitle, 'آرکا');
});

test('H8: nobody outside sees registrations or policies, and an id of a device opens nothing to an agency', async () => {
  const model = await makeModel();
  const policy = await admin.call(policies.makePolicy, { ...form, modelId: model.id });
  const device = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'OUT-1',
    installedOn: '1404/01/01',
  });
  const neighbour = await world.as('binesh/admin');
  const expert = await world.as('ts');
  const check = { deviceId: device.id, lines: [{ kind: 'labour' }] };
  assert.equal((await neighbour.ask(contracts.checkCoverage, check)).status, 404);
  assert.equal(
    (await neighbour.ask(contracts.checkCoverage, { ...check, deviceId: undefined, serial: 'OUT-1' })).status,
    404,
  );
  assert.equal((await neighbour.ask(contracts.listRegistrations, { deviceId: device.id })).status, 404);
  assert.equal((await neighbour.ask(contracts.registerWarranty, { deviceId: device.id })).status, 400);
  assert.equal(
    (await neighbour.ask(policies.changePolicy, { ...form, id: policy.id, version: 1 })).status,
    404,
  );
  assert.deepEqual((await neighbour.call(policies.listPolicies, {})).items, []);
  assert.equal((await expert.ask(contracts.checkCoverage, check)).status, 403);
  assert.equal((await expert.ask(contracts.listRegistrations, { deviceId: device.id })).status, 403);
  assert.equal((await reception.ask(policies.makePolicy, { ...form, modelId: model.id })).status, 403);
  assert.equal((await world.stranger().ask(contracts.checkCoverage, check)).status, 401);
});

test('H8: every answer has its sentence in Persian', async () => {
  const model = await makeModel();
  await admin.call(policies.makePolicy, { ...form, modelId: model.id });
  const device = await admin.call(registerDevice, {
    modelId: model.id,
    serial: 'SAY-1',
    installedOn: '1403/02/10',
  });
  const say = sentences('fa', fa);
  const told = async (on: string) => {
    const { lines } = await reception.call(contracts.checkCoverage, {
      deviceId: device.id,
      on,
      lines: [{ kind: 'labour' }],
    });
    const words = lines.map(contracts.wordsOfCoverage)[0];
    return say(words?.code ?? '', words?.facts ?? {})?.replaceAll(/[\u2068\u2069]/g, '');
  };
  assert.equal(await told('1405/02/22'), 'گارانتی ۱۲ روز پیش تمام شده است؛ روز آخر آن ۱۴۰۵/۰۲/۰۹ بود.');
  assert.equal(await told('1405/02/10'), 'گارانتی دیروز، ۱۴۰۵/۰۲/۰۹، تمام شد.');
  assert.equal(await told('1405/02/09'), 'گارانتی دارد؛ روز آخر آن ۱۴۰۵/۰۲/۰۹ است.');
  assert.equal(await told('1405/02/08'), 'گارانتی دارد؛ تا ۱۴۰۵/۰۲/۰۹، ۲ روز دیگر.');
  assert.equal(await told('1403/02/09'), 'گارانتی ۱ روز دیگر، از ۱۴۰۳/۰۲/۱۰، شروع می‌شود.');
  for (const reason of contracts.coverageReasons) {
    const words = contracts.wordsOfCoverage({ reason, endsOn: null, daysLeft: null, nearMisses: [] });
    assert.notEqual(say(words.code, words.facts), undefined, reason);
  }
});
