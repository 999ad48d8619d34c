// What one thing costs by the tariff, and why. Pure: rules and a question in, an answer out. Row F4.

import { strict as assert } from 'node:assert';

import { amountMax } from '../lib/money.ts';
import type { LossReason, TariffDim, TariffKind } from './words.contract.ts';
import { tariffDims } from './words.contract.ts';

/** What a rule names; null or nothing: it does not ask. */
export type RuleScope = Readonly<Partial<Record<TariffDim, string | null>>>;
/** What is so in the case that is priced; null or nothing: not known, so that no rule that asks for it applies. */
export type CaseFacts = Readonly<Partial<Record<TariffDim, string | null>>>;

export interface PricingRule {
  readonly id: string;
  readonly kind: TariffKind;
  readonly scope: RuleScope;
  /** First and last day, both in; null: without end. */
  readonly fromOn: string;
  readonly toOn: string | null;
  /** Sets a price in minor units, or multiplies the price found below it, in ten-thousandths. */
  readonly effect: { readonly amount: number } | { readonly basisPoints: number };
}

export interface PriceQuestion {
  readonly kind: TariffKind;
  readonly day: string;
  readonly facts: CaseFacts;
}

export interface PriceAnswer<Rule extends PricingRule = PricingRule> {
  /** Null when no rule sets a price. */
  readonly amount: number | null;
  /** The price that won, then the coefficients on it, from the least specific up. */
  readonly used: readonly Rule[];
  /** Fitting rules that were not used, the most specific first. */
  readonly lost: readonly { readonly rule: Rule; readonly why: LossReason }[];
  /** The exact product before it was rounded half up to whole minor units, as a decimal; null when it was whole. */
  readonly roundedFrom: string | null;
}

/**
 * The price of a case on a day: of the fitting prices the most specific wins, and the coefficients that are more
 * specific than it multiply it, rounded once. Rules come in any order; the answer does not depend on it.
 */
export function priceOf<Rule extends PricingRule>(
  rules: readonly Rule[],
  question: PriceQuestion,
): PriceAnswer<Rule> {
  const fitting = rules
    .filter((rule) => fits(rule, question))
    .toSorted((one, other) => compareScopes(other.scope, one.scope) || (one.id < other.id ? -1 : 1));
  const price = fitting.find((rule) => 'amount' in rule.effect);
  if (price === undefined || !('amount' in price.effect)) {
    return {
      amount: null,
      used: [],
      lost: fitting.map((rule) => ({ rule, why: 'no_price' })),
      roundedFrom: null,
    };
  }
  const coefficients = fitting
    .filter((rule) => 'basisPoints' in rule.effect && compareScopes(rule.scope, price.scope) > 0)
    .toReversed();
  const used = [price, ...coefficients];
  const points = coefficients.flatMap(({ effect }) => ('basisPoints' in effect ? [effect.basisPoints] : []));
  return {
    ...multiplied(price.effect.amount, points),
    used,
    lost: fitting
      .filter((rule) => !used.includes(rule))
      .map((rule) => ({ rule, why: 'amount' in rule.effect ? 'less_specific' : 'not_above_price' })),
  };
}

/** Positive when `one` is more specific: it names the first dimension, from the left, that only one of them names. */
export function compareScopes(one: RuleScope, other: RuleScope): number {
  const dim = tariffDims.find((each) => names(one, each) !== names(other, each));
  if (dim === undefined) return 0;
  return names(one, dim) ? 1 : -1;
}

/** The dimensions that a rule names, the most telling first. */
export function dimsOf(scope: RuleScope): TariffDim[] {
  return tariffDims.filter((dim) => names(scope, dim));
}

function fits(rule: PricingRule, { kind, day, facts }: PriceQuestion): boolean {
  return (
    rule.kind === kind &&
    rule.fromOn <= day &&
    (rule.toOn === null || day <= rule.toOn) &&
    dimsOf(rule.scope).every((dim) => rule.scope[dim] === facts[dim])
  );
}

function names(scope: RuleScope, dim: TariffDim): boolean {
  return (scope[dim] ?? null) !== null;
}

const WHOLE = 10_000n;

/** Exact until the end, then half up to the whole unit: several coefficients are rounded once. */
function multiplied(
  amount: number,
  basisPoints: readonly number[],
): Pick<PriceAnswer, 'amount' | 'roundedFrom'> {
  const product = basisPoints.reduce((so, points) => so * BigInt(points), BigInt(amount));
  const unit = WHOLE ** BigInt(basisPoints.length);
  const rounded = (product * 2n + unit) / (unit * 2n);
  assert(rounded <= BigInt(amountMax), 'coefficients multiply a price beyond every amount');
  const rest = product % unit;
  const decimals = rest
    .toString()
    .padStart(4 * basisPoints.length, '0')
    .replace(/0+$/, '');
  return { amount: Number(rounded), roundedFrom: rest === 0n ? null : `${product / unit}.${decimals}` };
}
