// In which order a dispatcher looks at work: what came back first, then what nobody has, then what waits for an answer.
import type { listWorkOrders } from '../../../server/requests/work-orders.contract.ts';
import type { RowOf } from '../../lib/ask.ts';

export type BoardOrder = RowOf<typeof listWorkOrders>;
export const boardGroups = ['back', 'new', 'offered'] as const;
export type BoardGroup = (typeof boardGroups)[number];

/** The rows of each group, each once. Urgent work leads; what is offered comes in the order of its deadlines. Pure. */
export function groupsOf(lists: {
  back: readonly BoardOrder[];
  fresh: readonly BoardOrder[];
  offered: readonly BoardOrder[];
}): Record<BoardGroup, BoardOrder[]> {
  return {
    back: lists.back.toSorted(longestWaitFirst),
    new: [...new Map(lists.fresh.map((order) => [order.id, order])).values()].toSorted(longestWaitFirst),
    offered: [...lists.offered],
  };
}

function longestWaitFirst(one: BoardOrder, other: BoardOrder): number {
  return (
    Number(other.priority === 'urgent') - Number(one.priority === 'urgent') ||
    one.receivedAt.localeCompare(other.receivedAt, 'en')
  );
}
