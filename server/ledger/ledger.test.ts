import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { Refused } from '../../test/http-client.ts';
import { openWorld } from '../../test/world.ts';
import { asOwner } from '../lib/database-check.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';
import { answerQuestion, askAboutLine, listQuestions } from './account-questions.contract.ts';
import { enterPayment, listEntries, readEntry, reverseEntry } from './entries.contract.ts';
import { listAccounts, readOwnStatement, readStatement } from './ledger.contract.ts';
import { makeReportEntry, reportEntry } from './ledger.make.ts';
import { post } from './ledger.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const near = await world.as('agency:1001');
const neighbour = await world.as('agency:1002');
const today = dayIn('Asia/Tehran', new Date());
const { id: agencyId } = scene.near;

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;
const fee = (given: Omit<Parameters<typeof makeReportEntry>[1], 'agencyId'>) =>
  world.inTenant('arka', (ctx) => makeReportEntry(ctx, { agencyId, ...given }));
const statement = (ask: Record<string, unknown> = {}) => admin.call(readStatement, { code: '1001', ...ask });
const pay = (amount: number, kind: 'payment' | 'advance' | 'receipt' = 'payment') =>
  admin.call(enterPayment, {
    agencyId,
    kind,
    amount,
    documentNumber: `۱۲۳${amount}`,
    occurredOn: today,
    memo: 'حق‌الزحمه آبان',
  });

test('J1 J2: an approved fee is owed to the agency, by kind, each line with its report', async () => {
  const reportId = newId();
  await fee({
    amount: 1_200_000,
    account: 'installation_fees',
    documentId: reportId,
    documentNumber: '777-1',
  });
  await fee({ amount: 3_400_000 });
  const { balanceAmount, kinds, items, currency } = await statement();
  assert.equal(balanceAmount, 4_600_000);
  assert.equal(currency, 'IRR');
  assert.deepEqual(
    kinds.map((kind) => [kind.account, kind.balanceAmount, kind.lineCount]),
    [
      ['installation_fees', 1_200_000, 1],
      ['warranty_fees', 3_400_000, 1],
    ],
  );
  assert.deepEqual(
    items.map((line) => [line.documentKind, line.runningAmount]),
    [
      ['service_report', 4_600_000],
      ['service_report', 1_200_000],
    ],
  );
  assert.deepEqual([items[1]?.documentId, items[1]?.documentNumber], [reportId, '777-1']);
});

test('J4: what is paid lowers what is owed, what is received raises it; an advance is a kind of its own', async () => {
  const before = await statement();
  await pay(1_000_000);
  await pay(500_000, 'advance');
  const entry = await pay(200_000, 'receipt');
  const { balanceAmount, kinds } = await statement();
  assert.equal(balanceAmount - before.balanceAmount, -1_300_000);
  const amounts = Object.fromEntries(kinds.map((kind) => [kind.account, kind.balanceAmount]));
  assert.deepEqual([amounts['payments'], amounts['advances']], [-800_000, -500_000]);
  assert.equal(entry.documentNumber, '123200000');
  assert.deepEqual(
    entry.lines.map((line) => [line.account, line.debitAmount, line.creditAmount]),
    [
      ['payments', 0, 200_000],
      ['company.cash', 200_000, 0],
    ],
  );
});

test('J4: a payment of tomorrow, of nothing or to nobody is refused', async () => {
  const given = {
    agencyId,
    kind: 'payment',
    amount: 10,
    documentNumber: '1',
    occurredOn: today,
    memo: 'x',
  } as const;
  await assert.rejects(
    admin.call(enterPayment, { ...given, occurredOn: '2031-01-01' }),
    refused(400, 'ledger.future'),
  );
  await assert.rejects(admin.call(enterPayment, { ...given, amount: 0 }), refused(400, 'lib.invalid'));
  await assert.rejects(
    admin.call(enterPayment, { ...given, agencyId: newId() }),
    refused(400, 'ledger.unknownAgency'),
  );
});

