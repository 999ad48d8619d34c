import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import { Failure } from '../lib/failure.ts';
import { readTimeline } from '../lib/timeline.ts';
import { firstNameOf } from './assign.ts';
import type { TrackingView } from './tracking.contract.ts';
import { parseTrackingNumber } from './tracking-number.ts';
import * as sql from './tracking.sql.ts';

const HISTORY_MAX = 30;
/** A number that no request has: what cannot be read is looked up all the same. */
const NO_NUMBER = '';

/**
 * Where a request is, who comes and when, for whoever knows its number and the last digits of a phone on it.
 * No such number and a wrong phone are answered alike. Row A7.
 */
export async function track(
  ctx: Context,
  input: { number: string; phoneDigits: string },
): Promise<TrackingView> {
  const number = parseTrackingNumber(input.number)?.number ?? NO_NUMBER;
  const digits = latinDigits(input.phoneDigits).replace(/\D/g, '').slice(-4);
  const found = await sql.findTracked.first(ctx, { number, digits: digits.length === 4 ? digits : 'none' });
  if (found === undefined) throw new Failure('missing', 'requests.trackingMissing');
  const [orders, timeline] = await Promise.all([
    sql.selectTrackedOrders.all(ctx, { id: found.id }),
    readTimeline(ctx, { subject: found.id, personal: false, limit: HISTORY_MAX }),
  ]);
  return {
    number: found.number,
    stage: found.stage,
    receivedAt: found.receivedAt,
    answer: found.answer,
    workOrders: orders.map(({ technicianTitle, fromAt, toAt, ...order }) => ({
      ...order,
      technicianFirstName: technicianTitle === null ? null : firstNameOf(technicianTitle),
      appointment: fromAt === null || toAt === null ? null : { from: fromAt, to: toAt },
    })),
    history: timeline.items.map(({ kind, facts, occurredAt }) => ({
      kind,
      facts: forCustomer(facts),
      occurredAt,
    })),
  };
}

/** Ids of agencies tell a customer nothing. */
function forCustomer(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'agencyId'));
}
