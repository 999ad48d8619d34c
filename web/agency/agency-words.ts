// What the portal says about a work order beyond plain texts: tones and maps.
import type { z } from 'zod';
import type { WorkOrderRow as RowSchema } from '../../server/requests/work-orders.contract.ts';
import type { Tone } from '../kit/tones.ts';

export type OrderRow = z.output<typeof RowSchema>;
export type OrderTab = OrderRow['tab'];

/** The tabs of the inbox, in the order of the work. */
export const inboxTabs = ['offered', 'accepted', 'working', 'waiting', 'done', 'ended'] as const;
/** What a technician has before him. */
export const openTabs = ['working', 'accepted', 'waiting', 'offered'] as const;

const tones: Readonly<Record<OrderTab, Tone>> = {
  new: 'plain',
  offered: 'due',
  accepted: 'active',
  working: 'active',
  waiting: 'due',
  done: 'done',
  ended: 'plain',
};
export function toneOf(tab: OrderTab): Tone {
  return tones[tab];
}

/** Those whose deadline comes first stand first. */
export function byDeadline(one: OrderRow, other: OrderRow): number {
  return (one.acceptBy ?? one.receivedAt).localeCompare(other.acceptBy ?? other.receivedAt);
}

/** Urgent ones first, then who has waited longest. */
export function byUrgency(one: OrderRow, other: OrderRow): number {
  if (one.priority !== other.priority) return one.priority === 'urgent' ? -1 : 1;
  return one.receivedAt.localeCompare(other.receivedAt);
}

type Place = { address: string; latitude?: number | null; longitude?: number | null };

/** Opens the phone's own map: at the point if it is known, else where the map finds the address. */
export function mapAddress({ address, latitude, longitude }: Place): string {
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    return `geo:${latitude},${longitude}?q=${latitude},${longitude}`;
  }
  return `geo:0,0?q=${encodeURIComponent(address)}`;
}
