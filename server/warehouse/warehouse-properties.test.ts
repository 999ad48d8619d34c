import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { makeScene } from '../../test/scene.ts';
import { openWorld } from '../../test/world.ts';
import { partList } from '../catalog/catalog.contract.ts';
import type { Context } from '../lib/context.ts';
import { failureOf } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { consignedIdentity, obligationIdentity, tornBalances } from './identities.ts';
import { listIssues, receiveIssue, sendIssue, settleIssue, viewIssue } from './issues.ts';
import { listObligations } from './obligation-list.ts';
import { inspectionResults } from './obligations.contract.ts';
import * as settle from './settle-obligations.ts';
import { correctMove, enterStock } from './stock-entries.ts';
import { listStock, listStockMoves } from './stock-list.ts';
import { mainWarehouseId } from './warehouse.make.ts';
import {
  confirmObligations,
  openObligations,
  releaseReport,
  reserveForReport,
  useForReport,
  withdrawObligations,
} from './warehouse.ts';

// Eight at once move, hold, use, owe and settle at random the parts of two agencies; whatever they do, every balance
// is the sum of its moves and both identities hold.

const WRITERS = 8;
const OPERATIONS = 800;
const world = await openWorld({ after });
const scene = await makeScene(world);
const admin = await world.as('admin');
const warehouseId = await world.inTenant('arka', mainWarehouseId);
const agencyIds = [scene.near.id, scene.neighbour.id] as const;
const partIds: string[] = [];
for (const code of ['Q-1', 'Q-2', 'Q-3']) {
  partIds.push((await admin.call(partList.add, { code, title: `قطعه ${code}`, unit: 'عدد' })).id);
}

const random = seededRandom(1405);
const inArka = <T>(run: (ctx: Context) => Promise<T>) => world.inTenant('arka', run);
const anyOf = <T>(items: readonly T[]) => items[random.whole(0, Math.max(0, items.length - 1))];
const part = () => anyOf(partIds) ?? '';
const lines = () => [{ partId: part(), quantity: random.whole(1, 6) }];
const reports: { agencyId: string; reportId: string; lineIds: string[] }[] = [];

