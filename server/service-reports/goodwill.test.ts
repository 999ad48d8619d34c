import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { FEE, makeReportScene, PART_PRICE } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { partList, setPartPrice } from '../catalog/catalog.contract.ts';
import { registerDevice } from '../devices/devices.contract.ts';
import { readStatement } from '../ledger/ledger.contract.ts';
import { statement } from '../lib/sql.ts';
import { readWorkOrderTimeline } from '../requests/work-orders.contract.ts';
import { makeConsigned } from '../warehouse/warehouse.make.ts';
import { allowGoodwill, readGoodwill, takeBackGoodwill } from './goodwill.contract.ts';
import * as reports from './service-reports.contract.ts';

// What may be entered on a device that no warranty covers, or of which a component alone is covered.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, dispatcher, manager, technician } = scene;
const processOwner = await world.as('process-owner');
let count = 0;

const deviceOf = async (installedOn: string) =>
  (
    await admin.call(registerDevice, {
      modelId: scene.fridge.id,
      serial: `GW-${(count += 1)}`,
      soldOn: installedOn,
      installedOn,
      customerId: scene.customerId,
      siteId: scene.siteId,
    })
  ).id;
/** Everything of it has ended. */
const uncovered = async () => await scene.finished({ deviceId: await deviceOf('2019-05-02') });
const yearsAgo = (years: number) => `${new Date().getUTCFullYear() - years}-01-10`;
const reason = { reasonCode: 'just-ended', note: 'مشتری قدیمی' };
const compressor = await admin.call(partList.add, { code: 'COMPRESSOR', title: 'کمپرسور', unit: 'عدد' });
await admin.call(setPartPrice, {
  id: compressor.id,
  buyer: 'agency',
  fromOn: '2020-03-20',
  amount: PART_PRICE,
});
await world.inTenant('arka', (ctx) =>
  makeConsigned(ctx, { agencyId: scene.near.id, lines: [{ partId: compressor.id, quantity: 5 }] }),
);
const selectExpense = statement<{ account: string; amount: number }>(
  'goodwillTest.expense',
  `select account, sum(debit_amount)::bigint as amount from journal_line
   where tenant_id = :tenant and account like 'company.%' group by account order by account limit 20`,
);
const expense = async (account: string) => {
  const rows = await world.inTenant('arka', (ctx) => selectExpense.all(ctx));
  return rows.find((row) => row.account === account)?.amount ?? 0;
};

test('I2: goodwill is allowed by a named permission alone, with a coded reason, and everybody concerned reads it', async () => {
  const order = await uncovered();
  const { id } = order;
  const closed = await refusal(technician.call(reports.openReport, { id }));
  assert.deepEqual([closed.status, closed.code], [409, 'warranty.reason.endedAgo']);
  const asked = await processOwner.call(readGoodwill, { id });
  assert.deepEqual(
    [asked.goodwill, asked.moves, asked.coverage.map((line) => line.covered)],
    [null, ['allow'], [false, false, false]],
  );
  for (const client of [manager, technician, approver, dispatcher]) {
    assert.equal((await client.ask(allowGoodwill, { id, ...reason })).status, 403);
  }
  const wrong = await refusal(processOwner.call(allowGoodwill, { id, reasonCode: 'no-such' }));
  assert.deepEqual([wrong.status, wrong.code], [400, 'catalog.unknownReason']);
  const answer = await processOwner.call(allowGoodwill, { id, ...reason });
  assert.deepEqual(
    [answer.goodwill?.reasonTitle, answer.goodwill?.note, answer.moves],
    ['گارانتی تازه تمام شده است', 'مشتری قدیمی', ['takeBack']],
  );
  const twice = await refusal(processOwner.call(allowGoodwill, { id, ...reason }));
  assert.deepEqual([twice.status, twice.code], [409, 'serviceReports.goodwillThere']);
  const own = await manager.call(readGoodwill, { id });
  assert.deepEqual([own.goodwill?.note, own.moves], ['', []]);
  await world.settle();
  const { items } = await manager.call(readWorkOrderTimeline, { id });
  assert.ok(items.some((entry) => entry.kind === 'serviceReports.told.goodwillAllowed'));
});

