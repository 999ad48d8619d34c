import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Refused } from '../../test/http-client.ts';
import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { changeCustomer, readCustomer } from '../customers/customers.contract.ts';
import { statement } from '../lib/sql.ts';
import {
  listInbox,
  listMessages,
  sendFromSandbox,
  sendMessageAgain,
} from '../messaging/messaging.contract.ts';
import { placeMessage } from './messages.contract.ts';
import { readRequest, readRequestTimeline, receiveRequest } from './requests.contract.ts';
import { answerTechnicalCase, listTechnicalCases } from './technical-cases.contract.ts';
import { handOn } from './work-orders.contract.ts';

const world = await openWorld({ after });
const scene = await makeScene(world);
const reception = await world.as('reception');
const es = await world.as('es');
const ts = await world.as('ts');

async function asked(question: string): Promise<string> {
  const { workOrders } = await reception.call(receiveRequest, {
    channel: 'phone',
    kind: 'service',
    callerNumber: '09151234567',
    customerId: scene.customerId,
    siteId: scene.siteId,
    devices: [{ deviceId: scene.devices.first, symptomIds: [scene.warm.id] }],
    despiteOpenWork: true,
  });
  const [order] = workOrders;
  assert(order !== undefined);
  const mark = { id: order.id, version: order.version };
  const withEs = await reception.call(handOn, { ...mark, tier: 'es', note: 'بار دوم است' });
  await es.call(handOn, { ...mark, version: withEs.version, tier: 'ts', note: question });
  return order.number;
}
const numbers = (items: readonly { number: string }[]) => items.map(({ number }) => number);

const first = await asked('كمپرسور خانم کریمی در بلوار سجاد روشن نمی‌شود');
const second = await asked('برد ۲۴ ولت خاموش است');

test('A8: technical support finds a question by its words, its number and its model, in any letters and digits', async () => {
  for (const q of ['کمپرسور روشن', first, 'کمپرسور ساید'])
    assert.deepEqual(numbers((await ts.call(listTechnicalCases, { q })).items), [first], q);
  assert.deepEqual(numbers((await ts.call(listTechnicalCases, { q: 'برد 24' })).items), [second]);
  assert.deepEqual((await ts.call(listTechnicalCases, { q: 'برد', state: 'answered' })).items, []);
  const page = await ts.call(listTechnicalCases, { q: 'ساید', limit: 1 });
  const next = await ts.call(listTechnicalCases, { q: 'ساید', limit: 1, after: page.next ?? '' });
  assert.deepEqual([...numbers(page.items), ...numbers(next.items)], [second, first]);
});

test('O4: what is hidden in a question cannot be found by searching for it either', async () => {
  for (const q of ['کریمی', 'سجاد', 'زهرا'])
    assert.deepEqual((await ts.call(listTechnicalCases, { q })).items, [], q);
});

test('O4: what was hidden stays hidden when the customer is given another name later', async () => {
  const admin = await world.as('admin');
  const { name, version } = await admin.call(readCustomer, { id: scene.customerId });
  const renamed = await admin.call(changeCustomer, { id: scene.customerId, version, name: 'شهلا صدر' });
  const { items } = await ts.call(listTechnicalCases, { q: first });
  await admin.call(changeCustomer, { id: scene.customerId, version: renamed.version, name });
  assert.deepEqual(numbers(items), [first]);
  assert.doesNotMatch(items[0]?.question ?? '', /کریمی/);
});

test('O4: open and answered questions are counted beside the first page', async () => {
  const { items, counts } = await ts.call(listTechnicalCases, { state: 'open' });
  const [newest] = items;
  assert.deepEqual([counts?.['open']?.count, counts?.['answered']?.count], [2, 0]);
  const mark = { id: newest?.id ?? '', version: newest?.version ?? 0 };
  await ts.call(answerTechnicalCase, { ...mark, text: 'فیوز را ببینید' });
  const again = await ts.call(listTechnicalCases, {});
  assert.deepEqual([again.counts?.['open']?.count, again.counts?.['answered']?.count], [1, 1]);
  assert.equal((await ts.call(listTechnicalCases, { q: 'ساید' })).counts, null);
});

test('A14: messages are counted by state beside the first page, and nothing is claimed of a search', async () => {
  await world.settle();
  const all = await reception.call(listMessages, { limit: 100 });
  const delivered = all.items.filter(({ state }) => state === 'delivered');
  assert.ok(delivered.length > 0);
  assert.deepEqual(all.counts?.['delivered'], { count: delivered.length, isMore: false });
  const counted = Object.values(all.counts ?? {}).reduce((sum, { count }) => sum + count, 0);
  assert.deepEqual([counted, all.counts?.['in']?.count], [all.items.length, 0]);
  assert.equal((await reception.call(listMessages, { q: 'پذیرش' })).counts, null);
});

const refused = (status: number, code: string) => (error: unknown) =>
  error instanceof Refused && error.status === status && error.problem.code === code;

test('A14: an answer that found no request is put beside one by hand, and leaves the inbox', async () => {
  await reception.call(sendFromSandbox, { mobile: '09359990001', text: 'فردا ساعت ده بیایید' });
  await world.settle();
  const [waiting] = (await reception.call(listInbox, {})).items;
  assert.deepEqual([waiting?.text, waiting?.moves], ['فردا ساعت ده بیایید', ['place']]);
  const id = waiting?.id ?? '';
  for (const number of ['123', '999999999'])
    await assert.rejects(
      reception.call(placeMessage, { id, number }),
      refused(400, 'requests.noSuchNumber'),
      number,
    );
  const { requestId } = await reception.call(placeMessage, { id, number: first });
  assert.deepEqual((await reception.call(listInbox, {})).items, []);
  const request = await reception.call(readRequest, { id: requestId });
  assert.equal(request.messages.find((message) => message.id === id)?.text, 'فردا ساعت ده بیایید');
  const timeline = await reception.call(readRequestTimeline, { id: requestId });
  assert.equal(timeline.items[0]?.kind, 'requests.told.messagePlaced');
  const elsewhere = await reception.call(placeMessage, { id, number: second });
  assert.notEqual(elsewhere.requestId, requestId);
});

const lose = statement(
  'messagesTest.lose',
  `update sms_message set state = 'failed', reason = 'refused' where tenant_id = :tenant and id = :id`,
);

test('A14: a message that failed goes out once more, as a new one, and only once', async () => {
  const { items } = await reception.call(listMessages, { state: 'delivered' });
  const [arrived, other] = items;
  assert.deepEqual(arrived?.moves, []);
  await assert.rejects(
    reception.call(sendMessageAgain, { id: arrived?.id ?? '' }),
    refused(409, 'messaging.cannotGoAgain'),
  );
  const id = other?.id ?? '';
  await world.inTenant('arka', (ctx) => lose.run(ctx, { id }));
  const [failed] = (await reception.call(listMessages, { state: 'failed' })).items;
  assert.deepEqual([failed?.id, failed?.moves], [id, ['sendAgain']]);
  const again = await reception.call(sendMessageAgain, { id });
  assert.deepEqual(
    [again.text, again.number, again.subjectId],
    [other?.text, other?.number, other?.subjectId],
  );
  await world.settle();
  const settled = (await reception.call(listMessages, {})).items.find((each) => each.id === again.id);
  assert.equal(settled?.state, 'delivered');
  const [old] = (await reception.call(listMessages, { state: 'failed' })).items;
  assert.deepEqual([old?.isSentAgain, old?.moves], [true, []]);
  await assert.rejects(reception.call(sendMessageAgain, { id }), refused(409, 'messaging.cannotGoAgain'));
});
