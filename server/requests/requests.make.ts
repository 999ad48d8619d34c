import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { json } from '../lib/sql.ts';
import { startClock } from '../sla/sla.ts';
import { writeTimeline } from './request-timeline.make.ts';
import { writeVisits } from './request-visits.make.ts';
import { writeRequestWords } from './request-search.ts';
import * as sql from './requests-make.sql.ts';
import { requestStage } from './requests.flow.ts';
import { takeTrackingNumbers } from './tracking-blocks.ts';
import type { CoverageLine } from './work-orders.contract.ts';
import * as orderSql from './work-orders.sql.ts';
import type {
  Channel,
  ContactCode,
  Priority,
  RequestKind,
  ServiceKind,
  Tier,
  WorkOrderStage,
} from './words.contract.ts';

// Makers for the demo and benches: requests that were received, referred and ended long ago, many in one statement.

/** A referral that ended before the live one. */
export interface PastReferral {
  readonly agencyId: string;
  readonly state: 'declined' | 'silent' | 'recalled';
  readonly reasonCode: string | null;
  readonly reasonNote: string;
  readonly referredAt: Date;
  readonly endedAt: Date;
}
export interface PastWorkOrder {
  readonly deviceId: string;
  readonly deviceTitle: string;
  readonly productLineId: string;
  readonly serviceKind: ServiceKind;
  readonly symptomIds: readonly string[];
  readonly symptomNote: string;
  readonly stage: WorkOrderStage;
  readonly tier?: Tier;
  readonly waitingReason?: string;
  readonly coverage?: CoverageLine | null;
  readonly former?: readonly PastReferral[];
  /** Missing for one that was never referred. */
  readonly live?: {
    readonly agencyId: string;
    readonly agencyTitle: string;
    readonly technicianId: string | null;
    readonly technicianName: string | null;
    /** His whole name, as visits keep it. */
    readonly technicianTitle?: string;
    readonly referredAt: Date;
    readonly acceptedAt: Date | null;
  };
  readonly doneAt?: Date | null;
  readonly endedAt: Date | null;
  readonly personalUntil?: Date | null;
  readonly cancelReason?: string;
}
export interface PastRequestGiven {
  readonly receivedAt: Date;
  readonly receivedByTitle: string;
  readonly channel: Channel;
  readonly kind: RequestKind;
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly cityId: string | null;
  readonly callerName: string;
  /** E.164, the caller's first. */
  readonly phones: readonly string[];
  readonly priority: Priority;
  readonly note: string;
  /** Of a question without work orders. */
  readonly answer: string | null;
  readonly contacts: readonly { readonly code: ContactCode; readonly note: string; readonly madeAt: Date }[];
  readonly workOrders: readonly PastWorkOrder[];
}

const RAISING_CONTACT = 3;

/** Writes past requests (at most 500) with everything that belongs to them; says their ids, numbers and work orders. */
export async function makePastRequests(
  ctx: Context,
  given: readonly PastRequestGiven[],
): Promise<{ id: string; number: string; orderIds: string[] }[]> {
  const numbers = await takeTrackingNumbers(ctx, given.length);
  const requests = given.map((request, at) => ({
    ...request,
    id: newId(request.receivedAt.getTime()),
    number: numbers[at] ?? '',
  }));
  const orders = requests.flatMap((request) =>
    request.workOrders.map((order, index) => ({
      ...order,
      request,
      place: index + 1,
      id: newId(request.receivedAt.getTime()),
      liveId: order.live === undefined ? null : newId(order.live.referredAt.getTime()),
    })),
  );
  await writeRequests(ctx, requests);
  await writeOrders(ctx, orders);
  await writeReferrals(ctx, orders);
  await writeVisits(ctx, orders);
  await writeContacts(ctx, requests);
  await writeTimeline(ctx, requests, orders);
  await writeRequestWords(
    ctx,
    requests.map((request) => request.id),
  );
  for (const order of orders) {
    if (
      order.live === undefined ||
      order.liveId === null ||
      order.stage !== 'referred' ||
      order.live.acceptedAt !== null
    )
      continue;
    const { agencyId, referredAt } = order.live;
    await startClock(ctx, { policy: 'referral', subjectId: order.liveId, agencyId, startedAt: referredAt });
  }
  const orderIds = Map.groupBy(orders, (order) => order.request.id);
  return requests.map(({ id, number }) => ({
    id,
    number,
    orderIds: (orderIds.get(id) ?? []).map((order) => order.id),
  }));
}

export type MadeRequest = PastRequestGiven & { readonly id: string; readonly number: string };
export type MadeOrder = PastWorkOrder & {
  readonly request: MadeRequest;
  readonly place: number;
  readonly id: string;
  readonly liveId: string | null;
};

async function writeRequests(ctx: Context, requests: readonly MadeRequest[]): Promise<void> {
  const column = <Value>(read: (request: MadeRequest) => Value) => requests.map(read);
  await sql.insertRequests.run(ctx, {
    ids: column((request) => request.id),
    numbers: column((request) => request.number),
    kinds: column((request) => request.kind),
    channels: column((request) => request.channel),
    stages: column(stageOf),
    customerIds: column((request) => request.customerId),
    siteIds: column((request) => request.siteId),
    cityIds: column((request) => request.cityId),
    callerNames: column((request) => request.callerName),
    callerNumbers: column((request) => request.phones[0] ?? null),
    priorities: column((request) => request.priority),
    notes: column((request) => request.note),
    answers: column((request) => request.answer),
    orderCounts: column((request) => request.workOrders.length),
    contactCounts: column((request) => request.contacts.length),
    raisedAts: column((request) => request.contacts[RAISING_CONTACT - 1]?.madeAt ?? null),
    receivedAts: column((request) => request.receivedAt),
    byTitles: column((request) => request.receivedByTitle),
    endedAts: column(endOf),
  });
  const phones = requests.flatMap((request) =>
    [...new Set(request.phones)].map((number, at) => ({ request, number, at })),
  );
  await sql.insertPhones.run(ctx, {
    requestIds: phones.map(({ request }) => request.id),
    numbers: phones.map(({ number }) => number),
    callers: phones.map(({ at }) => at === 0),
  });
  const devices = requests.flatMap((request) => request.workOrders.map((order) => ({ request, order })));
  await sql.insertDevices.run(ctx, {
    requestIds: devices.map(({ request }) => request.id),
    deviceIds: devices.map(({ order }) => order.deviceId),
  });
}

