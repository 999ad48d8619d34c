// In which order a dispatcher looks at work: what came back first, then what nobody has, then what waits for an answer.
import type { listWorkOrders } from '../../../server/requests/work-orders.contract.ts';
import type { RowOf } from '../../lib/ask.ts';

export type BoardOrder = RowOf<typeof listWorkOrders>;
export const boardGroups = ['back', 'new', 'offered'] as const;
export type BoardGroup = (typeof boardGroups)[number];

/** The rows of each group. Urgent work leads; then the oldest, and of what was offered the nearest deadline. Pure. */
export function groupsOf(
  unreferred: readonly BoardOrder[],
  offered: readonly BoardOrder[],
): Record<BoardGroup, BoardOrder[]> {
  return {
    back: unreferred.filter(isBack).toSorted(longestWaitFirst),
    new: unreferred.filter((order) => !isBack(order)).toSorted(longestWaitFirst),
    offered: offered.toSorted(nearestDeadlineFirst),
  };
}

function isBack({ formerReferralCount }: BoardOrder): boolean {
  return formerReferralCount > 0;
}

function longestWaitFirst(one: BoardOrder, other: BoardOrder): number {
  return (
    Number(other.priority === 'urgent') - Number(one.priority === 'urgent') ||
    one.receivedAt.localeCompare(other.receivedAt, 'en')
  );
}

function nearestDeadlineFirst(one: BoardOrder, other: BoardOrder): number {
  const last = '9999';
  return (one.acceptBy ?? last).localeCompare(other.acceptBy ?? last, 'en');
}
