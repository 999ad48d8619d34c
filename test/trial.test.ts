import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { listAgencies, readAgency } from '../server/agencies/agencies.contract.ts';
import { faultList, partList, repairActionList, symptomList } from '../server/catalog/catalog.contract.ts';
import * as exchange from '../server/exchange/exchange.contract.ts';
import { sendFile } from '../server/files/files.make.ts';
import { getSetup, listDemoPeople, setUp } from '../server/identity/first-run.contract.ts';
import * as identity from '../server/identity/identity.contract.ts';
import { readOwnStatement, readStatement } from '../server/ledger/ledger.contract.ts';
import { listSandboxMessages } from '../server/messaging/messaging.contract.ts';
import * as field from '../server/requests/field-work.contract.ts';
import { lookUpCaller } from '../server/requests/reception.contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import * as orders from '../server/requests/work-orders.contract.ts';
import type { WorkOrderView } from '../server/requests/work-orders.contract.ts';
import * as reports from '../server/service-reports/service-reports.contract.ts';
import { listCalls } from '../server/surveys/survey-calls.contract.ts';
import { listObligations, listOwnStock } from '../server/warehouse/warehouse.contract.ts';
import type { HttpClient } from './http-client.ts';
import { httpClient } from './http-client.ts';
import * as files from './trial-files.ts';
import { startWithoutDemo, until } from './trial-house.ts';
import { markOf, refusal, windowIn } from './work-scene.ts';

// A company begins: the real program without the demo, the first-run page, its own lists as spreadsheets, and then the
// main job from the call to the agency's money. Nothing here reaches around the program.

const { url, setupToken } = await startWithoutDemo({ after });
const stranger = httpClient(url, undefined);
const company = {
  companyTitle: 'پاک‌سرمای توس',
  companyCode: 'paksarma',
  adminTitle: 'سارا مدیری',
  adminMobile: '۰۹۱۵۱۱۱۰۰۰۱',
  password: 'a long enough password',
  isTrial: true,
};
let admin = stranger;
let reception = stranger;
let dispatcher = stranger;
let approver = stranger;
let operator = stranger;
let manager = stranger;
let technician = stranger;
let technicianId = '';
let agency = { id: '', code: '' };
let order: WorkOrderView;
let report: reports.ReportView;

test('R16: without the demo an empty installation opens by the token it printed, once', async () => {
  const before = await stranger.call(getSetup, { token: setupToken });
  assert.deepEqual(before, { isEmpty: true, isTokenRight: true });
  const wrong = await refusal(stranger.call(setUp, { ...company, token: 'guessed' }));
  assert.deepEqual(wrong, { status: 403, code: 'identity.setupTokenWrong' });
  const cookie = await cookieOf('/setup', { ...company, token: setupToken });
  const session = await stranger.call(identity.getSession, {}, { headers: { cookie } });
  assert.deepEqual(
    [session.title, session.tenant.title, session.isDemo],
    ['سارا مدیری', company.companyTitle, true],
  );
  const { key } = await stranger.call(
    identity.makeApiKey,
    { title: 'راه‌اندازی', membershipId: session.membershipId, days: 30 },
    { headers: { cookie } },
  );
  admin = httpClient(url, key);
  const again = await refusal(stranger.call(setUp, { ...company, companyCode: 'other', token: setupToken }));
  assert.deepEqual(again, { status: 410, code: 'identity.setupOver' });
  const { items } = await stranger.call(listDemoPeople, {});
  assert.deepEqual(items, [], 'a trial has nobody whom a click signs in');
});

test('G3: the people of the head office are invited by the administrator', async () => {
  reception = await invited('نسرین پاسخگو', '09151110002', 'reception');
  dispatcher = await invited('امیر ارجاعی', '09151110003', 'dispatcher');
  approver = await invited('شیرین تأییدی', '09151110004', 'approver');
  operator = await invited('لیلا پرسشگر', '09151110005', 'survey');
  const { items } = await admin.call(identity.listPeople, { limit: 100 });
  assert.equal(items.length, 5);
});

test('F10: every list there is comes in by file, in the order in which the program names them', async () => {
  const { items: kinds } = await admin.call(exchange.listImportKinds, {});
  assert.deepEqual(kinds.map(({ kind }) => kind).toSorted(), files.trialKinds.toSorted());
  for (const { kind } of kinds) {
    const { dry, done } = await broughtIn(kind);
    assert.deepEqual([dry.problem, dry.badRows, dry.unknownHeadings], [null, [], []], kind);
    assert.equal(dry.counts.waiting, files.rowsIn(kind), kind);
    assert.deepEqual([done.state, done.counts.bad, done.counts.same], ['done', 0, 0], kind);
  }
});

test('J7, J8: opening stock and opening balances enter once; the same files again change nothing', async () => {
  for (const kind of ['consignedOpening', 'openingBalances']) {
    const { done } = await broughtIn(kind);
    const { created, changed, same } = done.counts;
    assert.deepEqual([created, changed, same], [0, 0, files.rowsIn(kind)], kind);
  }
});

