import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { FEE, makeReportScene, PART_PRICE } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { changePerson, readAgency } from '../agencies/agencies.contract.ts';
import { readStatement } from '../ledger/ledger.contract.ts';
import { readWorkOrder } from '../requests/work-orders.contract.ts';
import { changeRule, readRule } from '../tariffs/tariffs.contract.ts';
import { listObligations } from '../warehouse/warehouse.contract.ts';
import { makeConsigned } from '../warehouse/warehouse.make.ts';
import { addWarrantyEvent, listRegistrations } from '../warranty/warranty.contract.ts';
import * as reports from './service-reports.contract.ts';
import type { ReportView } from './service-reports.contract.ts';

// What comes between submission and decision, and what comes after a decision.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, dispatcher, manager, technician } = scene;
const second = await world.as('approver2');

const balance = async () => (await admin.call(readStatement, { code: '1001' })).balanceAmount;
const owed = async (number: string) =>
  (await admin.call(listObligations, { q: number })).items.map((row) => row.state);
const reread = (report: ReportView) => approver.call(reports.readReport, { id: report.id });
const rejectionOf = (report: ReportView) => ({
  id: report.id,
  version: report.version,
  decision: { outcome: 'reject' as const, reasonCode: 'no-evidence', note: 'عکس‌ها خوانا نیست' },
});
const sendBackOf = (report: ReportView, aim: 'papers' | 'work') => ({
  id: report.id,
  version: report.version,
  decision: { outcome: 'send_back' as const, aim, reasonCode: 'photo', note: 'عکس پلاک' },
});

test('I8: a tariff changed since submission is shown, must be named with a reason, and then pays', async () => {
  const report = await scene.submitted();
  const before = await balance();
  const { id } = scene.repairRule;
  const { version, kind, fromOn, serviceKind, model } = await admin.call(readRule, { id });
  const change = { id, kind, fromOn, serviceKind, modelId: model?.id ?? null };
  await admin.call(changeRule, { ...change, version, amount: FEE + 100_000 });
  const blind = await refusal(scene.approved(report));
  assert.deepEqual([blind.status, blind.code], [409, 'serviceReports.difference.fee_changed']);
  const seen = await reread(report);
  assert.deepEqual(
    seen.differences.map((each) => [each.kind, each.facts]),
    [['fee_changed', { was: FEE, is: FEE + 100_000 }]],
  );
  assert.deepEqual(
    [seen.fee.submittedAmount, seen.fee.nowAmount, seen.lines[0]?.fee.nowExplanation?.amount],
    [FEE, FEE + 100_000, FEE + 100_000],
  );
  const decided = await scene.approved(seen);
  assert.deepEqual(decided.decisions[0]?.acknowledged, [{ kind: 'fee_changed', reason: 'بررسی شد' }]);
  assert.equal(await balance(), before + FEE + 100_000);
  const after = await admin.call(readRule, { id });
  await admin.call(changeRule, { ...change, version: after.version, amount: FEE });
});

test('I3: a warranty voided since submission is shown with its reason; the snapshot stays', async () => {
  const report = await scene.submitted();
  const { items } = await admin.call(listRegistrations, { deviceId: report.device.id });
  const [registration] = items;
  assert(registration !== undefined && report.workDay !== null);
  await admin.call(addWarrantyEvent, {
    id: registration.id,
    version: registration.version,
    event: { kind: 'void', on: report.workDay, reasonCode: 'seal-broken' },
  });
  const seen = await reread(report);
  assert.deepEqual(
    seen.differences.map((each) => [each.kind, each.facts['is'], each.facts['reason']]),
    [
      ['coverage_changed', 'not_covered', 'voided'],
      ['coverage_changed', 'not_covered', 'voided'],
    ],
  );
  assert.deepEqual(
    [seen.lines[0]?.coverage.submitted?.decision, seen.lines[0]?.coverage.now?.decision],
    ['covered', 'not_covered'],
  );
  assert.equal((await refusal(scene.approved(report))).status, 409);
  const decided = await approver.call(reports.decideReport, rejectionOf(seen));
  assert.deepEqual([decided.state, decided.fee.decidedAmount], ['rejected', 0]);
  assert.deepEqual(await owed(report.number), ['withdrawn']);
  assert.equal((await dispatcher.call(readWorkOrder, { id: report.workOrderId })).stage, 'closed');
});

test('I9: a part that the books lack holds its line, not the report; it is decided when it is there', async () => {
  const take = (quantity: number) => [
    { kind: 'labour' as const, repairActionId: scene.replace.id, faultId: scene.dead.id },
    { kind: 'part_added' as const, partId: scene.fan.id, source: 'consigned' as const, quantity },
  ];
  const report = await scene.submitted({ lines: take(2) });
  const before = await balance();
  const decided = await scene.approved(report);
  assert.deepEqual(
    [decided.state, decided.tab, decided.lines.map((line) => line.decision?.decision)],
    ['partly_approved', 'held', ['approved', 'held']],
  );
  assert.equal(await balance(), before + FEE);
  const part = decided.lines[1];
  assert(part !== undefined);
  const { id, version } = decided;
  await world.inTenant('arka', (ctx) =>
    makeConsigned(ctx, { agencyId: scene.near.id, lines: [{ partId: scene.fan.id, quantity: 5 }] }),
  );
  const released = await approver.call(reports.decideReport, {
    id,
    version,
    decision: { outcome: 'lines', lines: [{ lineId: part.id, decision: 'approve' }] },
  });
  assert.deepEqual([released.state, released.tab], ['approved', 'decided']);
  assert.equal(await balance(), before + FEE);
});

