import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeReportScene } from '../../test/report-scene.ts';
import { refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { registerDevice } from '../devices/devices.contract.ts';
import { sendFile } from '../files/files.make.ts';
import { makePeople } from '../identity/identity.make.ts';
import { newId } from '../lib/id.ts';
import { statement } from '../lib/sql.ts';
import {
  acceptReferral,
  assignTechnician,
  readWorkOrder,
  recallReferral,
  referWorkOrder,
} from '../requests/work-orders.contract.ts';
import * as reports from './service-reports.contract.ts';
import type { FlagView } from './service-reports.contract.ts';

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const { admin, approver, dispatcher, manager, technician } = scene;

async function refused(promise: Promise<unknown>): Promise<Refused['problem']> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refused, 'the call should have been refused');
  return error.problem;
}
const codesOf = (flags: readonly FlagView[]) => flags.map((flag) => flag.code);
const setWorkEnd = statement(
  'draftTest.setWorkEnd',
  `update work_order set work_ended_at = now() - make_interval(days => :days) where tenant_id = :tenant and id = :id`,
);

test('I2: two phones open one report, and each reads the same', async () => {
  const { id } = await scene.started();
  const both = await Promise.all(
    [technician, manager, technician].map((client) => client.call(reports.openReport, { id })),
  );
  assert.equal(new Set(both.map((report) => report.id)).size, 1);
  const [report] = both;
  assert.deepEqual(
    [report?.kind, report?.state, report?.agency.code, report?.technician?.id],
    ['warranty_repair', 'draft', '1001', scene.near.technicianId],
  );
  assert.deepEqual(report?.moves, ['save']);
});

test('I2: a device without cover has no warranty report, and the reason stands at the device', async () => {
  const { id: deviceId } = await admin.call(registerDevice, {
    modelId: scene.fridge.id,
    serial: 'OLD-1',
    soldOn: '2019-05-01',
    installedOn: '2019-05-02',
    customerId: scene.customerId,
    siteId: scene.siteId,
  });
  const order = await scene.started({ deviceId });
  const problem = await refused(technician.call(reports.openReport, { id: order.id }));
  assert.deepEqual(
    [problem.status, problem.code, problem.errors[0]?.path, problem.errors[0]?.code],
    [409, 'serviceReports.deviceNotCovered', 'device', 'warranty.reason.endedAgo'],
  );
  assert.match(problem.errors[0]?.message ?? '', /روز/);
});

test('I1: kinds without a report are refused, and work that is not accepted has none yet', async () => {
  const other = await scene.started({ serviceKind: 'inspection' });
  const kind = await refusal(technician.call(reports.openReport, { id: other.id }));
  assert.deepEqual([kind.status, kind.code], [409, 'serviceReports.noReportForKind']);
  const offered = await scene.offered();
  const early = await refusal(manager.call(reports.openReport, { id: offered.id }));
  assert.deepEqual([early.status, early.code], [409, 'serviceReports.notAtWork']);
});

test('I3: a draft is saved wholly, its lines keep their ids, and each says who pays and what it is worth', async () => {
  const first = await scene.saved();
  assert.deepEqual(
    first.lines.map((line) => [line.kind, line.coverage.now?.decision ?? null, line.fee.nowAmount]),
    [
      ['labour', 'covered', 1_200_000],
      ['part_added', 'covered', 0],
      ['part_removed', null, 0],
    ],
  );
  assert.deepEqual([first.lines[1]?.onHandQuantity, codesOf(first.flags)], [50, []]);
  const [labour] = first.lines;
  const again = await technician.call(reports.saveReport, {
    ...(await scene.repairForm(first)),
    note: 'برد سوخته بود',
    lines: [
      { kind: 'travel', kilometres: 30 },
      {
        kind: 'labour',
        id: labour?.id ?? null,
        repairActionId: scene.sealing.id,
        faultId: scene.dead.id,
      },
    ],
    evidence: first.evidence.map(({ kind, file }) => ({ kind, fileId: file.id })),
  });
  assert.deepEqual(
    again.lines.map((line) => [line.kind, line.quantity, line.id === labour?.id]),
    [
      ['travel', 30, false],
      ['labour', 1, true],
    ],
  );
  assert.deepEqual([again.evidence.length, codesOf(again.flags)], [3, ['seal_missing']]);
  const stale = await refusal(technician.call(reports.saveReport, await scene.repairForm(first)));
  assert.deepEqual([stale.status, stale.code], [409, 'serviceReports.changedBy']);
});

