/**
 * When cover begins: the first date that exists in the policy's fall-back order, never later than the latest
 * start.
 */

import { addJalaliMonths } from '../lib/jalali.ts';

/** The dates of a device's life that may start its cover. */
export const startBases = [
  'produced',
  'left_warehouse',
  'sold_to_dealer',
  'sold_to_customer',
  'installed',
  'activated',
] as const;
export type StartBasis = (typeof startBases)[number];

export type StartRule = {
  /** The dates that start cover under this policy, the preferred one first. */
  readonly order: readonly StartBasis[];
  /** Cover begins at the latest this many months after the anchor, used or not. */
  readonly latest: { readonly anchor: StartBasis; readonly months: number } | null;
};

/** ISO days; a date that is not known is missing or null. */
export type DeviceDates = { readonly [basis in StartBasis]?: string | null };

export type WarrantyStart = { readonly startsOn: string; readonly basis: StartBasis | 'latest_start' };

/**
 * The start of cover and the date it rests on. No date in the order: the latest start. No anchor either:
 * null, the device has no warranty.
 */
export function warrantyStart(rule: StartRule, dates: DeviceDates): WarrantyStart | null {
  const anchoredOn = rule.latest === null ? null : (dates[rule.latest.anchor] ?? null);
  const latestOn =
    rule.latest === null || anchoredOn === null ? null : addJalaliMonths(anchoredOn, rule.latest.months);

  for (const basis of rule.order) {
    const startsOn = dates[basis] ?? null;
    if (startsOn !== null && (latestOn === null || startsOn <= latestOn)) return { startsOn, basis };
    if (startsOn !== null) break;
  }
  return latestOn === null ? null : { startsOn: latestOn, basis: 'latest_start' };
}
