import type { z } from 'zod';

import { regionByPhone } from '../catalog/catalog.ts';
import { customerById, customersByPhone } from '../customers/customers.ts';
import { deviceById, deviceBySerial, devicesOfCustomer } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { dayIn } from '../lib/jalali.ts';
import { parsePhone } from '../lib/phone.ts';
import { labourCoverage } from './coverage-line.ts';
import type { CallerView, KnownDevice, lookUpDevice, PastRequest } from './reception.contract.ts';
import { requireOffice } from './requests.scope.ts';
import * as sql from './requests.sql.ts';
import { selectOpenOn } from './work-orders.sql.ts';

// What reception reads while the phone rings: few questions, sent together.

const DEVICES_MAX = 20;
const ENDED_MAX = 10;
const PAST_MAX = 40;

/** Who calls, with what he owns, what is open and what was. Rows A2, A6, A17. */
export async function caller(ctx: Context, ask: { number: string }): Promise<CallerView> {
  requireOffice(ctx);
  const [{ areaCode }, { zone }] = await Promise.all([
    sql.selectAreaCode.one(ctx),
    sql.selectTenant.one(ctx),
  ]);
  const phone = parsePhone(ask.number, { defaultAreaCode: areaCode });
  if (!phone.ok) throw new Failure('invalid', phone.reason, {}, 'number');
  const [region, customers] = await Promise.all([
    regionByPhone(ctx, phone.e164),
    customersByPhone(ctx, phone.e164),
  ]);
  const owned = await Promise.all(
    customers.map((customer) => devicesOfCustomer(ctx, customer.id, DEVICES_MAX)),
  );
  const devices = owned.flat().slice(0, DEVICES_MAX);
  const deviceIds = devices.map((device) => device.id);
  const [coverage, past] = await Promise.all([
    labourCoverage(ctx, deviceIds, dayIn(zone, ctx.now)),
    sql.selectPast.all(ctx, {
      customerIds: customers.map((customer) => customer.id),
      number: phone.e164,
      deviceIds,
      limit: PAST_MAX,
    }),
  ]);
  return {
    number: phone.e164,
    extension: phone.extension ?? null,
    kind: phone.kind,
    warning: phone.warning ?? null,
    region: region && { province: region.province, city: region.city ?? null },
    items: customers,
    devices: devices.map((device) => ({ ...device, coverage: coverage.get(device.id) ?? null })),
    requests: openAndNewest(past),
    contactCount: past.filter((each) => each.isOpen).reduce((sum, each) => sum + each.contactCount, 0),
  };
}

type FoundDevice = z.input<typeof lookUpDevice.output>['items'][number];

/** A device by id or serial (several brands, several devices), with what a person should know before saving. Row A3. */
export async function deviceForReception(
  ctx: Context,
  ask: { id?: string | undefined; serial?: string | undefined },
): Promise<{ items: FoundDevice[] }> {
  requireOffice(ctx);
  const { zone } = await sql.selectTenant.one(ctx);
  const devices = await devicesAsked(ctx, ask);
  const deviceIds = devices.map((device) => device.id);
  const [coverage, open, past, owners] = await Promise.all([
    labourCoverage(ctx, deviceIds, dayIn(zone, ctx.now)),
    selectOpenOn.all(ctx, { deviceIds }),
    sql.selectPast.all(ctx, { customerIds: [], number: '', deviceIds, limit: PAST_MAX }),
    Promise.all(devices.map((device) => ownerOf(ctx, device.customerId))),
  ]);
  return {
    items: devices.map((device, place) => ({
      ...known(device, coverage),
      ownerName: owners[place]?.name ?? null,
      openWork: open.filter((order) => order.deviceId === device.id),
      history: openAndNewest(past.filter((request) => request.deviceIds.includes(device.id))),
    })),
  };
}

async function ownerOf(ctx: Context, customerId: string | null) {
  return customerId === null ? undefined : await customerById(ctx, customerId);
}

async function devicesAsked(ctx: Context, ask: { id?: string | undefined; serial?: string | undefined }) {
  if (ask.id === undefined) return await deviceBySerial(ctx, ask.serial ?? '');
  const device = await deviceById(ctx, ask.id);
  return device === undefined ? [] : [device];
}

function known(device: DeviceBrief, coverage: ReadonlyMap<string, KnownDevice['coverage']>): KnownDevice {
  return { ...device, coverage: coverage.get(device.id) ?? null };
}

/** Everything open, then the newest that ended. */
function openAndNewest(past: readonly sql.PastRow[]): PastRequest[] {
  const ended = past.filter((each) => !each.isOpen).slice(0, ENDED_MAX);
  return [...past.filter((each) => each.isOpen), ...ended];
}