test('I2: words that are not on the list, and photos that are not there, are refused at their fields', async () => {
  const draft = await scene.opened();
  const form = await scene.repairForm(draft);
  const save = (change: object) => refused(technician.call(reports.saveReport, { ...form, ...change }));
  const strange = await save({ lines: [{ kind: 'part_removed', partId: newId(), quantity: 1 }] });
  assert.deepEqual(
    strange.errors.map((each) => [each.path, each.code]),
    [['lines.0.partId', 'serviceReports.unknownPart']],
  );
  const neighbour = await world.as('technician:1002');
  const theirs = await sendFile(neighbour);
  const foreign = await save({ evidence: [{ kind: 'fault', fileId: theirs }] });
  assert.deepEqual(
    foreign.errors.map((each) => [each.path, each.code]),
    [['evidence.0.fileId', 'files.notThere']],
  );
  const many = await save({ lines: Array.from({ length: 51 }, () => ({ kind: 'travel', kilometres: 1 })) });
  assert.equal(many.errors[0]?.code, 'lib.tooManyItems');
});

test('I10: what blocks a report refuses its submission, each finding at its field', async () => {
  const draft = await scene.opened();
  await scene.device('ELSE-77');
  const saved = await technician.call(reports.saveReport, {
    ...(await scene.repairForm(draft)),
    serialRead: 'else 77',
  });
  const { id, version } = saved;
  assert.deepEqual(codesOf(saved.flags), ['serial_elsewhere']);
  const problem = await refused(technician.call(reports.submitReport, { id, version }));
  assert.deepEqual(
    [problem.status, problem.code, problem.errors.map((each) => [each.path, each.code])],
    [400, 'serviceReports.blocked', [['serialRead', 'serviceReports.flag.serial_elsewhere']]],
  );
  assert.equal((await technician.call(reports.readReport, { id })).state, 'draft');
});

test('I2: what a report lacks is said at each field when it is handed in', async () => {
  const draft = await scene.opened();
  const empty = await refused(
    technician.call(reports.submitReport, { id: draft.id, version: draft.version }),
  );
  assert.deepEqual(
    empty.errors.map((each) => [each.path, each.code]),
    [['lines', 'serviceReports.noLines']],
  );
  const { id, version } = await technician.call(reports.saveReport, {
    ...(await scene.repairForm(draft)),
    lines: [{ kind: 'labour', repairActionId: null }],
  });
  const bare = await refused(technician.call(reports.submitReport, { id, version }));
  assert.deepEqual(
    bare.errors.map((each) => [each.path, each.code]),
    [
      ['lines.0.repairActionId', 'serviceReports.actionNeeded'],
      ['lines.0.faultId', 'serviceReports.faultNeeded'],
    ],
  );
});

test('I6: handed in on day 30 a report is in time, on day 31 a person decides', async () => {
  const [inTime, late] = [await scene.saved(), await scene.saved()];
  await world.inTenant('arka', async (ctx) => {
    await setWorkEnd.run(ctx, { id: inTime.workOrderId, days: 30 });
    await setWorkEnd.run(ctx, { id: late.workOrderId, days: 31 });
  });
  const found = await Promise.all(
    [inTime, late].map(async ({ id, version, lines }) => {
      const travel = lines.map(() => ({ kind: 'travel' as const, kilometres: 1 })).slice(0, 1);
      const form = { id, version, lines: travel, evidence: [] };
      return codesOf((await technician.call(reports.saveReport, form)).flags);
    }),
  );
  assert.deepEqual(
    found.map((codes) => codes.includes('filed_late')),
    [false, true],
  );
});

