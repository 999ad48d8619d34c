import { lockDevices } from '../devices/devices.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import { tell } from '../lib/timeline.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { eventsOf, guarantorKey, lastEndOf, policiesOf } from './policy-rows.ts';
import type { NewRegistration } from './registrations.ts';
import { registrationColumns } from './registrations.ts';
import * as reports from './report-covers.sql.ts';
import type { RegistrationRow } from './warranty.sql.ts';
import * as sql from './warranty.sql.ts';

// An installation report starts a warranty at its submission; approval confirms it, rejection withdraws it.

interface ReportAsk {
  readonly deviceId: string;
  /** ISO; the day the installation ended. */
  readonly installedOn: string;
  readonly reportId: string;
}

/**
 * Registers provisionally from the day the installation ended. It takes the place of a registration from a date lower
 * in the policy's order, whose events stay in force; not of one that a person gave a day, that another report made or
 * that paid work rests on: there the device's timeline asks for a person. Null: nothing was registered, the device has
 * no policy, starts by another date, or keeps what it has. Asked again by the same report it starts anew. The device's own
 * date is written by `installDevice` when the report is approved, not before. Rows H2, I1.
 */
export async function registerByReport(
  ctx: Context,
  { deviceId, installedOn, reportId }: ReportAsk,
): Promise<{ registrationId: string } | null> {
  const [device] = await lockDevices(ctx, [deviceId]);
  if (device === undefined) return null;
  await undo(ctx, reportId);
  const [policyRows, live, used] = await Promise.all([
    sql.selectPoliciesOfModels.all(ctx, { modelIds: [device.modelId] }),
    sql.lockLive.all(ctx, { deviceIds: [deviceId] }),
    reports.selectUsed.all(ctx, { deviceId }),
  ]);
  const policies = policiesOf(policyRows);
  const chosen = chooseByDates(policies, { ...datesOf(device), installed: installedOn });
  if (chosen?.start.basis !== 'installed') return null;
  const [known, second] = live;
  if (known !== undefined && !givesWay(known, chosen.policy)) return null;
  if (second !== undefined || used.length > 0) {
    await tellDevice(ctx, deviceId, 'warranty.told.needsPerson', installedOn);
    return null;
  }
  const { id, endsOn } = await place(ctx, { deviceId, known, ...chosen });
  await reports.insertOfReport.run(ctx, {
    id: newId(ctx.now.getTime()),
    reportId,
    registrationId: id,
    wasPolicyId: known?.policyId ?? null,
    wasStartsOn: known?.startsOn ?? null,
    wasBasis: known?.basis ?? null,
    wasSource: known?.source ?? null,
    wasProvisional: known?.isProvisional ?? null,
    now: ctx.now,
  });
  await audit(ctx, {
    action: 'warranty.registerByReport',
    kind: 'warrantyRegistration',
    id,
    ...(known !== undefined && { before: { ...known } }),
    after: { deviceId, reportId, policyId: chosen.policy.id, ...chosen.start, endsOn, isProvisional: true },
  });
  await tellDevice(ctx, deviceId, 'warranty.told.registeredByReport', installedOn);
  return { registrationId: id };
}

/** The report was approved: its registration is no longer provisional. Nothing to confirm is no failure. */
export async function confirmByReport(
  ctx: Context,
  { reportId }: { readonly reportId: string },
): Promise<void> {
  const deviceId = await lockItsDevice(ctx, reportId);
  if (deviceId === undefined) return;
  const did = await reports.lockOfReport.first(ctx, { reportId });
  if (did === undefined) return;
  await reports.confirmRegistration.run(ctx, { id: did.registrationId });
  await reports.settleOfReport.run(ctx, { id: did.id, outcome: 'confirmed', now: ctx.now });
  await audit(ctx, {
    action: 'warranty.confirmByReport',
    kind: 'warrantyRegistration',
    id: did.registrationId,
    before: { isProvisional: true },
    after: { isProvisional: false, reportId },
  });
  await tellDevice(ctx, deviceId, 'warranty.told.confirmedByReport', null);
}

