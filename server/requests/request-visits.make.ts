import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { insertVisitEvents, insertVisits } from './requests-make.sql.ts';
import type { MadeOrder } from './requests.make.ts';

// The visit in which a made work order was done: without one it would look as if nobody had been there.

const MINUTE_MS = 60_000;
/** How long before the end he left, arrived and began. */
const LEFT_MS = 105 * MINUTE_MS;
const ARRIVED_MS = 70 * MINUTE_MS;
const STARTED_MS = 62 * MINUTE_MS;

export async function writeVisits(ctx: Context, orders: readonly MadeOrder[]): Promise<void> {
  const visits = orders.flatMap((order) => {
    const { doneAt, live } = order;
    if (doneAt == null || live?.technicianId == null || live.acceptedAt === null) return [];
    const earliestMs = live.acceptedAt.getTime();
    const before = (ms: number) => new Date(Math.max(earliestMs, doneAt.getTime() - ms));
    return [
      {
        id: newId(before(LEFT_MS).getTime()),
        order,
        doneAt,
        live: { ...live, technicianId: live.technicianId },
        technicianTitle: live.technicianTitle ?? live.technicianName ?? '',
        leftAt: before(LEFT_MS),
        arrivedAt: before(ARRIVED_MS),
        startedAt: before(STARTED_MS),
      },
    ];
  });
  await insertVisits.run(ctx, {
    ids: visits.map((visit) => visit.id),
    requestIds: visits.map(({ order }) => order.request.id),
    orderIds: visits.map(({ order }) => order.id),
    agencyIds: visits.map(({ live }) => live.agencyId),
    technicianIds: visits.map(({ live }) => live.technicianId),
    technicianTitles: visits.map((visit) => visit.technicianTitle),
    leftAts: visits.map((visit) => visit.leftAt),
    arrivedAts: visits.map((visit) => visit.arrivedAt),
    startedAts: visits.map((visit) => visit.startedAt),
    endedAts: visits.map((visit) => visit.doneAt),
  });
  const events = visits.flatMap(({ id: visitId, technicianTitle, leftAt, arrivedAt, startedAt, doneAt }) =>
    [
      { kind: 'leave', at: leftAt },
      { kind: 'arrive', at: arrivedAt },
      { kind: 'start', at: startedAt },
      { kind: 'finish', at: doneAt },
    ].map((each) => ({ ...each, visitId, technicianTitle })),
  );
  await insertVisitEvents.run(ctx, {
    ids: events.map((each) => newId(each.at.getTime())),
    visitIds: events.map((each) => each.visitId),
    kinds: events.map((each) => each.kind),
    ats: events.map((each) => each.at),
    byTitles: events.map((each) => each.technicianTitle),
  });
}
