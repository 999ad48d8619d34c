import { jalaliOf } from '../lib/jalali.ts';
import type { SeededRandom } from '../lib/seeded-random.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import type { PastReferral, PastRequestGiven, PastWorkOrder } from './requests.make.ts';
import type { Channel, ContactCode, WorkOrderStage } from './words.contract.ts';

// Two years of work as it happens: more calls in summer and before Nowruz, agencies of unlike speed, most of it over,
// the last days open. A plan only: `makePastRequests` writes it.

export interface HistoryDevice {
  readonly id: string;
  readonly title: string;
  readonly typeId: string;
  readonly productLineId: string;
  readonly soldOn: string | null;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly phones: readonly string[];
    readonly siteId: string;
    readonly cityId: string;
    readonly provinceId: string;
  };
}
export interface HistoryAgency {
  readonly id: string;
  readonly title: string;
  readonly cityId: string;
  readonly provinceId: string;
  readonly technicians: readonly {
    readonly id: string;
    readonly firstName: string;
    readonly title?: string;
  }[];
}
interface HistoryWish {
  readonly count: number;
  readonly seed: number;
  readonly days: number;
  readonly now: Date;
  readonly devices: readonly [HistoryDevice, ...HistoryDevice[]];
  readonly agencies: readonly [HistoryAgency, ...HistoryAgency[]];
  readonly symptoms: readonly { readonly id: string; readonly typeId: string | null }[];
  readonly receivers: readonly [string, ...string[]];
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Work of the last days is still open; everything older has ended. */
const OPEN_DAYS = 9;
const COVER_AND_PERSONAL_DAYS = 186 + 90;
/** Jalali months in which more is asked for: coolers in summer, cleaning before Nowruz. */
const SEASON = [0.7, 0.9, 1.2, 1.5, 1.5, 1.2, 0.9, 0.8, 0.8, 0.9, 1, 1.1] as const;
const CHANNELS = [
  'phone',
  'phone',
  'phone',
  'phone',
  'phone',
  'walk_in',
  'sms',
  'web',
  'agency',
  'dealer',
  'chat',
] as const satisfies readonly Channel[];
const CONTACT_CODES = [
  'when',
  'when',
  'who',
  'still_broken',
  'move',
] as const satisfies readonly ContactCode[];
type Question = readonly [asked: string, answer: string];
const QUESTIONS: readonly [Question, ...Question[]] = [
  ['صدای دستگاه زیاد شده است؟', 'پایه‌ها را تراز و فاصله از دیوار را ده سانتی‌متر کنید.'],
  ['گارانتی از کی آغاز می‌شود؟', 'از روز نصب؛ کارت گارانتی را نگه دارید.'],
  ['برای نصب باید محافظ برق بگذارم؟', 'بله، محافظ برق توصیه می‌شود.'],
];
const CANCELS = ['مشتری منصرف شد', 'عیب برطرف شده است', 'مشتری پاسخ نمی‌دهد'] as const;

/** Plans `count` requests over the last `days`, oldest first; the same seed plans the same. */
export function planHistory(wish: HistoryWish): PastRequestGiven[] {
  const random = seededRandom(wish.seed);
  const busy = new Set<string>();
  const instants = Array.from({ length: wish.count }, () => instantIn(random, wish)).toSorted(
    (one, other) => one - other,
  );
  return instants.flatMap((atMs) => {
    const device = deviceFor(random, wish, atMs, busy);
    return device === undefined ? [] : [oneRequest(random, wish, { atMs, device, busy })];
  });
}

/** A working hour of a day that its season makes likely. */
function instantIn(random: SeededRandom, { now, days }: HistoryWish): number {
  const endMs = now.getTime() - HOUR_MS;
  for (let tries = 0; ; tries += 1) {
    // A company that grows: later days are likelier.
    const dayMs = endMs - Math.floor((1 - Math.sqrt(random.next())) * days) * DAY_MS;
    const { month } = jalaliOf(new Date(dayMs).toISOString().slice(0, 10));
    if (random.next() * 1.5 > (SEASON[month - 1] ?? 1) && tries < 20) continue;
    const atMs =
      Math.floor(dayMs / DAY_MS) * DAY_MS + random.whole(270, 1020) * 60_000 + random.whole(0, 59_999);
    return Math.min(atMs, endMs - random.whole(0, 3 * HOUR_MS));
  }
}

function deviceFor(
  random: SeededRandom,
  wish: HistoryWish,
  atMs: number,
  busy: ReadonlySet<string>,
): HistoryDevice | undefined {
  for (let tries = 0; tries < 30; tries += 1) {
    const device = random.pick(wish.devices);
    const isSold = device.soldOn === null || Date.parse(device.soldOn) + DAY_MS < atMs;
    if (isSold && !busy.has(device.id)) return device;
  }
  return undefined;
}

interface At {
  readonly atMs: number;
  readonly device: HistoryDevice;
  readonly busy: Set<string>;
}

function oneRequest(random: SeededRandom, wish: HistoryWish, { atMs, device, busy }: At): PastRequestGiven {
  const isOpen = wish.now.getTime() - atMs < OPEN_DAYS * DAY_MS;
  const question = random.chance(0.06) ? random.pick(QUESTIONS) : undefined;
  if (isOpen && question === undefined) busy.add(device.id);
  const { customer } = device;
  const order = question === undefined ? [oneOrder(random, wish, { atMs, device, isOpen })] : [];
  const end = order[0]?.endedAt?.getTime() ?? wish.now.getTime();
  const contactCount = question !== undefined ? 0 : random.chance(0.04) ? 3 : random.chance(0.15) ? 1 : 0;
  return {
    receivedAt: new Date(atMs),
    receivedByTitle: random.pick(wish.receivers),
    channel: random.pick(CHANNELS),
    kind: question === undefined ? 'service' : 'question',
    customerId: customer.id,
    siteId: customer.siteId,
    cityId: customer.cityId,
    callerName: customer.name,
    phones: customer.phones,
    priority: random.chance(0.08) ? 'urgent' : 'normal',
    note: question?.[0] ?? '',
    answer: question?.[1] ?? null,
    contacts: Array.from({ length: contactCount }, (_, place) => ({
      code: random.pick(CONTACT_CODES),
      note: '',
      madeAt: new Date(atMs + ((end - atMs) * (place + 1)) / (contactCount + 1)),
    })),
    workOrders: order,
  };
}

function oneOrder(
  random: SeededRandom,
  wish: HistoryWish,
  { atMs, device, isOpen }: { atMs: number; device: HistoryDevice; isOpen: boolean },
): PastWorkOrder {
  const stage = isOpen
    ? openStage(random, wish.now.getTime() - atMs)
    : random.chance(0.07)
      ? 'cancelled'
      : 'closed';
  const agency = agencyFor(random, wish.agencies, device);
  const former = random.chance(0.06)
    ? [formerReferral(random, agencyFor(random, wish.agencies, device), atMs)]
    : [];
  const referredMs = (former[0]?.endedAt.getTime() ?? atMs) + random.whole(5, 120) * 60_000;
  // Fast and slow houses, so that figures differ as in life.
  const pace = 0.5 + (Number.parseInt(agency.id.slice(-2), 16) % 100) / 50;
  const isReferred = stage !== 'new' && !(stage === 'cancelled' && random.chance(0.5));
  const isWaitingForAnswer = stage === 'referred' && random.chance(0.4);
  const notLater = (ms: number) => new Date(Math.min(ms, wish.now.getTime() - 60_000));
  const doneMs = referredMs + random.whole(6, 60) * HOUR_MS * pace;
  const isEnded = stage === 'closed' || stage === 'cancelled';
  const endedAt = isEnded ? notLater(doneMs + random.whole(2, 40) * HOUR_MS) : null;
  const isDone = stage === 'done' || stage === 'closed';
  const technician = isWaitingForAnswer
    ? undefined
    : agency.technicians[random.whole(0, Math.max(0, agency.technicians.length - 1))];
  const symptoms = wish.symptoms.filter(
    (symptom) => symptom.typeId === null || symptom.typeId === device.typeId,
  );
  return {
    deviceId: device.id,
    deviceTitle: device.title,
    productLineId: device.productLineId,
    serviceKind: random.chance(0.2) ? 'installation' : random.chance(0.1) ? 'periodic' : 'repair',
    symptomIds: symptoms
      .filter(() => random.chance(1.4 / Math.max(1, symptoms.length)))
      .slice(0, 2)
      .map((symptom) => symptom.id),
    symptomNote: '',
    stage,
    former,
    ...(stage === 'waiting' && { waitingReason: 'part' }),
    ...(isReferred && {
      live: {
        agencyId: agency.id,
        agencyTitle: agency.title,
        technicianId: technician?.id ?? null,
        technicianName: technician?.firstName ?? null,
        ...(technician?.title !== undefined && { technicianTitle: technician.title }),
        referredAt: isWaitingForAnswer
          ? new Date(wish.now.getTime() - random.whole(1, 50) * 60_000)
          : notLater(referredMs),
        acceptedAt: isWaitingForAnswer ? null : notLater(referredMs + random.whole(5, 200) * 60_000 * pace),
      },
    }),
    doneAt: isDone ? notLater(doneMs) : null,
    endedAt,
    personalUntil:
      endedAt === null || !isReferred
        ? null
        : new Date(endedAt.getTime() + (isDone ? COVER_AND_PERSONAL_DAYS : 90) * DAY_MS),
    ...(stage === 'cancelled' && { cancelReason: random.pick(CANCELS) }),
  };
}

function openStage(random: SeededRandom, ageMs: number): WorkOrderStage {
  const ageDays = ageMs / DAY_MS;
  if (ageDays < 0.5) return random.chance(0.5) ? 'new' : 'referred';
  if (ageDays < 2) return random.chance(0.15) ? 'new' : 'referred';
  if (ageDays < 5)
    return random.pick(['referred', 'in_progress', 'in_progress', 'done', 'closed', 'closed', 'cancelled']);
  return random.pick(['closed', 'closed', 'closed', 'closed', 'waiting', 'in_progress', 'done', 'cancelled']);
}

/** One of the city, else of the province, else any; the first of a place get more than the last. */
function agencyFor(
  random: SeededRandom,
  agencies: readonly [HistoryAgency, ...HistoryAgency[]],
  { customer }: HistoryDevice,
): HistoryAgency {
  const inCity = agencies.filter((agency) => agency.cityId === customer.cityId);
  const inProvince = agencies.filter((agency) => agency.provinceId === customer.provinceId);
  const near = inCity.length > 0 ? inCity : inProvince.length > 0 ? inProvince : agencies;
  return near[Math.floor(random.next() ** 2 * near.length)] ?? agencies[0];
}

function formerReferral(random: SeededRandom, agency: HistoryAgency, atMs: number): PastReferral {
  const referredAt = new Date(atMs + random.whole(3, 30) * 60_000);
  const endedAt = new Date(referredAt.getTime() + random.whole(10, 230) * 60_000);
  const isSilent = random.chance(0.4);
  return {
    agencyId: agency.id,
    referredAt,
    endedAt,
    state: isSilent ? 'silent' : 'declined',
    reasonCode: isSilent ? null : 'no-capacity',
    reasonNote: isSilent ? '' : 'ظرفیت نداریم',
  };
}
