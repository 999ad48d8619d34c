import { deviceById, lockDevices, today } from '../devices/devices.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { daysBetween, formatJalaliDay } from '../lib/jalali.ts';
import { tell } from '../lib/timeline.ts';
import type { Registration } from './coverage.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates, chooseByDay } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { guarantorKey, lastEndOf, lengthOf, policiesOf, registrationOf, stateOf } from './policy-rows.ts';
import { isSuspended, termEndsOn } from './term-end.ts';
import type { RegistrationView, termStates } from './warranty.contract.ts';
import type { EventRow, RegistrationRow } from './warranty.sql.ts';
import * as sql from './warranty.sql.ts';

// The warranty of one device: registered once, then only added to by events.

constraintFailure('warranty_registration_overlaps', 'conflict', 'warranty.overlaps', 'deviceId');

/** A registration that is about to be written. */
export interface NewRegistration {
  readonly id: string;
  readonly deviceId: string;
  readonly policy: Policy;
  readonly startsOn: string;
  readonly basis: string;
  readonly source: RegistrationRow['source'];
  readonly isProvisional: boolean;
  readonly endsOn: string | null;
}

export function registrationColumns(given: readonly NewRegistration[]) {
  return {
    ids: given.map((each) => each.id),
    deviceIds: given.map((each) => each.deviceId),
    policyIds: given.map((each) => each.policy.id),
    guarantors: given.map((each) => guarantorKey(each.policy.guarantor)),
    startsOns: given.map((each) => each.startsOn),
    bases: given.map((each) => each.basis),
    sources: given.map((each) => each.source),
    provisionals: given.map((each) => each.isProvisional),
    endsOns: given.map((each) => each.endsOn),
  };
}

interface RegisterAsk {
  readonly deviceId: string;
  /** Left out: as the policy says, from the dates of the device. */
  readonly startsOn?: string | undefined;
  readonly isProvisional: boolean;
}

/**
 * Registers the warranty of a device. What the program registered by itself from dates gives way; a registration by a
 * person or report is refused beside another one of the same time, also when two arrive at once. Rows H2, H6.
 */
export async function registerWarranty(ctx: Context, ask: RegisterAsk): Promise<RegistrationView> {
  const [device] = await lockDevices(ctx, [ask.deviceId]);
  if (device === undefined) throw new Failure('invalid', 'warranty.unknownDevice', {}, 'deviceId');
  const [rows, day, live] = await Promise.all([
    sql.selectPoliciesOfModels.all(ctx, { modelIds: [device.modelId] }),
    today(ctx),
    sql.lockLive.all(ctx, { deviceIds: [device.id] }),
  ]);
  const policies = policiesOf(rows);
  if (policies.length === 0) throw new Failure('invalid', 'warranty.noPolicy', {}, 'deviceId');
  if (ask.startsOn !== undefined && ask.startsOn > day) {
    throw new Failure('invalid', 'warranty.futureStart', {}, 'startsOn');
  }
  const chosen =
    ask.startsOn === undefined ? chooseByDates(policies, datesOf(device)) : given(policies, ask.startsOn);
  if (chosen === undefined) throw new Failure('invalid', 'warranty.noStart', {}, 'startsOn');
  const { policy, start } = chosen;
  const registration: NewRegistration = {
    id: newId(ctx.now.getTime()),
    deviceId: device.id,
    policy,
    ...start,
    source: 'person',
    isProvisional: ask.isProvisional,
    endsOn: lastEndOf(
      start.startsOn,
      policy.terms.map(({ term }) => term),
      [],
    ),
  };
  const byDates = live.filter((known) => known.source === 'dates').map((known) => known.id);
  if (byDates.length > 0) await sql.withdrawRegistrations.run(ctx, { ids: byDates, now: ctx.now });
  await sql.insertRegistrations.run(ctx, {
    ...registrationColumns([registration]),
    now: ctx.now,
    by: ctx.actor.id,
  });
  await audit(ctx, {
    action: 'warranty.register',
    kind: 'warrantyRegistration',
    id: registration.id,
    after: {
      deviceId: device.id,
      policyId: policy.id,
      ...start,
      isProvisional: ask.isProvisional,
      withdrawn: byDates,
    },
  });
  await tell(ctx, {
    subject: device.id,
    kind: 'warranty.registered',
    audience: ['office', 'ts'],
    facts: { startsOn: formatJalaliDay(start.startsOn), policyVersion: policy.number },
  });
  return await readRegistration(ctx, device.id, registration.id, day);
}

function given(policies: readonly Policy[], startsOn: string) {
  const policy = chooseByDay(policies, startsOn);
  return policy && { policy, start: { startsOn, basis: 'given' } };
}

