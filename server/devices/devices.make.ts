import type { Context } from '../lib/context.ts';
import { codeKey } from '../lib/fold.ts';
import { addDays } from '../lib/jalali.ts';
import type { SeededRandom } from '../lib/seeded-random.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { insertDevices } from './devices.store.ts';
import { today } from './devices.ts';

// Devices for tests and the demo: the same seed makes the same devices, counted back from today.

interface MadeModel {
  readonly id: string;
  readonly brandId: string;
}
interface MadeOwner {
  readonly customerId: string;
  readonly siteId: string | null;
}
export interface MadeDevice {
  readonly id: string;
  readonly modelId: string;
  readonly serial: string;
  readonly customerId: string | null;
  readonly siteId: string | null;
  readonly soldOn: string | null;
  readonly installedOn: string | null;
}

interface DeviceMake {
  readonly count: number;
  readonly seed: number;
  readonly models: readonly [MadeModel, ...MadeModel[]];
  /** Taken in turn; without owners every device still stands in a warehouse or shop. */
  readonly owners?: readonly MadeOwner[];
  /** What serials begin with; two calls in one company need two. */
  readonly serialPrefix: string;
  /** How many days ago they were sold, from and to; any of the last four years. */
  readonly soldDaysAgo?: readonly [from: number, to: number];
  /** How many of them are known to be put up, from 0 to 1. */
  readonly installedShare?: number;
}

const BATCH = 1000;
const SOLD_DAYS_AGO = [1, 4 * 365] as const;
/** One in eight is put up by its owner, and nobody reports the day. */
const INSTALLED_SHARE = 0.875;

/** Makes many devices with believable dates. Tells no listener: their warranties are made by `makeWarranties`. */
export async function makeDevices(
  ctx: Pick<Context, 'tx' | 'now'>,
  given: DeviceMake,
): Promise<MadeDevice[]> {
  const day = await today(ctx);
  const random = seededRandom(given.seed);
  const devices = Array.from({ length: given.count }, (_, at) => oneDevice(given, random, at, day));
  for (let from = 0; from < devices.length; from += BATCH) {
    await insertDevices(ctx, devices.slice(from, from + BATCH));
  }
  return devices.map(({ id, modelId, serial, customerId, siteId, soldOn, installedOn }) => ({
    id,
    modelId,
    serial,
    customerId,
    siteId,
    soldOn,
    installedOn,
  }));
}

function oneDevice(given: DeviceMake, random: SeededRandom, at: number, day: string) {
  const model = random.pick(given.models);
  const owner = given.owners?.[at % given.owners.length];
  const serial = `${given.serialPrefix}-${100_000 + at}`;
  const isSold = owner !== undefined;
  const soldOn = addDays(day, -random.whole(...(given.soldDaysAgo ?? SOLD_DAYS_AGO)));
  const producedOn = addDays(soldOn, -random.whole(90, 330));
  const installedOn = addDays(soldOn, random.whole(0, 13));
  const createdAt = new Date(`${isSold ? soldOn : producedOn}T08:00:00Z`);
  return {
    id: random.id(createdAt.getTime()),
    brandId: model.brandId,
    modelId: model.id,
    serial,
    serialKey: codeKey(serial),
    customerId: owner?.customerId ?? null,
    siteId: owner?.siteId ?? null,
    producedOn,
    leftWarehouseOn: addDays(soldOn, -random.whole(45, 75)),
    soldToDealerOn: addDays(soldOn, -random.whole(15, 44)),
    soldOn: isSold ? soldOn : null,
    installedOn:
      isSold && random.chance(given.installedShare ?? INSTALLED_SHARE) && installedOn <= day
        ? installedOn
        : null,
    activatedOn: null,
    isUnproven: false,
    note: '',
    createdAt,
  };
}
