import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { readXlsx } from 'hucre/xlsx';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { reasonList } from '../catalog/catalog.contract.ts';
import { dayIn, formatJalaliDay } from '../lib/jalali.ts';
import { statement } from '../lib/sql.ts';
import { writeCalendar, readCalendar } from '../sla/sla.contract.ts';
import * as contracts from './requests.contract.ts';
import { acceptReferral, declineReferral, listWorkOrders, referWorkOrder } from './work-orders.contract.ts';

const TEHRAN_MS = 3.5 * 3_600_000;
const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const reception = await world.as('reception');
const dispatcher = await world.as('dispatcher');
const manager = await world.as('agency:1001');

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
let counted = 700_000;
async function received(input: object = {}) {
  const deviceId = await scene.device(`LS-${(counted += 1)}`);
  return await reception.call(contracts.receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId, symptomIds: [scene.warm.id] }],
    ...input,
  });
}
async function referred(input: object = {}) {
  const [order] = (await received(input)).workOrders;
  assert(order !== undefined);
  const mark = { id: order.id, version: order.version };
  return await dispatcher.call(referWorkOrder, { ...mark, agencyId: scene.near.id });
}
type Ask = Parameters<typeof reception.call<typeof contracts.listRequests>>[1];
/** Every row of a list, page by page of two. */
async function allOf(ask: Ask) {
  const rows: contracts.RequestRow[] = [];
  let after: string | undefined;
  do {
    const page = await dispatcher.call(contracts.listRequests, { ...ask, limit: 2, ...(after && { after }) });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

for (let made = 0; made < 3; made += 1) await received();
await referred();
await reception.call(contracts.receiveRequest, {
  channel: 'web',
  kind: 'question',
  callerName: 'پرویز يزدانی',
  callerNumber: '02188776655',
  answer: 'پاسخ داده شد',
});

test('A9: the list sorts by time, number and stage, both ways, page by page without a gap', async () => {
  const newest = await allOf({});
  assert.equal(newest.length, 5);
  assert.deepEqual(ids(await allOf({ sort: 'receivedAt' })), ids(newest).toReversed());
  const byNumber = await allOf({ sort: 'number' });
  const numbers = byNumber.map(({ number }) => number);
  assert.deepEqual(numbers, numbers.toSorted());
  assert.deepEqual(ids(await allOf({ sort: '-number' })), ids(byNumber).toReversed());
  const byStage = await allOf({ sort: 'stage' });
  assert.deepEqual(
    byStage.map(({ stage }) => stage),
    ['new', 'new', 'new', 'referred', 'closed'],
  );
  assert.deepEqual(ids(await allOf({ sort: '-stage' })), ids(byStage).toReversed());
});

test('A9: sorting keeps filters and search, and a mark of another order is refused', async () => {
  const ofStage = await allOf({ sort: 'number', stage: 'new' });
  assert.deepEqual(
    ofStage.map(({ stage }) => stage),
    ['new', 'new', 'new'],
  );
  const found = await allOf({ sort: 'stage', q: 'کریمی' });
  assert.equal(found.length, 4);
  const page = await dispatcher.call(contracts.listRequests, { sort: 'stage', limit: 1 });
  await assert.rejects(
    dispatcher.call(contracts.listRequests, { sort: 'number', after: page.next ?? '' }),
    refused(400, 'lib.notAMark'),
  );
});

test('A8: every column of the list is searched by itself', async () => {
  const asks: [Ask, number][] = [
    [{ customer: 'كريمي' }, 4],
    [{ customer: 'یزدانی' }, 1],
    [{ customer: '۰۹۱۵۱۲' }, 0],
    [{ callerNumber: '۰۹۱۵ ۱۲۳' }, 4],
    [{ callerNumber: '887766' }, 1],
    [{ device: 'ساید آرکا' }, 4],
    [{ device: 'کریمی' }, 0],
    [{ city: 'مشهد' }, 4],
    [{ city: 'سجاد' }, 0],
    [{ agency: '1001' }, 1],
    [{ kind: 'question' }, 1],
    [{ receivedBy: 'بی‌نام' }, 0],
    [{ customer: 'کریمی', agency: '1001', stage: 'referred' }, 1],
  ];
  for (const [ask, count] of asks) assert.equal((await allOf(ask)).length, count, JSON.stringify(ask));
  const [row] = await allOf({});
  assert.deepEqual(ids(await allOf({ number: row?.number.slice(2, 8) ?? '' })), [row?.id]);
  assert.equal((await allOf({ receivedBy: row?.receivedByTitle.slice(0, 4) ?? '' })).length, 5);
});

test('A9: while searching no number is claimed that was not counted', async () => {
  const search = await dispatcher.call(contracts.listRequests, { customer: 'کریمی' });
  assert.deepEqual([search.counts, search.isCut], [null, false]);
  const sorted = await dispatcher.call(contracts.listRequests, { sort: 'number', kind: 'question' });
  assert.deepEqual(
    [sorted.counts?.['closed'], sorted.counts?.['new']],
    [
      { count: 1, isMore: false },
      { count: 0, isMore: false },
    ],
  );
});

async function sheetOf(query: string) {
  const response = await admin.raw('GET', `/api/v1/requests/export.xlsx?${query}`);
  assert.equal(response.status, 200);
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  return sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? ''))) ?? [];
}
const selectExports = statement<{ after: { rowCount: number; filters: object }; personal: string }>(
  'listsTest.exports',
  `select after, personal_after ->> 'customer' as personal from audit_entry
   where tenant_id = :tenant and action = 'requests.export' order by id desc limit 10`,
);

