import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openWorld } from '../../test/world.ts';
import { askCode } from '../identity/identity.contract.ts';
import type { Context } from '../lib/context.ts';
import { asOwner } from '../lib/database-check.ts';
import { newId } from '../lib/id.ts';
import { listMessages as read } from './message-list.ts';
import * as contracts from './messaging.contract.ts';
import { makeLine } from './messaging.make.ts';
import { messagesAbout, sendText } from './messaging.ts';
import { requireSandbox } from './sandbox.ts';

// Messages over HTTP, with the worker running: what people see, and what comes in.

const world = await openWorld({ after });
const admin = await world.as('admin');
const reception = await world.as('reception');

test('E6: a log-in code is whole on the sandbox phone and dots everywhere else', async () => {
  await world.stranger().call(askCode, { mobile: '09120000003' });
  await world.settle();
  const onPhone = await admin.call(contracts.listSandboxMessages, { mobile: '09120000003' });
  const code = /\b\d{6}\b/.exec(onPhone.items[0]?.text ?? '')?.[0] ?? '';
  assert.equal(code.length, 6);
  const [message] = (await admin.call(contracts.listMessages, { q: '09120000003' })).items;
  assert.equal(message?.state, 'delivered');
  assert.match(message?.text ?? '', /•••••/);
  const secrets = await rows<{ place: string }>(
    `
    select 'message' as place from sms_message where text ~ $1 or search_key ~ $1
    union all select 'secret' from sms_secret
    union all select 'audit' from audit_entry where (after::text || coalesce(personal_after::text, '')) ~ $1
    union all select 'job' from pgboss.job where data::text ~ $1
    union all select 'once' from once where answer ~ $1`,
    [`\\m${code}\\M`],
  );
  assert.deepEqual(secrets, []);
  for (const list of [contracts.listMessages, contracts.listInbox, contracts.listTemplates]) {
    const { body } = await admin.ask(list, {});
    assert.equal(body.includes(code), false, list.operation);
  }
});

test("A12: a request's messages stand beside it, newest first, with their states", async () => {
  const subject = await tellCustomer('09350000001');
  const { items } = await reception.call(contracts.listMessages, { subjectId: subject });
  assert.deepEqual(
    items.map(({ number, template, state, recipient }) => ({ number, template, state, recipient })),
    [{ number: '+989350000001', template: 'requests.received', state: 'delivered', recipient: 'customer' }],
  );
  assert.match(
    items[0]?.text ?? '',
    /^وفا، آرکا: پذیرش شما با شماره ۴۸۲۹۱۵۶۳۷ ثبت شد\. پیگیری: https:\/\/\S+$/,
  );
});

test('E6: every phone that was written to is on the sandbox page, and reading it empties its count', async () => {
  await tellCustomer('09350000002');
  await tellCustomer('09350000002');
  const find = async () =>
    (await reception.call(contracts.listSandboxPhones, { q: '۰۹۳۵۰۰۰۰۰۰۲' })).items.map(
      ({ mobile, unreadCount }) => ({ mobile, unreadCount }),
    );
  assert.deepEqual(await find(), [{ mobile: '+989350000002', unreadCount: 2 }]);
  await reception.call(contracts.readSandboxPhone, { mobile: '09350000002' });
  assert.deepEqual(await find(), [{ mobile: '+989350000002', unreadCount: 0 }]);
});

test('E6: an answer lies on its phone as its own, and comes in with Persian letters', async () => {
  await tellCustomer('09350000003');
  await reception.call(contracts.sendFromSandbox, { mobile: '0935 000 0003', text: 'كي مي‌آييد؟' });
  await world.settle();
  const onPhone = await reception.call(contracts.listSandboxMessages, { mobile: '09350000003' });
  assert.deepEqual(
    onPhone.items.map(({ isOwn }) => isOwn),
    [true, false],
  );
  const { items } = await reception.call(contracts.listMessages, { q: '09350000003', direction: 'in' });
  assert.deepEqual(
    items.map(({ text, state, template }) => ({ text, state, template })),
    [{ text: 'کی می‌آیید؟', state: null, template: null }],
  );
});

