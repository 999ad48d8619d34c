import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readDeviceHistory } from '../server/devices/devices.contract.ts';
import { readOwnStatement, readStatement } from '../server/ledger/ledger.contract.ts';
import * as field from '../server/requests/field-work.contract.ts';
import { readRequest, readRequestTimeline, receiveRequest } from '../server/requests/requests.contract.ts';
import * as orders from '../server/requests/work-orders.contract.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import { listObligations, listOwnStock } from '../server/warehouse/warehouse.contract.ts';
import type { HttpClient } from './http-client.ts';
import { FEE, makeReportScene } from './report-scene.ts';
import { markOf } from './work-scene.ts';
import { openWorld } from './world.ts';

// The main job from the call to the agency's money, each step by who does it, over HTTP and with five keys.

const world = await openWorld({ after });
const scene = await makeReportScene(world);
const heard: string[] = [];
const manager = listened(scene.manager);
const technician = listened(scene.technician);
const { reception, dispatcher, approver } = scene;
const neighbour = listened(await world.as('agency:1002'));

/** A client whose every answer is kept. */
function listened(client: HttpClient): HttpClient {
  const call: HttpClient['call'] = async (contract, input, options) => {
    const answer = await client.call(contract, input, options);
    heard.push(JSON.stringify(answer));
    return answer;
  };
  return { ...client, call };
}

const received = await reception.call(receiveRequest, {
  channel: 'phone',
  kind: 'service',
  callerNumber: '09151234567',
  customerId: scene.customerId,
  siteId: scene.siteId,
  devices: await Promise.all(
    ['CH-1', 'CH-2', 'CH-3'].map(async (serial) => ({
      deviceId: await scene.device(serial),
      symptomIds: [scene.warm.id],
    })),
  ),
});
const [first, second] = received.workOrders;
assert(first !== undefined && second !== undefined);
const stockBefore = await boardsOnHand();

test('A5: three devices make one number and three work orders by their places', () => {
  assert.deepEqual(
    received.workOrders.map(({ number }) => number),
    [1, 2, 3].map((place) => `${received.number}-${place}`),
  );
});

let code = '';
let report: reports.ReportView;

test('A10, D4: declined, referred again, accepted, assigned, visited and finished by the code of the customer', async () => {
  const offered = await dispatcher.call(orders.referWorkOrder, {
    ...markOf(first),
    agencyId: scene.neighbour.id,
  });
  await neighbour.call(orders.declineReferral, { ...markOf(offered), reasonCode: 'no-capacity' });
  const returned = await dispatcher.call(orders.readWorkOrder, { id: first.id });
  assert.deepEqual([returned.stage, returned.agency], ['new', null]);
  const again = await dispatcher.call(orders.referWorkOrder, {
    ...markOf(returned),
    agencyId: scene.near.id,
  });
  const accepted = await manager.call(orders.acceptReferral, markOf(again));
  const { technicianId } = scene.near;
  const assigned = await manager.call(orders.assignTechnician, { ...markOf(accepted), technicianId });
  await technician.call(field.leaveForVisit, { id: assigned.id });
  await technician.call(field.arriveAtVisit, { id: assigned.id });
  await technician.call(field.startWork, { id: assigned.id });
  const asked = await technician.call(field.askToFinish, { id: assigned.id });
  code = await scene.codeOf(asked);
  const { workOrder } = await technician.call(field.finishWork, {
    id: assigned.id,
    proof: { kind: 'code', code },
  });
  assert.equal(workOrder.stage, 'done');
  await world.settle();
});

test('I2, I3: the technician reports it, and the coverage answer is kept with each line', async () => {
  const opened = await technician.call(reports.openReport, { id: first.id });
  const saved = await technician.call(reports.saveReport, await scene.repairForm(opened));
  report = await technician.call(reports.submitReport, { id: saved.id, version: saved.version });
  assert.equal(report.state, 'submitted');
  assert.deepEqual(
    report.lines
      .filter(({ kind }) => kind !== 'part_removed')
      .map(({ coverage }) => coverage.submitted?.covered),
    [true, true],
  );
});

test('I8: of two approvers at one instant one decides and one reads that it changed', async () => {
  const other = await world.as('approver2');
  const asked = scene.approvalOf(report);
  const answers = await Promise.all([approver, other].map((who) => who.ask(reports.decideReport, asked)));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
});

test('J2, J9, J11: the statement is the tariff, the agency reads the same, and the line names its report', async () => {
  const { code: agencyCode } = scene.near;
  const office = await (await world.as('admin')).call(readStatement, { code: agencyCode });
  const own = await manager.call(readOwnStatement, {});
  assert.equal(office.balanceAmount, FEE);
  assert.deepEqual(
    own.items.map(({ creditAmount, documentNumber }) => [creditAmount, documentNumber]),
    [[FEE, first.number]],
  );
  const theirs = await neighbour.call(readOwnStatement, {});
  assert.deepEqual([theirs.items, theirs.balanceAmount], [[], 0]);
});

test('M3, J7: the board left the consigned stock, and the old one is owed', async () => {
  assert.equal(await boardsOnHand(), stockBefore - 1);
  const { items } = await (await world.as('admin')).call(listObligations, { agencyId: scene.near.id });
  assert.deepEqual(
    items.map(({ state, partId, quantity }) => [state, partId, quantity]),
    [['open', scene.board.id, 1]],
  );
});

test('H3, H4, O3: the device knows its service and its part, the work order is closed, the others go on', async () => {
  const history = await (await world.as('admin')).call(readDeviceHistory, { id: first.device.id });
  assert.deepEqual([history.services.length, history.parts.length], [1, 1]);
  const request = await reception.call(readRequest, { id: received.id });
  assert.deepEqual(
    [request.stage, ...request.workOrders.map(({ stage }) => stage)],
    ['new', 'closed', 'new', 'new'],
  );
});

test('D2: the timeline tells the whole story, in its order', async () => {
  const { items } = await reception.call(readRequestTimeline, { id: received.id, limit: 100 });
  const told = items.toReversed().filter(({ partId }) => partId === first.id || partId === null);
  const kinds = told.map(({ kind }) => kind.replace(/^.*told\./, ''));
  assert.deepEqual(
    kinds.filter((kind) => kind !== 'received' && kind !== 'orderMade'),
    [
      ...['referred', 'declined', 'referred', 'accepted', 'assigned', 'left', 'arrived', 'started'],
      ...['codeSent', 'done', 'opened', 'submitted', 'approved', 'closed'],
    ],
  );
});

test('R3: no answer to agency or technician ever held the code', async () => {
  await manager.call(orders.readWorkOrder, { id: first.id });
  await manager.call(orders.readWorkOrderTimeline, { id: first.id, limit: 100 });
  await technician.call(orders.readWorkOrderTimeline, { id: first.id, limit: 100 });
  await technician.call(reports.readReport, { id: report.id });
  const alone = new RegExp(`(?<!\\d)${code}(?!\\d)`);
  assert.match(code, /^\d{5}$/);
  assert.deepEqual(
    heard.filter((body) => alone.test(body)),
    [],
  );
});

async function boardsOnHand(): Promise<number> {
  const { items } = await scene.manager.call(listOwnStock, { kind: 'consigned', limit: 100 });
  return items.find(({ partId }) => partId === scene.board.id)?.onHandQuantity ?? 0;
}