test('I10: a photo whose bytes were handed in before, and a seal that was, are seen', async () => {
  const first = await scene.submitted({ sealNumber: 'SEAL-900' });
  const draft = await scene.opened();
  const photo = await technician.raw('GET', `/api/v1/files/${first.evidence[0]?.file.id ?? ''}`);
  assert.equal(photo.status, 200);
  const form = await scene.repairForm(draft);
  const bytes = Buffer.from(await photo.arrayBuffer());
  const [one, other] = [await sendFile(technician, { bytes }), await sendFile(technician, { bytes })];
  await technician.call(reports.saveReport, { ...form, evidence: [{ kind: 'fault', fileId: one }] });
  const next = await scene.opened();
  const found = await technician.call(reports.saveReport, {
    ...(await scene.repairForm(next)),
    sealNumber: 'seal 900',
    evidence: [{ kind: 'fault', fileId: other }],
  });
  assert.deepEqual(codesOf(found.flags).toSorted(), [
    'photo_used_before',
    'proof_missing',
    'proof_missing',
    'seal_used_before',
  ]);
});

test('I10: the same repair of one device again, and a second installation of it, are found', async () => {
  const first = await scene.submitted();
  await scene.approved(first);
  const again = await scene.opened({ deviceId: first.device.id });
  const saved = await technician.call(reports.saveReport, await scene.repairForm(again));
  assert.deepEqual(codesOf(saved.flags), ['same_fault_again', 'same_part_again']);
  const submitted = await technician.call(reports.submitReport, { id: saved.id, version: saved.version });
  assert.deepEqual(
    submitted.past.map((each) => [each.number, each.parts]),
    [[first.number, ['برد اصلی']]],
  );
  const installed = await scene.approved(await scene.submittedInstallation());
  const twice = await scene.opened({ serviceKind: 'installation', deviceId: installed.device.id });
  const second = await technician.call(reports.saveReport, {
    ...(await scene.repairForm(twice)),
    lines: [{ kind: 'labour', repairActionId: null }],
  });
  assert.deepEqual(codesOf(second.flags), ['second_installation']);
});

test('I7: queues by kind and state, the longest waiting first, found by number and serial', async () => {
  const [older, newer] = [await scene.submitted(), await scene.submitted()];
  const queue = await approver.call(reports.listReports, { tab: 'submitted', kind: 'warranty_repair' });
  const places = [older, newer].map(({ id }) => queue.items.findIndex((row) => row.id === id));
  assert.ok((places[0] ?? -1) >= 0 && (places[0] ?? 0) < (places[1] ?? 0), places.join(' '));
  assert.equal(queue.counts?.['submitted']?.count, queue.items.length);
  const first = await approver.call(reports.listReports, { tab: 'submitted', limit: 1 });
  const rest = await approver.call(reports.listReports, {
    tab: 'submitted',
    limit: 1,
    ...(first.next !== null && { after: first.next }),
  });
  assert.ok(first.items[0]?.id !== rest.items[0]?.id);
  for (const q of [newer.number, newer.number.slice(2, 8), newer.device.serial?.toLowerCase() ?? '']) {
    const found = await approver.call(reports.listReports, { q });
    assert.deepEqual(
      found.items.map((row) => row.id),
      [newer.id],
      q,
    );
  }
  const bad = await refusal(approver.call(reports.listReports, { after: 'WyJ4IiwieSJd' }));
  assert.equal(bad.code, 'lib.notAMark');
});

