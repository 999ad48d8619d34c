import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeWorkScene, refusal } from '../../test/work-scene.ts';
import { openWorld } from '../../test/world.ts';
import { asOwner } from '../lib/database-check.ts';
import { sendFile } from '../files/files.make.ts';
import { newId } from '../lib/id.ts';
import { statement } from '../lib/sql.ts';
import { listMessages } from '../messaging/messaging.contract.ts';
import * as field from './field-work.contract.ts';
import { readRequest } from './requests.contract.ts';
import * as orders from './work-orders.contract.ts';

const world = await openWorld({ after });
const scene = await makeWorkScene(world);
const { manager, dispatcher, technician } = scene;
const asked = async () => {
  const order = await scene.started();
  return await technician.call(field.askToFinish, { id: order.id, payAmount: 1_250_000 });
};
const proofOf = (code: string) => ({ kind: 'code', code }) as const;
const anotherThan = (code: string) => String((Number(code) + 1) % 100_000).padStart(5, '0');
const makeOld = statement(
  'finishTest.makeOld',
  `
  update completion_code set sent_at = sent_at - interval '61 minutes', expires_at = expires_at - interval '61 minutes'
  where tenant_id = :tenant and work_order_id = :id`,
);
const acceptEarlier = statement(
  'finishTest.acceptEarlier',
  `
  update referral set answered_at = now() - interval '10 days' where tenant_id = :tenant and work_order_id = :id`,
);

test('R3: the code goes to the customer alone, names the job and what he pays, and finishes the work', async () => {
  const order = await asked();
  assert.deepEqual(
    [order.stage, order.completionCode?.triesLeft, order.completionCode?.isLocked],
    ['in_progress', 5, false],
  );
  assert.ok((await scene.onPhone()).some((text) => /۱٬۲۵۰٬۰۰۰\u2069? ریال/.test(text)));
  const persian = (await scene.codeOf(order)).replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
  const { isFinished, workOrder } = await technician.call(field.finishWork, {
    id: order.id,
    proof: proofOf(persian),
    note: 'فن عوض شد',
    payer: 'company',
  });
  const [visit] = workOrder.visits;
  assert.deepEqual(
    [isFinished, workOrder.stage, workOrder.tab, workOrder.finishProof, workOrder.completionCode],
    [true, 'done', 'done', 'code', null],
  );
  assert.deepEqual([visit?.outcome, visit?.proof, visit?.note], ['done', 'code', 'فن عوض شد']);
  assert.notEqual(workOrder.doneAt, null);
  assert.equal((await dispatcher.call(readRequest, { id: order.requestId })).stage, 'done');
});

test('R3: a wrong code is counted, the fifth locks it, and only the office has a new one sent', async () => {
  const order = await asked();
  const code = await scene.codeOf(order);
  const left: (number | undefined)[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await technician.call(field.finishWork, {
      id: order.id,
      proof: proofOf(anotherThan(code)),
    });
    assert.equal(answer.isFinished, false);
    left.push(answer.workOrder.completionCode?.triesLeft);
  }
  assert.deepEqual(left, [4, 3, 2, 1, 0]);
  const locked = { status: 409, code: 'requests.codeLocked' };
  assert.deepEqual(
    await refusal(technician.call(field.finishWork, { id: order.id, proof: proofOf(code) })),
    locked,
    'even the right one',
  );
  assert.deepEqual(await refusal(technician.call(field.askToFinish, { id: order.id })), locked);
  assert.equal((await refusal(manager.call(field.renewCode, { id: order.id }))).status, 403);
  const renewed = await dispatcher.call(field.renewCode, { id: order.id });
  assert.deepEqual([renewed.completionCode?.triesLeft, renewed.completionCode?.isLocked], [5, false]);
  const fresh = await scene.codeOf(order);
  const { isFinished } = await technician.call(field.finishWork, { id: order.id, proof: proofOf(fresh) });
  assert.equal(isFinished, true);
});

test('R3: asked twice, the newest code alone counts, and the tries made before go on counting', async () => {
  const order = await asked();
  const first = await scene.codeOf(order);
  await technician.call(field.finishWork, { id: order.id, proof: proofOf(anotherThan(first)) });
  const again = await technician.call(field.askToFinish, { id: order.id });
  assert.equal(again.completionCode?.triesLeft, 4);
  const second = await scene.codeOf(order);
  const old = await technician.call(field.finishWork, { id: order.id, proof: proofOf(`${first}0`) });
  assert.equal(old.isFinished, false);
  assert.equal(
    (await technician.call(field.finishWork, { id: order.id, proof: proofOf(second) })).isFinished,
    true,
  );
});

test('R3: a code dies after sixty minutes, and five an hour is all that a phone is sent', async () => {
  const order = await asked();
  const code = await scene.codeOf(order);
  await world.inTenant('arka', (ctx) => makeOld.run(ctx, { id: order.id }));
  assert.deepEqual(await refusal(technician.call(field.finishWork, { id: order.id, proof: proofOf(code) })), {
    status: 409,
    code: 'requests.codeExpired',
  });
  for (let sent = 0; sent < 5; sent += 1) await technician.call(field.askToFinish, { id: order.id });
  assert.deepEqual(await refusal(technician.call(field.askToFinish, { id: order.id })), {
    status: 429,
    code: 'requests.tooManyCodes',
  });
});

