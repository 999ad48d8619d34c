import { makeCustomers } from '../../server/customers/customers.make.ts';
import type { MadeCustomer } from '../../server/customers/customers.make.ts';
import { makeDevices } from '../../server/devices/devices.make.ts';
import type { Context } from '../../server/lib/context.ts';
import type { HistoryAgency, HistoryDevice } from '../../server/requests/request-history.make.ts';
import { planHistory } from '../../server/requests/request-history.make.ts';
import { makePastRequests } from '../../server/requests/requests.make.ts';
import { makeWarranties } from '../../server/warranty/warranty.make.ts';
import type { DemoModel, DemoPlace } from './demo-company.ts';
import { demoModels, demoSymptoms } from './demo-company.ts';

// Customers, their devices, and two years of work.

export type InCompany = <T>(run: (ctx: Context) => Promise<T>) => Promise<T>;

interface HistoryWish {
  readonly customerCount: number;
  readonly deviceCount: number;
  readonly requestCount: number;
  readonly serialPrefix: string;
  readonly places: readonly [DemoPlace, ...DemoPlace[]];
  readonly agencies: readonly [HistoryAgency, ...HistoryAgency[]];
  readonly receivers: readonly [string, ...string[]];
  /** Tells the database what it holds by now: without statistics each batch plans as if the tables were empty. */
  readonly analyze: () => Promise<unknown>;
}

const DAYS = 730;
const BATCH = 1000;
const REQUESTS_AT_ONCE = 250;

/** Makes all of it; says which devices there are. */
export async function makeHistory(inCompany: InCompany, wish: HistoryWish): Promise<HistoryDevice[]> {
  const customers = await inCompany((ctx) =>
    makeCustomers(ctx, { count: wish.customerCount, seed: 11, places: wish.places, days: DAYS * 2 }),
  );
  await wish.analyze();
  const models = await inCompany(demoModels);
  const devices = await makeAllDevices(inCompany, wish, customers, models);
  const symptoms = await inCompany(demoSymptoms);
  const [first, ...others] = devices;
  if (first === undefined) return [];
  const plan = await inCompany(async (ctx) =>
    planHistory({
      count: wish.requestCount,
      seed: 23,
      days: DAYS,
      now: ctx.now,
      devices: [first, ...others],
      agencies: wish.agencies,
      symptoms,
      receivers: wish.receivers,
    }),
  );
  for (let from = 0; from < plan.length; from += REQUESTS_AT_ONCE) {
    await inCompany((ctx) => makePastRequests(ctx, plan.slice(from, from + REQUESTS_AT_ONCE)));
    if (from === 0) await wish.analyze();
  }
  return devices;
}

async function makeAllDevices(
  inCompany: InCompany,
  wish: HistoryWish,
  customers: readonly MadeCustomer[],
  models: readonly DemoModel[],
): Promise<HistoryDevice[]> {
  const [firstModel, ...otherModels] = models;
  if (firstModel === undefined) return [];
  const made = await inCompany((ctx) =>
    makeDevices(ctx, {
      count: wish.deviceCount,
      seed: 17,
      models: [firstModel, ...otherModels],
      serialPrefix: wish.serialPrefix,
      owners: customers.map((customer) => ({ customerId: customer.id, siteId: customer.siteId })),
    }),
  );
  await wish.analyze();
  for (let from = 0; from < made.length; from += BATCH) {
    await inCompany((ctx) =>
      makeWarranties(
        ctx,
        made.slice(from, from + BATCH).map((device) => device.id),
      ),
    );
  }
  const modelById = new Map(models.map((model) => [model.id, model]));
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  return made.flatMap((device): HistoryDevice[] => {
    const model = modelById.get(device.modelId);
    const customer = customerById.get(device.customerId ?? '');
    if (model === undefined || customer === undefined) return [];
    return [
      {
        id: device.id,
        title: model.title,
        typeId: model.typeId,
        productLineId: model.productLineId,
        soldOn: device.soldOn,
        customer: { ...customer, phones: [customer.mobile] },
      },
    ];
  });
}
