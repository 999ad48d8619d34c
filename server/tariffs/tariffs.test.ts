import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import * as catalog from '../catalog/catalog.contract.ts';
import { makePeople } from '../identity/identity.make.ts';
import * as contracts from './tariffs.contract.ts';
import { priceLines } from './tariffs.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');

const refused = (status: number, path: string, code: string) => (error: unknown) =>
  error instanceof Refused &&
  error.status === status &&
  error.problem.errors.some((each) => each.path === path && each.code === code);

const action = await admin.call(catalog.repairActionList.add, { code: 'T-R1', title: 'تعویض کمپرسور' });
const family = await admin.call(catalog.faultFamilyList.add, { code: 'T-FF', title: 'سرمایش' });
const fault = await admin.call(catalog.faultList.add, {
  code: 'T-F1',
  title: 'کمپرسور سوخته',
  familyId: family.id,
});
const grade = await admin.call(catalog.agencyGradeList.add, { code: 'G1', title: 'درجه یک' });
const far = await admin.call(catalog.regionClassList.add, { code: 'FAR', title: 'دور' });
const { typeId } = scene.fridge;

const base = { kind: 'agency_fee', serviceKind: 'warranty_repair', fromOn: '1405/01/01' } as const;
const about = {
  day: '2026-06-22',
  serviceKind: 'warranty_repair',
  agencyId: scene.near.id,
  model: { id: scene.fridge.id, typeId, productLineId: scene.line.id },
} as const;
const priceOfOne = async (more: Partial<Parameters<typeof priceLines>[1]> = {}) => {
  const lines = [{ key: 'a', repairActionId: action.id, faultId: fault.id }];
  const [line] = await world.inTenant('arka', (ctx) => priceLines(ctx, { ...about, lines, ...more }));
  assert(line !== undefined);
  return line;
};

test('F4: without any rule a line has no price, and says so', async () => {
  const line = await priceOfOne();
  assert.deepEqual([line.labourChargeAmount, line.agencyFeeAmount], [null, null]);
  assert.deepEqual(line.explanation.agencyFee, { amount: null, used: [], lost: [], roundedFrom: null });
});

test('F4: lines are priced by the rules of the work day, and the answer tells rules used and rules that lost', async () => {
  const byLine = await admin.call(contracts.addRule, {
    ...base,
    productLineId: scene.line.id,
    amount: 3_000_000,
  });
  const byAction = await admin.call(contracts.addRule, {
    ...base,
    title: 'کمپرسور',
    modelId: scene.fridge.id,
    repairActionId: action.id,
    amount: 4_500_001,
  });
  await admin.call(contracts.addRule, {
    ...base,
    kind: 'labour_charge',
    typeId,
    faultId: fault.id,
    amount: 9_000_000,
  });
  const line = await priceOfOne();
  assert.deepEqual(
    [line.labourChargeAmount, line.agencyFeeAmount, line.currency],
    [9_000_000, 4_500_001, 'IRR'],
  );
  const { used, lost } = line.explanation.agencyFee;
  assert.deepEqual(
    used.map(({ ruleId, title, amount, dims }) => ({ ruleId, title, amount, dims })),
    [
      {
        ruleId: byAction.id,
        title: 'کمپرسور',
        amount: 4_500_001,
        dims: [
          { dim: 'model', value: 'ساید آرکا ۵۰۰' },
          { dim: 'repairAction', value: 'تعویض کمپرسور' },
          { dim: 'serviceKind', value: 'warranty_repair' },
        ],
      },
    ],
  );
  assert.deepEqual(
    lost.map(({ rule, why }) => [rule.ruleId, why]),
    [[byLine.id, 'less_specific']],
  );
  assert.deepEqual((await priceOfOne({ day: '2026-03-20' })).agencyFeeAmount, null);
  contracts.LineExplanation.parse(line.explanation);
});

