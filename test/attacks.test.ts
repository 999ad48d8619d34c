import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { sendFile } from '../server/files/files.make.ts';
import { readFile } from '../server/files/files.contract.ts';
import { enterPayment, listEntries, reverseEntry } from '../server/ledger/entries.contract.ts';
import { readOwnStatement, readStatement } from '../server/ledger/ledger.contract.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import type { ReportView } from '../server/service-reports/service-reports.contract.ts';
import * as warehouse from '../server/warehouse/warehouse.contract.ts';
import { mainWarehouseId } from '../server/warehouse/warehouse.make.ts';
import type { HttpClient } from './http-client.ts';
import { makeReportScene } from './report-scene.ts';
import { refusal } from './work-scene.ts';
import { openWorld } from './world.ts';

// What people with a key try at reports, stock and money, over HTTP, and what they are told.

const HUGE = 9_000_000_000_000_000;
const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, manager, technician, near } = scene;
const stranger = { manager: await world.as('agency:1002'), technician: await world.as('technician:1002') };
const warehouseId = await world.inTenant('arka', mainWarehouseId);

const mark = ({ id, version }: { id: string; version: number }) => ({ id, version });
const toldOf = async (promise: Promise<unknown>) => {
  const { status, code } = await refusal(promise);
  return `${status} ${code}`;
};
const balance = async () => (await admin.call(readStatement, { code: near.code })).balanceAmount;
const pay = (amount: number) =>
  admin.call(enterPayment, {
    agencyId: near.id,
    kind: 'payment',
    amount,
    documentNumber: '77',
    occurredOn: '1405/08/20',
    memo: 'پرداخت',
  });
const correctionOf = (report: ReportView, feeAmount: number) => ({
  ...mark(report),
  decision: {
    outcome: 'lines' as const,
    // A part taken out earns nothing, whatever is corrected beside it.
    lines: report.lines.map((line) =>
      line.kind === 'part_removed'
        ? { lineId: line.id, decision: 'approve' as const }
        : { lineId: line.id, decision: 'correct' as const, feeAmount, reasonCode: 'agreed' },
    ),
    acknowledged: [],
  },
});
const everyDoor = async (client: HttpClient, report: ReportView) => ({
  read: await toldOf(client.call(reports.readReport, { id: report.id })),
  save: await toldOf(client.call(reports.saveReport, { ...mark(report), lines: [], evidence: [] })),
  submit: await toldOf(client.call(reports.submitReport, mark(report))),
  withdraw: await toldOf(client.call(reports.withdrawReport, mark(report))),
});

test('G3: another agency reaches neither report, photo, money nor stock, though it knows every id', async () => {
  const report = await scene.submitted();
  assert.deepEqual(
    new Set(Object.values(await everyDoor(stranger.technician, report))),
    new Set(['404 serviceReports.missing']),
  );
  for (const told of Object.values(await everyDoor(stranger.manager, report))) assert.match(told, /^40[34] /);
  const photo = { id: report.evidence[0]?.file.id ?? '' };
  assert.equal((await stranger.technician.ask(readFile, photo)).status, 404);
  assert.equal((await stranger.manager.ask(readFile, photo)).status, 404);
  assert.equal((await stranger.manager.ask(readStatement, { code: near.code })).status, 403);
  const own = await stranger.manager.call(readOwnStatement, {});
  assert.equal(own.agency.code, '1002');
  const { items } = await stranger.manager.call(warehouse.listOwnObligations, {});
  assert.deepEqual(items, []);
  const { items: owed } = await admin.call(warehouse.listObligations, { q: report.number });
  const ids = owed.map(({ id }) => id);
  assert.equal(
    await toldOf(stranger.manager.call(warehouse.sendObligations, { ids })),
    '404 warehouse.obligationMissing',
  );
});

test('I2: a line id of another report is no way into it: it becomes a line of its own', async () => {
  const [victim, forged] = [await scene.submitted(), await scene.opened()];
  const form = await scene.repairForm(forged);
  const lines = form.lines.map((line, at) => ({ ...line, id: victim.lines[at]?.id ?? null }));
  const saved = await technician.call(reports.saveReport, { ...form, lines });
  const theirs = new Set(victim.lines.map(({ id }) => id));
  assert.deepEqual(
    saved.lines.filter(({ id }) => theirs.has(id)),
    [],
  );
  const after = await technician.call(reports.readReport, { id: victim.id });
  assert.deepEqual([after.version, after.lines], [victim.version, victim.lines]);
});

test('I2: a photo that another agency has sent is nobody else’s evidence', async () => {
  const report = await scene.opened();
  const evidence = [{ kind: 'fault' as const, fileId: await sendFile(stranger.technician) }];
  const told = await toldOf(
    technician.call(reports.saveReport, { ...(await scene.repairForm(report)), evidence }),
  );
  assert.match(told, /^400 /);
});

