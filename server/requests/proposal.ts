import { agencyCandidates } from '../agencies/agencies.ts';
import { regionByTitles } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { dayIn } from '../lib/jalali.ts';
import { nextWorkAt } from '../sla/sla.ts';
import * as referralSql from './referrals.sql.ts';
import { orderSight } from './requests.scope.ts';
import { selectTenant } from './requests.sql.ts';
import type { Candidate, MustRule } from './proposal.contract.ts';
import * as sql from './work-orders.sql.ts';

// Who could do this job: the must-rules first, then a score whose parts are shown. The dispatcher decides.

/** An agency that works again only after this is left out: a closure, or no working hours. */
const NEXT_WORK_MS_MAX = 3 * 86_400_000;

const SCORE = {
  sameCity: 30,
  coverage: { district: 30, city: 20, province: 10 },
  servedBefore: 10,
  servedBeforeMax: 2,
  load: 20,
  /** Open work at which an agency without a known limit counts as loaded. */
  loadAssumedMax: 40,
  declinedBefore: -40,
} as const;

/** Agencies for a work order, the best first; those left out say why. Row A10. */
export async function propose(ctx: Context, input: { id: string }): Promise<{ items: Candidate[] }> {
  const [order] = await sql.selectOrder.all(ctx, { id: input.id, ...orderSight(ctx) });
  if (order === undefined) throw new Failure('missing', 'requests.workOrderMissing');
  return { items: await candidatesFor(ctx, order) };
}

interface OrderFacts {
  readonly id: string;
  readonly requestId: string;
  readonly deviceId: string;
  readonly productLineId: string;
}

/** The ranked candidates of an order; without a known place no agency covers it. */
export async function candidatesFor(ctx: Context, order: OrderFacts): Promise<Candidate[]> {
  const [place, { zone }] = await Promise.all([
    referralSql.selectOrderPlace.one(ctx, { requestId: order.requestId }),
    selectTenant.one(ctx),
  ]);
  const regionIds = await regionIdsOf(ctx, place);
  const agencies = await agencyCandidates(ctx, {
    regionIds,
    productLineId: order.productLineId,
    day: dayIn(zone, ctx.now),
  });
  const agencyIds = agencies.map((agency) => agency.id);
  const [standings, nextWork] = await Promise.all([
    referralSql.selectAgencyStanding.all(ctx, { orderId: order.id, deviceId: order.deviceId, agencyIds }),
    nextWorkAt(ctx, agencyIds),
  ]);
  return agencies
    .map((agency): Candidate => {
      const standing = standings.find((each) => each.agencyId === agency.id);
      const facts = {
        isSameCity: place.siteCityId !== null && agency.cityId === place.siteCityId,
        coverageLevel: agency.coverageLevel,
        openWork: standing?.openWork ?? 0,
        openWorkMax: agency.openWorkMax,
        servedBefore: standing?.servedBefore ?? 0,
        declinedBefore: standing?.declinedBefore ?? false,
      };
      const missed = missedBy({ ...agency, ...facts }, nextWork.get(agency.id) ?? null, ctx.now);
      return {
        agency: { id: agency.id, code: agency.code, title: agency.title },
        kind: agency.kind,
        isFit: missed.length === 0,
        missed,
        score: scoreOf(facts),
        ...facts,
      };
    })
    .toSorted(betterFirst);
}

function missedBy(
  agency: { covers: boolean; contractRuns: boolean; openWork: number; openWorkMax: number | null },
  nextWork: Date | null,
  now: Date,
): MustRule[] {
  const isOff = nextWork === null || nextWork.getTime() - now.getTime() > NEXT_WORK_MS_MAX;
  const isFull = agency.openWorkMax !== null && agency.openWork >= agency.openWorkMax;
  return [
    ...(agency.covers ? [] : (['not_covering'] as const)),
    ...(agency.contractRuns ? [] : (['no_contract'] as const)),
    ...(isFull ? (['full'] as const) : []),
    ...(isOff ? (['day_off'] as const) : []),
  ];
}

type ScoreFacts = Pick<
  Candidate,
  'isSameCity' | 'coverageLevel' | 'openWork' | 'openWorkMax' | 'servedBefore' | 'declinedBefore'
>;

/** From 0 to 100: near, known to the device, not loaded; lower for one that sent this job back before. Pure. */
export function scoreOf(facts: ScoreFacts): number {
  const load = Math.min(1, facts.openWork / (facts.openWorkMax ?? SCORE.loadAssumedMax));
  const sum =
    (facts.isSameCity ? SCORE.sameCity : 0) +
    (facts.coverageLevel === null ? 0 : SCORE.coverage[facts.coverageLevel]) +
    Math.min(facts.servedBefore, SCORE.servedBeforeMax) * SCORE.servedBefore +
    Math.round((1 - load) * SCORE.load) +
    (facts.declinedBefore ? SCORE.declinedBefore : 0);
  return Math.max(0, sum);
}

function betterFirst(one: Candidate, other: Candidate): number {
  return (
    Number(other.isFit) - Number(one.isFit) ||
    one.missed.length - other.missed.length ||
    other.score - one.score ||
    one.agency.code.localeCompare(other.agency.code, 'en')
  );
}

async function regionIdsOf(
  ctx: Context,
  place: {
    siteProvinceId: string | null;
    siteCityId: string | null;
    district: string | null;
    provinceTitle: string | null;
    cityTitle: string | null;
  },
): Promise<string[]> {
  const known = [place.siteCityId, place.siteProvinceId].filter((id) => id !== null);
  if (!place.district || place.provinceTitle === null || place.cityTitle === null) return known;
  const found = await regionByTitles(ctx, {
    province: place.provinceTitle,
    city: place.cityTitle,
    district: place.district,
  });
  return found?.districtId == null ? known : [found.districtId, ...known];
}