test('R3: the same command twice counts one try, and finishes once', async () => {
  const order = await asked();
  const code = await scene.codeOf(order);
  const wrong = { id: order.id, proof: proofOf(anotherThan(code)) };
  const right = { id: order.id, proof: proofOf(code) };
  const keys = [newId(), newId()] as const;
  const tries = [
    await technician.call(field.finishWork, wrong, { key: keys[0] }),
    await technician.call(field.finishWork, wrong, { key: keys[0] }),
  ];
  assert.deepEqual(
    tries.map((each) => each.workOrder.completionCode?.triesLeft),
    [4, 4],
  );
  const ends = await Promise.all([
    technician.call(field.finishWork, right, { key: keys[1] }),
    technician.call(field.finishWork, right, { key: keys[1] }),
  ]);
  assert.deepEqual(
    ends.map((each) => [each.isFinished, each.workOrder.visits.length]),
    [
      [true, 1],
      [true, 1],
    ],
  );
});

test('R3: a customer without a mobile signs, with a photo; counted apart, and no code is sent', async () => {
  const order = await scene.started({ customer: await scene.withoutMobile() });
  assert.deepEqual([order.finishBy, order.moves.includes('askToFinish')], ['signature', false]);
  assert.deepEqual(await refusal(technician.call(field.askToFinish, { id: order.id })), {
    status: 409,
    code: 'requests.noMobile',
  });
  const lost = { kind: 'signature', signatureFileId: newId(), photoFileId: newId() } as const;
  assert.deepEqual(await refusal(technician.call(field.finishWork, { id: order.id, proof: lost })), {
    status: 400,
    code: 'files.notThere',
  });
  const signed = {
    kind: 'signature' as const,
    signatureFileId: await sendFile(technician, { kind: 'signature' }),
    photoFileId: await sendFile(technician),
  };
  const { workOrder } = await technician.call(field.finishWork, { id: order.id, proof: signed });
  const [visit] = workOrder.visits;
  assert.deepEqual(
    [workOrder.stage, workOrder.finishProof, visit?.proof],
    ['done', 'signature', 'signature'],
  );
  assert.deepEqual(
    [visit?.signatureFileId, visit?.photoFileId],
    [signed.signatureFileId, signed.photoFileId],
  );
});

test('R3: a customer with a mobile cannot be signed for', async () => {
  const order = await asked();
  const signed = { kind: 'signature', signatureFileId: newId(), photoFileId: newId() } as const;
  assert.deepEqual(await refusal(technician.call(field.finishWork, { id: order.id, proof: signed })), {
    status: 409,
    code: 'requests.codeOnly',
  });
});

// [what the phone says: hours ago, whether the work day is held]
const days: [string, number, boolean][] = [
  ['two hours old', 2, false],
  ['71 hours old', 71, false],
  ['73 hours old', 73, true],
  ['an hour ahead', -1, true],
  ['before acceptance', 11 * 24, true],
];
for (const [what, hoursAgo, isHeld] of days) {
  test(`I6: work whose end is ${what} by the phone is ${isHeld ? 'dated by the server and held' : 'dated by the phone'}`, async () => {
    const order = await asked();
    await world.inTenant('arka', (ctx) => acceptEarlier.run(ctx, { id: order.id }));
    const occurredAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
    const { workOrder } = await technician.call(field.finishWork, {
      id: order.id,
      occurredAt,
      proof: proofOf(await scene.codeOf(order)),
    });
    assert.deepEqual(
      [workOrder.isDateHeld, workOrder.workEndedAt, workOrder.visits[0]?.endedAt],
      [isHeld, isHeld ? workOrder.doneAt : occurredAt, occurredAt],
      'both clocks are kept',
    );
    assert.equal(workOrder.visits[0]?.isSkewed, true);
  });
}

test('R3: the code stands nowhere but on the phone: no answer, list, timeline, table or queue holds it', async () => {
  const order = await asked();
  const code = await scene.codeOf(order);
  await technician.call(field.finishWork, { id: order.id, proof: proofOf(anotherThan(code)) });
  const { workOrder } = await technician.call(field.finishWork, { id: order.id, proof: proofOf(code) });
  const answers = [
    order,
    workOrder,
    await dispatcher.call(readRequest, { id: order.requestId }),
    await dispatcher.call(orders.readWorkOrderTimeline, { id: order.id }),
    await scene.admin.call(listMessages, { subjectId: order.requestId }),
  ];
  const bare = new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`);
  assert.doesNotMatch(JSON.stringify(answers), bare);
  await world.settle();
  assert.deepEqual(await tablesWith(`(^|[^0-9a-f])${code}([^0-9a-f]|$)`), [
    'public.sandbox_delivery',
    'public.sandbox_phone',
  ]);
});

/** Tables of every schema in which some row, as text, holds this; the sandbox is the customer's own phone. */
async function tablesWith(pattern: string): Promise<string[]> {
  return await asOwner(world.ownerUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query(`select 1 from ${name} r where r::text ~ $1 limit 1`, [pattern]);
      found.push(...(rows.rows.length > 0 ? [name] : []));
    }
    return found;
  });
}