test('A9: the list goes out as a spreadsheet under its filters, with Jalali times, and the trail says who took it', async () => {
  const today = formatJalaliDay(dayIn('Asia/Tehran', new Date()));
  const rows = await sheetOf(
    new URLSearchParams({ customer: 'کریمی', fromOn: today, sort: 'number' }).toString(),
  );
  assert.equal(rows.length, 5);
  assert.deepEqual(rows[0]?.slice(0, 3), ['شماره پیگیری', 'زمان پذیرش', 'مرحله']);
  assert.equal(rows[1]?.[1]?.slice(0, today.length), today);
  assert.ok(rows.slice(1).every((row) => row[8] === '09151234567' && row[6] === 'زهرا کریمی'));
  assert.equal((await sheetOf('toOn=1400%2F01%2F01')).length, 1);
  const [, last] = await world.inTenant('arka', (ctx) => selectExports.all(ctx));
  assert.deepEqual([last?.after.rowCount, last?.personal], [4, 'کریمی']);
  assert.ok(!JSON.stringify(last?.after).includes('کریمی'));
});

test('A9: who may read the list may not yet carry it out of the house', async () => {
  assert.equal((await reception.ask(contracts.exportRequests, {})).status, 403);
  assert.equal((await manager.ask(contracts.exportRequests, {})).status, 403);
});

type OrderAsk = Parameters<typeof reception.call<typeof listWorkOrders>>[1];
async function ordersOf(client: typeof manager, ask: OrderAsk) {
  const rows: { id: string; acceptBy: string | null }[] = [];
  let after: string | undefined;
  do {
    const page = await client.call(listWorkOrders, { ...ask, limit: 1, ...(after && { after }) });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
const setDeadline = statement(
  'listsTest.setDeadline',
  `update work_order set accept_by = :acceptBy::timestamptz where tenant_id = :tenant and id = :id`,
);

test('A10: what waits for an answer is sorted by its deadline, for the dispatcher and for the agency', async () => {
  const [soon, late, timeless] = [await referred(), await referred(), await referred()];
  const day = 86_400_000;
  await world.inTenant('arka', async (ctx) => {
    await setDeadline.run(ctx, { id: soon.id, acceptBy: new Date(ctx.now.getTime() + day / 100) });
    await setDeadline.run(ctx, { id: late.id, acceptBy: new Date(ctx.now.getTime() + 9 * day) });
    await setDeadline.run(ctx, { id: timeless.id, acceptBy: null });
  });
  for (const client of [dispatcher, manager]) {
    const rows = ids(await ordersOf(client, { tab: 'offered', sort: 'acceptBy' }));
    assert.equal(rows.length, 4);
    assert.deepEqual([rows[0], rows[2], rows[3]], [soon.id, late.id, timeless.id]);
    const down = await ordersOf(client, { tab: 'offered', sort: '-acceptBy' });
    assert.deepEqual(ids(down), rows.toReversed());
  }
  const accepted = await manager.call(acceptReferral, { id: soon.id, version: soon.version });
  assert.equal(accepted.referral?.state, 'accepted');
  assert.ok(!ids(await ordersOf(manager, { tab: 'offered', sort: 'acceptBy' })).includes(soon.id));
});

test('A10: the oldest, the urgent and what came back are asked for by themselves', async () => {
  const urgent = await received({ priority: 'urgent' });
  const order = await referred();
  const { items } = await admin.call(reasonList.list, { kind: 'decline' });
  const mark = { id: order.id, version: order.version };
  await manager.call(declineReferral, { ...mark, reasonCode: items[0]?.code ?? '', note: 'دور است' });
  const oldest = await ordersOf(dispatcher, { tab: 'new', sort: 'receivedAt' });
  assert.deepEqual(ids(oldest), ids(oldest).toSorted());
  assert.deepEqual(ids(await ordersOf(dispatcher, { tab: 'new', priority: 'urgent' })), [
    urgent.workOrders[0]?.id,
  ]);
  assert.deepEqual(ids(await ordersOf(dispatcher, { tab: 'new', isBack: 'true' })), [order.id]);
  const fresh = await dispatcher.call(listWorkOrders, { tab: 'new', isBack: 'false' });
  assert.equal(fresh.counts?.['new']?.count, fresh.items.length);
  assert.ok(!ids(fresh.items).includes(order.id));
});

test('A10: a change of working hours moves the deadline in the list, too', async () => {
  const order = await referred();
  const before = order.referral?.acceptBy ?? '';
  const calendar = await admin.call(readCalendar, {});
  // Hours that are not the present ones, whenever this runs.
  const isMorning = new Date(Date.now() + TEHRAN_MS).getUTCHours() < 12;
  const shift: [string, string][] = [isMorning ? ['18:00', '24:00'] : ['00:00', '06:00']];
  const weekdays = {
    saturday: shift,
    sunday: shift,
    monday: shift,
    tuesday: shift,
    wednesday: shift,
    thursday: shift,
    friday: shift,
  };
  await admin.call(writeCalendar, { version: calendar.version, weekdays });
  await world.settle();
  const rows = await ordersOf(dispatcher, { tab: 'offered', sort: 'acceptBy' });
  const after = rows.find(({ id }) => id === order.id)?.acceptBy;
  assert.ok(after !== undefined && before !== '' && (after ?? '') > before);
});
