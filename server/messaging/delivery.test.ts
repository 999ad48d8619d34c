import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import { tenantIds } from '../../test/world-data.ts';
import type { Context } from '../lib/context.ts';
import { asOwner } from '../lib/database-check.ts';
import { transaction } from '../lib/db.ts';
import { openFileStore } from '../lib/files.ts';
import { systemContext } from '../lib/http.ts';
import { newId } from '../lib/id.ts';
import { openJobQueue } from '../lib/jobs.ts';
import type { World } from '../lib/jobs.ts';
import { listMessages } from './message-list.ts';
import { makeLine } from './messaging.make.ts';
import { ask, deliver } from './messaging.jobs.ts';
import { messagesAbout, sendLogInCode, sendSecret, sendText } from './messaging.ts';
import { openSandboxPanel } from './sandbox-panel.ts';
import type { HandOver, OpenPanel, OutgoingMessage, PanelState, Panels } from './sms-panel.ts';

// Handing over, state by state. The panel here is a recorder; the sandbox is the real one.

const world = await openWorld({ after });
const jobs = await openJobQueue(world.ownerUrl, []);
after(() => jobs.stop());
const MOBILE = '+989121234567';

test('A12: a message and its job are written with the command, and die with it', async () => {
  const before = await count();
  await assert.rejects(
    inArka(async (ctx) => {
      assert.equal(await sendText(ctx, received(newId())), true);
      throw new Error('the command failed');
    }),
  );
  assert.deepEqual(await count(), before);
  await inArka((ctx) => sendText(ctx, received(newId())));
  const after = await count();
  assert.deepEqual([after.messages, after.jobs], [before.messages + 1, before.jobs + 1]);
});

test('A12: a landline, a short number and an empty field get no message', async () => {
  const answers = await inArka(async (ctx) => {
    const made: boolean[] = [];
    for (const to of ['+982188776655', '1234', '', null, undefined, 'x']) {
      made.push(await sendText(ctx, { ...received(newId()), to }));
    }
    return made;
  });
  assert.deepEqual(answers, [false, false, false, false, false, false]);
});

test('E6: a company with neither line nor demo mark keeps its messages as blocked', async () => {
  const company = await newCompany();
  const subject = newId();
  const id = await company.run(async (ctx) => {
    await sendText(ctx, received(subject));
    return await newest(ctx);
  });
  await deliver(company.world, { sandbox: openSandboxPanel }, id);
  const [message] = await company.run((ctx) => messagesAbout(ctx, subject));
  assert.deepEqual([message?.state, message?.reason], ['blocked', 'noLine']);
});

test('E6: a code that cannot leave is not kept', async () => {
  const company = await newCompany();
  const id = await company.run(async (ctx) => {
    await sendLogInCode(ctx, { mobile: MOBILE, purpose: 'log-in', code: '48291' });
    return await newest(ctx);
  });
  assert.match((await secretOf(id)) ?? '', /48291/);
  await deliver(company.world, {}, id);
  assert.equal(await secretOf(id), undefined);
});

test('E6: a panel that accepts has the full text once, and its later word is the last state', async () => {
  const { company, id } = await codeOnItsWay();
  const panel = recorder(
    [{ outcome: 'accepted', providerId: 'p-1' }],
    [{ state: 'delivered', providerId: 'p-1' }],
  );
  await deliver(company.world, panel.panels, id);
  assert.equal((await company.show(id))?.state, 'sent');
  assert.match(panel.sent[0]?.text ?? '', /48291/);
  assert.equal(await secretOf(id), undefined);
  await ask(company.world, panel.panels, id, 0);
  assert.equal((await company.show(id))?.state, 'delivered');
  await ask(company.world, recorder([], [{ state: 'undelivered', providerId: 'p-1' }]).panels, id, 1);
  assert.equal((await company.show(id))?.state, 'delivered');
  assert.equal((await company.show(id))?.text.includes('48291'), false);
});

test("E6: a refusal is final and carries the panel's code", async () => {
  const { company, id } = await codeOnItsWay();
  const panel = recorder([{ outcome: 'refused', code: '418' }]);
  await deliver(company.world, panel.panels, id);
  await deliver(company.world, panel.panels, id);
  const message = await company.show(id);
  assert.deepEqual([message?.state, message?.reason, message?.panelCode], ['failed', 'refused', '418']);
  assert.equal(panel.sent.length, 1);
});

test('E6: killed between hand-over and state, a message is unknown and never sent twice', async () => {
  const { company, id } = await codeOnItsWay();
  const panel = recorder(['killed']);
  await assert.rejects(deliver(company.world, panel.panels, id));
  assert.equal((await company.show(id))?.state, 'unknown');
  await deliver(company.world, panel.panels, id);
  await deliver(company.world, panel.panels, id);
  assert.equal(panel.sent.length, 1);
  assert.equal((await company.show(id))?.state, 'unknown');
  assert.equal(await secretOf(id), undefined);
});

test('E6: an unknown message is asked for, and found by our own id', async () => {
  const { company, id } = await codeOnItsWay();
  const panel = recorder(['killed'], [{ state: 'delivered', providerId: 'p-9' }]);
  await assert.rejects(deliver(company.world, panel.panels, id));
  await deliver(company.world, panel.panels, id);
  assert.equal((await company.show(id))?.state, 'delivered');
  assert.equal(panel.sent.length, 1);
});