test('I2: a report of goodwill is marked, held for a person, and its cost stands apart in the books', async () => {
  const order = await uncovered();
  await processOwner.call(allowGoodwill, { id: order.id, ...reason });
  const draft = await technician.call(reports.openReport, { id: order.id });
  const form = await scene.repairForm(draft);
  const own = { kind: 'part_added' as const, partId: scene.fan.id, source: 'own' as const, quantity: 1 };
  const saved = await technician.call(reports.saveReport, { ...form, lines: [...form.lines, own] });
  const report = await technician.call(reports.submitReport, { id: saved.id, version: saved.version });
  assert.deepEqual(
    report.lines.map((line) => [line.kind, line.isGoodwill, line.coverage.submitted?.decision ?? null]),
    [
      ['labour', true, 'not_covered'],
      ['part_added', true, 'not_covered'],
      ['part_removed', false, null],
      ['part_added', true, 'not_covered'],
    ],
  );
  assert.deepEqual(
    report.flags.map((flag) => `${flag.code} ${flag.severity}`),
    ['goodwill hold', 'goodwill hold', 'goodwill hold'],
  );
  const { items } = await approver.call(reports.listReports, { q: report.number });
  assert.deepEqual(
    items.map((row) => row.isGoodwill),
    [true],
  );
  const late = await refusal(processOwner.call(takeBackGoodwill, { id: order.id }));
  assert.deepEqual([late.status, late.code], [409, 'serviceReports.goodwillTooLate']);
  const [cost, warranty] = [
    await expense('company.goodwill_expense'),
    await expense('company.warranty_expense'),
  ];
  const decided = await scene.approved(report);
  assert.deepEqual([decided.state, decided.goodwill?.reasonCode], ['approved', 'just-ended']);
  assert.equal(await expense('company.goodwill_expense'), cost + FEE + PART_PRICE);
  assert.equal(await expense('company.warranty_expense'), warranty);
  const { kinds } = await admin.call(readStatement, { code: '1001' });
  assert.equal(kinds.find((kind) => kind.account === 'goodwill_fees')?.balanceAmount, FEE);
});

test('I2: goodwill is taken back before the report is handed in, and the report is refused again', async () => {
  const order = await uncovered();
  const { id } = order;
  await processOwner.call(allowGoodwill, { id, ...reason });
  const draft = await technician.call(reports.openReport, { id });
  const saved = await technician.call(reports.saveReport, await scene.repairForm(draft));
  const answer = await processOwner.call(takeBackGoodwill, { id });
  assert.deepEqual([answer.goodwill, answer.moves], [null, ['allow']]);
  const refused = await refusal(
    technician.call(reports.submitReport, { id: saved.id, version: saved.version }),
  );
  assert.deepEqual([refused.status, refused.code], [400, 'serviceReports.flag.line_not_covered']);
  const gone = await refusal(processOwner.call(takeBackGoodwill, { id }));
  assert.deepEqual([gone.status, gone.code], [409, 'serviceReports.goodwillGone']);
});

test('I2: goodwill is for repairs, and not for work that is over', async () => {
  const installation = await scene.started({ serviceKind: 'installation', deviceId: await scene.boxed() });
  const kind = await refusal(processOwner.call(allowGoodwill, { id: installation.id, ...reason }));
  assert.deepEqual([kind.status, kind.code], [409, 'serviceReports.goodwillForRepairs']);
  const decided = await scene.approved(await scene.submitted());
  const over = await refusal(processOwner.call(allowGoodwill, { id: decided.workOrderId, ...reason }));
  assert.deepEqual([over.status, over.code], [409, 'serviceReports.goodwillTooLate']);
  const covered = await scene.started();
  assert.deepEqual((await processOwner.call(readGoodwill, { id: covered.id })).moves, []);
});

test('H5, I2: of a device of which the compressor alone is covered, the compressor alone is entered', async () => {
  const order = await scene.finished({ deviceId: await deviceOf(yearsAgo(3)) });
  const draft = await technician.call(reports.openReport, { id: order.id });
  assert.deepEqual(
    draft.promises.map(({ kind, title }) => [kind, title]),
    [['part', 'کمپرسور']],
  );
  const form = await scene.repairForm(draft);
  const [labour] = form.lines;
  assert(labour !== undefined);
  const part = { partId: compressor.id, quantity: 1, source: 'consigned' as const };
  const added = { ...part, kind: 'part_added' as const, faultId: scene.dead.id };
  const removed = { kind: 'part_removed' as const, partId: compressor.id, quantity: 1 };
  const both = await technician.call(reports.saveReport, { ...form, lines: [labour, added, removed] });
  assert.deepEqual(
    both.lines.map((line) => line.coverage.now?.decision ?? null),
    ['not_covered', 'covered', null],
  );
  const refused = await refusal(
    technician.call(reports.submitReport, { id: both.id, version: both.version }),
  );
  assert.equal(refused.code, 'serviceReports.flag.line_not_covered');
  const { version } = both;
  const alone = await technician.call(reports.saveReport, { ...form, version, lines: [added, removed] });
  const report = await technician.call(reports.submitReport, { id: alone.id, version: alone.version });
  const decided = await scene.approved(report);
  assert.deepEqual([decided.state, decided.fee.decidedAmount], ['approved', 0]);
});

test('I2: on the same device goodwill pays the labour, the warranty the compressor', async () => {
  const order = await scene.finished({ deviceId: await deviceOf(yearsAgo(3)) });
  assert.deepEqual((await processOwner.call(readGoodwill, { id: order.id })).moves, ['allow']);
  await processOwner.call(allowGoodwill, { id: order.id, ...reason });
  const draft = await technician.call(reports.openReport, { id: order.id });
  const form = await scene.repairForm(draft);
  const added = {
    kind: 'part_added' as const,
    partId: compressor.id,
    source: 'consigned' as const,
    quantity: 1,
  };
  const lines = [...form.lines.slice(0, 1), added];
  const saved = await technician.call(reports.saveReport, { ...form, lines });
  assert.deepEqual(
    saved.lines.map((line) => line.isGoodwill),
    [true, false],
  );
});