function stageOf(request: PastRequestGiven): WorkOrderStage {
  if (request.workOrders.length === 0) return request.answer === null ? 'new' : 'closed';
  return requestStage(request.workOrders.map((order) => order.stage));
}

/** A request ends with the last of its work orders; an answered question at once. */
function endOf(request: PastRequestGiven): Date | null {
  if (request.workOrders.length === 0) return request.answer === null ? null : request.receivedAt;
  const ends = request.workOrders.map((order) => order.endedAt);
  if (ends.includes(null)) return null;
  return new Date(Math.max(...ends.map((end) => end?.getTime() ?? 0)));
}

async function writeOrders(ctx: Context, orders: readonly MadeOrder[]): Promise<void> {
  const column = <Value>(read: (order: MadeOrder) => Value) => orders.map(read);
  await sql.insertOrders.run(ctx, {
    ids: column((order) => order.id),
    requestIds: column((order) => order.request.id),
    places: column((order) => order.place),
    deviceIds: column((order) => order.deviceId),
    lineIds: column((order) => order.productLineId),
    kinds: column((order) => order.serviceKind),
    notes: column((order) => order.symptomNote),
    stages: column((order) => order.stage),
    waitingFroms: column((order) =>
      order.stage !== 'waiting' ? null : order.live === undefined ? 'new' : 'in_progress',
    ),
    waitingReasons: column((order) => order.waitingReason ?? null),
    tiers: column((order) => order.tier ?? 'cc'),
    coverages: column((order) => (order.coverage ? json(order.coverage) : null)),
    referralIds: column((order) => order.liveId),
    agencyIds: column((order) => order.live?.agencyId ?? null),
    technicianIds: column((order) => order.live?.technicianId ?? null),
    accepted: column((order) => order.live !== undefined && order.live.acceptedAt !== null),
    answers: column(() => null),
    cancelReasons: column((order) => order.cancelReason ?? null),
    receivedAts: column((order) => order.request.receivedAt),
    doneAts: column((order) => order.doneAt ?? null),
    proofs: column((order) => (order.doneAt == null ? null : 'code')),
    waitingSinces: column((order) =>
      order.stage === 'waiting' ? (order.live?.acceptedAt ?? order.request.receivedAt) : null,
    ),
    endedAts: column((order) => order.endedAt),
    personalUntils: column((order) => order.personalUntil ?? null),
    byTitles: column((order) => order.request.receivedByTitle),
  });
  const symptoms = orders.flatMap((order) =>
    [...new Set(order.symptomIds)].map((symptomId) => ({ order, symptomId })),
  );
  await orderSql.insertOrderSymptoms.run(ctx, {
    orderIds: symptoms.map(({ order }) => order.id),
    symptomIds: symptoms.map(({ symptomId }) => symptomId),
  });
}

async function writeReferrals(ctx: Context, orders: readonly MadeOrder[]): Promise<void> {
  const former = orders.flatMap((order) =>
    (order.former ?? []).map((each) => ({
      ...each,
      id: newId(each.referredAt.getTime()),
      order,
      technicianId: null,
      answeredAt: each.state === 'declined' ? each.endedAt : null,
    })),
  );
  const live = orders.flatMap((order) =>
    order.live === undefined || order.liveId === null
      ? []
      : [
          {
            ...order.live,
            id: order.liveId,
            order,
            state: order.live.acceptedAt === null ? 'offered' : 'accepted',
            answeredAt: order.live.acceptedAt,
            reasonCode: null,
            reasonNote: '',
            endedAt: null,
          },
        ],
  );
  const rows = [...former, ...live];
  await sql.insertReferrals.run(ctx, {
    ids: rows.map((row) => row.id),
    requestIds: rows.map((row) => row.order.request.id),
    orderIds: rows.map((row) => row.order.id),
    agencyIds: rows.map((row) => row.agencyId),
    technicianIds: rows.map((row) => row.technicianId),
    states: rows.map((row) => row.state),
    referredAts: rows.map((row) => row.referredAt),
    acceptBys: rows.map(() => null),
    answeredAts: rows.map((row) => row.answeredAt),
    reasonCodes: rows.map((row) => row.reasonCode),
    reasonNotes: rows.map((row) => row.reasonNote),
    endedAts: rows.map((row) => row.endedAt),
  });
}

async function writeContacts(ctx: Context, requests: readonly MadeRequest[]): Promise<void> {
  const rows = requests.flatMap((request) =>
    request.contacts.map((contact, at) => ({ ...contact, request, ordinal: at + 1 })),
  );
  await sql.insertContacts.run(ctx, {
    ids: rows.map((row) => newId(row.madeAt.getTime())),
    requestIds: rows.map((row) => row.request.id),
    ordinals: rows.map((row) => row.ordinal),
    codes: rows.map((row) => row.code),
    notes: rows.map((row) => row.note),
    madeAts: rows.map((row) => row.madeAt),
    byTitles: rows.map((row) => row.request.receivedByTitle),
  });
}