/** The report was rejected or taken back: the device has the warranty that it had before. */
export async function withdrawByReport(
  ctx: Context,
  { reportId }: { readonly reportId: string },
): Promise<void> {
  const deviceId = await lockItsDevice(ctx, reportId);
  if (deviceId === undefined) return;
  if (await undo(ctx, reportId)) await tellDevice(ctx, deviceId, 'warranty.told.withdrawnByReport', null);
}

async function lockItsDevice(ctx: Context, reportId: string): Promise<string | undefined> {
  const named = await reports.selectDeviceOfRegistration.first(ctx, { reportId });
  if (named !== undefined) await lockDevices(ctx, [named.deviceId]);
  return named?.deviceId;
}

/** Only what rests on a date further down the policy's order, or on the latest start, gives way. */
function givesWay(known: RegistrationRow, policy: Policy): boolean {
  if (known.source === 'report') return false;
  if (known.basis === 'latest_start') return true;
  const { order } = policy.rule;
  const place = order.findIndex((basis) => basis === known.basis);
  return place > order.indexOf('installed');
}

interface Placed {
  readonly deviceId: string;
  readonly known: RegistrationRow | undefined;
  readonly policy: Policy;
  readonly start: { readonly startsOn: string; readonly basis: string };
}

async function place(
  ctx: Context,
  { deviceId, known, policy, start }: Placed,
): Promise<{ id: string; endsOn: string | null }> {
  const terms = policy.terms.map(({ term }) => term);
  if (known === undefined) {
    const id = newId(ctx.now.getTime());
    const made: NewRegistration = {
      id,
      deviceId,
      policy,
      ...start,
      source: 'report',
      isProvisional: true,
      endsOn: lastEndOf(start.startsOn, terms, []),
    };
    await sql.insertRegistrations.run(ctx, {
      ...registrationColumns([made]),
      now: ctx.now,
      by: ctx.actor.id,
    });
    return { id, endsOn: made.endsOn };
  }
  const events = eventsOf(await sql.selectEvents.all(ctx, { registrationIds: [known.id] }));
  const endsOn = lastEndOf(start.startsOn, terms, events);
  await reports.restateRegistration.run(ctx, {
    id: known.id,
    policyId: policy.id,
    guarantor: guarantorKey(policy.guarantor),
    ...start,
    source: 'report',
    isProvisional: true,
    endsOn,
  });
  return { id: known.id, endsOn };
}

/** Puts back what stood before the report; says whether there was anything. */
async function undo(ctx: Context, reportId: string): Promise<boolean> {
  const did = await reports.lockOfReport.first(ctx, { reportId });
  if (did === undefined) return false;
  const { registrationId: id, wasPolicyId, wasStartsOn, wasBasis, wasSource } = did;
  if (wasPolicyId === null || wasStartsOn === null) {
    await sql.withdrawRegistrations.run(ctx, { ids: [id], now: ctx.now });
  } else {
    const [policy] = policiesOf(await sql.selectPoliciesByIds.all(ctx, { ids: [wasPolicyId] }));
    const events = eventsOf(await sql.selectEvents.all(ctx, { registrationIds: [id] }));
    const terms = policy?.terms.map(({ term }) => term) ?? [];
    await reports.restateRegistration.run(ctx, {
      id,
      policyId: wasPolicyId,
      guarantor: policy === undefined ? 'company' : guarantorKey(policy.guarantor),
      startsOn: wasStartsOn,
      basis: wasBasis,
      source: wasSource,
      isProvisional: did.wasProvisional,
      endsOn: lastEndOf(wasStartsOn, terms, events),
    });
  }
  await reports.settleOfReport.run(ctx, { id: did.id, outcome: 'withdrawn', now: ctx.now });
  await audit(ctx, {
    action: 'warranty.withdrawByReport',
    kind: 'warrantyRegistration',
    id,
    before: { isProvisional: true, reportId },
    after: wasPolicyId === null ? { isWithdrawn: true } : { startsOn: wasStartsOn, basis: wasBasis },
  });
  return true;
}

async function tellDevice(ctx: Context, deviceId: string, kind: string, day: string | null): Promise<void> {
  await tell(ctx, {
    subject: deviceId,
    kind,
    audience: ['office', 'ts'],
    facts: day === null ? {} : { on: formatJalaliDay(day) },
  });
}
