import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';

import type { Contract } from '../server/lib/contract.ts';
import { everyCase as cases } from './isolation-every-case.ts';
import { doors, ownSessions, silent } from './isolation-doors.ts';
import { listenIn } from './isolation-stream.ts';
import { readOperations, strangers, walk } from './isolation-walk.ts';
import { plant } from './isolation-world.ts';
import { openWorld } from './world.ts';

// A tenant sees nothing of another, an agency its own work, a technician his jobs, technical support the case and not
// the customer. The list of endpoints is the running program's own.

const world = await openWorld({ after });
const planting = await plant(world);
const operations = await readOperations(world.url);
// Keys are made at first use; the walk must find them made.
await Promise.all([...strangers, 'admin', 'reception', 'technician:1001'].map((who) => world.as(who)));

test('every endpoint of the running program has its case, and no case is left over', () => {
  const walked = [...Object.keys(cases), ...Object.keys(doors), ...Object.keys(ownSessions), 'live.open'];
  assert.deepEqual(walked.toSorted(), [...operations.keys()].toSorted());
  const open = [...operations.values()].filter((each) => each.permission === 'public');
  assert.deepEqual(open.map((each) => each.operation).toSorted(), Object.keys(doors).toSorted());
});

for (const [name, given] of Object.entries(cases)) {
  test(`${name}: its owner may; another company, the neighbour agency and technical support get nothing`, async () => {
    await walk(planting, operationOf(name), given);
  });
}

for (const [name, open] of Object.entries(doors)) {
  test(`${name}: stands open to everybody and says nothing of anybody's work`, async () => {
    await open(planting, operationOf(name));
  });
}

for (const [name, own] of Object.entries(ownSessions)) {
  test(`${name}: only a person who signed in may, about himself`, async () => {
    await own(planting, operationOf(name));
  });
}

test('beside the API: health and documentation stand open and say nothing of anybody; figures are shut', async () => {
  for (const path of ['/healthz', '/readyz', '/api/openapi.json', '/api/docs', '/api/docs/customers.read']) {
    const answer = await world.stranger().raw('GET', path);
    // Nobody works in this world, which health may say.
    assert.ok(answer.status === 200 || (path === '/healthz' && answer.status === 503), path);
    silent(await answer.text());
  }
  assert.equal((await world.stranger().raw('GET', '/metrics')).status, 401);
  for (const who of strangers) {
    const answer = await (await world.as(who)).raw('GET', '/metrics');
    assert.equal(answer.status, who === 'binesh/admin' ? 200 : 403, who);
    silent(await answer.text());
  }
});

test("live.open: a company's own people hear what changes; strangers hear nothing, and without a key it is shut", async () => {
  assert.equal((await world.stranger().raw('GET', '/api/v1/live')).status, 401);
  const ears = await Promise.all(strangers.map((who) => listenIn(world, who)));
  const own = await Promise.all(['admin', 'agency:1001'].map((who) => listenIn(world, who)));
  assert.deepEqual(
    [...ears, ...own].map(({ status }) => status),
    [200, 200, 200, 200, 200, 200, 200, 200],
  );
  const order = await planting.order();
  await planting.assigned(order, planting.scene.near.technicianId);
  for (const each of own) await each.until(order.id);
  assert.ok(own.every((each) => each.heard().includes(order.id)));
  assert.deepEqual(
    ears.map((each) => each.heard()),
    strangers.map(() => []),
  );
  for (const each of [...ears, ...own]) each.end();
});

test("the key of a command is its sender's own: a neighbour who sends it again is answered for himself", async () => {
  const key = randomUUID();
  const offered = await planting.offered();
  const input = { id: offered.id, version: offered.version };
  const accept = operationOf('requests.accept');
  assert.equal((await (await world.as('agency:1001')).ask(accept, input, { key })).status, 200);
  const others = await Promise.all(
    strangers.map(async (who) => (await (await world.as(who)).ask(accept, input, { key })).status),
  );
  assert.ok(
    others.every((status) => [403, 404].includes(status)),
    others.join(' '),
  );
});

function operationOf(name: string): Contract {
  const found = operations.get(name);
  assert.ok(found, `the program has no ${name}`);
  return found;
}