test('G3: a report is seen by its agency and technician, and by no neighbour', async () => {
  const { id } = await scene.saved();
  const see = async (who: string) => {
    const client = await world.as(who);
    const read = await client.ask(reports.readReport, { id });
    const list = await client.ask(reports.listReports, {});
    return [read.status, list.status === 200 && list.body.includes(id)];
  };
  assert.deepEqual(await Promise.all(['agency:1001', 'technician:1001', 'approver'].map(see)), [
    [200, true],
    [200, true],
    [200, true],
  ]);
  assert.deepEqual(
    await Promise.all(['agency:1002', 'technician:1002', 'binesh/admin', 'reception', 'ts'].map(see)),
    [
      [404, false],
      [404, false],
      [404, false],
      [403, false],
      [403, false],
    ],
  );
});

test('I8: handed in by mistake a report is taken back until somebody has decided it', async () => {
  const report = await scene.submitted();
  const back = await technician.call(reports.withdrawReport, { id: report.id, version: report.version });
  assert.deepEqual([back.state, back.moves], ['draft', ['save', 'submit']]);
  const again = await technician.call(reports.submitReport, { id: back.id, version: back.version });
  await scene.approved(again);
  const late = await refusal(
    technician.call(reports.withdrawReport, { id: again.id, version: again.version + 1 }),
  );
  assert.deepEqual([late.status, late.code], [409, 'serviceReports.decidedAlready']);
});

test('A10: a job taken back from the agency cannot be reported by it any more', async () => {
  const order = await scene.accepted();
  const { id, version } = await technician.call(reports.openReport, { id: order.id });
  const now = await dispatcher.call(readWorkOrder, { id: order.id });
  await dispatcher.call(recallReferral, {
    id: now.id,
    version: now.version,
    reasonCode: 'late',
    note: 'دیر شد',
  });
  const read = await technician.call(reports.readReport, { id });
  assert.deepEqual(read.moves, []);
  const save = await refusal(technician.call(reports.saveReport, { id, version, lines: [], evidence: [] }));
  assert.equal(save.status, 404);
  const { id: orderId } = order;
  const free = await dispatcher.call(readWorkOrder, { id: orderId });
  const referred = await dispatcher.call(referWorkOrder, {
    id: orderId,
    version: free.version,
    agencyId: scene.neighbour.id,
  });
  const neighbour = await world.as('agency:1002');
  await neighbour.call(acceptReferral, { id: orderId, version: referred.version });
  const theirs = await neighbour.call(reports.openReport, { id: orderId });
  assert.notEqual(theirs.id, id);
  assert.equal(theirs.agency.code, '1002');
});

test('A11: another technician of the agency goes on with the report and its photos', async () => {
  const people = await world.inTenant('arka', (ctx) =>
    makePeople(ctx, [
      {
        who: 'technician2:1001',
        title: 'داود سرویسکار',
        mobile: '09151110009',
        roles: ['technician'],
        agencyId: scene.near.id,
      },
    ]),
  );
  const order = await scene.accepted();
  const draft = await technician.call(reports.openReport, { id: order.id });
  const saved = await technician.call(reports.saveReport, await scene.repairForm(draft));
  const now = await manager.call(readWorkOrder, { id: order.id });
  await manager.call(assignTechnician, {
    id: now.id,
    version: now.version,
    technicianId: people.get('technician2:1001') ?? '',
  });
  const other = await world.as('technician2:1001');
  const taken = await other.call(reports.openReport, { id: order.id });
  assert.deepEqual([taken.id, taken.technician?.title], [saved.id, 'داود سرویسکار']);
  const photo = await other.raw('GET', `/api/v1/files/${taken.evidence[0]?.file.id ?? ''}`);
  assert.equal(photo.status, 200);
  const { id, version, lines, evidence } = taken;
  assert.equal(lines.length, 3);
  const again = await other.call(reports.saveReport, {
    id,
    version,
    lines: [],
    evidence: evidence.map(({ kind, file }) => ({ kind, fileId: file.id })),
  });
  assert.equal(again.evidence.length, 3);
  const gone = await refusal(technician.call(reports.readReport, { id }));
  assert.equal(gone.status, 404);
});