test('F4: a coefficient of the grade that the agency had on the day, and of the class of the place', async () => {
  await admin.call(contracts.setGrade, { id: scene.near.id, fromOn: '1405/03/01', gradeId: grade.id });
  await admin.call(contracts.addRule, { ...base, serviceKind: null, gradeId: grade.id, basisPoints: 11_000 });
  assert.equal((await priceOfOne()).agencyFeeAmount, 4_950_001);
  assert.equal((await priceOfOne()).explanation.agencyFee.roundedFrom, '4950001.1');
  assert.equal((await priceOfOne({ day: '2026-05-21' })).agencyFeeAmount, 4_500_001);
  assert.equal((await priceOfOne({ agencyId: scene.neighbour.id })).agencyFeeAmount, 4_500_001);

  const province = (await admin.call(catalog.regionList.list, { kind: 'province', q: 'خراسان رضوی' }))
    .items[0];
  await admin.call(catalog.regionList.change, {
    id: province?.id ?? '',
    version: province?.version ?? 0,
    classId: far.id,
  });
  const farRule = await admin.call(contracts.addRule, {
    ...base,
    kind: 'labour_charge',
    typeId,
    faultId: fault.id,
    regionClassId: far.id,
    basisPoints: 15_000,
  });
  assert.equal((await priceOfOne()).labourChargeAmount, 13_500_000);
  const centre = (await admin.call(catalog.regionList.list, { kind: 'city', q: 'شیراز' })).items[0];
  assert.equal((await priceOfOne({ regionId: centre?.id ?? '' })).labourChargeAmount, 9_000_000);
  await admin.call(contracts.retireRule, { id: farRule.id, version: farRule.version, retired: true });
  assert.equal((await priceOfOne()).labourChargeAmount, 9_000_000);
});

test('F4: a price is asked on trial, of each kind, with its reasons', async () => {
  await admin.call(contracts.addRule, { ...base, kind: 'travel_rate', amount: 60_000 });
  await admin.call(contracts.addRule, { ...base, kind: 'visit_fee', serviceKind: null, amount: 2_500_000 });
  const answer = await admin.call(contracts.askPrice, {
    on: '1405/04/01',
    serviceKind: 'warranty_repair',
    modelId: scene.fridge.id,
    agencyId: scene.near.id,
    repairActionId: action.id,
    faultId: fault.id,
  });
  assert.deepEqual(
    answer.prices.map(({ kind, explanation }) => [kind, explanation.amount]),
    [
      ['labour_charge', 9_000_000],
      ['agency_fee', 4_950_001],
      ['travel_rate', 60_000],
      ['visit_fee', 2_500_000],
    ],
  );
  assert.deepEqual([answer.grade, answer.regionClass], ['درجه یک', 'دور']);
  await assert.rejects(
    admin.call(contracts.askPrice, {
      on: '1405/04/01',
      serviceKind: 'warranty_repair',
      modelId: scene.near.id,
    }),
    refused(400, 'modelId', 'catalog.unknownModel'),
  );
});

test('F4: a rule as specific as another on one of its days is refused at the field, with its days', async () => {
  const rule = { ...base, kind: 'visit_fee', typeId, amount: 10 } as const;
  const first = await admin.call(contracts.addRule, { ...rule, toOn: '1405/06/31' });
  const clash = await admin
    .call(contracts.addRule, { ...rule, fromOn: '1405/06/31', basisPoints: 12_000, amount: null })
    .catch((error: unknown) => error);
  assert(clash instanceof Refused);
  assert.equal(clash.status, 409);
  assert.deepEqual(
    clash.problem.errors.map(({ path, code }) => [path, code]),
    [['fromOn', 'tariffs.equallySpecific']],
  );
  assert.match(clash.problem.errors[0]?.message ?? '', /۱۴۰۵\/۰۶\/۳۱/);
  const next = await admin.call(contracts.addRule, { ...rule, fromOn: '1405/07/01' });
  await assert.rejects(
    admin.call(contracts.changeRule, { ...rule, id: first.id, version: first.version, toOn: null }),
    refused(409, 'fromOn', 'tariffs.equallySpecificEndless'),
  );
  await admin.call(contracts.addRule, { ...rule, faultId: fault.id });
  const gone = await admin.call(contracts.retireRule, { id: next.id, version: next.version, retired: true });
  await admin.call(contracts.addRule, { ...rule, fromOn: '1405/08/01' });
  await assert.rejects(
    admin.call(contracts.retireRule, { id: gone.id, version: gone.version, retired: false }),
    refused(409, 'fromOn', 'tariffs.equallySpecificEndless'),
  );
});

