import type { FieldFailure } from '../lib/failure.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import type { RuleForm } from './tariffs.contract.ts';

// What can be wrong with a rule before it is written. Pure; the database holds each of these too. Row F4.

export function whatIsWrong(rule: RuleForm): FieldFailure[] {
  const { amount, basisPoints, fromOn, toOn } = rule;
  const products = (['modelId', 'typeId', 'productLineId'] as const).filter((field) => rule[field] !== null);
  return [
    ...((amount === null) === (basisPoints === null)
      ? [{ path: 'amount', code: 'tariffs.priceOrCoefficient' }]
      : []),
    ...products.slice(1).map((path) => ({ path, code: 'tariffs.oneProduct' })),
    ...(toOn !== null && toOn < fromOn ? [{ path: 'toOn', code: 'lib.daysReversed' }] : []),
    ...agencyPriceNames(rule),
  ];
}

/** A price for one agency beats every other rule, so it must say of which service and of which product it speaks. */
function agencyPriceNames({ agencyId, amount, serviceKind, modelId, typeId }: RuleForm): FieldFailure[] {
  if (agencyId === null || amount === null) return [];
  return [
    ...(serviceKind === null ? [{ path: 'serviceKind', code: 'tariffs.agencyPriceNames' }] : []),
    ...(modelId === null && typeId === null ? [{ path: 'modelId', code: 'tariffs.agencyPriceNames' }] : []),
  ];
}

export interface Days {
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Whether two rules hold on one day; first and last day are both in. */
export function shareADay(one: Days, other: Days): boolean {
  return (other.toOn === null || one.fromOn <= other.toOn) && (one.toOn === null || other.fromOn <= one.toOn);
}

/** Says of a rule that another one is as specific on one of its days. */
export function equallySpecific({ fromOn, toOn }: Days): FieldFailure {
  const from = formatJalaliDay(fromOn);
  return toOn === null
    ? { path: 'fromOn', code: 'tariffs.equallySpecificEndless', facts: { from } }
    : { path: 'fromOn', code: 'tariffs.equallySpecific', facts: { from, to: formatJalaliDay(toOn) } };
}
