import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BoardOrder } from './board-groups.ts';
import { groupsOf } from './board-groups.ts';

const order = (id: string, facts: Partial<BoardOrder>): BoardOrder => ({
  id,
  requestId: id,
  number: id,
  stage: 'new',
  tab: 'new',
  tier: 'cc',
  serviceKind: 'repair',
  priority: 'normal',
  deviceTitle: '',
  serial: null,
  symptoms: [],
  customerName: null,
  phone: null,
  address: null,
  cityTitle: null,
  agencyTitle: null,
  technicianTitle: null,
  acceptBy: null,
  visitFromAt: null,
  visitToAt: null,
  isOnVisit: false,
  formerReferralCount: 0,
  isAfterSilence: false,
  receivedAt: '2026-11-22T08:00:00.000Z',
  version: 1,
  moves: [],
  ...facts,
});
const idsOf = (orders: readonly BoardOrder[]) => orders.map(({ id }) => id);

const none = { back: [], fresh: [], offered: [] };

test('A10: urgent work leads, then what has waited longest', () => {
  const orders = [
    order('young', { receivedAt: '2026-11-22T10:00:00.000Z' }),
    order('old', { receivedAt: '2026-11-21T10:00:00.000Z' }),
    order('urgent', { receivedAt: '2026-11-22T11:00:00.000Z', priority: 'urgent' }),
  ];
  assert.deepEqual(idsOf(groupsOf({ ...none, fresh: orders }).new), ['urgent', 'old', 'young']);
  assert.deepEqual(idsOf(groupsOf({ ...none, back: orders }).back), ['urgent', 'old', 'young']);
});

test('A10: urgent work that is among the oldest too stands once', () => {
  const urgent = order('urgent', { priority: 'urgent' });
  const groups = groupsOf({ ...none, fresh: [urgent, order('old', {}), urgent] });
  assert.deepEqual(idsOf(groups.new), ['urgent', 'old']);
});

test('A10: what waits for an answer keeps the order of its deadlines', () => {
  const groups = groupsOf({ ...none, offered: [order('late', {}), order('tomorrow', {})] });
  assert.deepEqual(idsOf(groups.offered), ['late', 'tomorrow']);
});
