import { modelById } from '../catalog/catalog.ts';
import { holdCustomer, siteById } from '../customers/customers.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { dayIn } from '../lib/jalali.ts';
import { announce } from '../lib/jobs.ts';
import { tell } from '../lib/timeline.ts';
import type { DeviceBrief, DeviceDate } from './devices.contract.ts';
import { deviceDates } from './devices.contract.ts';
import { deviceDatesChanged } from './devices.events.ts';
import type { StoredDevice } from './devices.sql.ts';
import * as sql from './devices.sql.ts';
import { insertDevices, updateDevices } from './devices.store.ts';

// Devices for the rest of the program: found by id, serial or owner; registered and changed by its verbs.

constraintFailure('device_serial', 'conflict', 'devices.serialTaken', 'serial');
constraintFailure('device_model_known', 'invalid', 'devices.unknownModel', 'modelId');
constraintFailure('device_customer_known', 'invalid', 'devices.unknownCustomer', 'customerId');
constraintFailure('device_site_known', 'invalid', 'devices.notASiteOfTheOwner', 'siteId');

export type { DeviceBrief };
export { recordPartsFitted, recordService } from './device-history.ts';

/** One device, or undefined. The caller decides whether its actor may know it. */
export async function deviceById(ctx: Pick<Context, 'tx'>, id: string): Promise<DeviceBrief | undefined> {
  return await sql.selectBrief.first(ctx, { id });
}

