import { customerById } from '../customers/customers.ts';
import { changeDevice, deviceById, lockDevices, today } from '../devices/devices.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { constraintFailure, Failure } from '../lib/failure.ts';
import { newId } from '../lib/id.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import { tell } from '../lib/timeline.ts';
import type { Policy } from './policy-rows.ts';
import { eventsOf, lastEndOf, policiesOf } from './policy-rows.ts';
import { openVoids, readRegistration } from './registrations.ts';
import type { EventForm, RegistrationView } from './warranty.contract.ts';
import type { EventRow } from './warranty.sql.ts';
import * as sql from './warranty.sql.ts';

constraintFailure('warranty_event_restored_once', 'conflict', 'warranty.alreadyRestored', 'event.voidId');

interface EventAsk {
  readonly id: string;
  readonly version: number;
  readonly event: EventForm;
}

/**
 * Extends, voids, restores or suspends a registration, or hands it with its device to a new owner; nothing of it is
 * ever rewritten. Rows H6, H7.
 */
export async function addWarrantyEvent(
  ctx: Context,
  { id, version, event }: EventAsk,
): Promise<RegistrationView> {
  if (event.kind === 'transfer') await handOver(ctx, id, event.customerId);
  const registration = await sql.lockRegistration.first(ctx, { id });
  if (registration === undefined) throw new Failure('missing', 'lib.missing');
  if (registration.version !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  if (registration.isWithdrawn) throw new Failure('conflict', 'warranty.withdrawn');
  const [known, policyRows, day] = await Promise.all([
    sql.selectEvents.all(ctx, { registrationIds: [id] }),
    sql.selectPoliciesByIds.all(ctx, { ids: [registration.policyId] }),
    today(ctx),
  ]);
  const [policy] = policiesOf(policyRows);
  if (policy === undefined) throw new Failure('missing', 'lib.missing');
  requireSense(event, { known, policy, day, startsOn: registration.startsOn });
  const row: EventRow = {
    ...eventRow(event, day),
    id: newId(ctx.now.getTime()),
    registrationId: id,
    madeAt: ctx.now,
  };
  await sql.insertEvent.run(ctx, { ...row, now: ctx.now, by: ctx.actor.id });
  const terms = policy.terms.map(({ term }) => term);
  await sql.moveEnd.run(ctx, {
    id,
    endsOn: lastEndOf(registration.startsOn, terms, eventsOf([...known, row])),
  });
  const { reasonCode, evidence } = row;
  await audit(ctx, {
    action: `warranty.${event.kind}`,
    kind: 'warrantyRegistration',
    id,
    after: { ...event, eventId: row.id },
  });
  await tell(ctx, {
    subject: registration.deviceId,
    kind: `warranty.told.${event.kind}`,
    audience: ['office', 'ts'],
    facts: { reasonCode, evidence, fromOn: formatJalaliDay(row.fromOn) },
  });
  return await readRegistration(ctx, registration.deviceId, id, day);
}

/** The device goes to its new owner and the cover with it; the device is locked first, as by every registration. */
async function handOver(ctx: Context, id: string, customerId: string): Promise<void> {
  if (!can(ctx, 'device.write')) throw new Failure('forbidden', 'lib.forbidden');
  const known = await sql.selectDeviceOf.first(ctx, { id });
  if (known === undefined) throw new Failure('missing', 'lib.missing');
  await lockDevices(ctx, [known.deviceId]);
  const device = await deviceById(ctx, known.deviceId);
  if (device === undefined) throw new Failure('missing', 'lib.missing');
  if (device.customerId === customerId) {
    throw new Failure('conflict', 'warranty.sameOwner', {}, 'event.customerId');
  }
  if ((await customerById(ctx, customerId)) === undefined) {
    throw new Failure('invalid', 'devices.unknownCustomer', {}, 'event.customerId');
  }
  await changeDevice(ctx, { id: device.id, version: device.version, customerId });
}

interface Known {
  readonly known: readonly EventRow[];
  readonly policy: Policy;
  readonly day: string;
  readonly startsOn: string;
}

function requireSense(event: EventForm, { known, policy, day, startsOn }: Known): void {
  switch (event.kind) {
    case 'extension':
    case 'statutory_extension': {
      const own = new Set(policy.terms.map(({ term }) => term.id));
      if (event.termIds?.some((id) => !own.has(id)) === true) {
        throw new Failure('invalid', 'warranty.notItsTerm', {}, 'event.termIds');
      }
      return;
    }
    case 'void':
      if (event.on > day) throw new Failure('invalid', 'warranty.futureVoid', {}, 'event.on');
      if (openVoids(known).length > 0) throw new Failure('conflict', 'warranty.alreadyVoided');
      return;
    case 'restore':
      if (!openVoids(known).some(({ id }) => id === event.voidId)) {
        throw new Failure('conflict', 'warranty.noSuchVoid', {}, 'event.voidId');
      }
      return;
    case 'suspension':
      if (event.to !== null && event.to <= event.from)
        throw new Failure('invalid', 'lib.daysReversed', {}, 'event.to');
      if (event.from < startsOn)
        throw new Failure('invalid', 'warranty.suspendedBeforeStart', {}, 'event.from');
      return;
    case 'transfer':
  }
}

function eventRow(event: EventForm, day: string): Omit<EventRow, 'id' | 'registrationId' | 'madeAt'> {
  const plain = {
    kind: event.kind,
    fromOn: day,
    toOn: null,
    lengthUnit: null,
    lengthCount: null,
    termIds: null,
    voidId: null,
    endsRepairCovers: false,
    reasonCode: event.reasonCode,
    evidence: event.evidence,
  };
  switch (event.kind) {
    case 'extension':
    case 'statutory_extension':
      return {
        ...plain,
        lengthUnit: event.length.unit,
        lengthCount: event.length.count,
        termIds: event.termIds,
      };
    case 'void':
      return { ...plain, fromOn: event.on, endsRepairCovers: event.endsRepairCovers };
    case 'restore':
      return { ...plain, voidId: event.voidId };
    case 'suspension':
      return { ...plain, fromOn: event.from, toOn: event.to };
    case 'transfer':
      return plain;
  }
}
