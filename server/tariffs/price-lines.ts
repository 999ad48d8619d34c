import { strict as assert } from 'node:assert';

import { agenciesByIds } from '../agencies/agencies.ts';
import { regionClassOf } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { CaseFacts, PriceAnswer, PricingRule } from './price-of.ts';
import { dimsOf, priceOf } from './price-of.ts';
import type { LineExplanation, PriceExplanation, RuleTold } from './tariffs.contract.ts';
import type { RuleRow } from './tariffs.sql.ts';
import * as sql from './tariffs.sql.ts';
import type { TariffDim, TariffKind, TariffServiceKind } from './words.contract.ts';

// What the lines of a service cost by the tariff of its day. Row F4.

type At = Pick<Context, 'tx'>;

export interface ServiceCase {
  /** The work day. */
  readonly day: string;
  readonly serviceKind: TariffServiceKind;
  readonly agencyId: string | null;
  /** Where the work is done; left out, the city of the agency. */
  readonly regionId?: string | null | undefined;
  readonly model: { readonly id: string; readonly typeId: string; readonly productLineId: string };
}
interface CaseLine {
  readonly repairActionId: string | null;
  readonly faultId: string | null;
}
interface PricedLine {
  readonly key: string;
  /** Null: no rule sets a price, as the explanation says. */
  readonly labourChargeAmount: number | null;
  readonly agencyFeeAmount: number | null;
  readonly currency: string;
  readonly explanation: LineExplanation;
}

/** Labour to the customer and fee to the agency for each line, and why. */
export async function priceLines(
  ctx: At,
  { lines, ...about }: ServiceCase & { readonly lines: readonly (CaseLine & { readonly key: string })[] },
): Promise<PricedLine[]> {
  const { facts, rules } = await openCase(ctx, about, ['labour_charge', 'agency_fee'], lines);
  return lines.map((line) => {
    const labourCharge = explained(rules, 'labour_charge', about.day, factsOf(facts, line));
    const agencyFee = explained(rules, 'agency_fee', about.day, factsOf(facts, line));
    return {
      key: line.key,
      labourChargeAmount: labourCharge.amount,
      agencyFeeAmount: agencyFee.amount,
      currency: CURRENCY,
      explanation: { labourCharge, agencyFee },
    };
  });
}

/** Every rule is written in it. */
export const CURRENCY = 'IRR';

/** Each of these kinds of price for one line. */
export async function priceKinds(
  ctx: At,
  about: ServiceCase & { readonly line: CaseLine },
  kinds: readonly TariffKind[],
): Promise<{
  facts: CaseFacts;
  prices: { kind: TariffKind; explanation: PriceExplanation }[];
}> {
  const { facts, rules } = await openCase(ctx, about, kinds, [about.line]);
  return {
    facts,
    prices: kinds.map((kind) => ({
      kind,
      explanation: explained(rules, kind, about.day, factsOf(facts, about.line)),
    })),
  };
}

const RULES_MAX = 20_000;

async function openCase(
  ctx: At,
  about: ServiceCase,
  kinds: readonly TariffKind[],
  lines: readonly CaseLine[],
): Promise<{ facts: CaseFacts; rules: readonly TariffRule[] }> {
  const { agencyId, day, model, serviceKind } = about;
  const [grade, regionClassId] = await Promise.all([
    agencyId === null ? undefined : sql.selectGradeOn.first(ctx, { agencyId, day }),
    classOfPlace(ctx, about),
  ]);
  const gradeId = grade?.gradeId ?? null;
  const rows = await sql.selectForCase.all(ctx, {
    kinds,
    day,
    agencyId,
    gradeId,
    modelId: model.id,
    typeId: model.typeId,
    productLineId: model.productLineId,
    repairActionIds: lines.flatMap((line) => line.repairActionId ?? []),
    faultIds: lines.flatMap((line) => line.faultId ?? []),
    serviceKind,
    regionClassId,
  });
  assert(rows.length < RULES_MAX, 'more rules fit one case than are read');
  const facts = {
    agency: agencyId,
    grade: gradeId,
    model: model.id,
    type: model.typeId,
    productLine: model.productLineId,
    serviceKind,
    regionClass: regionClassId,
  };
  return { facts, rules: rows.map(ruleOf) };
}

async function classOfPlace(ctx: At, { agencyId, regionId }: ServiceCase): Promise<string | null> {
  if (regionId != null) return await regionClassOf(ctx, regionId);
  const [agency] = agencyId === null ? [] : await agenciesByIds(ctx, [agencyId]);
  return agency === undefined ? null : await regionClassOf(ctx, agency.cityId);
}

function factsOf(facts: CaseFacts, { repairActionId, faultId }: CaseLine): CaseFacts {
  return { ...facts, repairAction: repairActionId, fault: faultId };
}

interface TariffRule extends PricingRule {
  readonly row: RuleRow;
}

function ruleOf(row: RuleRow): TariffRule {
  const { id, kind, fromOn, toOn, amount, basisPoints } = row;
  return {
    id,
    kind,
    fromOn,
    toOn,
    row,
    scope: {
      agency: row.agencyId,
      grade: row.gradeId,
      model: row.modelId,
      type: row.typeId,
      productLine: row.productLineId,
      repairAction: row.repairActionId,
      fault: row.faultId,
      serviceKind: row.serviceKind,
      regionClass: row.regionClassId,
    },
    effect: amount === null ? { basisPoints: basisPoints ?? 0 } : { amount },
  };
}

function explained(
  rules: readonly TariffRule[],
  kind: TariffKind,
  day: string,
  facts: CaseFacts,
): PriceExplanation {
  const answer: PriceAnswer<TariffRule> = priceOf(rules, { kind, day, facts });
  return {
    amount: answer.amount,
    used: answer.used.map(told),
    lost: answer.lost.map(({ rule, why }) => ({ rule: told(rule), why })),
    roundedFrom: answer.roundedFrom,
  };
}

/** A rule in words that stay readable when it has changed. */
function told({ scope, row }: TariffRule): RuleTold {
  const { id: ruleId, title, kind, amount, basisPoints, fromOn, toOn } = row;
  const dims = dimsOf(scope).map((dim) => ({ dim, value: valueOf(row, dim) ?? '' }));
  return { ruleId, title, kind, amount, basisPoints, fromOn, toOn, dims };
}

function valueOf(row: RuleRow, dim: TariffDim): string | null {
  return dim === 'serviceKind' ? row.serviceKind : row[`${dim}Title`];
}
