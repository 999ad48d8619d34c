import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { addDays } from '../lib/jalali.ts';
import type { StoredDevice } from './devices.sql.ts';
import { insertDevices } from './devices.store.ts';
import { today } from './devices.ts';

// Devices for tests and the demo: the same count gives the same devices, day for day, counted back from today.

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
  readonly models: readonly MadeModel[];
  /** Taken in turn; without owners every device still stands in a warehouse or shop. */
  readonly owners?: readonly MadeOwner[];
  /** What serials begin with; two calls in one company need two. */
  readonly serialPrefix?: string;
}

const BATCH = 1000;
const SOLD_DAYS_MAX = 4 * 365;

/** Makes many devices with believable dates. Tells no listener: their warranties are made by `makeWarranties`. */
export async function makeDevices(ctx: Context, given: DeviceMake): Promise<MadeDevice[]> {
  const day = await today(ctx);
  const devices = Array.from({ length: given.count }, (_, at) => deviceAt(given, at, day));
  for (let from = 0; from < devices.length; from += BATCH) {
    await insertDevices(ctx, devices.slice(from, from + BATCH));
  }
  return devices.map(({ id, modelId, serial, customerId, siteId, soldOn, installedOn }) => ({
    id, modelId, serial: serial ?? '', customerId, siteId, soldOn, installedOn,
  }));
}

function deviceAt(given: DeviceMake, at: number, day: string): Omit<StoredDevice, 'version'> & { createdAt: Date } {
  const model = given.models[at % given.models.length];
  if (model === undefined) throw new RangeError('devices need at least one model');
  const owner = given.owners?.[at % given.owners.length];
  const number = String(100_000 + at);
  const prefix = given.serialPrefix ?? 'DM';
  const soldOn = addDays(day, -1 - (scattered(at, 1) % SOLD_DAYS_MAX));
  const producedOn = addDays(soldOn, -90 - (scattered(at, 2) % 240));
  const installedOn = addDays(soldOn, scattered(at, 3) % 14);
  const isSold = owner !== undefined;
  const createdAt = new Date(`${isSold ? soldOn : producedOn}T08:00:00Z`);
  return {
    id: newId(createdAt.getTime()),
    brandId: model.brandId,
    modelId: model.id,
    serial: `${prefix}-${number}`,
    serialKey: `${prefix}${number}`,
    customerId: owner?.customerId ?? null,
    siteId: owner?.siteId ?? null,
    producedOn,
    leftWarehouseOn: addDays(soldOn, -45 - (scattered(at, 4) % 30)),
    soldToDealerOn: addDays(soldOn, -30 - (scattered(at, 5) % 15)),
    soldOn: isSold ? soldOn : null,
    // One in eight is put up by its owner, and nobody reports the day.
    installedOn: isSold && scattered(at, 6) % 8 !== 0 && installedOn <= day ? installedOn : null,
    activatedOn: null,
    isUnproven: false,
    note: '',
    createdAt,
  };
}

/** A number that looks like chance and is the same each time. */
function scattered(at: number, salt: number): number {
  let mixed = Math.imul(at + 1, 0x9e37_79b1) ^ Math.imul(salt, 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b_3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}