test('I8: a decision speaks of the lines of its report, of each once, and of the version that was seen', async () => {
  const [report, other] = [await scene.submitted(), await scene.submitted()];
  const before = await balance();
  const withLines = (lines: readonly { id: string }[], version = report.version) => ({
    id: report.id,
    version,
    decision: {
      outcome: 'lines' as const,
      lines: lines.map(({ id }) => ({ lineId: id, decision: 'approve' as const })),
    },
  });
  const decide = (input: ReturnType<typeof withLines>) => toldOf(approver.call(reports.decideReport, input));
  assert.deepEqual(
    [
      await decide(withLines(other.lines)),
      await decide(withLines([...report.lines, ...report.lines.slice(0, 1)])),
      await decide(withLines(report.lines.slice(1))),
      await decide(withLines(report.lines, report.version - 1)),
    ],
    [
      '400 serviceReports.lineNotOpen',
      '400 serviceReports.lineNotOpen',
      '400 serviceReports.lineUndecided',
      '409 serviceReports.changedBy',
    ],
  );
  assert.equal(await balance(), before);
});

test('I8, J11: no one decides as an agency, decides twice, or appeals twice', async () => {
  const report = await scene.submitted();
  assert.equal((await manager.ask(reports.decideReport, scene.approvalOf(report))).status, 403);
  const decided = await scene.approved(report);
  const before = await balance();
  assert.equal(await toldOf(scene.approved(report)), '409 serviceReports.changedBy');
  assert.equal(await toldOf(scene.approved(decided)), '409 serviceReports.decidedAlready');
  const lineIds = decided.lines.map(({ id }) => id);
  const appeal = { ...mark(decided), lineIds, reasonCode: 'other', note: 'بیشتر' };
  assert.equal(await toldOf(manager.call(reports.appealReport, appeal)), '400 serviceReports.notAppealable');
  assert.equal(await balance(), before);
});

test('I1, J5: less than nothing and more than can be reckoned are refused, and the account stays readable', async () => {
  const before = await balance();
  const draft = await scene.opened();
  const form = await scene.repairForm(draft);
  const withQuantity = async (quantity: number) =>
    (
      await technician.ask(reports.saveReport, {
        ...form,
        lines: [{ kind: 'part_added', partId: scene.board.id, source: 'own', quantity }],
      })
    ).status;
  assert.deepEqual(
    [await withQuantity(-1), await withQuantity(0), await withQuantity(1.5), await withQuantity(1e15)],
    [400, 400, 400, 400],
  );
  const report = await scene.submitted();
  const statuses = [-1, 0.5, HUGE + 2].map(
    async (amount) => (await approver.ask(reports.decideReport, correctionOf(report, amount))).status,
  );
  assert.deepEqual(await Promise.all(statuses), [400, 400, 400]);
  assert.equal(
    await toldOf(approver.call(reports.decideReport, correctionOf(report, HUGE))),
    '409 ledger.tooMuch',
  );
  assert.equal(await toldOf(pay(HUGE)), '409 ledger.tooMuch');
  const loss = { kind: 'debit_loss', agencyId: near.id, lines: [{ partId: scene.board.id, quantity: 1 }] };
  const lost = async (amount: number) => (await admin.ask(warehouse.enterStock, { ...loss, amount })).status;
  assert.deepEqual([await lost(-1), await lost(HUGE), await lost(Number.MAX_SAFE_INTEGER)], [400, 409, 400]);
  assert.equal(await balance(), before);
});

test('M9: nobody takes more out of the stock than is free, in one line or in many', async () => {
  const take = async (lines: readonly { partId: string; quantity: number }[]) =>
    (await admin.ask(warehouse.sendIssue, { agencyId: near.id, warehouseId, lines })).status;
  const partId = scene.foreign.id;
  assert.deepEqual(
    [
      await take([{ partId, quantity: 1 }]),
      await take([{ partId, quantity: -1 }]),
      await take([
        { partId, quantity: 1 },
        { partId, quantity: 1 },
      ]),
    ],
    [409, 400, 400],
  );
});

test('J10: an entry is taken back once, what takes back never, and a debit taken back in the books is still accepted late', async () => {
  const report = await scene.submitted();
  await scene.approved(report);
  const { items } = await admin.call(listEntries, { q: report.number });
  const entry = { id: items[0]?.id ?? '', reasonCode: 'other', note: '' };
  const reversal = await admin.call(reverseEntry, entry);
  assert.equal(await toldOf(admin.call(reverseEntry, entry)), '409 ledger.reversedAlready');
  const again = { ...entry, id: reversal.id };
  assert.equal(await toldOf(admin.call(reverseEntry, again)), '409 ledger.isReversal');

  const [owed] = (await admin.call(warehouse.listObligations, { q: report.number })).items;
  assert(owed !== undefined);
  const debited = await admin.call(warehouse.debitObligation, { ...mark(owed), reason: 'نرسید' });
  const before = await balance();
  const [debit] = (await admin.call(listEntries, { q: report.number, documentKind: 'defective_debit' }))
    .items;
  await admin.call(reverseEntry, { ...entry, id: debit?.id ?? '' });
  const late = { ...mark(debited), reasonCode: 'other' };
  const accepted = await admin.call(warehouse.acceptLateObligation, late);
  assert.equal(accepted.state, 'accepted');
  assert.equal(await balance(), before + (debited.debitAmount ?? 0));
});
