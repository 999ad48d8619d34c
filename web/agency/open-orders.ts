// Work that is not done yet, as the first page shows it: read by tab, ordered for the person.
import { listWorkOrders } from '../../server/requests/work-orders.contract.ts';
import { useAsk } from '../lib/ask.ts';
import type { OrderRow } from './agency-words.ts';

/** As many as one page of the server holds; the list has the rest. */
const SHOWN_MAX = 100;
/** A hint may be lost: asked again by itself. */
const AGAIN_MS = 60_000;
const options = { topics: ['workOrder'], againMs: () => AGAIN_MS };

/** The work orders of one tab: those that must be answered first, or have waited longest. */
export function useOrdersOf(tab: OrderRow['tab']) {
  const sort = tab === 'offered' ? ('acceptBy' as const) : ('receivedAt' as const);
  return useAsk(listWorkOrders, { tab, sort, limit: SHOWN_MAX }, options);
}

/** How many each tab holds. */
export function useTabCounts(): Readonly<Record<string, number>> | undefined {
  const { data } = useAsk(listWorkOrders, { limit: 1 }, options);
  const counts = data?.counts;
  if (counts === undefined || counts === null) return undefined;
  return Object.fromEntries(Object.entries(counts).map(([tab, { count }]) => [tab, count]));
}
