import { randomInt } from 'node:crypto';

import { devicesByIds, today } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import * as cards from './cards.sql.ts';
import type { Length, LineKind, WarrantyEvent } from './coverage.ts';
import { lineKinds } from './coverage.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates, chooseByDay } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { eventsOf, policiesOf } from './policy-rows.ts';
import { termEndsOn } from './term-end.ts';
import * as sql from './warranty.sql.ts';

// What a card says of its device, for a thousand devices in a handful of statements.

export interface CardFacts {
  readonly device: DeviceBrief;
  readonly code: string;
  /** How often it was printed before. */
  readonly printCount: number;
  /** Null while nothing has started the cover: the card tells the lengths alone. */
  readonly startsOn: string | null;
  readonly promises: readonly {
    readonly title: string;
    readonly kinds: readonly LineKind[];
    readonly length: Length | null;
    /** The first day not covered. */
    readonly endsOn: string | null;
  }[];
}

/** In the order of the ids, at most a thousand; devices without a card get one. Rows H1, H5. */
export async function cardFacts(ctx: Context, deviceIds: readonly string[]): Promise<CardFacts[]> {
  await cards.insertCards.run(ctx, { deviceIds, codes: deviceIds.map(newCode), now: ctx.now });
  const [devices, known, live, day] = await Promise.all([
    devicesByIds(ctx, deviceIds),
    cards.selectCards.all(ctx, { deviceIds }),
    cards.selectLiveOfDevices.all(ctx, { deviceIds }),
    today(ctx),
  ]);
  const [eventRows, policyRows] = await Promise.all([
    sql.selectEvents.all(ctx, { registrationIds: live.map(({ id }) => id) }),
    sql.selectPoliciesOfModels.all(ctx, { modelIds: [...new Set(devices.map(({ modelId }) => modelId))] }),
  ]);
  const byId = new Map(devices.map((device) => [device.id, device]));
  const cardOf = new Map(known.map((card) => [card.deviceId, card]));
  const policies = Map.groupBy(policiesOf(policyRows), ({ modelId }) => modelId);
  const events = Map.groupBy(eventRows, ({ registrationId }) => registrationId);
  return deviceIds.flatMap((id) => {
    const [device, card] = [byId.get(id), cardOf.get(id)];
    if (device === undefined || card === undefined) return [];
    const registration = live.find(({ deviceId }) => deviceId === id);
    const happened = registration === undefined ? [] : eventsOf(events.get(registration.id) ?? []);
    const { policy, startsOn } = promised(policies.get(device.modelId) ?? [], device, registration, day);
    const promises = policy === undefined ? [] : promisesOf(policy, startsOn, happened, day);
    return [{ device, code: card.code, printCount: card.printCount, startsOn, promises }];
  });
}

/** Crockford's alphabet: no letter that is read as a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;
function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

function promised(
  policies: readonly Policy[],
  device: DeviceBrief,
  registration: { readonly policyId: string; readonly startsOn: string } | undefined,
  day: string,
): { policy: Policy | undefined; startsOn: string | null } {
  if (registration !== undefined) {
    const { policyId, startsOn } = registration;
    return { policy: policies.find(({ id }) => id === policyId), startsOn };
  }
  const chosen = chooseByDates(policies, datesOf(device));
  if (chosen !== undefined) return { policy: chosen.policy, startsOn: chosen.start.startsOn };
  return { policy: chooseByDay(policies, day), startsOn: null };
}

function promisesOf(
  policy: Policy,
  startsOn: string | null,
  events: readonly WarrantyEvent[],
  day: string,
): CardFacts['promises'] {
  return policy.terms.map(({ term, record }) => ({
    title: record.title,
    kinds: lineKinds.filter((kind) => term.sharePercent[kind] > 0),
    length: term.length,
    endsOn:
      startsOn === null ? null : termEndsOn({ id: term.id, startsOn, length: term.length }, events, day),
  }));
}