test('A14: a message that fits nothing waits in the inbox', async () => {
  await reception.call(contracts.sendFromSandbox, { mobile: '09350000004', text: 'سلام، یخچال من خراب است' });
  await world.settle();
  const { items } = await reception.call(contracts.listInbox, {});
  assert.deepEqual(items.map(({ number, text, subjectId }) => ({ number, text, subjectId }))[0], {
    number: '+989350000004',
    text: 'سلام، یخچال من خراب است',
    subjectId: null,
  });
});

test("E6: a phone's answer sent twice under one key comes in once", async () => {
  const key = '018f0000-0000-4000-8000-000000000001';
  const answer = { mobile: '09350000005', text: 'بله' };
  const first = await reception.call(contracts.sendFromSandbox, answer, { key });
  const second = await reception.call(contracts.sendFromSandbox, answer, { key });
  await world.settle();
  assert.deepEqual(second, first);
  assert.equal((await admin.call(contracts.listMessages, { q: '09350000005' })).items.length, 1);
});

test('A14: what a panel brings twice is there once, without any header of ours', async () => {
  const { secret } = await world.inTenant('arka', (ctx) => makeLine(ctx));
  const bring = () =>
    fetch(`${world.url}/api/v1/public/sms-inbound/${secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ providerId: '5544', from: '989350000006', text: 'نشانی ما عوض شد' }),
    });
  const answers = await Promise.all([bring(), bring(), bring()]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  await world.settle();
  assert.equal((await bring()).status, 200);
  await world.settle();
  const { items } = await admin.call(contracts.listMessages, { q: '+98 935 000 0006' });
  assert.deepEqual(
    items.map(({ direction, text }) => ({ direction, text })),
    [{ direction: 'in', text: 'نشانی ما عوض شد' }],
  );
  const kept = await rows<{ text: string | null }>('select text from sms_inbound where provider_id = $1', [
    '5544',
  ]);
  assert.deepEqual(kept, [{ text: null }]);
});

test('A14: a wrong secret opens no line', async () => {
  const { secret } = await world.inTenant('arka', (ctx) => makeLine(ctx, '30009999'));
  const other = world.stranger();
  const wrong = [`${secret.slice(0, -4)}AAAA`, 'x', `${'0'.repeat(32)}_${secret.slice(33)}`];
  for (const each of wrong) {
    const { status } = await other.ask(contracts.receiveSms, {
      secret: each,
      providerId: '1',
      from: '0912',
      text: 'x',
    });
    assert.equal(status, 404);
  }
});

test('A13: a company words a text its own way, and turns another off', async () => {
  const { items } = await admin.call(contracts.listTemplates, {});
  const received = items.find(({ code }) => code === 'requests.received');
  assert.equal(received?.version, 1);
  const text = '{company} پذیرش {number}';
  const changed = await admin.call(contracts.changeTemplate, { code: 'requests.received', version: 1, text });
  assert.deepEqual(
    [changed.text, changed.isOurs, changed.version, changed.preview.parts],
    [text, false, 2, 1],
  );
  const subject = await tellCustomer('09350000007');
  const [message] = await world.inTenant('arka', (ctx) => messagesAbout(ctx, subject));
  assert.equal(message?.text, 'آرکا پذیرش ۴۸۲۹۱۵۶۳۷');

  await admin.call(contracts.changeTemplate, {
    code: 'requests.received',
    version: 2,
    text: null,
    isOn: false,
  });
  const silent = await tellCustomer('09350000007');
  assert.deepEqual(await world.inTenant('arka', (ctx) => messagesAbout(ctx, silent)), []);
  const back = await admin.call(contracts.changeTemplate, {
    code: 'requests.received',
    version: 3,
    isOn: true,
  });
  assert.deepEqual([back.isOurs, back.isOn], [true, true]);
});

test('A13: an old version, an unknown value and a missing one are refused at the text', async () => {
  const change = (input: object) =>
    admin.ask(contracts.changeTemplate, { code: 'referrals.offered', ...input });
  assert.match(
    (await change({ version: 1, text: '{number} {secret}' })).body,
    /"path":"text","code":"messaging.unknownSlot"/,
  );
  assert.match(
    (await change({ version: 1, text: 'ارجاع تازه' })).body,
    /"path":"text","code":"messaging.slotMissing"/,
  );
  assert.equal((await change({ version: 2, isOn: false })).status, 409);
  const statuses = await Promise.all([1, 2].map(() => change({ version: 1, text: 'ارجاع {number}' })));
  assert.deepEqual(statuses.map(({ status }) => status).toSorted(), [200, 409]);
  assert.equal((await admin.ask(contracts.changeTemplate, { code: 'nothing', version: 1 })).status, 404);
});

test('E1: a preview shows the text as a phone will, with its parts', async () => {
  const text = 'سرویس {number} به {agency} سپرده شد.';
  const preview = await admin.call(contracts.previewTemplate, { code: 'requests.referred', text });
  assert.deepEqual(preview, {
    text: 'سرویس \u2068۴۸۲۹۱۵۶۳۷-۱\u2069 به خدمات ونک سپرده شد.',
    alphabet: 'ucs2',
    units: 42,
    parts: 1,
  });
});

test('A8: a message is found by a fragment of its text or number', async () => {
  await reception.call(contracts.sendFromSandbox, {
    mobile: '09357778899',
    text: 'ساعت ورود و خروج كار نمي‌كند ۱۲۳',
  });
  await world.settle();
  for (const q of ['ورود و خروج', 'کار نمی کند', '123', '7778', '۰۹۳۵۷۷۷']) {
    const { items } = await reception.call(contracts.listMessages, { q });
    assert.deepEqual(
      items.map(({ number }) => number),
      ['+989357778899'],
      q,
    );
  }
});

test('A9: messages come in pages, each once', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await admin.call(contracts.listMessages, {
      limit: 4,
      ...(after !== undefined && { after }),
    });
    seen.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  assert.equal(new Set(seen).size, seen.length);
  assert.deepEqual(seen, seen.toSorted().toReversed());
});

test('R17: messages and the sandbox are shut to strangers, to those without the right, and to neighbours', async () => {
  const [ts, warehouse, binesh] = await Promise.all([
    world.as('ts'),
    world.as('warehouse'),
    world.as('binesh/admin'),
  ]);
  const questions = [
    contracts.listMessages,
    contracts.listInbox,
    contracts.listTemplates,
    contracts.listSandboxPhones,
  ];
  for (const question of questions) {
    assert.equal((await world.stranger().ask(question, {})).status, 401);
    assert.equal((await ts.ask(question, {})).status, 403);
  }
  assert.equal((await warehouse.ask(contracts.listMessages, {})).status, 403);
  assert.equal(
    (await reception.ask(contracts.changeTemplate, { code: 'requests.received', version: 1 })).status,
    403,
  );
  assert.deepEqual((await binesh.call(contracts.listMessages, {})).items, []);
  assert.deepEqual((await binesh.call(contracts.listSandboxPhones, {})).items, []);
  assert.deepEqual((await binesh.call(contracts.listSandboxMessages, { mobile: '09350000001' })).items, []);
});

test('R17: whoever is not of the head office reads no message, whatever his roles say', async () => {
  await world.inTenant('arka', async (ctx) => {
    for (const sees of ['agency', 'technician', 'ts', 'public'] as const) {
      const other: Context = { ...ctx, actor: { ...ctx.actor, kind: 'person', sees } };
      assert.deepEqual((await read(other, { limit: 50 })).items, []);
      await assert.rejects(requireSandbox(other, true), { code: 'messaging.noSandbox' });
    }
  });
});

test('E6: the sandbox is only in a demo company and only where this machine alone can reach it', async () => {
  await world.inTenant('arka', (ctx) => assert.rejects(requireSandbox(ctx, false), { kind: 'missing' }));
  const binesh = await world.as('binesh/admin');
  await rows(`update tenant set is_demo = false where code = 'binesh'`);
  const mobile = '09120000001';
  const answers = await Promise.all([
    binesh.ask(contracts.listSandboxPhones, {}),
    binesh.ask(contracts.listSandboxMessages, { mobile }),
    binesh.ask(contracts.sendFromSandbox, { mobile, text: 'سلام' }),
    binesh.ask(contracts.readSandboxPhone, { mobile }),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 404, 404],
  );
});

async function tellCustomer(to: string): Promise<string> {
  const subject = newId();
  await world.inTenant('arka', (ctx) =>
    sendText(ctx, {
      to,
      template: 'requests.received',
      recipient: 'customer',
      subject,
      values: { number: '482915637', link: 'https://vafa.example/p/arka/482915637' },
    }),
  );
  await world.settle();
  return subject;
}

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return await asOwner(world.ownerUrl, async (client) => (await client.query<Row>(sql, values)).rows);
}