/** The warranties of a device with every term and event, the newest first. */
export async function listRegistrations(
  ctx: Context,
  ask: { readonly deviceId: string },
): Promise<{ items: RegistrationView[]; next: null }> {
  const [device, day] = await Promise.all([deviceById(ctx, ask.deviceId), today(ctx)]);
  if (device === undefined) throw new Failure('missing', 'lib.missing');
  return { items: await viewRegistrations(ctx, device.id, day), next: null };
}

export async function readRegistration(
  ctx: Context,
  deviceId: string,
  id: string,
  day: string,
): Promise<RegistrationView> {
  const view = (await viewRegistrations(ctx, deviceId, day)).find((each) => each.id === id);
  if (view === undefined) throw new Failure('missing', 'lib.missing');
  return view;
}

async function viewRegistrations(ctx: Context, deviceId: string, day: string): Promise<RegistrationView[]> {
  const [rows, eventRows, policyRows] = await Promise.all([
    sql.selectRegistrations.all(ctx, { deviceId }),
    sql.selectEventsOfDevice.all(ctx, { deviceId }),
    sql.selectPoliciesOfDevice.all(ctx, { deviceId }),
  ]);
  const policies = new Map(policiesOf(policyRows).map((policy) => [policy.id, policy]));
  return rows.flatMap((row) => {
    const policy = policies.get(row.policyId);
    const events = eventRows.filter((event) => event.registrationId === row.id);
    return policy === undefined ? [] : [viewOf(ctx, row, policy, events, day)];
  });
}

function viewOf(
  ctx: Context,
  row: RegistrationRow,
  policy: Policy,
  eventRows: readonly EventRow[],
  day: string,
): RegistrationView {
  const registration = registrationOf(row, policy, eventRows);
  const { events, startsOn } = registration;
  return {
    id: row.id,
    deviceId: row.deviceId,
    policyId: policy.id,
    policyVersion: policy.number,
    guarantor: policy.guarantor,
    state: stateOf(row),
    startsOn,
    basis: basisOf(row.basis),
    source: row.source,
    endsOn: lastEndOf(startsOn, registration.terms, events),
    terms: policy.terms.map(({ term, record, usageMax }) => {
      const endsOn = termEndsOn({ id: term.id, startsOn, length: term.length }, events, day);
      const state = termState(registration, endsOn, day);
      const daysLeft = endsOn === null ? null : state === 'running' ? daysBetween(day, endsOn) : 0;
      return {
        id: term.id,
        ...record,
        scopeCodes: [...record.scopeCodes],
        usageMax,
        endsOn,
        daysLeft,
        state,
      };
    }),
    events: eventRows.map(
      ({ lengthUnit, lengthCount, registrationId: _, endsRepairCovers: __, ...event }) => ({
        ...event,
        length: lengthOf(lengthUnit, lengthCount),
      }),
    ),
    registeredAt: row.registeredAt,
    version: row.version,
    moves: movesOf(ctx, row, openVoids(eventRows).length > 0),
  };
}

function termState(
  registration: Registration,
  endsOn: string | null,
  day: string,
): (typeof termStates)[number] {
  const { events, startsOn } = registration;
  const restored = new Set(events.flatMap((event) => (event.kind === 'restore' ? [event.voidId] : [])));
  const isVoided = events.some(
    (event) => event.kind === 'void' && event.on <= day && !restored.has(event.id),
  );
  if (isVoided) return 'voided';
  if (isSuspended(events, day)) return 'suspended';
  if (endsOn !== null && day >= endsOn) return 'ended';
  return day < startsOn ? 'not_started' : 'running';
}

/** Voids that no restore has annulled. */
export function openVoids(events: readonly EventRow[]): EventRow[] {
  return events.filter(({ id, kind }) => kind === 'void' && !events.some((event) => event.voidId === id));
}

function movesOf(ctx: Context, row: RegistrationRow, isVoided: boolean): RegistrationView['moves'] {
  if (row.isWithdrawn || !can(ctx, 'warranty.write')) return [];
  const owned: RegistrationView['moves'] = can(ctx, 'device.write') ? ['transfer'] : [];
  return isVoided ? ['restore', ...owned] : ['extend', 'void', 'suspend', ...owned];
}

const bases = [
  'produced',
  'left_warehouse',
  'sold_to_dealer',
  'sold_to_customer',
  'installed',
  'activated',
  'latest_start',
] as const;

function basisOf(stored: string): RegistrationView['basis'] {
  return bases.find((basis) => basis === stored) ?? 'given';
}