test('R16: what came by file goes out as a file and comes in again as the same', async () => {
  const { items: kinds } = await admin.call(exchange.listImportKinds, {});
  for (const { kind } of kinds.filter(({ isExported }) => isExported)) {
    const response = await admin.raw('GET', `/api/v1/exports/${kind}.xlsx`);
    assert.equal(response.status, 200, kind);
    const body = new Uint8Array(await response.arrayBuffer());
    const { done } = await broughtIn(kind, { name: `${kind}.xlsx`, body });
    const { rows, same } = done.counts;
    assert.deepEqual([rows > 0, same, done.badRows], [true, rows, []], kind);
  }
});

test('G1, R12: agencies have their coverage and people; the technician signs in by a code on his phone', async () => {
  const { items } = await admin.call(listAgencies, {});
  assert.deepEqual(items.map(({ code }) => code).toSorted(), ['1001', '1002']);
  const found = await admin.call(readAgency, { id: items.find(({ code }) => code === '1001')?.id ?? '' });
  agency = found;
  assert.equal(found.coverage.length, 2);
  const head = found.people.find(({ isTechnician }) => !isTechnician);
  technicianId = found.people.find(({ isTechnician }) => isTechnician)?.membershipId ?? '';
  manager = await keyFor(head?.title ?? '', head?.membershipId ?? '');
  technician = await keyFor('سرویسکار', technicianId);
  await stranger.call(identity.askCode, { mobile: files.inPersian(files.TECHNICIAN_MOBILE) });
  const text = await textOn(files.TECHNICIAN_MOBILE, /کد ورود/);
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? '';
  const cookie = await cookieOf('/log-in', { mobile: files.TECHNICIAN_MOBILE, code });
  const session = await stranger.call(identity.getSession, {}, { headers: { cookie } });
  assert.deepEqual([session.title, session.sees], ['بهرام استادی', 'technician']);
});

test('A1, A2, H1: the caller is known by the number with the device and its cover', async () => {
  const caller = await until(
    () => reception.call(lookUpCaller, { number: files.inPersian(files.CUSTOMER_MOBILE) }),
    ({ devices }) => devices[0]?.coverage?.decision === 'covered',
  );
  const [customer] = caller.items;
  const [device] = caller.devices;
  assert(customer !== undefined && device !== undefined);
  assert.deepEqual([customer.name, device.serial], ['زهرا کریمی', files.SERIAL]);
  const symptom = (await reception.call(symptomList.list, { q: 'سرد' })).items[0];
  const received = await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: files.CUSTOMER_MOBILE,
    customerId: customer.id,
    siteId: customer.sites[0]?.id ?? '',
    devices: [{ deviceId: device.id, symptomIds: [symptom?.id ?? ''] }],
  });
  assert.equal(received.workOrders.length, 1);
  const [first] = received.workOrders;
  assert(first !== undefined);
  order = first;
});

