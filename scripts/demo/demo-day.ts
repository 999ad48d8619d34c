import { dayIn, addDays, instantOf } from '../../server/lib/jalali.ts';
import type { Context } from '../../server/lib/context.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';
import { seededRandom } from '../../server/lib/seeded-random.ts';
import { promise } from '../../server/requests/appointment.ts';
import type { HistoryAgency, HistoryDevice } from '../../server/requests/request-history.make.ts';
import { makePastRequests } from '../../server/requests/requests.make.ts';
import { arrive, end, leave, start } from '../../server/requests/visit.ts';
import type { DemoActors } from './demo-actors.ts';
import { acting, readActors } from './demo-actors.ts';
import { demoModels, demoSymptoms } from './demo-company.ts';
import type { InCompany } from './demo-history.ts';
import type { WorkDevice } from './demo-jobs.ts';
import { makeWorkDevices } from './demo-jobs.ts';

// What the technicians whom one can sign in as find on their phones this morning: work in each of its stages.

const stages = [
  'assigned',
  'assigned',
  'scheduled',
  'scheduled',
  'onTheWay',
  'inProgress',
  'waitingForPart',
  'done',
] as const;
type DayStage = (typeof stages)[number];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ZONE = 'Asia/Tehran';
const LAST_START = '16:00';

interface DayWish {
  readonly agencies: readonly HistoryAgency[];
  readonly customers: readonly HistoryDevice['customer'][];
  readonly serialPrefix: string;
  readonly receiver: string;
}
interface DayParts {
  readonly actors: DemoActors;
  readonly random: SeededRandom;
  readonly receiver: string;
  readonly symptoms: readonly { readonly id: string; readonly typeId: string | null }[];
}

export async function makeDay(inCompany: InCompany, wish: DayWish): Promise<void> {
  const { actors, models, symptoms } = await inCompany(async (ctx) => ({
    actors: await readActors(ctx),
    models: await demoModels(ctx),
    symptoms: await demoSymptoms(ctx),
  }));
  for (const [place, agency] of wish.agencies.entries()) {
    const near = wish.customers.filter(({ cityId }) => cityId === agency.cityId);
    const wanted = agency.technicians.flatMap((technician, at) =>
      stagesOf(at).map((stage) => ({ stage, technician })),
    );
    const devices = await makeWorkDevices(inCompany, {
      models,
      owners: near.length > 0 ? near.slice(-wanted.length * 2) : wish.customers,
      count: wanted.length,
      seed: 53 + place,
      serialPrefix: `${wish.serialPrefix}B${place}`,
      soldDaysAgo: [30, 400],
      installedShare: 1,
    });
    const random = seededRandom(59 + place);
    for (const [at, { stage, technician }] of wanted.entries()) {
      const device = devices[at];
      if (device === undefined) continue;
      const given = { stage, technician, device, agency };
      await inCompany((ctx) =>
        bringToStage(ctx, given, { actors, random, symptoms, receiver: wish.receiver }),
      );
    }
  }
}

/** Nobody is in two places: the first works, the second is on the way, and so on. */
function stagesOf(place: number): readonly DayStage[] {
  const left = place % 2 === 0 ? 'onTheWay' : 'inProgress';
  return stages.filter((stage) => stage !== left);
}

interface DayJob {
  readonly stage: DayStage;
  readonly technician: HistoryAgency['technicians'][number];
  readonly device: WorkDevice;
  readonly agency: HistoryAgency;
}

