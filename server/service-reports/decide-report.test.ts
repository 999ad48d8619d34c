import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { FEE, makeReportScene } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { readDeviceHistory } from '../devices/devices.contract.ts';
import { changeRole, listRoles } from '../identity/identity.contract.ts';
import { readStatement } from '../ledger/ledger.contract.ts';
import { readWorkOrder, readWorkOrderTimeline } from '../requests/work-orders.contract.ts';
import { listObligations } from '../warehouse/warehouse.contract.ts';
import { consignedOnHand } from '../warehouse/warehouse.ts';
import { listRegistrations } from '../warranty/warranty.contract.ts';
import * as reports from './service-reports.contract.ts';

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, dispatcher, manager, technician } = scene;
const second = await world.as('approver2');

const balance = async () => {
  const statement = await admin.call(readStatement, { code: '1001' });
  return statement.balanceAmount;
};
const boards = async () => {
  const rows = await world.inTenant('arka', (ctx) =>
    consignedOnHand(ctx, { agencyId: scene.near.id, partIds: [scene.board.id] }),
  );
  return [rows[0]?.onHandQuantity, rows[0]?.reservedQuantity];
};
const owed = async (number: string) => {
  const { items } = await admin.call(listObligations, { q: number });
  return items.map((row) => row.state);
};

test('I3: handed in, a report is priced, its parts are held, and what is owed is open provisionally', async () => {
  const before = await boards();
  const report = await scene.submitted();
  assert.deepEqual([report.state, report.tab, report.moves], ['submitted', 'submitted', ['withdraw']]);
  const [labour, part, removed] = report.lines;
  assert.deepEqual(
    [labour?.fee.submittedAmount, part?.fee.submittedAmount, removed?.fee.submittedAmount],
    [FEE, 0, 0],
  );
  assert.deepEqual(
    [labour?.coverage.submitted?.decision, part?.coverage.submitted?.decision, removed?.coverage.submitted],
    ['covered', 'covered', null],
  );
  assert.equal(labour?.fee.submittedExplanation?.used[0]?.amount, FEE);
  assert.deepEqual(await boards(), [before[0], (before[1] ?? 0) + 1]);
  assert.deepEqual(await owed(report.number), ['provisional']);
});

test('I8: approval does everything at once: books, stock, obligation, device, cover, work order', async () => {
  const report = await scene.submitted();
  const [fees, stock] = [await balance(), await boards()];
  const decided = await scene.approved(report);
  assert.deepEqual([decided.state, decided.tab, decided.fee.decidedAmount], ['approved', 'decided', FEE]);
  assert.deepEqual(decided.moves, []);
  assert.equal(await balance(), fees + FEE);
  assert.deepEqual(await boards(), [(stock[0] ?? 0) - 1, (stock[1] ?? 0) - 1]);
  assert.deepEqual(await owed(report.number), ['open']);
  const order = await dispatcher.call(readWorkOrder, { id: report.workOrderId });
  assert.equal(order.stage, 'closed');
  const history = await admin.call(readDeviceHistory, { id: report.device.id });
  assert.deepEqual(
    [history.services.map((each) => each.actions), history.parts.map((each) => each.partCode)],
    [[['تعویض برد']], ['S-BRD']],
  );
  await world.settle();
  const timeline = await manager.call(readWorkOrderTimeline, { id: report.workOrderId });
  const kinds = timeline.items.map((entry) => entry.kind);
  assert.ok(
    ['opened', 'submitted', 'approved'].every((kind) => kinds.includes(`serviceReports.told.${kind}`)),
    kinds.join(' '),
  );
  const texts = await scene.onPhone('09151110001');
  assert.ok(texts.some((text) => text.includes('تأیید شد')));
});

test('I1: an installation report starts the warranty provisionally, approval confirms it', async () => {
  const report = await scene.submittedInstallation();
  const registrations = async () =>
    (await admin.call(listRegistrations, { deviceId: report.device.id })).items.map((each) => [
      each.state,
      each.source,
    ]);
  assert.deepEqual(await registrations(), [['provisional', 'report']]);
  const fees = await balance();
  const decided = await scene.approved(report);
  assert.equal(decided.state, 'approved');
  assert.deepEqual(await registrations(), [['confirmed', 'report']]);
  assert.equal(await balance(), fees + 900_000);
});

