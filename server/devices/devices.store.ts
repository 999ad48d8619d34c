import { modelsByIds } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { writeSearchRows } from '../lib/search.ts';
import type { DeviceDate } from './devices.contract.ts';
import * as sql from './devices.sql.ts';
import type { FoundBy, StoredDevice } from './devices.sql.ts';

// Devices are written many at a time: a hundred thousand come by one file. Columns go as arrays, search rows follow.

export type NewDevice = Omit<StoredDevice, 'version'>;

/** Writes new devices (at most 1,000) with what they are found by. */
export async function insertDevices(ctx: Pick<Context, 'tx'>, devices: readonly NewDevice[]): Promise<void> {
  if (devices.length === 0) return;
  await sql.insertDevices.run(ctx, {
    ...columnsOf(devices),
    createdAts: devices.map((device) => device.createdAt),
  });
  await writeDeviceWords(ctx, devices);
}

/** Writes what is now known of devices (at most 1,000) with what they are found by. */
export async function updateDevices(
  ctx: Pick<Context, 'tx' | 'now'>,
  devices: readonly StoredDevice[],
): Promise<void> {
  if (devices.length === 0) return;
  await sql.updateDevices.run(ctx, { ...columnsOf(devices), now: ctx.now });
  await writeDeviceWords(ctx, devices);
}

function columnsOf(devices: readonly Omit<StoredDevice, 'version'>[]) {
  const days = (date: DeviceDate) => devices.map((device) => device[date]);
  return {
    ids: devices.map((device) => device.id),
    brandIds: devices.map((device) => device.brandId),
    modelIds: devices.map((device) => device.modelId),
    serials: devices.map((device) => device.serial),
    serialKeys: devices.map((device) => device.serialKey),
    customerIds: devices.map((device) => device.customerId),
    siteIds: devices.map((device) => device.siteId),
    producedOn: days('producedOn'),
    leftWarehouseOn: days('leftWarehouseOn'),
    soldToDealerOn: days('soldToDealerOn'),
    soldOn: days('soldOn'),
    installedOn: days('installedOn'),
    activatedOn: days('activatedOn'),
    unproven: devices.map((device) => device.isUnproven),
    notes: devices.map((device) => device.note),
  };
}

/** Writes the search rows of devices (at most 1,000): serial, model, brand; owner and phones for who may see them. */
export async function writeDeviceWords(ctx: Pick<Context, 'tx'>, devices: readonly FoundBy[]): Promise<void> {
  const ownerIds = [...new Set(devices.flatMap((device) => device.customerId ?? []))];
  const [models, owners] = await Promise.all([
    modelsByIds(ctx, [...new Set(devices.map((device) => device.modelId))]),
    ownerIds.length === 0 ? [] : sql.selectOwnerWords.all(ctx, { ids: ownerIds }),
  ]);
  const modelWords = new Map(
    models.map(({ id, code, title, typeTitle, brandTitle }) => [id, [code, title, typeTitle, brandTitle]]),
  );
  const ownerWords = new Map(
    owners.map(({ id, name, numbers }) => [
      id,
      [name, ...numbers.flatMap((number) => [number, nationalForm(number)])],
    ]),
  );
  await writeSearchRows(
    ctx,
    devices.map((device) => {
      const plainWords = [device.serial, device.serialKey, ...(modelWords.get(device.modelId) ?? [])];
      return {
        kind: 'device',
        subjectId: device.id,
        at: device.createdAt,
        plainWords,
        words: [...plainWords, ...(ownerWords.get(device.customerId ?? '') ?? [])],
      };
    }),
  );
}

/** 0912… of +98912…: the form that people type. */
function nationalForm(e164: string): string {
  return e164.startsWith('+98') ? `0${e164.slice(3)}` : e164;
}
