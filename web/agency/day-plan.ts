// A technician's day: what goes on now, what was promised for today in the order of its hours, and what has no hour yet.
import { dayIn } from '../../server/lib/jalali.ts';
import type { OrderRow } from './agency-words.ts';
import { byUrgency } from './agency-words.ts';

const ZONE = 'Asia/Tehran';

export type DayPlan = {
  now: readonly OrderRow[];
  /** Windows of today, and of days gone by that nobody kept. */
  today: readonly OrderRow[];
  unplanned: readonly OrderRow[];
  later: readonly OrderRow[];
  waiting: readonly OrderRow[];
};

export function dayPlan(rows: readonly OrderRow[], today: string): DayPlan {
  const isStill = ({ tab }: OrderRow) => tab === 'waiting' || tab === 'offered';
  const going = rows.filter((row) => row.isOnVisit);
  const atRest = rows.filter((row) => !row.isOnVisit);
  const active = atRest.filter((row) => !isStill(row));
  const planned = active.filter(({ visitFromAt }) => visitFromAt !== null).toSorted(byHour);
  const isToday = ({ visitFromAt }: OrderRow) =>
    visitFromAt !== null && dayIn(ZONE, new Date(visitFromAt)) <= today;
  return {
    now: going.toSorted(byUrgency),
    today: planned.filter(isToday),
    later: planned.filter((row) => !isToday(row)),
    unplanned: active.filter(({ visitFromAt }) => visitFromAt === null).toSorted(byUrgency),
    waiting: atRest.filter(isStill).toSorted(byUrgency),
  };
}

function byHour(one: OrderRow, other: OrderRow): number {
  return (one.visitFromAt ?? '').localeCompare(other.visitFromAt ?? '');
}
