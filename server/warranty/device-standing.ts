import { deviceById } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import type { CoverageLine, LineKind, WarrantyFacts } from './coverage.ts';
import { lineKinds } from './coverage.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { policiesOf, registrationOf } from './policy-rows.ts';
import { DUTY_YEARS } from './policy.contract.ts';
import { repairCoverOf } from './repair-covers.ts';
import * as reports from './report-covers.sql.ts';
import * as sql from './warranty.sql.ts';

// What the coverage check asks about a device, read in one go.

export interface DeviceStanding {
  readonly device: DeviceBrief;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly facts: WarrantyFacts;
  /** What people call the covers of earlier repairs, by their id. */
  readonly repairTitles: ReadonlyMap<string, string>;
}

export async function standingOfDevice(ctx: Pick<Context, 'tx'>, deviceId: string): Promise<DeviceStanding> {
  const [device, registrationRows, eventRows, policyRows, covers] = await Promise.all([
    deviceById(ctx, deviceId),
    sql.selectRegistrations.all(ctx, { deviceId }),
    sql.selectEventsOfDevice.all(ctx, { deviceId }),
    sql.selectPoliciesOfDevice.all(ctx, { deviceId }),
    reports.selectRepairCovers.all(ctx, { deviceId }),
  ]);
  if (device === undefined) throw new Failure('missing', 'devices.missing');
  const policies = new Map(policiesOf(policyRows).map((policy) => [policy.id, policy]));
  const registered = registrationRows
    .filter((row) => !row.isWithdrawn)
    .flatMap((row) => {
      const policy = policies.get(row.policyId);
      const events = eventRows.filter((event) => event.registrationId === row.id);
      return policy === undefined ? [] : [registrationOf(row, policy, events)];
    });
  const registrations = registered.length > 0 ? registered : unregistered(device, [...policies.values()]);
  const duty = registrations[0] === undefined ? undefined : policies.get(registrations[0].policyVersionId);
  const facts: WarrantyFacts = {
    registrations,
    repairCovers: covers.flatMap(repairCoverOf),
    conditions: {},
    usageReading: null,
    duties: {
      soldOn: device.soldOn,
      serviceDutyYears: duty?.serviceDutyYears ?? DUTY_YEARS,
      modelLastSoldOn: null,
      partsDutyYears: duty?.partsDutyYears ?? DUTY_YEARS,
    },
  };
  const repairTitles = new Map(covers.map((cover) => [cover.id, cover.title]));
  return { device, policies, facts, repairTitles };
}

/** A device whose dates start cover is covered before anybody or the program has registered it. */
function unregistered(device: DeviceBrief, policies: readonly Policy[]): WarrantyFacts['registrations'] {
  const chosen = chooseByDates(
    policies.filter((policy) => policy.modelId === device.modelId),
    datesOf(device),
  );
  if (chosen === undefined) return [];
  return [
    {
      id: device.id,
      state: 'confirmed',
      policyVersionId: chosen.policy.id,
      startsOn: chosen.start.startsOn,
      terms: chosen.policy.terms.map(({ term }) => term),
      events: [],
    },
  ];
}

/** A line for everything that some term or repair cover promises, whether or not it still runs. */
export function linesPromised({ registrations, repairCovers }: WarrantyFacts): CoverageLine[] {
  const terms = registrations
    .filter(({ state }) => state !== 'withdrawn')
    .flatMap((registration) => registration.terms);
  const ofTerms = terms.flatMap(({ scope, sharePercent }) =>
    lineKinds
      .filter((kind) => sharePercent[kind] > 0)
      .flatMap((kind): CoverageLine[] => {
        switch (scope.kind) {
          case 'device':
            return [plain(kind)];
          case 'components':
            return scope.componentIds.map((id) => ({ ...plain(kind), componentIds: [id] }));
          case 'repair_actions':
            return scope.repairActionIds.map((repairActionId) => ({ ...plain(kind), repairActionId }));
        }
      }),
  );
  const ofRepairs = repairCovers.flatMap(({ covers }): CoverageLine[] =>
    covers.kind === 'part'
      ? [{ ...plain('part'), componentIds: [covers.partId], partId: covers.partId }]
      : lineKinds.map((kind) => ({ ...plain(kind), faultFamilyId: covers.faultFamilyId })),
  );
  const once = new Map([...ofTerms, ...ofRepairs].map((line) => [JSON.stringify(line), line]));
  return [...once.values()].slice(0, PROMISES_MAX);
}
const PROMISES_MAX = 100;

function plain(kind: LineKind): CoverageLine {
  return {
    kind,
    componentIds: [],
    partId: null,
    repairActionId: null,
    faultFamilyId: null,
    exclusions: [],
  };
}