test('I8: of two approvers at one instant one decides, the other is told that it changed', async () => {
  const report = await scene.submitted();
  const before = await balance();
  const answers = await Promise.all(
    [approver, second].map((client) => client.ask(reports.decideReport, scene.approvalOf(report))),
  );
  assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [200, 409]);
  assert.equal(await balance(), before + FEE);
  const { decisions } = await approver.call(reports.readReport, { id: report.id });
  assert.equal(decisions.length, 1);
});

test('I8: a double click posts once', async () => {
  const report = await scene.submitted();
  const before = await balance();
  const key = randomUUID();
  const answers = await Promise.all(
    [1, 2, 3].map(() => approver.ask(reports.decideReport, scene.approvalOf(report), { key })),
  );
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200],
  );
  const late = await refusal(scene.approved(report));
  assert.equal(late.status, 409);
  assert.equal(await balance(), before + FEE);
});

test('I8: a line is corrected by hand with a reason, and both figures stay', async () => {
  const report = await scene.submitted();
  const before = await balance();
  const { id, version } = report;
  const decisionBy = (reasonCode: string) => {
    const lines = report.lines.map((line) =>
      line.kind === 'labour'
        ? {
            lineId: line.id,
            decision: 'correct' as const,
            feeAmount: 700_000,
            reasonCode,
            note: 'کار کمتر بود',
          }
        : { lineId: line.id, decision: 'approve' as const },
    );
    return { id, version, decision: { outcome: 'lines' as const, lines } };
  };
  const wrong = await refusal(approver.call(reports.decideReport, decisionBy('no-such')));
  assert.deepEqual([wrong.status, wrong.code], [400, 'catalog.unknownReason']);
  const decided = await approver.call(reports.decideReport, decisionBy('less-work'));
  const [labour] = decided.lines;
  assert.deepEqual(
    [labour?.decision?.decision, labour?.decision?.feeAmount, labour?.decision?.tariffFeeAmount],
    ['corrected', 700_000, FEE],
  );
  assert.equal(labour?.fee.submittedAmount, FEE);
  assert.equal(labour?.decision?.note, 'کار کمتر بود');
  assert.equal(await balance(), before + 700_000);
});

const judgementOf = (kind: string) =>
  kind === 'labour'
    ? { decision: 'approve' as const }
    : { decision: 'reject' as const, reasonCode: 'no-evidence', note: 'عکس ندارد' };

test('I9: a rejected part frees what was held, owes nothing, and the agency reads why', async () => {
  const report = await scene.submitted();
  const stock = await boards();
  const { id, version, lines } = report;
  const decided = await approver.call(reports.decideReport, {
    id,
    version,
    decision: {
      outcome: 'lines',
      lines: lines.map((line) => ({ lineId: line.id, ...judgementOf(line.kind) })),
    },
  });
  assert.equal(decided.state, 'partly_approved');
  assert.deepEqual(await boards(), [stock[0], (stock[1] ?? 0) - 1]);
  assert.deepEqual(await owed(report.number), ['withdrawn']);
  const read = await manager.call(reports.readReport, { id });
  assert.deepEqual(
    [read.lines[1]?.decision?.decision, read.lines[1]?.decision?.note, read.moves],
    ['rejected', 'عکس ندارد', ['appeal']],
  );
});

test('I8: nobody decides what he wrote himself, even where his role lets him write and decide', async () => {
  const { items } = await admin.call(listRoles, {});
  const role = items.find((each) => each.code === 'approver');
  assert(role !== undefined);
  const { code, version: roleVersion, permissions } = role;
  const both = [...permissions, 'report.write'];
  await admin.call(changeRole, { code, version: roleVersion, permissions: both });
  const draft = await scene.opened();
  const form = await scene.repairForm(draft);
  const saved = await approver.call(reports.saveReport, form);
  const { id, version } = saved;
  const report = await technician.call(reports.submitReport, { id, version });
  const own = await refusal(scene.approved(report));
  assert.deepEqual([own.status, own.code], [403, 'serviceReports.ownReport']);
  const { moves } = await approver.call(reports.readReport, { id });
  assert.equal(moves.includes('decide'), false);
  const byTechnician = await technician.ask(reports.decideReport, scene.approvalOf(report));
  assert.equal(byTechnician.status, 403);
  const decided = await second.call(reports.decideReport, scene.approvalOf(report));
  assert.equal(decided.state, 'approved');
});