async function bringToStage(ctx: Context, job: DayJob, parts: DayParts): Promise<void> {
  const nowMs = ctx.now.getTime();
  const id = await makeOrder(ctx, job, parts);
  const technician = parts.actors.technician({ ...job.technician, agencyId: job.agency.id });
  const at = (minutesAgo: number) => acting(ctx, technician, nowMs - minutesAgo * MINUTE_MS);
  // What happens this morning is told: the messages lie on the sandbox phones.
  const told = (minutesAgo: number) => ({ ...at(minutesAgo), jobs: ctx.jobs });
  switch (job.stage) {
    case 'assigned':
    case 'done':
      return;
    case 'scheduled': {
      await promise(told(parts.random.whole(20, 150)), {
        id,
        version: 1,
        ...windowAhead(ctx.now, parts.random),
      });
      return;
    }
    case 'onTheWay':
      await leave(told(18), { id });
      return;
    case 'inProgress':
      await leave(at(85), { id });
      await arrive(at(48), { id });
      await start(at(41), { id });
      return;
    case 'waitingForPart': {
      const daysAgo = parts.random.whole(1, 2) * 24 * 60;
      await leave(at(daysAgo + 70), { id });
      await arrive(at(daysAgo + 40), { id });
      await start(at(daysAgo + 35), { id });
      await end(at(daysAgo), {
        id,
        outcome: 'part_needed',
        note: 'قطعه در انبار نمایندگی نبود؛ سفارش داده شد',
        payer: null,
        photoFileId: null,
        next: null,
        waitReason: null,
      });
      return;
    }
  }
}

/** A window of two hours still to come: today while the day lasts, else tomorrow. */
function windowAhead(now: Date, random: SeededRandom): { fromAt: Date; toAt: Date } {
  const today = dayIn(ZONE, now);
  const nextHourMs = Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS + 30 * MINUTE_MS;
  const lastMs = instantOf(ZONE, today, LAST_START).getTime();
  const firstMs = instantOf(ZONE, today, '08:00').getTime();
  const tomorrowMs = instantOf(ZONE, addDays(today, 1), '09:00').getTime();
  const fromMs =
    nextHourMs > lastMs ? tomorrowMs + random.whole(0, 5) * HOUR_MS : Math.max(firstMs, nextHourMs);
  return { fromAt: new Date(fromMs), toAt: new Date(fromMs + 2 * HOUR_MS) };
}

async function makeOrder(
  ctx: Context,
  job: DayJob,
  { random, receiver, symptoms }: DayParts,
): Promise<string> {
  const { device, agency, technician, stage } = job;
  const { customer } = device;
  const nowMs = ctx.now.getTime();
  const ageHours = stage === 'waitingForPart' ? random.whole(60, 90) : random.whole(16, 40);
  const receivedMs = nowMs - ageHours * HOUR_MS;
  const referredMs = receivedMs + random.whole(10, 90) * MINUTE_MS;
  const acceptedMs = referredMs + random.whole(5, 200) * MINUTE_MS;
  const fitting = symptoms.filter(({ typeId }) => typeId === device.typeId);
  const symptom = fitting.length === 0 ? undefined : fitting[random.whole(0, fitting.length - 1)];
  const [made] = await makePastRequests(ctx, [
    {
      receivedAt: new Date(receivedMs),
      receivedByTitle: receiver,
      channel: 'phone',
      kind: 'service',
      customerId: customer.id,
      siteId: customer.siteId,
      cityId: customer.cityId,
      callerName: customer.name,
      phones: customer.phones,
      priority: random.chance(0.15) ? 'urgent' : 'normal',
      note: random.pick(['', 'آسانسور ندارد', 'پیش از آمدن تماس بگیرید', '']),
      answer: null,
      contacts: [],
      workOrders: [
        {
          deviceId: device.id,
          deviceTitle: device.title,
          productLineId: device.productLineId,
          serviceKind: 'repair',
          symptomIds: symptom === undefined ? [] : [symptom.id],
          symptomNote: '',
          stage: stage === 'done' ? 'done' : 'referred',
          live: {
            agencyId: agency.id,
            agencyTitle: agency.title,
            technicianId: technician.id,
            technicianName: technician.firstName,
            ...(technician.title !== undefined && { technicianTitle: technician.title }),
            referredAt: new Date(referredMs),
            acceptedAt: new Date(acceptedMs),
          },
          doneAt: stage === 'done' ? new Date(nowMs - random.whole(70, 300) * MINUTE_MS) : null,
          endedAt: null,
        },
      ],
    },
  ]);
  return made?.orderIds[0] ?? '';
}