test('J11: a document enters once; its twin is told so and changes nothing', async () => {
  const documentId = newId();
  await fee({ amount: 50, documentId });
  const before = await statement();
  const twin = fee({ amount: 50, documentId });
  await assert.rejects(twin, /journal_entry_document|postedAlready/);
  assert.equal((await statement()).balanceAmount, before.balanceAmount);
});

test('J11: of two that enter one document at the same moment one succeeds', async () => {
  const documentId = newId();
  const twins = await Promise.allSettled([1, 2, 3].map(() => fee({ amount: 70, documentId })));
  assert.equal(twins.filter((twin) => twin.status === 'fulfilled').length, 1);
});

test('J11: an entry of which debits are not credits writes nothing', async () => {
  const before = await statement();
  const crooked = reportEntry({ agencyId, amount: 900 });
  const [line, contra] = crooked.lines;
  assert(line && contra);
  await assert.rejects(
    world.inTenant('arka', (ctx) =>
      post(ctx, { ...crooked, lines: [line, { ...contra, debitAmount: 899 }] }),
    ),
    /debits are not credits/,
  );
  await assert.rejects(
    world.inTenant('arka', (ctx) => post(ctx, { ...crooked, lines: [line, { ...contra, currency: 'EUR' }] })),
    /debits are not credits/,
  );
  const { balanceAmount, items } = await statement();
  assert.deepEqual([balanceAmount, items.length], [before.balanceAmount, before.items.length]);
});

test('J10 J11: an entry is taken back once, by another that names it and the reason', async () => {
  const before = await statement();
  const { entryId } = await fee({ amount: 640_000, documentNumber: '888-2' });
  const reversal = await admin.call(reverseEntry, { id: entryId, reasonCode: 'wrong_amount', note: '' });
  assert.deepEqual(
    [reversal.documentKind, reversal.reversesId, reversal.documentNumber],
    ['reversal', entryId, '888-2'],
  );
  const { balanceAmount, items } = await statement();
  assert.equal(balanceAmount, before.balanceAmount);
  assert.deepEqual(
    items.slice(0, 2).map((line) => [line.documentKind, line.reversedKind, line.isReversed]),
    [
      ['reversal', 'service_report', false],
      ['service_report', null, true],
    ],
  );
  const again = admin.call(reverseEntry, { id: entryId, reasonCode: 'wrong_amount', note: '' });
  await assert.rejects(again, refused(409, 'ledger.reversedAlready'));
  const back = admin.call(reverseEntry, { id: reversal.id, reasonCode: 'wrong_amount', note: '' });
  await assert.rejects(back, refused(409, 'ledger.isReversal'));
  const unknown = admin.call(reverseEntry, { id: entryId, reasonCode: 'no-such', note: '' });
  await assert.rejects(unknown, refused(409, 'ledger.reversedAlready'));
});

test('J11: of two who take one entry back at the same moment one succeeds', async () => {
  const { entryId } = await fee({ amount: 10_000 });
  const before = await statement();
  const both = await Promise.allSettled(
    [1, 2].map(() => admin.call(reverseEntry, { id: entryId, reasonCode: 'wrong_amount', note: 'دوباره' })),
  );
  assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1);
  assert.match(String(both.find((one) => one.status === 'rejected')?.reason), /409 ledger\.reversedAlready/);
  assert.equal((await statement()).balanceAmount, before.balanceAmount - 10_000);
});

test('J11: the program itself may not change or delete what has entered', async () => {
  await asOwner(world.ownerUrl, async (client) => {
    for (const table of ['journal_entry', 'journal_line']) {
      const { rows } = await client.query(
        `select has_table_privilege('vafa_app', $1, 'insert') as writes, has_table_privilege('vafa_app', $1, 'update')
           or has_table_privilege('vafa_app', $1, 'delete') or has_table_privilege('vafa_app', $1, 'truncate') as edits`,
        [table],
      );
      assert.deepEqual(rows, [{ writes: true, edits: false }]);
    }
  });
});