test('A10, A11, R3: the covering agency is proposed, accepts and assigns; the customer confirms the window', async () => {
  const { items } = await dispatcher.call(orders.proposeAgencies, { id: order.id });
  assert.deepEqual(
    items.filter(({ isFit }) => isFit).map((each) => each.agency.code),
    ['1001'],
  );
  const offered = await dispatcher.call(orders.referWorkOrder, { ...markOf(order), agencyId: agency.id });
  const accepted = await manager.call(orders.acceptReferral, markOf(offered));
  const assigned = await manager.call(orders.assignTechnician, { ...markOf(accepted), technicianId });
  await manager.call(field.promiseAppointment, { ...markOf(assigned), ...windowIn(1) });
  const text = await textOn(files.CUSTOMER_MOBILE, /\/p\/paksarma\/a\//);
  const token = /\/a\/([\w-]+)/.exec(text)?.[1] ?? '';
  const link = { tenantCode: company.companyCode, token };
  const answered = await stranger.call(field.answerAppointment, { ...link, answer: 'confirm' });
  assert.equal(answered.state, 'confirmed');
});

test('D4, R3: the visit ends by the code that only the phone of the customer shows', async () => {
  const { id } = order;
  await technician.call(field.leaveForVisit, { id });
  await technician.call(field.arriveAtVisit, { id });
  await technician.call(field.startWork, { id });
  await technician.call(field.askToFinish, { id });
  const text = await textOn(files.CUSTOMER_MOBILE, /کد پایان/);
  const code = /(?<!\d)\d{5}(?!\d)/.exec(text)?.[0] ?? '';
  const { isFinished, workOrder } = await technician.call(field.finishWork, {
    id,
    proof: { kind: 'code', code },
  });
  assert.deepEqual([isFinished, workOrder.stage], [true, 'done']);
});

test('I2, I3: the report is written with photos; cover, fee and obligation come from the lists', async () => {
  const [action, fault, part] = await Promise.all([
    technician.call(repairActionList.list, { q: 'تعویض برد' }),
    technician.call(faultList.list, { q: 'برد سوخته' }),
    technician.call(partList.list, { q: 'برد اصلی' }),
  ]);
  const partId = part.items[0]?.id ?? '';
  const opened = await technician.call(reports.openReport, { id: order.id });
  const evidence = await Promise.all(
    (['serial_plate', 'fault', 'after_repair'] as const).map(async (kind) => ({
      kind,
      fileId: await sendFile(technician),
    })),
  );
  const saved = await technician.call(reports.saveReport, {
    ...markOf(opened),
    serialRead: files.SERIAL,
    lines: [
      { kind: 'labour', repairActionId: action.items[0]?.id ?? '', faultId: fault.items[0]?.id ?? '' },
      { kind: 'part_added', partId, source: 'consigned', quantity: 1 },
      { kind: 'part_removed', partId, quantity: 1 },
    ],
    evidence,
  });
  report = await technician.call(reports.submitReport, markOf(saved));
  assert.equal(report.state, 'submitted');
  assert.deepEqual(
    report.lines.map(({ coverage }) => coverage.submitted?.covered ?? null),
    [true, true, null],
  );
});

test('I8, J5: the approver approves it, and the work order is closed', async () => {
  const decided = await approver.call(reports.decideReport, {
    ...markOf(report),
    decision: {
      outcome: 'lines',
      lines: report.lines.map(({ id }) => ({ lineId: id, decision: 'approve' as const })),
      acknowledged: report.differences.map(({ id }) => ({ id, reason: 'بررسی شد' })),
    },
  });
  assert.equal(decided.state, 'approved');
  const closed = await dispatcher.call(orders.readWorkOrder, { id: order.id });
  assert.equal(closed.stage, 'closed');
});

test('J1, J2, J8, J9: the statement is the opening balance and the fee of the tariff, to both alike', async () => {
  const office = await admin.call(readStatement, { code: agency.code });
  const own = await manager.call(readOwnStatement, {});
  assert.deepEqual(
    own.items.map(({ documentKind, creditAmount }) => [documentKind, creditAmount]),
    [
      ['service_report', files.REPAIR_FEE],
      ['opening_balance', files.OPENING_BALANCE],
    ],
  );
  const sum = files.OPENING_BALANCE + files.REPAIR_FEE;
  assert.deepEqual([office.balanceAmount, own.balanceAmount], [sum, sum]);
});

test('M3, J7: one board less lies at the agency, and the old one is owed', async () => {
  const { items } = await manager.call(listOwnStock, { kind: 'consigned' });
  assert.deepEqual(
    items.map((row) => row.onHandQuantity).toSorted((a, b) => a - b),
    [2, files.OPENING_STOCK - 1],
  );
  const owed = await admin.call(listObligations, { agencyId: agency.id });
  assert.deepEqual(
    owed.items.map(({ state, quantity }) => [state, quantity]),
    [['open', 1]],
  );
});

test('L1, L6: the happy call is due', async () => {
  const { items } = await until(
    () => operator.call(listCalls, { tab: 'due' }),
    (calls) => calls.items.length > 0,
  );
  assert.deepEqual(
    items.map(({ number, customerName }) => [number, customerName]),
    [[order.number, 'زهرا کریمی']],
  );
});

/** Sends a list, waits for its dry run, runs it and waits for its end. */
async function broughtIn(kind: string, given?: { name: string; body: Uint8Array }) {
  const file = given ?? (await files.trialFile(kind));
  const { status, body } = await admin.upload('/imports', { kind }, file);
  assert.equal(status, 201, body);
  const { id } = exchange.ImportView.parse(JSON.parse(body));
  const ask = () => admin.call(exchange.getImport, { id });
  const dry = await until(ask, ({ state }) => !['reading', 'checking'].includes(state));
  assert.deepEqual([dry.state, dry.badRows], ['ready', []], `${kind}: ${JSON.stringify(dry.badRows)}`);
  await admin.call(exchange.runImport, { id });
  const done = await until(ask, ({ endedAt }) => endedAt !== null);
  return { dry, done };
}

async function invited(title: string, mobile: string, role: string): Promise<HttpClient> {
  const { id } = await admin.call(identity.invitePerson, { title, mobile, roleCodes: [role] });
  return await keyFor(title, id);
}

async function keyFor(title: string, membershipId: string): Promise<HttpClient> {
  return httpClient(url, (await admin.call(identity.makeApiKey, { title, membershipId, days: 30 })).key);
}

/** Signs somebody in and says the cookie of the session. */
async function cookieOf(path: string, input: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await stranger.raw('POST', `/api/v1${path}`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  assert.ok(response.ok, await response.text());
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

/** The newest text on a phone of the sandbox that is like this, with Latin digits. */
async function textOn(mobile: string, like: RegExp): Promise<string> {
  const { items } = await until(
    () => admin.call(listSandboxMessages, { mobile, limit: 100 }),
    (phone) => phone.items.some(({ text }) => like.test(text)),
  );
  return items.find(({ text }) => like.test(text))?.text ?? '';
}
