import { lockDevices } from '../devices/devices.ts';
import type { LockedDevice } from '../devices/devices.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { eventsOf, lastEndOf, policiesOf } from './policy-rows.ts';
import type { NewRegistration } from './registrations.ts';
import { registrationColumns } from './registrations.ts';
import type { EventRow, RegistrationRow } from './warranty.sql.ts';
import * as sql from './warranty.sql.ts';

/**
 * Registers devices (at most 1,000) whose dates start cover under the policy of their model, and moves what was so
 * registered when the dates moved. What a person or a report registered is left alone. The same handful of statements
 * for one device and for a thousand. Row H2.
 */
export async function registerByDates(
  ctx: Context,
  deviceIds: readonly string[],
): Promise<{ registered: number }> {
  const devices = await lockDevices(ctx, deviceIds);
  const live = new Map((await sql.lockLive.all(ctx, { deviceIds })).map((row) => [row.deviceId, row]));
  const modelIds = [...new Set(devices.map((device) => device.modelId))];
  const policies = Map.groupBy(
    policiesOf(await sql.selectPoliciesOfModels.all(ctx, { modelIds })),
    (each) => each.modelId,
  );

  const known = [...live.values()].filter((row) => row.source === 'dates').map((row) => row.id);
  const eventRows = known.length === 0 ? [] : await sql.selectEvents.all(ctx, { registrationIds: known });
  const events = Map.groupBy(eventRows, (event) => event.registrationId);
  const plan = planFor(ctx, devices, { live, policies, events });

  const { missing, moved, gone } = plan;
  if (gone.length > 0) await sql.withdrawRegistrations.run(ctx, { ids: gone, now: ctx.now });
  if (moved.length > 0) await sql.moveRegistrations.run(ctx, registrationColumns(moved));
  const made =
    missing.length === 0
      ? []
      : await sql.insertMissingRegistrations.all(ctx, {
          ...registrationColumns(missing),
          now: ctx.now,
          by: ctx.actor.id,
        });
  if (made.length + moved.length + gone.length > 0) {
    await audit(ctx, {
      action: 'warranty.registerByDates',
      kind: 'warrantyBatch',
      id: newId(ctx.now.getTime()),
      before: Object.fromEntries(moved.map(({ deviceId, id }) => [id, live.get(deviceId)])),
      after: {
        registered: made.map(({ id }) => id),
        moved: Object.fromEntries(
          moved.map(({ id, startsOn, basis, policy }) => [id, { startsOn, basis, policyId: policy.id }]),
        ),
        withdrawn: gone,
      },
    });
  }
  return { registered: made.length };
}

interface Known {
  readonly live: ReadonlyMap<string, RegistrationRow>;
  readonly policies: ReadonlyMap<string, readonly Policy[]>;
  readonly events: ReadonlyMap<string, readonly EventRow[]>;
}
interface Plan {
  readonly missing: NewRegistration[];
  readonly moved: NewRegistration[];
  readonly gone: string[];
}

function planFor(ctx: Context, devices: readonly LockedDevice[], { live, policies, events }: Known): Plan {
  const plan: Plan = { missing: [], moved: [], gone: [] };
  for (const device of devices) {
    const row = live.get(device.id);
    if (row !== undefined && row.source !== 'dates') continue;
    const chosen = chooseByDates(policies.get(device.modelId) ?? [], datesOf(device));
    if (chosen === undefined) {
      if (row !== undefined) plan.gone.push(row.id);
      continue;
    }
    const { policy, start } = chosen;
    if (row?.policyId === policy.id && row.startsOn === start.startsOn && row.basis === start.basis) continue;
    const happened = row === undefined ? [] : eventsOf(events.get(row.id) ?? []);
    const registration: NewRegistration = {
      id: row?.id ?? newId(ctx.now.getTime()),
      deviceId: device.id,
      policy,
      ...start,
      source: 'dates',
      isProvisional: false,
      endsOn: lastEndOf(
        start.startsOn,
        policy.terms.map(({ term }) => term),
        happened,
      ),
    };
    (row === undefined ? plan.missing : plan.moved).push(registration);
  }
  return plan;
}