test('F4: of two who write equally specific rules at once one is told', async () => {
  const rule = { ...base, kind: 'visit_fee', modelId: scene.washer.id, amount: 10 } as const;
  const both = await Promise.allSettled([1, 2].map(() => admin.call(contracts.addRule, rule)));
  const failed = both.filter((each) => each.status === 'rejected');
  assert.equal(failed.length, 1);
  assert.equal(failed[0]?.reason.status, 409);
});

test('F4: a rule that cannot be is refused at its field', async () => {
  const { id: agencyId } = scene.near;
  const modelId = scene.fridge.id;
  const wrong: readonly [Record<string, unknown>, string, string][] = [
    [{ amount: null }, 'amount', 'tariffs.priceOrCoefficient'],
    [{ basisPoints: 12_000 }, 'amount', 'tariffs.priceOrCoefficient'],
    [{ modelId, typeId }, 'typeId', 'tariffs.oneProduct'],
    [{ toOn: '1404/12/29' }, 'toOn', 'lib.daysReversed'],
    [{ agencyId }, 'modelId', 'tariffs.agencyPriceNames'],
    [{ agencyId, modelId, serviceKind: null }, 'serviceKind', 'tariffs.agencyPriceNames'],
    [{ agencyId, productLineId: scene.line.id }, 'modelId', 'tariffs.agencyPriceNames'],
    [{ agencyId: modelId, modelId }, 'agencyId', 'tariffs.unknownAgency'],
    [{ faultId: modelId }, 'faultId', 'catalog.unknownFault'],
    [{ fromOn: 'دیروز' }, 'fromOn', 'lib.notADay'],
  ];
  for (const [more, path, code] of wrong) {
    await assert.rejects(
      admin.call(contracts.addRule, { ...base, kind: 'labour_charge', amount: 1, ...more }),
      (error) => refused(400, path, code)(error),
      `${path} ${code}`,
    );
  }
  await admin.call(contracts.addRule, { ...base, agencyId, amount: null, basisPoints: 12_000 });
});

test('F4: rules are found by what they name and by the day on which they hold', async () => {
  const found = async (ask: Record<string, unknown>) =>
    (await admin.call(contracts.listRules, { limit: 100, ...ask })).items.length;
  assert.equal(await found({ q: 'کمپرسور', kind: 'agency_fee' }), 1);
  assert.equal(await found({ q: 'ساید', repairActionId: action.id }), 1);
  assert.equal(await found({ q: 'ناموجود' }), 0);
  assert.equal(await found({ agencyId: scene.near.id }), 1);
  assert.equal(await found({ on: '1404/12/29' }), 0);
  assert.equal(await found({ retired: 'true' }), 2);
  const first = await admin.call(contracts.listRules, { limit: 3 });
  const second = await admin.call(contracts.listRules, { limit: 3, after: first.next ?? '' });
  const all = await admin.call(contracts.listRules, { limit: 6 });
  assert.deepEqual([...first.items, ...second.items], all.items);
});

test('G3: an approver sees the tariff and does not change it', async () => {
  await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [{ who: 'approver', title: 'تأییدکننده', mobile: '09150001122', roles: ['approver'] }]),
  );
  const approver = await world.as('approver');
  const { items } = await approver.call(contracts.listRules, {});
  assert.deepEqual([...new Set(items.flatMap((item) => item.moves))], []);
  await assert.rejects(
    approver.call(contracts.addRule, { ...base, amount: 1 }),
    (error: unknown) => error instanceof Refused && error.status === 403,
  );
});
