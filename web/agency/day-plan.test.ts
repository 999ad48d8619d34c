import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderRow } from './agency-words.ts';
import { dayPlan } from './day-plan.ts';

const job = (id: string, facts: Partial<OrderRow>): OrderRow => ({
  id,
  requestId: id,
  number: id,
  stage: 'scheduled',
  tab: 'working',
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
const ids = (rows: readonly OrderRow[]) => rows.map(({ id }) => id);

test('D3: the day begins with the visit that goes on, then the windows of today by their hour', () => {
  const plan = dayPlan(
    [
      job('noon', { visitFromAt: '2026-11-22T08:30:00.000Z' }),
      job('morning', { visitFromAt: '2026-11-22T04:30:00.000Z' }),
      job('missed', { visitFromAt: '2026-11-20T04:30:00.000Z' }),
      job('tomorrow', { visitFromAt: '2026-11-22T21:00:00.000Z' }),
      job('fresh', {}),
      job('part', { tab: 'waiting' }),
      job('there', { isOnVisit: true, visitFromAt: '2026-11-22T04:30:00.000Z' }),
    ],
    '2026-11-22',
  );
  assert.deepEqual(ids(plan.now), ['there']);
  assert.deepEqual(ids(plan.today), ['missed', 'morning', 'noon']);
  assert.deepEqual(ids(plan.unplanned), ['fresh']);
  // After midnight in Tehran, although it is still the day before in Greenwich.
  assert.deepEqual(ids(plan.later), ['tomorrow']);
  assert.deepEqual(ids(plan.waiting), ['part']);
});
