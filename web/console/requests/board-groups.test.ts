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
  formerReferralCount: 0,
  isAfterSilence: false,
  receivedAt: '2026-11-22T08:00:00.000Z',
  version: 1,
  moves: [],
  ...facts,
});
const idsOf = (orders: readonly BoardOrder[]) => orders.map(({ id }) => id);

test('A10: work that came back stands apart from work that nobody had yet', () => {
  const groups = groupsOf([order('fresh', {}), order('declined', { formerReferralCount: 1 })], []);
  assert.deepEqual(idsOf(groups.back), ['declined']);
  assert.deepEqual(idsOf(groups.new), ['fresh']);
});

test('A10: urgent work leads, then what has waited longest', () => {
  const groups = groupsOf(
    [
      order('young', { receivedAt: '2026-11-22T10:00:00.000Z' }),
      order('old', { receivedAt: '2026-11-21T10:00:00.000Z' }),
      order('urgent', { receivedAt: '2026-11-22T11:00:00.000Z', priority: 'urgent' }),
    ],
    [],
  );
  assert.deepEqual(idsOf(groups.new), ['urgent', 'old', 'young']);
});

test('A10: of what waits for an answer the late ones stand on top', () => {
  const groups = groupsOf(
    [],
    [
      order('timeless', {}),
      order('tomorrow', { acceptBy: '2026-11-23T08:00:00.000Z' }),
      order('late', { acceptBy: '2026-11-21T08:00:00.000Z' }),
    ],
  );
  assert.deepEqual(idsOf(groups.offered), ['late', 'tomorrow', 'timeless']);
});
