import type { HistoryAgency, HistoryDevice } from '../../server/requests/request-history.make.ts';
import { makeDevices } from '../../server/devices/devices.make.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';
import type { ReportKind } from '../../server/service-reports/service-reports.contract.ts';
import { makeWarranties } from '../../server/warranty/warranty.make.ts';
import type { DemoModel } from './demo-company.ts';
import type { InCompany } from './demo-history.ts';

// The jobs of the last eight weeks that have their service report: a plan only, and the devices they are about.

export interface WorkDevice extends HistoryDevice {
  readonly serial: string;
  readonly typeCode: string;
}
/** What becomes of a report. */
export type Fate =
  | 'approved'
  | 'corrected'
  | 'lineRejected'
  | 'rejected'
  | 'appealed'
  | 'held'
  | 'sentBackForPapers'
  | 'sentBackForWork'
  | 'submitted'
  | 'draft';
/** What the rules find in it. */
export type Oddity =
  | 'serialDiffers'
  | 'serialMissing'
  | 'photoMissing'
  | 'photoUsed'
  | 'filedLate'
  | 'sealMissing'
  | 'partNeverIssued'
  | 'sameAgain'
  /** Nothing yet: its fault is the one that comes again. */
  | 'comesAgain';
export interface DemoJob {
  readonly kind: ReportKind;
  readonly device: WorkDevice;
  readonly agency: HistoryAgency;
  readonly technician: HistoryAgency['technicians'][number];
  readonly doneMs: number;
  readonly submittedMs: number;
  /** Meaningless for a report that still waits. */
  readonly decidedMs: number;
  readonly fate: Fate;
  readonly oddity: Oddity | null;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const PAST_DAYS = 56;
const LATE_DAYS = 33;

interface Customers {
  readonly models: readonly DemoModel[];
  readonly owners: readonly HistoryDevice['customer'][];
}

/** Young devices, so that their warranty answers for them; beside those of the history. */
export async function makeWorkDevices(
  inCompany: InCompany,
  given: Customers & {
    readonly count: number;
    readonly seed: number;
    readonly serialPrefix: string;
    readonly soldDaysAgo: readonly [number, number];
    readonly installedShare: number;
  },
): Promise<WorkDevice[]> {
  const [firstModel, ...otherModels] = given.models;
  if (firstModel === undefined || given.owners.length === 0) return [];
  const { count, seed, serialPrefix, soldDaysAgo, installedShare, owners } = given;
  const made = await inCompany(async (ctx) => {
    const devices = await makeDevices(ctx, {
      count,
      seed,
      serialPrefix,
      soldDaysAgo,
      installedShare,
      models: [firstModel, ...otherModels],
      owners: owners.map(({ id: customerId, siteId }) => ({ customerId, siteId })),
    });
    await makeWarranties(
      ctx,
      devices.map((device) => device.id),
    );
    return devices;
  });
  const modelById = new Map(given.models.map((model) => [model.id, model]));
  const ownerById = new Map(owners.map((owner) => [owner.id, owner]));
  return made.flatMap((device): WorkDevice[] => {
    const model = modelById.get(device.modelId);
    const customer = ownerById.get(device.customerId ?? '');
    if (model === undefined || customer === undefined) return [];
    const { id, serial, soldOn } = device;
    const { title, typeId, productLineId, code } = model;
    return [
      { id, serial, soldOn, title, typeId, productLineId, customer, typeCode: code.split('-')[0] ?? '' },
    ];
  });
}

interface JobWish {
  readonly random: SeededRandom;
  readonly now: Date;
  readonly agencies: readonly [HistoryAgency, ...HistoryAgency[]];
  readonly repairs: readonly WorkDevice[];
  readonly installations: readonly WorkDevice[];
  readonly waiting: readonly (readonly [Fate, Oddity | null])[];
}

/** Decided jobs first, then those whose report waits in some way. */
export function planJobs(wish: JobWish): DemoJob[] {
  const { waiting, random } = wish;
  const share = wish.installations.length / (wish.repairs.length + wish.installations.length);
  const repairs = [...wish.repairs];
  const installations = [...wish.installations];
  const open = waiting.flatMap(([fate, oddity]) => {
    const isPlain = oddity === null && (fate === 'submitted' || fate === 'draft');
    const isInstallation = isPlain && random.chance(Math.max(share, 0.45));
    const device = (isInstallation ? installations.pop() : undefined) ?? deviceFor(repairs, fate, oddity);
    return device === undefined || oddity === 'sameAgain' ? [] : [jobOf(wish, device, fate, oddity)];
  });
  const decided = [...repairs, ...installations].map((device) => jobOf(wish, device, pastFate(random), null));
  const earlier = waiting.some(([, oddity]) => oddity === 'sameAgain') ? returning(wish, decided) : undefined;
  if (earlier === undefined) return [...decided, ...open];
  const past = decided.map((job) => (job === earlier ? { ...job, oddity: 'comesAgain' as const } : job));
  return [...past, ...open, sameAgain(wish, earlier)];
}

/** Some findings need a device of a type that knows them. */
function deviceFor(repairs: WorkDevice[], fate: Fate, oddity: Oddity | null): WorkDevice | undefined {
  const wished = oddity === 'sealMissing' ? ['RF', 'FZ'] : ['RF', 'WM', 'AC', 'PB'];
  const isAny = fate === 'submitted' && oddity !== 'sealMissing';
  const fits = (device: WorkDevice) => isAny || wished.includes(device.typeCode);
  const at = repairs.findLastIndex(fits);
  return at < 0 ? undefined : repairs.splice(at, 1)[0];
}

function pastFate(random: SeededRandom): Fate {
  const draw = random.next();
  return draw < 0.84 ? 'approved' : draw < 0.91 ? 'corrected' : draw < 0.97 ? 'lineRejected' : 'rejected';
}

function jobOf(wish: JobWish, device: WorkDevice, fate: Fate, oddity: Oddity | null): DemoJob {
  const { random, now, agencies } = wish;
  const isRepair = wish.repairs.includes(device);
  const isWaiting = fate === 'submitted' || fate === 'draft';
  const isFresh = isWaiting || ['appealed', 'held', 'sentBackForPapers', 'sentBackForWork'].includes(fate);
  const soldMs = Date.parse(`${device.soldOn ?? ''}T12:00:00Z`);
  const latestMs = now.getTime() - (isWaiting ? 7 * HOUR_MS : 1.5 * DAY_MS);
  const isSoldLately = !isRepair && !isFresh;
  const wishedMs = isSoldLately
    ? soldMs + random.whole(50, 130) * HOUR_MS
    : now.getTime() - random.whole(isFresh ? 8 : 36, isFresh ? 100 : PAST_DAYS * 24) * HOUR_MS;
  const lateMs = now.getTime() - LATE_DAYS * DAY_MS;
  const doneMs = oddity === 'filedLate' ? lateMs : Math.min(latestMs, atWork(random, wishedMs));
  const submittedMs =
    oddity === 'filedLate'
      ? now.getTime() - 5 * HOUR_MS
      : doneMs + random.whole(1, isWaiting ? 6 : 20) * HOUR_MS;
  const decidedMs = Math.min(now.getTime() - 40 * 60_000, submittedMs + random.whole(3, 70) * HOUR_MS);
  const agency = nearAgency(random, agencies, device);
  const [first, ...others] = agency.technicians;
  if (first === undefined) throw new Error('an agency of the demo has technicians');
  return {
    kind: isRepair ? 'warranty_repair' : 'installation',
    device,
    agency,
    technician: random.pick([first, ...others]),
    doneMs,
    submittedMs,
    decidedMs,
    fate,
    oddity,
  };
}

/** The same fault and part come back within the month. */
function sameAgain({ now }: JobWish, earlier: DemoJob): DemoJob {
  const nowMs = now.getTime();
  const times = { doneMs: nowMs - 20 * HOUR_MS, submittedMs: nowMs - 3 * HOUR_MS };
  return { ...earlier, ...times, fate: 'submitted', oddity: 'sameAgain' };
}

/** A repair of the last weeks that can come again. */
function returning({ now }: JobWish, decided: readonly DemoJob[]): DemoJob | undefined {
  const nowMs = now.getTime();
  return decided.find(
    ({ kind, fate, decidedMs, device }) =>
      kind === 'warranty_repair' &&
      fate === 'approved' &&
      ['RF', 'WM', 'AC'].includes(device.typeCode) &&
      decidedMs > nowMs - 24 * DAY_MS &&
      decidedMs < nowMs - 4 * DAY_MS,
  );
}

/** Between eight in the morning and half past five in Tehran. */
function atWork(random: SeededRandom, ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS + random.whole(290, 840) * 60_000;
}

function nearAgency(
  random: SeededRandom,
  agencies: readonly [HistoryAgency, ...HistoryAgency[]],
  { customer }: WorkDevice,
): HistoryAgency {
  const inCity = agencies.filter((agency) => agency.cityId === customer.cityId);
  const inProvince = agencies.filter((agency) => agency.provinceId === customer.provinceId);
  const near = inCity.length > 0 ? inCity : inProvince.length > 0 ? inProvince : agencies;
  return near[Math.floor(random.next() ** 1.5 * near.length)] ?? agencies[0];
}
