import { addSite, customerById, holdCustomer, registerCustomer, siteById } from '../customers/customers.ts';
import type { CustomerBrief, SiteView } from '../customers/customers.ts';
import { symptomsByIds } from '../catalog/catalog.ts';
import { devicesByIds, registerDevice } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { parsePhone } from '../lib/phone.ts';
import type { ReceivedDevice, ReceiveRequest } from './requests.contract.ts';
import * as sql from './requests.sql.ts';

// Who called, where it is and which devices: each known, or told on the spot and registered with the request.

/** The caller's number as it is kept; null when none was told. */
export async function callerNumberOf(ctx: Context, typed: string, path: string): Promise<string | null> {
  if (typed === '') return null;
  const { areaCode } = await sql.selectAreaCode.one(ctx);
  const phone = parsePhone(typed, { defaultAreaCode: areaCode });
  if (!phone.ok) throw new Failure('invalid', phone.reason, {}, path);
  return phone.e164;
}

/** The customer and the place, known or new; a customer is needed where work is to be done. */
export async function customerOf(
  ctx: Context,
  input: ReceiveRequest,
): Promise<{ customer: CustomerBrief | null; site: SiteView | null }> {
  const { newCustomer } = input;
  if (newCustomer !== undefined) {
    if (input.customerId !== null) throw new Failure('invalid', 'requests.customerOneWay', {}, 'customerId');
    const site = newCustomer.site ?? input.newSite;
    const made = await registerCustomer(ctx, { ...newCustomer, site }, { at: 'newCustomer.' });
    return {
      customer: (await customerById(ctx, made.id)) ?? null,
      site: made.siteId === null ? null : ((await siteById(ctx, made.siteId)) ?? null),
    };
  }
  if (input.customerId === null) {
    const isWork = input.answer === '' && input.devices.length > 0;
    if (isWork) throw new Failure('invalid', 'requests.customerNeeded', {}, 'customerId');
    return { customer: null, site: null };
  }
  await holdCustomer(ctx, input.customerId);
  const customer = await customerById(ctx, input.customerId);
  if (customer === undefined) throw new Failure('invalid', 'requests.unknownCustomer', {}, 'customerId');
  return { customer, site: await siteOf(ctx, input, customer) };
}

async function siteOf(
  ctx: Context,
  input: ReceiveRequest,
  customer: CustomerBrief,
): Promise<SiteView | null> {
  if (input.newSite !== undefined) {
    const { siteId } = await addSite(ctx, { id: customer.id, ...input.newSite }, { at: 'newSite.' });
    return (await siteById(ctx, siteId)) ?? null;
  }
  if (input.siteId === null) return null;
  const site = customer.sites.find((each) => each.id === input.siteId);
  if (site === undefined) throw new Failure('invalid', 'requests.notASiteOfTheCustomer', {}, 'siteId');
  return site;
}

export interface ToldDevice extends Pick<ReceivedDevice, 'serviceKind' | 'symptomIds' | 'symptomNote'> {
  readonly device: DeviceBrief;
}

/** The devices told, in their order; unknown ones are registered, unproven. Rows A3, A4. */
export async function devicesOf(
  ctx: Context,
  input: ReceiveRequest,
  owner: { customerId: string | null; siteId: string | null },
): Promise<ToldDevice[]> {
  const ids: string[] = [];
  for (const [place, told] of input.devices.entries()) ids.push(await idOf(ctx, told, owner, place));
  if (new Set(ids).size < ids.length) throw new Failure('invalid', 'requests.deviceTwice', {}, 'devices');
  const [devices] = await Promise.all([devicesByIds(ctx, ids), requireSymptoms(ctx, input.devices)]);
  return input.devices.map((told, place) => {
    const device = devices.find((each) => each.id === ids[place]);
    if (device === undefined)
      throw new Failure('invalid', 'requests.unknownDevice', {}, `devices.${place}.deviceId`);
    return { ...told, device };
  });
}

async function idOf(
  ctx: Context,
  told: ReceivedDevice,
  owner: { customerId: string | null; siteId: string | null },
  place: number,
): Promise<string> {
  if (told.newDevice === undefined) return told.deviceId ?? '';
  try {
    return (await registerDevice(ctx, { ...told.newDevice, ...owner, isUnproven: true })).id;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // What is wrong with the device stands at the device's fields in this form.
    const fields = error.fields.map((field) => ({
      ...field,
      path: `devices.${place}.newDevice.${field.path}`,
    }));
    throw new Failure(error.kind, error.code, error.facts, fields);
  }
}

async function requireSymptoms(ctx: Context, devices: readonly ReceivedDevice[]): Promise<void> {
  const ids = [...new Set(devices.flatMap((device) => device.symptomIds))];
  if (ids.length === 0) return;
  const known = new Set((await symptomsByIds(ctx, ids)).map((symptom) => symptom.id));
  devices.forEach((device, place) => {
    if (device.symptomIds.some((id) => !known.has(id))) {
      throw new Failure('invalid', 'requests.unknownSymptom', {}, `devices.${place}.symptomIds`);
    }
  });
}
