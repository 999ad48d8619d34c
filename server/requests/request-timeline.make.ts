import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { json } from '../lib/sql.ts';
import { insertTimeline } from './requests-make.sql.ts';
import type { MadeOrder, MadeRequest } from './requests.make.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';

// What the timelines of made requests would say if everything had been done by the verbs.

interface Told {
  readonly subject: string;
  readonly part: string | null;
  readonly kind: string;
  readonly audience: string;
  readonly facts: object;
  readonly byTitle: string;
  readonly at: Date;
}

export async function writeTimeline(
  ctx: Context,
  requests: readonly MadeRequest[],
  orders: readonly MadeOrder[],
): Promise<void> {
  const told = [...requests.map(toldOfRequest), ...orders.flatMap(toldOfOrder)];
  await insertTimeline.run(ctx, {
    ids: told.map((entry) => newId(entry.at.getTime())),
    subjectIds: told.map((entry) => entry.subject),
    partIds: told.map((entry) => entry.part),
    kinds: told.map((entry) => `requests.told.${entry.kind}`),
    audiences: told.map((entry) => entry.audience),
    facts: told.map((entry) => json(entry.facts)),
    byTitles: told.map((entry) => entry.byTitle),
    ats: told.map((entry) => entry.at),
  });
}

function toldOfRequest(request: MadeRequest): Told {
  const { id, number, channel, receivedAt, receivedByTitle } = request;
  return {
    subject: id,
    part: null,
    kind: 'received',
    audience: 'office,customer',
    facts: { number, channel },
    byTitle: receivedByTitle,
    at: receivedAt,
  };
}

function toldOfOrder(order: MadeOrder): Told[] {
  const { request, live } = order;
  const number = formatWorkOrderNumber(request.number, order.place);
  const everybody = 'office,customer,agency,technician';
  const entry = (kind: string, audience: string, at: Date | null | undefined, facts: object = {}): Told[] =>
    at == null
      ? []
      : [
          {
            subject: request.id,
            part: order.id,
            kind,
            audience,
            facts: { number, ...facts },
            byTitle: request.receivedByTitle,
            at,
          },
        ];
  const own = { agencyId: live?.agencyId };
  return [
    ...entry('orderMade', 'office,agency,technician', request.receivedAt, { device: order.deviceTitle }),
    ...entry('referred', everybody, live?.referredAt, { ...own, agency: live?.agencyTitle }),
    ...entry('accepted', everybody, live?.acceptedAt, own),
    ...(live?.technicianName == null
      ? []
      : entry('assigned', everybody, live.acceptedAt, { ...own, technician: live.technicianName })),
    ...entry('done', everybody, order.doneAt, own),
    ...(order.stage === 'closed' ? entry('closed', everybody, order.endedAt, own) : []),
    ...(order.stage === 'cancelled'
      ? entry('cancelled', everybody, order.endedAt, { reason: order.cancelReason ?? '' })
      : []),
  ];
}