test('J8: a statement of a past instant is the one that was given then, in ISO or Jalali', async () => {
  const given = await statement();
  await fee({ amount: 5_000_000 });
  await pay(1_500_000);
  const replayed = await statement({ at: given.at });
  assert.deepEqual(replayed, given);
  const old = await statement({ at: '۱۴۰۰/۰۱/۰۱ ۱۰:۰۰' });
  assert.deepEqual([old.balanceAmount, old.items.length, old.kinds.length], [0, 0, 0]);
  const ahead = await statement({ at: '2099-01-01T00:00:00Z' });
  assert(Date.parse(ahead.at) < Date.now() + 60_000);
  await assert.rejects(statement({ at: 'دیروز' }), refused(400, 'lib.notATime'));
});

test('J8: by kind and from a day on, the rest is carried; pages go on with the right running amount', async () => {
  const fees = await statement({ account: 'warranty_fees', fromOn: today });
  assert.equal(fees.carriedAmount + fees.creditAmount - fees.debitAmount, fees.balanceAmount);
  assert.equal(
    fees.items.every((line) => line.account === 'warranty_fees'),
    true,
  );
  const whole = await statement();
  const pages = [];
  let next: string | null | undefined;
  do {
    const page = await statement({ at: whole.at, limit: 3, ...(next && { after: next }) });
    pages.push(...page.items);
    next = page.next;
  } while (next !== null);
  assert.deepEqual(pages, whole.items);
});

test('J9: an agency sees its own account alone, and asks about a line; the office answers', async () => {
  const own = await near.call(readOwnStatement, {});
  assert.equal(own.agency.code, '1001');
  assert.equal((await neighbour.call(readOwnStatement, {})).items.length, 0);
  await assert.rejects(near.call(readStatement, { code: '1002' }), refused(403, 'lib.forbidden'));
  const [line] = own.items;
  assert(line);
  const ask = { entryId: line.entryId, lineNumber: line.number, question: 'این مبلغ چرا کم است؟' };
  await assert.rejects(neighbour.call(askAboutLine, ask), refused(404, 'ledger.lineMissing'));
  const question = await near.call(askAboutLine, ask);
  await assert.rejects(near.call(askAboutLine, ask), refused(409, 'ledger.askedAlready'));
  const open = await admin.call(listQuestions, { open: 'true' });
  assert.deepEqual(
    open.items.map((each) => [each.agencyCode, each.question]),
    [['1001', 'این مبلغ چرا کم است؟']],
  );
  const answered = await admin.call(answerQuestion, {
    id: question.id,
    version: 1,
    answer: 'نرخ همان روز است.',
  });
  assert.equal(answered.answer, 'نرخ همان روز است.');
  const again = admin.call(answerQuestion, { id: question.id, version: 2, answer: 'x' });
  await assert.rejects(again, refused(409, 'ledger.answeredAlready'));
});

test('J8 J11: accounts list what is owed; entries are found by the number of their document', async () => {
  const { items } = await admin.call(listAccounts, {});
  const row = items.find((each) => each.code === '1001');
  assert.equal(row?.balanceAmount, (await statement()).balanceAmount);
  const owed = await admin.call(listAccounts, { standing: 'owed' });
  assert.deepEqual(
    owed.items.map((each) => each.code),
    ['1001'],
  );
  const found = await admin.call(listEntries, { q: '۸۸۸-۲' });
  assert.deepEqual(
    found.items.map((each) => each.documentKind),
    ['reversal', 'service_report'],
  );
  const [, source] = found.items;
  const view = await admin.call(readEntry, { id: source?.id ?? '' });
  assert.deepEqual([view.moves, view.totalAmount, view.agencyTitles.length], [[], 640_000, 1]);
  await assert.rejects(admin.call(readEntry, { id: newId() }), refused(404, 'ledger.entryMissing'));
});
