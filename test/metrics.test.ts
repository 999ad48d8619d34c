import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import { defaultRoles } from '../server/identity/default-roles.ts';
import { makePeople } from '../server/identity/identity.make.ts';
import { referWorkOrder } from '../server/requests/work-orders.contract.ts';
import { receiveRequest } from '../server/requests/requests.contract.ts';
import { makeScene } from './scene.ts';
import { openWorld } from './world.ts';

// What `/metrics` tells to whom, and that nothing of a person stands in it.

const SENTINEL = { name: 'ناصر سنجه‌گریز', number: '09359871234', street: 'کوچه سنجه‌گریز' };
const LINE = /^(?:#.*|[a-z0-9_]+(?:\{(?:[a-z_]+="[^"\n]*",?)*\})? (?:[-+\d.e]+|Na[Nn]|\+Inf))$/;

const world = await openWorld({ after });
const scene = await makeScene(world);
const reception = await world.as('reception');
const reader = await monitorOf('arka');

async function read(who = reader): Promise<string> {
  const answer = await who.raw('GET', '/metrics');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  return await answer.text();
}

/** The value of one series. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? NaN);
}

test('metrics: a program reads them by the permission for this alone; nobody else does, and no browser', async () => {
  assert.equal((await world.stranger().raw('GET', '/metrics')).status, 401);
  assert.equal((await reception.raw('GET', '/metrics')).status, 403);
  assert.equal((await (await world.as('agency:1001')).raw('GET', '/metrics')).status, 403);
  assert.equal((await reader.raw('GET', '/api/v1/people')).status, 403);
  const holders = defaultRoles.filter(({ permissions }) =>
    permissions.some((name) => /^metrics\./.test(name)),
  );
  assert.deepEqual(
    holders.map(({ code }) => code),
    ['admin', 'monitor'],
  );
});

test('metrics: every line is Prometheus text, and every part is counted', async () => {
  const request = await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: SENTINEL.number,
    callerName: SENTINEL.name,
    customerId: scene.customerId,
    siteId: scene.siteId,
    note: SENTINEL.street,
    devices: [{ deviceId: scene.devices.first, symptomIds: [scene.warm.id] }],
  });
  const [order] = request.workOrders;
  assert.ok(order);
  await (
    await world.as('dispatcher')
  ).call(referWorkOrder, { id: order.id, version: order.version, agencyId: scene.near.id });
  await world.settle();
  const text = await read();
  assert.deepEqual(
    text.split('\n').filter((line) => line !== '' && !LINE.test(line)),
    [],
  );
  const received = 'method="POST",route="/api/v1/requests"';
  assert.equal(valueOf(text, `vafa_requests_total{${received},status="201"}`), 1);
  assert.equal(valueOf(text, `vafa_request_seconds_count{${received}}`), 1);
  assert.ok(valueOf(text, 'vafa_transaction_seconds_count') > 10);
  assert.ok(valueOf(text, 'vafa_database_connections{state="idle"}') >= 0);
  assert.equal(valueOf(text, 'vafa_live_streams'), 0);
  assert.equal(valueOf(text, 'vafa_jobs{queue="messaging.deliver",state="ready"}'), 0);
  assert.ok(valueOf(text, 'vafa_sms_messages{state="delivered"}') >= 1, text);
  assert.ok(valueOf(text, 'vafa_clocks{state="running"}') >= 1, text);
  assert.ok(valueOf(text, 'nodejs_eventloop_lag_p99_seconds') >= 0);
  assert.ok(valueOf(text, 'process_resident_memory_bytes') > 1e7);
});

test('metrics: the buckets of a histogram grow to its count', async () => {
  const text = await read();
  const route = 'method="POST",route="/api/v1/requests"';
  const buckets = [...text.matchAll(/vafa_request_seconds_bucket\{(.*),le="(.*)"\} (\d+)/g)]
    .filter(([, labels]) => labels === route)
    .map(([, , , count]) => Number(count));
  assert.ok(buckets.length > 5);
  assert.deepEqual(
    buckets,
    buckets.toSorted((a, b) => a - b),
  );
  assert.equal(buckets.at(-1), valueOf(text, `vafa_request_seconds_count{${route}}`));
});

test('metrics: no label holds a person, an id or an address that somebody made up', async () => {
  for (const path of [
    `/api/v1/${SENTINEL.number}`,
    `/p/arka/${SENTINEL.number}`,
    `/${randomUUID()}`,
    '/x?q=09359871234',
  ])
    await world.stranger().raw('GET', path);
  await world.stranger().raw('PROPFIND', `/api/v1/${SENTINEL.number}`);
  await reception.raw('GET', `/api/v1/customers?q=${encodeURIComponent(SENTINEL.name)}`);
  const text = await read();
  assert.doesNotMatch(text, /09359871234|9359871234|سنجه|کوچه|[0-9a-f]{8}-[0-9a-f]{4}-/);
  const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map((match) => match[1] ?? ''));
  const outside = [...routes].filter(
    (route) => !route.startsWith('/api/v1/') && !route.startsWith('/metrics'),
  );
  assert.deepEqual(outside, ['none']);
});

test('metrics: SMS and clocks are the own company’s, so that one company cannot count another’s work', async () => {
  const other = await read(await monitorOf('binesh'));
  const counts = [...other.matchAll(/^vafa_(?:sms_messages|clocks)\{.*\} (\d+)$/gm)].map((match) => match[1]);
  assert.ok(counts.length > 5);
  assert.ok(
    counts.every((count) => count === '0'),
    counts.join(' '),
  );
});

/** A person who may do nothing but this, and his key. */
async function monitorOf(tenant: 'arka' | 'binesh') {
  await world.inTenant(tenant, (ctx) =>
    makePeople(ctx, [{ who: 'monitor', title: 'پایش', mobile: '09120000070', roles: ['monitor'] }]),
  );
  return await world.as(`${tenant}/monitor`);
}
