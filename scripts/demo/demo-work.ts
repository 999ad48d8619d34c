import { seededRandom } from '../../server/lib/seeded-random.ts';
import type { HistoryAgency, HistoryDevice } from '../../server/requests/request-history.make.ts';
import type { DemoActors } from './demo-actors.ts';
import { readActors } from './demo-actors.ts';
import { demoModels, demoSymptoms } from './demo-company.ts';
import type { InCompany } from './demo-history.ts';
import type { DemoJob, Fate, Oddity } from './demo-jobs.ts';
import { makeWorkDevices, PAST_DAYS, planJobs } from './demo-jobs.ts';
import type { RepairBook } from './demo-repairs.ts';
import { readRepairs } from './demo-repairs.ts';
import type { ReportParts } from './demo-reports.ts';
import { isRefusal, makeJobRequest, reportJob } from './demo-reports.ts';
import type { SettlingParts } from './demo-settling.ts';
import { pay, paydays, sendParcel, settleLate } from './demo-settling.ts';
import { surveyJob } from './demo-surveys.ts';

// The second half of the main job over the last eight weeks: reports, fees, parts, old parts, payments, surveys. Each
// agency's weeks happen in their order, so that its account reads like one; several agencies at once.

/** The reports that wait for somebody today, the telling ones first. */
export const waitingReports: readonly (readonly [Fate, Oddity | null])[] = [
  ['submitted', 'serialDiffers'],
  ['submitted', 'photoMissing'],
  ['sentBackForPapers', null],
  ['submitted', null],
  ['submitted', null],
  ['appealed', null],
  ['held', null],
  ['sentBackForWork', null],
  ['approved', 'photoUsed'],
  ['submitted', 'photoUsed'],
  ['submitted', 'serialMissing'],
  ['submitted', 'filedLate'],
  ['submitted', 'sealMissing'],
  ['submitted', 'partNeverIssued'],
  ['submitted', 'sameAgain'],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['submitted', null],
  ['draft', null],
  ['draft', null],
  ['draft', null],
];

export interface WorkWish {
  readonly agencies: readonly [HistoryAgency, ...HistoryAgency[]];
  readonly customers: readonly HistoryDevice['customer'][];
  readonly serialPrefix: string;
  readonly repairCount: number;
  readonly installationCount: number;
  readonly waiting: readonly (readonly [Fate, Oddity | null])[];
  readonly receivers: readonly [string, ...string[]];
}

const LANES = 4;
const DAY_MS = 86_400_000;
const PARCEL_DAYS_AGO = [40, 24, 11, 1.5] as const;
/** One agency in so many is a bad one. */
const BAD_EVERY = 5;

export async function makeWork(inCompany: InCompany, wish: WorkWish): Promise<void> {
  const { actors, book, models, symptoms, now } = await inCompany(async (ctx) => ({
    actors: await readActors(ctx),
    book: await readRepairs(ctx),
    models: await demoModels(ctx),
    symptoms: await demoSymptoms(ctx),
    now: ctx.now,
  }));
  const young = { models, owners: wish.customers };
  const repairs = await makeWorkDevices(inCompany, {
    ...young,
    count: wish.repairCount,
    seed: 29,
    serialPrefix: `${wish.serialPrefix}R`,
    soldDaysAgo: [PAST_DAYS + 20, 300],
    installedShare: 0.9,
  });
  const installations = await makeWorkDevices(inCompany, {
    ...young,
    count: wish.installationCount,
    seed: 31,
    serialPrefix: `${wish.serialPrefix}N`,
    soldDaysAgo: [6, PAST_DAYS + 2],
    installedShare: 0,
  });
  const { agencies, waiting } = wish;
  const jobs = planJobs({ random: seededRandom(37), now, agencies, repairs, installations, waiting });
  const byAgency = [...Map.groupBy(jobs, (job) => job.agency.id).values()].toSorted(
    (one, other) => other.length - one.length,
  );
  await inLanes(byAgency, async (own) => {
    const [first] = own;
    if (first === undefined) return;
    const place = agencies.findIndex(({ id }) => id === first.agency.id);
    const random = seededRandom(41 + place);
    const isBad = place % BAD_EVERY === 3;
    const { receivers } = wish;
    await agencyWeeks(inCompany, own, { actors, book, random, receivers, symptoms, isBad, now });
  });
}

interface LaneParts extends ReportParts {
  readonly actors: DemoActors;
  readonly book: RepairBook;
  readonly isBad: boolean;
  readonly now: Date;
}

async function agencyWeeks(inCompany: InCompany, jobs: readonly DemoJob[], parts: LaneParts): Promise<void> {
  const { now } = parts;
  const agencyId = jobs[0]?.agency.id ?? '';
  const settling: SettlingParts = { ...parts, agencyId };
  let earnedAmount = 0;
  const events = [
    ...jobs.map((job) => ({ atMs: endOf(job), run: () => workOff(inCompany, job, parts) })),
    ...paydays(now, PAST_DAYS).map((atMs) => ({
      atMs,
      run: async () => {
        await inCompany((ctx) => pay(ctx, settling, { atMs, earnedAmount }));
        return -earnedAmount;
      },
    })),
    ...PARCEL_DAYS_AGO.map((days) => now.getTime() - days * DAY_MS).map((atMs) => ({
      atMs,
      run: async () => {
        await inCompany((ctx) => sendParcel(ctx, settling, atMs));
        return 0;
      },
    })),
  ].toSorted((one, other) => one.atMs - other.atMs);
  for (const event of events) earnedAmount += await event.run();
  await inCompany((ctx) => settleLate(ctx, settling));
}

function endOf({ fate, submittedMs, decidedMs }: DemoJob): number {
  return fate === 'submitted' || fate === 'draft' ? submittedMs : decidedMs;
}

/** One job with its report and survey; says what the agency earned by it. */
async function workOff(inCompany: InCompany, job: DemoJob, parts: LaneParts): Promise<number> {
  const order = await inCompany((ctx) => makeJobRequest(ctx, job, parts));
  const earned = await inCompany(async (ctx) => {
    const report = await reportJob(ctx, job, order.orderId, parts);
    return report.fee.decidedAmount ?? 0;
  }).catch((error: unknown) => {
    // The rules of the day refuse the report: the work order stays done, and its report is yet to be written.
    if (isRefusal(error)) return 0;
    throw error;
  });
  await inCompany((ctx) => surveyJob(ctx, job, order, parts));
  return earned;
}

async function inLanes<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
