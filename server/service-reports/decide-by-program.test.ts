import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { FEE, makeReportScene, PART_PRICE } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { readWorkOrder } from '../requests/work-orders.contract.ts';
import { readStatement } from '../ledger/ledger.contract.ts';
import { statement } from '../lib/sql.ts';
import { changePolicy, readPolicy } from './policy.contract.ts';
import type { PolicyForm } from './policy.contract.ts';
import { isChosen } from './sample.ts';
import * as reports from './service-reports.contract.ts';
import type { ReportView } from './service-reports.contract.ts';

// What a company leaves to the program, and what goes to a person all the same.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, dispatcher, technician } = scene;

const first: PolicyForm = { isAutomatic: false, worthMaxAmount: 0, samplePercent: 5, isSmallCompany: false };
async function putPolicy(change: Partial<PolicyForm>) {
  const { version } = await admin.call(readPolicy, {});
  return await admin.call(changePolicy, { ...first, ...change, version });
}
const read = async ({ id }: ReportView) => {
  await world.settle();
  return await approver.call(reports.readReport, { id });
};
const balance = async () => (await admin.call(readStatement, { code: '1001' })).balanceAmount;
const selectWhy = statement<{ after: unknown; actorKind: string }>(
  'programTest.why',
  `select after, actor_kind from audit_entry where tenant_id = :tenant and subject_id = :id
   and action = 'serviceReports.leaveToPerson' order by id limit 10`,
);
const whyOf = async ({ id }: ReportView) => {
  await world.settle();
  const rows = await world.inTenant('arka', (ctx) => selectWhy.all(ctx, { id }));
  return rows.map((row) => row.after);
};
/** Of one board from the consigned stock. */
const WORTH = FEE + PART_PRICE;

test('I8: a person decides everything until the company says otherwise', async () => {
  const { changedAt, version, currency, ...policy } = await admin.call(readPolicy, {});
  assert.deepEqual([policy, changedAt, version, currency], [first, null, 1, 'IRR']);
  const report = await read(await scene.submitted());
  assert.equal(report.state, 'submitted');
  assert.deepEqual(await whyOf(report), []);
  assert.equal((await approver.ask(changePolicy, { ...first, version: 1 })).status, 403);
});

test('I8: without a finding and up to the limit the program approves, and says by which policy', async () => {
  const { version } = await putPolicy({ isAutomatic: true, worthMaxAmount: WORTH, samplePercent: 0 });
  const before = await balance();
  const report = await read(await scene.submitted());
  const [decision] = report.decisions;
  assert.deepEqual(
    [report.state, report.fee.decidedAmount, decision?.policyVersion, decision?.decidedByTitle],
    ['approved', FEE, version, 'وفا'],
  );
  assert.equal(await balance(), before + FEE);
  assert.equal((await dispatcher.call(readWorkOrder, { id: report.workOrderId })).stage, 'closed');
  const stale = await refusal(admin.call(changePolicy, { ...first, version: version - 1 }));
  assert.deepEqual([stale.status, stale.code], [409, 'lib.changedMeanwhile']);
});

test('I8: a rial more than the limit, parts by their list price included, goes to a person', async () => {
  const { version } = await putPolicy({ isAutomatic: true, worthMaxAmount: WORTH - 1, samplePercent: 0 });
  const report = await read(await scene.submitted());
  assert.equal(report.state, 'submitted');
  assert.deepEqual(await whyOf(report), [{ why: 'worth', policyVersion: version }]);
});

test('I8: any finding goes to a person, and so does what was handed in again', async () => {
  const { version } = await putPolicy({ isAutomatic: true, worthMaxAmount: 10 * WORTH, samplePercent: 0 });
  const flagged = await read(await scene.submitted({ serialRead: '' }));
  assert.deepEqual(
    [flagged.state, flagged.flags.map((flag) => flag.code), await whyOf(flagged)],
    ['submitted', ['serial_missing'], [{ why: 'finding', policyVersion: version }]],
  );
  const decision = { outcome: 'send_back' as const, aim: 'papers' as const, reasonCode: 'serial', note: '' };
  const { id } = flagged;
  const back = await approver.call(reports.decideReport, { id, version: flagged.version, decision });
  const form = await scene.repairForm(back);
  const saved = await technician.call(reports.saveReport, form);
  const again = await technician.call(reports.submitReport, { id, version: saved.version });
  assert.deepEqual((await whyOf(again)).at(-1), { why: 'handed_in_again', policyVersion: version });
});

test('I8: of what needs nobody a share goes to a person all the same', async () => {
  const { version } = await putPolicy({ isAutomatic: true, worthMaxAmount: WORTH, samplePercent: 100 });
  const report = await read(await scene.submitted());
  assert.equal(report.state, 'submitted');
  assert.deepEqual(await whyOf(report), [{ why: 'sample', policyVersion: version }]);
  await putPolicy({});
});

test('I8: five in a hundred are chosen, always the same ones, and others under another secret', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `report-${at}`);
  const chosenBy = (secret: string) =>
    ids.filter((id) => isChosen(id, { secret: Buffer.from(secret), percent: 5 }));
  const chosen = chosenBy('one');
  assert.ok(Math.abs(chosen.length - 1_000) < 150, String(chosen.length));
  assert.deepEqual(chosenBy('one'), chosen);
  const both = chosenBy('other').filter((id) => chosen.includes(id));
  assert.ok(both.length < 120, String(both.length));
  const none = ids.filter((id) => isChosen(id, { secret: Buffer.from('one'), percent: 0 }));
  assert.equal(none.length, 0);
});

test('I8: a company of three lets one decide what he decided before, and logs it', async () => {
  const report = await scene.submitted();
  const reject = { outcome: 'reject' as const, reasonCode: 'other', note: 'ناخوانا' };
  const { id } = report;
  const rejected = await approver.call(reports.decideReport, {
    id,
    version: report.version,
    decision: reject,
  });
  const appealed = await scene.manager.call(reports.appealReport, {
    id,
    version: rejected.version,
    lineIds: rejected.lines.map((line) => line.id),
    reasonCode: 'evidence',
    note: 'عکس تازه',
  });
  const seen = await read(appealed);
  assert.equal(seen.moves.includes('decide'), false);
  const aside = await refusal(scene.approved(seen));
  assert.deepEqual([aside.status, aside.code], [403, 'serviceReports.ownDecision']);
  await putPolicy({ isSmallCompany: true });
  const open = await read(appealed);
  assert.equal(open.moves.includes('decide'), true);
  assert.equal((await scene.approved(open)).state, 'approved');
});