test("I9: the agency's own part is credited at its list price", async () => {
  const report = await scene.submitted({
    lines: [
      { kind: 'labour', repairActionId: scene.replace.id, faultId: scene.dead.id },
      { kind: 'part_added', partId: scene.board.id, source: 'own', quantity: 2 },
    ],
  });
  const before = await balance();
  const decided = await scene.approved(report);
  assert.equal(decided.fee.decidedAmount, FEE + 2 * PART_PRICE);
  assert.equal(await balance(), before + FEE + 2 * PART_PRICE);
  const statement = await admin.call(readStatement, { code: '1001', account: 'parts_own' });
  const lineIds = statement.items.map((line) => line.facts['lineId']);
  assert.ok(lineIds.includes(report.lines[1]?.id));
});

test('I8: sent back for its papers it is written again, keeps its filing day, and the work stays done', async () => {
  const report = await scene.submitted();
  const back = await approver.call(reports.decideReport, sendBackOf(report, 'papers'));
  assert.deepEqual([back.state, back.sentBack?.aim, back.sentBack?.note], ['sent_back', 'papers', 'عکس پلاک']);
  assert.deepEqual(await owed(report.number), ['withdrawn']);
  assert.equal((await dispatcher.call(readWorkOrder, { id: report.workOrderId })).stage, 'done');
  const own = await technician.call(reports.readReport, { id: report.id });
  assert.deepEqual(own.moves, ['save', 'submit']);
  const again = await technician.call(reports.submitReport, { id: own.id, version: own.version });
  assert.deepEqual([again.state, again.firstSubmittedAt], ['submitted', report.firstSubmittedAt]);
  assert.deepEqual((await owed(report.number)).toSorted(), ['provisional', 'withdrawn']);
  const decided = await scene.approved(again);
  assert.deepEqual(
    decided.decisions.map((each) => each.outcome),
    ['approved', 'sent_back'],
  );
  const texts = await scene.onPhone('09151110001');
  assert.ok(texts.some((text) => text.includes('برگشت داده شد')));
});

test('I8: sent back for more work the device is worked on again, and waits for its end', async () => {
  const report = await scene.submitted();
  await approver.call(reports.decideReport, sendBackOf(report, 'work'));
  assert.equal((await dispatcher.call(readWorkOrder, { id: report.workOrderId })).stage, 'in_progress');
  const own = await technician.call(reports.readReport, { id: report.id });
  assert.deepEqual(own.moves, ['save']);
  const early = await refusal(technician.call(reports.submitReport, { id: own.id, version: own.version }));
  assert.deepEqual([early.status, early.code], [409, 'serviceReports.workNotDone']);
});

test('I8: a rejected report is appealed once; the answer pays, opens and covers as the first would have', async () => {
  const report = await scene.submitted();
  const before = await balance();
  const rejected = await approver.call(reports.decideReport, rejectionOf(report));
  const ask = (of: ReportView) =>
    manager.call(reports.appealReport, {
      id: of.id,
      version: of.version,
      lineIds: of.lines.map((line) => line.id),
      reasonCode: 'evidence',
      note: 'عکس‌های بهتر پیوست است',
    });
  const appealed = await ask(rejected);
  assert.deepEqual([appealed.tab, appealed.appeal?.isAnswered], ['appealed', false]);
  const own = await refusal(scene.approved(await reread(appealed)));
  assert.deepEqual([own.status, own.code], [403, 'serviceReports.ownDecision']);
  const answered = await second.call(reports.decideReport, scene.approvalOf(await reread(appealed)));
  assert.deepEqual(
    [answered.state, answered.tab, answered.appeal?.isAnswered],
    ['approved', 'decided', true],
  );
  assert.equal(answered.decisions[0]?.isSupplement, true);
  assert.equal(await balance(), before + FEE);
  assert.deepEqual((await owed(report.number)).toSorted(), ['open', 'withdrawn']);
  const twice = await refusal(ask(answered));
  assert.deepEqual([twice.status, twice.code], [409, 'serviceReports.appealedAlready']);
});

test('I8: an appeal that is refused leaves everything as it was decided', async () => {
  const report = await scene.submitted();
  const rejected = await approver.call(reports.decideReport, rejectionOf(report));
  const appealed = await manager.call(reports.appealReport, {
    id: rejected.id,
    version: rejected.version,
    lineIds: [rejected.lines[0]?.id ?? ''],
    reasonCode: 'misread',
    note: 'لطفا دوباره ببینید',
  });
  const before = await balance();
  const refused = await second.call(reports.decideReport, rejectionOf(appealed));
  assert.deepEqual([refused.state, refused.tab, refused.decisions.length], ['rejected', 'decided', 2]);
  assert.equal(await balance(), before);
});

test('I8: a technician removed since submission is named before the decision', async () => {
  const report = await scene.submitted();
  const { people } = await admin.call(readAgency, { id: scene.near.id });
  const gone = people.find((each) => each.membershipId === scene.near.technicianId);
  assert(gone !== undefined);
  await admin.call(changePerson, {
    id: scene.near.id,
    membershipId: gone.membershipId,
    version: gone.version,
    isEnded: true,
  });
  const blind = await refusal(scene.approved(report));
  assert.deepEqual([blind.status, blind.code], [409, 'serviceReports.difference.technician_left']);
  const decided = await scene.approved(await reread(report));
  assert.equal(decided.state, 'approved');
});
