import { randomUUID } from 'node:crypto';

import { makeCompanyWithPeople, makePeople } from '../server/identity/identity.make.ts';
import { newCompanyId } from '../server/identity/identity.ts';
import type { Context } from '../server/lib/context.ts';
import { asOwner } from '../server/lib/database-check.ts';
import { openPool, transaction } from '../server/lib/db.ts';
import type { Pool } from '../server/lib/db.ts';
import { systemContext } from '../server/lib/http.ts';
import type { JobQueue } from '../server/lib/jobs.ts';
import { openJobQueue } from '../server/lib/jobs.ts';
import type { Log } from '../server/lib/log.ts';
import { allPermissions, companySeeds } from '../server/slices.ts';
import { demoListeners, receiveToday } from './demo/demo-today.ts';
import { markFilling } from './demo/filling.ts';
import { bringBaseData, demoLines, demoPlaces } from './demo/demo-company.ts';
import { makeHistory } from './demo/demo-history.ts';
import type { WorkWish } from './demo/demo-work.ts';
import { makeWork, waitingReports } from './demo/demo-work.ts';
import { makeDay } from './demo/demo-day.ts';
import { makeNetwork } from './demo/demo-network.ts';
import { stockDemo } from './demo/demo-stock.ts';
import { arkaPeople, bineshPeople, SHARED_MOBILE } from './demo/demo-people.ts';
import { bringTariff } from './demo/demo-tariff.ts';

// The demo: arka, a company of forty agencies with two years of work, and binesh, a small neighbour that must see
// nothing of it. Made by the verbs, and in bulk by makers whose rows satisfy the same constraints.

const parts = { allPermissions, seeds: companySeeds };

const receivers = ['نگار رضایی', 'لیلا جعفری'] as const;

interface DemoCompany {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly people: typeof arkaPeople;
  readonly brand: { readonly title: string; readonly code: string };
  /** How much of the catalogue it sells. */
  readonly catalogShare: number;
  readonly agencyCount: number;
  readonly customerCount: number;
  readonly deviceCount: number;
  readonly requestCount: number;
  /** The last eight weeks with their reports. */
  readonly work: Pick<WorkWish, 'repairCount' | 'installationCount' | 'waiting'>;
}

const arka: DemoCompany = {
  code: 'arka',
  title: 'آرکا',
  titleEn: 'Arka',
  people: arkaPeople,
  brand: { title: 'آرکا', code: 'AR' },
  catalogShare: 1,
  agencyCount: 40,
  customerCount: 14_000,
  deviceCount: 20_000,
  requestCount: 12_000,
  work: { repairCount: 220, installationCount: 70, waiting: waitingReports },
};
const binesh: DemoCompany = {
  code: 'binesh',
  title: 'بینش',
  titleEn: 'Binesh',
  people: bineshPeople,
  brand: { title: 'بینش', code: 'BN' },
  catalogShare: 0.4,
  agencyCount: 3,
  customerCount: 60,
  deviceCount: 80,
  requestCount: 60,
  work: { repairCount: 16, installationCount: 6, waiting: waitingReports.slice(0, 6) },
};

interface SeedOptions {
  readonly ownerUrl: string;
  readonly log: Log;
  /** Share of customers, devices and requests that is made; a test needs a hundredth. */
  readonly share?: number;
}

/** Fills an empty database with the demo companies. */
export async function seedDemo({ ownerUrl, log, share = 1 }: SeedOptions): Promise<void> {
  const pool = openPool(ownerUrl, 4);
  const jobs = await openJobQueue(ownerUrl, demoListeners());
  try {
    await markFilling(ownerUrl, true);
    const analyze = () => asOwner(ownerUrl, (client) => client.query('analyze'));
    for (const company of [arka, binesh]) await makeDemoCompany(pool, jobs, sized(company, share), analyze);
    await analyze();
    await markFilling(ownerUrl, false);
  } finally {
    await jobs.stop();
    await pool.end();
  }
  log.info('the demo companies are filled');
}

function sized(company: DemoCompany, share: number): DemoCompany {
  const part = (count: number) => Math.max(20, Math.ceil(count * share));
  const { customerCount, deviceCount, requestCount, work } = company;
  // What waits stays whole, and beside it enough that is over.
  const over = (count: number) => Math.min(count, Math.max(12, Math.ceil(count * share)));
  return {
    ...company,
    work: {
      ...work,
      repairCount: over(work.repairCount) + (share < 1 ? work.waiting.length : 0),
      installationCount: over(work.installationCount),
    },
    customerCount: part(customerCount),
    deviceCount: part(deviceCount),
    requestCount: part(requestCount),
  };
}

async function makeDemoCompany(
  pool: Pool,
  jobs: JobQueue,
  company: DemoCompany,
  analyze: () => Promise<unknown>,
): Promise<void> {
  const id = newCompanyId();
  const inCompany = <T>(run: (ctx: Context) => Promise<T>): Promise<T> =>
    transaction(pool, id, async (tx) => run(await systemContext({ jobs }, tx, id, randomUUID())));
  await inCompany((ctx) =>
    makeCompanyWithPeople(ctx, { ...company, id, isDemo: true }, parts, company.people),
  );
  await inCompany((ctx) => bringBaseData(ctx, company.brand, company.catalogShare));
  const places = await inCompany(demoPlaces);
  const productLineIds = await inCompany(demoLines);
  const agencies = await inCompany((ctx) =>
    makeNetwork(ctx, { places, productLineIds, otherCount: company.agencyCount - 3 }),
  );
  await inCompany(bringTariff);
  await inCompany(stockDemo);
  if (company.code === arka.code) {
    await inCompany((ctx) =>
      makePeople(ctx, [{ who: 'shared', title: 'لیلا جعفری', mobile: SHARED_MOBILE, roles: ['reception'] }]),
    );
  }
  const devices = await makeHistory(inCompany, {
    ...company,
    places,
    agencies,
    analyze,
    serialPrefix: company.brand.code,
    receivers,
  });
  const customers = [...new Map(devices.map(({ customer }) => [customer.id, customer])).values()];
  const shared = { customers, serialPrefix: company.brand.code };
  await makeWork(inCompany, { ...shared, ...company.work, agencies, receivers });
  await makeDay(inCompany, {
    ...shared,
    agencies: agencies.slice(0, 3),
    receiver: receivers[0],
  });
  await receiveToday(inCompany, devices, 'نگار رضایی', agencies[1] ?? agencies[0]);
}