test('E6: killed before or after it lies on the sandbox phone, it lies there once', async () => {
  const before: OpenPanel = (jobWorld, line) => ({ ...openSandboxPanel(jobWorld, line), send: killed });
  const afterwards: OpenPanel = (jobWorld, line) => {
    const panel = openSandboxPanel(jobWorld, line);
    return { ...panel, send: async (messages) => (await panel.send(messages), await killed()) };
  };
  for (const dying of [before, afterwards]) {
    const phone = `+98913${String(dying === before).length}000001`;
    const id = await inArka(async (ctx) => {
      await sendLogInCode(ctx, { mobile: phone, purpose: 'log-in', code: '73155' });
      return await newest(ctx);
    });
    await assert.rejects(deliver(arkaWorld, { sandbox: dying }, id));
    await deliver(arkaWorld, { sandbox: openSandboxPanel }, id);
    await deliver(arkaWorld, { sandbox: openSandboxPanel }, id);
    const there = await owner<{ text: string }>('select text from sandbox_delivery where phone = $1', [
      phone,
    ]);
    assert.equal(there.length, 1);
    assert.match(there[0]?.text ?? '', /73155/);
  }
});

test('E6: a panel out of reach is tried again, and the last try tells a person', async () => {
  const { company, id } = await codeOnItsWay({ expiresAt: undefined });
  const panel = recorder(Array.from({ length: 9 }, () => ({ outcome: 'notReached' as const })));
  await deliver(company.world, panel.panels, id);
  assert.equal((await company.show(id))?.state, 'queued');
  for (let run = 0; run < 8; run += 1) await deliver(company.world, panel.panels, id);
  const message = await company.show(id);
  assert.deepEqual([message?.state, message?.reason, panel.sent.length], ['failed', 'notReached', 6]);
});

test('E6: a code that died while it waited is not sent', async () => {
  const { company, id } = await codeOnItsWay({ expiresAt: new Date(Date.now() - 1000) });
  const panel = recorder([]);
  await deliver(company.world, panel.panels, id);
  assert.deepEqual([(await company.show(id))?.state, panel.sent.length], ['expired', 0]);
});

test('R17: two runs of one delivery at once hand it over once', async () => {
  const { company, id } = await codeOnItsWay();
  const panel = recorder([{ outcome: 'accepted', providerId: 'p-2' }]);
  await Promise.all([deliver(company.world, panel.panels, id), deliver(company.world, panel.panels, id)]);
  assert.equal(panel.sent.length, 1);
});

const arkaWorld = jobWorld(tenantIds.arka);

function received(subject: string) {
  const values = { number: '482915637', link: 'https://vafa.example/p/arka/482915637' };
  return { to: MOBILE, template: 'requests.received', values, recipient: 'customer', subject } as const;
}

function inArka<T>(run: (ctx: Context) => Promise<T>): Promise<T> {
  return jobWorld(tenantIds.arka).transaction(run);
}

function jobWorld(tenantId: string): World {
  return {
    tenantId,
    files: openFileStore(tmpdir()),
    transaction: (run) =>
      transaction(world.pool, tenantId, async (tx) => run(await systemContext({ jobs }, tx, tenantId))),
  };
}

/** A company that is no demo. */
async function newCompany() {
  const id = newId();
  await owner(
    `insert into tenant (id, code, title, tracking_key, created_at) values ($1, $2, 'سپهر', 'k', now())`,
    [id, `t${id.slice(-12)}`],
  );
  const own = jobWorld(id);
  return {
    world: own,
    run: own.transaction,
    show: async (messageId: string) => {
      const { items } = await own.transaction((ctx) => listMessages(ctx, { limit: 50 }));
      return items.find((message) => message.id === messageId);
    },
  };
}

async function codeOnItsWay(given: { expiresAt?: Date | undefined } = {}) {
  const company = await newCompany();
  const id = await company.run(async (ctx) => {
    await makeLine(ctx);
    const { expiresAt } = given;
    await sendSecret(ctx, {
      to: MOBILE,
      template: 'identity.code',
      values: {},
      recipient: 'member',
      secret: '48291',
      ...(expiresAt === undefined ? {} : { expiresAt }),
    });
    return await newest(ctx);
  });
  return { company, id };
}

/** A panel that records what it gets and answers as told; 'killed' is our own end after it got the message. */
function recorder(outcomes: (HandOver | 'killed')[], states: PanelState[] = []) {
  const sent: OutgoingMessage[] = [];
  const open: OpenPanel = () => ({
    askAfterMs: [],
    async send(messages) {
      sent.push(...messages);
      const outcome = outcomes.shift() ?? { outcome: 'unknown' };
      return outcome === 'killed' ? await killed() : [outcome];
    },
    status: async () => [states.shift() ?? { state: 'unknown' }],
  });
  const panels: Panels = { panel: open };
  return { sent, panels };
}

async function killed(): Promise<never> {
  throw new Error('kill -9');
}

async function newest(ctx: Context): Promise<string> {
  const [message] = (await listMessages(ctx, { limit: 1 })).items;
  assert.ok(message);
  return message.id;
}

async function secretOf(messageId: string): Promise<string | undefined> {
  return (await owner<{ text: string }>('select text from sms_secret where message_id = $1', [messageId]))[0]
    ?.text;
}

async function count(): Promise<{ messages: number; jobs: number }> {
  const [found] = await owner<{ messages: number; jobs: number }>(`select
    (select count(*)::int from sms_message) as messages,
    (select count(*)::int from pgboss.job where name = 'messaging.deliver') as jobs`);
  return found ?? { messages: 0, jobs: 0 };
}

async function owner<Row extends object = object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return await asOwner(world.ownerUrl, async (client) => (await client.query<Row>(sql, values)).rows);
}