/** Devices by id (at most 1,000), in order of id. */
export async function devicesByIds(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<DeviceBrief[]> {
  return await sql.selectBriefs.all(ctx, { ids });
}

export type LockedDevice = Pick<StoredDevice, 'id' | 'modelId' | DeviceDate>;

/** Devices by id (at most 1,000), locked until the command ends: what hangs on a device is decided by one at a time. */
export async function lockDevices(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<LockedDevice[]> {
  return await sql.lockDevices.all(ctx, { ids });
}

/** Devices of this serial, written in any way; several brands may each have one. */
export async function deviceBySerial(ctx: Pick<Context, 'tx'>, serial: string): Promise<DeviceBrief[]> {
  const serialKey = codeKey(serial);
  return serialKey === '' ? [] : await sql.selectBySerial.all(ctx, { serialKey });
}

/** Which devices some serials name (at most 1,000), by the key of the serial, in the order asked. */
export async function devicesOfSerials(
  ctx: Pick<Context, 'tx'>,
  serialKeys: readonly string[],
): Promise<{ id: string; serialKey: string }[]> {
  return await sql.selectOfSerials.all(ctx, { serialKeys });
}

/** What a customer owns, newest first. */
export async function devicesOfCustomer(
  ctx: Pick<Context, 'tx'>,
  customerId: string,
  limit: number,
): Promise<DeviceBrief[]> {
  return await sql.selectOfCustomer.all(ctx, { customerId, limit });
}

type Dates = Partial<Readonly<Record<DeviceDate, string | null | undefined>>>;

export interface NewDeviceFacts extends Dates {
  readonly modelId: string;
  readonly serial?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly siteId?: string | null | undefined;
  /** Registered by its word alone; the proof is judged later. */
  readonly isUnproven?: boolean;
  readonly note?: string | undefined;
}

/** Registers a device. Only a person at a screen may leave the serial empty. Row A3. */
export async function registerDevice(ctx: Context, given: NewDeviceFacts): Promise<{ id: string }> {
  const serial = given.serial ?? '';
  if (serial === '' && ctx.actor.kind === 'key')
    throw new Failure('invalid', 'devices.serialRequired', {}, 'serial');
  if (typeof given.customerId === 'string') await holdCustomer(ctx, given.customerId);
  const model = await modelById(ctx, given.modelId);
  if (model === undefined) throw new Failure('invalid', 'devices.unknownModel', {}, 'modelId');
  const device = {
    id: newId(ctx.now.getTime()),
    brandId: model.brandId,
    modelId: model.id,
    ...serialOf(serial),
    customerId: given.customerId ?? null,
    siteId: given.siteId ?? null,
    ...datesOf(given, undefined),
    isUnproven: given.isUnproven ?? false,
    note: given.note ?? '',
    createdAt: ctx.now,
  };
  await requireSense(ctx, device);
  await insertDevices(ctx, [device]);
  await audit(ctx, { action: 'devices.register', kind: 'device', id: device.id, after: auditFacts(device) });
  await tell(ctx, {
    subject: device.id,
    kind: toldKind(device),
    audience: ['office', 'ts'],
    facts: { model: model.title, serial: device.serial ?? '' },
  });
  await announce(ctx, deviceDatesChanged, { deviceIds: [device.id] });
  return { id: device.id };
}

function toldKind(device: { readonly serial: string | null; readonly isUnproven: boolean }): string {
  if (device.serial === null) return 'devices.registeredWithoutSerial';
  return device.isUnproven ? 'devices.registeredUnproven' : 'devices.registered';
}

export interface DeviceChange extends Dates {
  readonly id: string;
  readonly version: number;
  readonly modelId?: string | undefined;
  readonly serial?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly siteId?: string | null | undefined;
  readonly isUnproven?: boolean | undefined;
  readonly note?: string | undefined;
}

/** Changes what is known of a device; what is left out stays. A new owner takes it from its site. */
export async function changeDevice(ctx: Context, change: DeviceChange): Promise<void> {
  if (typeof change.customerId === 'string') await holdCustomer(ctx, change.customerId);
  const known = await sql.lockDevice.first(ctx, { id: change.id });
  if (known === undefined) throw new Failure('missing', 'devices.missing');
  if (known.version !== change.version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const model = change.modelId === undefined ? undefined : await modelById(ctx, change.modelId);
  if (change.modelId !== undefined && model === undefined) {
    throw new Failure('invalid', 'devices.unknownModel', {}, 'modelId');
  }
  const customerId = change.customerId === undefined ? known.customerId : change.customerId;
  const keptSiteId = customerId === known.customerId ? known.siteId : null;
  const next: StoredDevice = {
    ...known,
    ...(model && { modelId: model.id, brandId: model.brandId }),
    ...(change.serial !== undefined && serialOf(change.serial ?? '')),
    customerId,
    siteId: change.siteId === undefined ? keptSiteId : change.siteId,
    ...datesOf(change, known),
    isUnproven: change.isUnproven ?? known.isUnproven,
    note: change.note ?? known.note,
  };
  if (next.serial === null && known.serial !== null)
    throw new Failure('invalid', 'devices.serialRequired', {}, 'serial');
  await requireSense(ctx, next);
  await updateDevices(ctx, [next]);
  await tellOfChange(ctx, known, next);
}

async function tellOfChange(ctx: Context, known: StoredDevice, next: StoredDevice): Promise<void> {
  const { id } = known;
  await audit(ctx, {
    action: 'devices.change',
    kind: 'device',
    id,
    before: auditFacts(known),
    after: auditFacts(next),
  });
  await tell(ctx, {
    subject: id,
    kind: next.customerId === known.customerId ? 'devices.changed' : 'devices.ownerChanged',
    audience: ['office', 'ts'],
  });
  const movesStart = next.modelId !== known.modelId || deviceDates.some((date) => next[date] !== known[date]);
  if (movesStart) await announce(ctx, deviceDatesChanged, { deviceIds: [id] });
}

/** What the other one owned is the kept one's, where it stands; its search words follow by the event. Row A2. */
export async function followCustomer(
  ctx: Context,
  ids: { otherId: string; keptId: string },
): Promise<readonly string[]> {
  return (await sql.moveOfCustomer.all(ctx, ids)).map(({ id }) => id);
}

/** The day on which an approved report says that the device was installed; an earlier word gives way to it. Row I1. */
export async function installDevice(
  ctx: Context,
  { deviceId, installedOn }: { readonly deviceId: string; readonly installedOn: string },
): Promise<void> {
  const known = await sql.lockDevice.first(ctx, { id: deviceId });
  if (known === undefined) throw new Failure('missing', 'devices.missing');
  if (known.installedOn === installedOn) return;
  const next: StoredDevice = { ...known, installedOn };
  await requireSense(ctx, next);
  await updateDevices(ctx, [next]);
  await tellOfChange(ctx, known, next);
}

/** What is stored of a serial: its text and its key; nothing for an empty one. */
function serialOf(text: string): { serial: string | null; serialKey: string | null } {
  if (text === '') return { serial: null, serialKey: null };
  const serialKey = codeKey(text);
  if (serialKey === '') throw new Failure('invalid', 'devices.notASerial', {}, 'serial');
  return { serial: text, serialKey };
}

/** The six dates: as given, else as known, else none. */
function datesOf(given: Dates, known: StoredDevice | undefined): Record<DeviceDate, string | null> {
  const day = (date: DeviceDate) => (given[date] === undefined ? (known?.[date] ?? null) : given[date]);
  return {
    producedOn: day('producedOn'),
    leftWarehouseOn: day('leftWarehouseOn'),
    soldToDealerOn: day('soldToDealerOn'),
    soldOn: day('soldOn'),
    installedOn: day('installedOn'),
    activatedOn: day('activatedOn'),
  };
}

type Placed = Record<DeviceDate, string | null> & { customerId: string | null; siteId: string | null };

async function requireSense(ctx: Context, device: Placed): Promise<void> {
  const wrong = wrongDates(device, await today(ctx))[0];
  if (wrong !== undefined) throw new Failure('invalid', wrong.code, {}, wrong.path);
  if (device.siteId === null) return;
  const site = await siteById(ctx, device.siteId);
  if (site === undefined || site.customerId !== device.customerId) {
    throw new Failure('invalid', 'devices.notASiteOfTheOwner', {}, 'siteId');
  }
}

/** Dates that cannot be: in the future, or before the device was produced. */
export function wrongDates(
  dates: Readonly<Record<DeviceDate, string | null>>,
  today: string,
): { path: DeviceDate; code: string }[] {
  const { producedOn } = dates;
  return deviceDates.flatMap((path) => {
    const day = dates[path];
    if (day === null) return [];
    if (day > today) return [{ path, code: 'devices.futureDay' }];
    return producedOn !== null && day < producedOn ? [{ path, code: 'devices.beforeProduction' }] : [];
  });
}

/** Today on the calendar of the company. */
export async function today(ctx: Pick<Context, 'tx' | 'now'>): Promise<string> {
  const { zone } = await sql.selectZone.one(ctx);
  return dayIn(zone, ctx.now);
}

function auditFacts(device: Omit<StoredDevice, 'version'>): Record<string, unknown> {
  const { id: _, serialKey: __, createdAt: ___, ...facts } = device;
  return facts;
}
