import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { addJalaliMonths, formatJalaliDay } from '../lib/jalali.ts';
import { hint } from '../lib/live.ts';
import { tell } from '../lib/timeline.ts';
import * as history from './device-history.sql.ts';
import type { DeviceHistory, DoneKind } from './devices.contract.ts';
import { requireOffice } from './devices.scope.ts';
import * as sql from './devices.sql.ts';

// What was done on a device and what was fitted in it, from approved reports. Rows H3, H4.

const SHOWN_MAX = 200;

interface DoneService {
  readonly deviceId: string;
  readonly reportId: string;
  readonly workOrderNumber: string;
  readonly kind: DoneKind;
  /** ISO; the day the work ended. */
  readonly on: string;
  /** Titles of what was done. */
  readonly actions: readonly string[];
  readonly agencyId: string;
  readonly technicianTitle: string;
}

/** Puts a service on the history of its device, once per report. Row H3. */
export async function recordService(ctx: Context, service: DoneService): Promise<void> {
  const { deviceId } = service;
  const recorded = await history.insertService.run(ctx, {
    ...service,
    id: newId(ctx.now.getTime()),
    now: ctx.now,
  });
  if (recorded === 0) return;
  await audit(ctx, { action: 'devices.recordService', kind: 'device', id: deviceId, after: { ...service } });
  await tell(ctx, {
    subject: deviceId,
    kind: 'devices.serviceRecorded',
    audience: ['office', 'ts'],
    facts: { number: service.workOrderNumber, on: formatJalaliDay(service.on) },
  });
  hint(ctx, { topic: 'device', id: deviceId });
}

interface FittedParts {
  readonly deviceId: string;
  readonly reportId: string;
  readonly workOrderNumber: string;
  /** ISO; the day the work ended. */
  readonly on: string;
  readonly parts: readonly {
    readonly lineId: string;
    readonly partId: string;
    readonly code: string;
    readonly title: string;
    readonly quantity: number;
    readonly serial: string | null;
    /** 0: none, as of a part that the customer brought. */
    readonly coverMonths: number;
  }[];
}

/** Puts the parts of a report on the history of its device, each line once. Row H4. */
export async function recordPartsFitted(ctx: Context, fitted: FittedParts): Promise<void> {
  const { deviceId, reportId, workOrderNumber, on, parts } = fitted;
  if (parts.length === 0) return;
  const recorded = await history.insertFittedParts.run(ctx, {
    deviceId,
    reportId,
    workOrderNumber,
    on,
    now: ctx.now,
    ids: parts.map(() => newId(ctx.now.getTime())),
    lineIds: parts.map((part) => part.lineId),
    partIds: parts.map((part) => part.partId),
    codes: parts.map((part) => part.code),
    titles: parts.map((part) => part.title),
    quantities: parts.map((part) => part.quantity),
    serials: parts.map((part) => part.serial),
    months: parts.map((part) => part.coverMonths),
  });
  if (recorded === 0) return;
  await audit(ctx, { action: 'devices.recordParts', kind: 'device', id: deviceId, after: { ...fitted } });
  hint(ctx, { topic: 'device', id: deviceId });
}

/** Services and parts of a device, the newest first. */
async function deviceHistory(ctx: Pick<Context, 'tx'>, deviceId: string): Promise<DeviceHistory> {
  const [services, parts] = await Promise.all([
    history.selectServices.all(ctx, { deviceId, limit: SHOWN_MAX }),
    history.selectFittedParts.all(ctx, { deviceId, limit: SHOWN_MAX }),
  ]);
  return {
    services,
    parts: parts.map((part) => ({
      ...part,
      coverEndsOn: part.coverMonths === 0 ? null : addJalaliMonths(part.on, part.coverMonths),
    })),
  };
}

/** The same for the head office. Rows H3, H4. */
export async function readDeviceHistory(ctx: Context, id: string): Promise<DeviceHistory> {
  requireOffice(ctx);
  if ((await sql.selectBrief.first(ctx, { id })) === undefined)
    throw new Failure('missing', 'devices.missing');
  return await deviceHistory(ctx, id);
}
