/** Which version of a model's policy a device falls under: the one that holds on the day its cover starts. */

import type { DeviceDates, StartRule, WarrantyStart } from './warranty-start.ts';
import { warrantyStart } from './warranty-start.ts';

export type PolicyVersion = {
  readonly number: number;
  readonly fromOn: string | null;
  readonly rule: StartRule;
};

/** The newest version that already held on the start it gives; undefined: no warranty. */
export function chooseByDates<Policy extends PolicyVersion>(
  versions: readonly Policy[],
  dates: DeviceDates,
): { policy: Policy; start: WarrantyStart } | undefined {
  for (const policy of newestFirst(versions)) {
    const start = warrantyStart(policy.rule, dates);
    if (start !== null && holdsOn(policy, start.startsOn)) return { policy, start };
  }
  return undefined;
}

/** The newest version that holds on a day. */
export function chooseByDay<Policy extends PolicyVersion>(
  versions: readonly Policy[],
  startsOn: string,
): Policy | undefined {
  return newestFirst(versions).find((policy) => holdsOn(policy, startsOn));
}

function holdsOn(policy: PolicyVersion, day: string): boolean {
  return policy.fromOn === null || policy.fromOn <= day;
}

function newestFirst<Policy extends PolicyVersion>(versions: readonly Policy[]): Policy[] {
  return versions.toSorted((one, other) => other.number - one.number);
}