const operations: (() => Promise<unknown>)[] = [
  function enter() {
    const agencyId = random.pick(agencyIds);
    const toAgencyId = agencyIds.find((id) => id !== agencyId);
    const kinds = [
      { kind: 'supply', warehouseId },
      { kind: 'return_good', agencyId, warehouseId },
      { kind: 'transfer', agencyId, toAgencyId },
      { kind: 'count_gain', agencyId },
      { kind: 'count_loss', warehouseId },
      { kind: 'debit_loss', agencyId, amount: 1000 },
      { kind: 'scrap', warehouseId },
    ] as const;
    const given = { ...(anyOf(kinds) ?? kinds[0]), note: '', paperNumber: '', lines: lines() };
    return inArka((ctx) => enterStock(ctx, given));
  },
  function send() {
    const given = { agencyId: random.pick(agencyIds), warehouseId, note: '', carrier: '', lines: lines() };
    return inArka((ctx) => sendIssue(ctx, given));
  },
  function receive() {
    return inArka(async (ctx) => {
      const issue = anyOf((await listIssues(ctx, { state: 'sent', limit: 20 })).items);
      const { lines: sent, id, version } = await viewIssue(ctx, issue?.id ?? newId());
      const differences = sent.map(({ partId, sentQuantity }) => {
        return { partId, receivedQuantity: random.whole(0, sentQuantity), note: '' };
      });
      return await receiveIssue(ctx, { id, version, differences });
    });
  },
  function settleRest() {
    return inArka(async (ctx) => {
      const issue = anyOf((await listIssues(ctx, { state: 'differs', limit: 20 })).items);
      const { id, version } = await viewIssue(ctx, issue?.id ?? newId());
      return await settleIssue(ctx, { id, version, as: random.pick(['returned', 'lost']), note: 'x' });
    });
  },
  function correct() {
    return inArka(async (ctx) => {
      const row = anyOf((await listStock(ctx, { limit: 50 })).items);
      const { items } = await listStockMoves(ctx, { id: row?.id ?? newId(), limit: 50 });
      return await correctMove(ctx, { id: anyOf(items)?.id ?? newId(), note: 'x' });
    });
  },
  async function submit() {
    const report = { agencyId: random.pick(agencyIds), reportId: newId(), lineIds: [newId(), newId()] };
    const removed = report.lineIds.map((lineId) => {
      return {
        lineId,
        partId: part(),
        quantity: random.whole(1, 3),
        serial: null,
        rule: 'must_return',
      } as const;
    });
    const facts = { reportNumber: '1', deviceId: null, removedOn: '2026-11-01' };
    await inArka(async (ctx) => {
      await reserveForReport(ctx, { ...report, lines: removed });
      await openObligations(ctx, { ...report, ...facts, lines: removed });
    });
    reports.push(report);
  },
  function sendBack() {
    const reportId = anyOf(reports)?.reportId ?? newId();
    return inArka(async (ctx) => {
      await releaseReport(ctx, { reportId });
      await withdrawObligations(ctx, { reportId });
    });
  },
  function approve() {
    const report = anyOf(reports) ?? { agencyId: agencyIds[0], reportId: newId(), lineIds: [] };
    const used = report.lineIds.map((lineId) => ({ lineId, partId: part(), quantity: random.whole(1, 3) }));
    return inArka(async (ctx) => {
      await useForReport(ctx, { ...report, occurredAt: new Date(), lines: used });
      await confirmObligations(ctx, report);
    });
  },
  function sendDefective() {
    return inArka(async (ctx) => {
      const agencyId = random.pick(agencyIds);
      const { items } = await listObligations(ctx, { state: 'open', agencyId, limit: 3 });
      return await settle.sendObligations(ctx, { ids: items.map(({ id }) => id), carrier: '' });
    });
  },
  function countIn() {
    return inArka(async (ctx) => {
      const owed = anyOf((await listObligations(ctx, { state: 'in_transit', limit: 20 })).items);
      return await settle.receiveObligation(ctx, owed ?? { id: newId(), version: 1 });
    });
  },
  function inspect() {
    return inArka(async (ctx) => {
      const owed = anyOf((await listObligations(ctx, { state: 'in_transit', limit: 20 })).items);
      const { id, version } = owed ?? { id: newId(), version: 1 };
      return await settle.inspectObligation(ctx, {
        id,
        version,
        result: random.pick(inspectionResults),
        note: '',
      });
    });
  },
  function end() {
    return inArka(async (ctx) => {
      const owed = anyOf((await listObligations(ctx, { state: 'open', limit: 20 })).items);
      const { id, version } = owed ?? { id: newId(), version: 1 };
      const given = { id, version, reason: 'x', amount: 5000 };
      return await random.pick([settle.waiveObligation, settle.debitObligation])(ctx, given);
    });
  },
  function acceptLate() {
    return inArka(async (ctx) => {
      const owed = anyOf((await listObligations(ctx, { state: 'debited', limit: 20 })).items);
      const { id, version } = owed ?? { id: newId(), version: 1 };
      return await settle.acceptLate(ctx, { id, version, reasonCode: 'other', note: '' });
    });
  },
];

test('M9, J7: whatever eight do at once, balances are the sum of their moves and both identities hold', async () => {
  for (const partId of partIds) {
    const supply = { kind: 'supply', warehouseId, note: '', paperNumber: '' } as const;
    await inArka((ctx) => enterStock(ctx, { ...supply, lines: [{ partId, quantity: 300 }] }));
  }
  const outcomes = new Map<string, number>();
  let left = OPERATIONS;
  async function work(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const operation = anyOf(operations) ?? assert.fail();
      const outcome = await operation().then(
        () => 'done',
        (error: unknown) => failureOf(error)?.code ?? Promise.reject(error),
      );
      const key = `${operation.name} ${outcome}`;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, work));

  const never = operations.map(({ name }) => name).filter((name) => !outcomes.has(`${name} done`));
  assert.deepEqual(never, [], `these never succeeded: ${JSON.stringify([...outcomes])}`);
  await inArka(async (ctx) => {
    assert.deepEqual(await tornBalances(ctx), []);
    const consigned = await consignedIdentity(ctx, { agencyId: null });
    const owed = await obligationIdentity(ctx, { agencyId: null });
    assert.deepEqual(
      [...consigned, ...owed].filter((sum) => !sum.isHeld),
      [],
    );
    assert.deepEqual([consigned.length, owed.length], [6, 6]);
  });
});
