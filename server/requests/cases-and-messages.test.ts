import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { listMessages } from '../messaging/messaging.contract.ts';
import { receiveRequest } from './requests.contract.ts';
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
  assert.deepEqual([all.counts?.['out']?.count, all.counts?.['in']?.count], [all.items.length, 0]);
  assert.equal((await reception.call(listMessages, { q: 'پذیرش' })).counts, null);
});
