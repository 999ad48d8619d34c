import { peopleOf } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { can } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey, fold } from '../lib/fold.ts';
import { dayIn } from '../lib/jalali.ts';
import { fragmentPattern, pageOf, readMark } from '../lib/list.ts';
import { readTimeline } from '../lib/timeline.ts';
import type { TimelineView } from '../lib/timeline-view.ts';
import type { AgencyBrief, AgencyView, agencyMoves, OwnAgencyView } from './agencies.contract.ts';
import { ownAgencyId, requireOffice } from './agencies.scope.ts';
import type { CandidateRow } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';

// Agencies as they are read: by other slices through the doors, by the head office's screens, by their own
// people.

type Reading = Pick<Context, 'tx'>;

/** One agency by its code in any digits or letters' case; undefined when there is none. */
export async function agencyByCode(ctx: Reading, code: string): Promise<AgencyBrief | undefined> {
  return (await agenciesByCodes(ctx, [code])).get(codeKey(code));
}

/** For files: agencies of up to 1,000 codes as typed, by `codeKey` of the code. */
export async function agenciesByCodes(
  ctx: Reading,
  codes: readonly string[],
): Promise<Map<string, AgencyBrief>> {
  const rows = await sql.selectBriefsByCodes.all(ctx, { codeKeys: [...new Set(codes.map(codeKey))] });
  return new Map(rows.map(({ codeKey: key, ...agency }) => [key, agency]));
}

export async function agencyById(ctx: Reading, id: string): Promise<AgencyBrief | undefined> {
  return await sql.selectBriefs.first(ctx, { ids: [id] });
}

/** Agencies by id (at most 1,000), in order of id. */
export async function agenciesByIds(ctx: Reading, ids: readonly string[]): Promise<AgencyBrief[]> {
  return await sql.selectBriefs.all(ctx, { ids });
}

export interface AgencyCandidate extends CandidateRow {
  /** Some coverage that runs on the day fits both place and product line. */
  readonly covers: boolean;
}

/**
 * Every agency at work, and how it stands to a place (`regionIds`: a region and what it lies in), a product
 * line and a day. `coversRegion` without `covers`: it works there, but on other product lines. Rows A10, G1.
 */
export async function agencyCandidates(
  ctx: Reading,
  ask: { readonly regionIds: readonly string[]; readonly productLineId: string | null; readonly day: string },
): Promise<AgencyCandidate[]> {
  const rows = await sql.selectCandidates.all(ctx, ask);
  return rows.map((row) => ({ ...row, covers: row.coverageLevel !== null }));
}

/** Whom to write to about an agency's work: its managers. */
export async function agencyManagers(
  ctx: Context,
  agencyId: string,
): Promise<{ membershipId: string; title: string; mobile: string }[]> {
  const people = await peopleOf(ctx, { agencyId });
  return people
    .filter((person) => !person.isEnded && person.roleCodes.includes('agency-manager'))
    .map(({ membershipId, title, mobile }) => ({ membershipId, title, mobile }));
}

/** Today on the calendar of the company. */
export async function today(ctx: Pick<Context, 'tx' | 'now'>): Promise<string> {
  const { zone } = await sql.selectZone.one(ctx);
  return dayIn(zone, ctx.now);
}

interface ListAsk {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly provinceId?: string | undefined;
  readonly cityId?: string | undefined;
  readonly productLineId?: string | undefined;
  readonly ended?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Agencies by title. Row G1. */
export async function listAgencies(
  ctx: Context,
  ask: ListAsk,
): Promise<{ items: AgencyBrief[]; next: string | null }> {
  requireOffice(ctx);
  const [afterTitle = null, afterId = null] = readMark(ask.after, 2) ?? [];
  const patterns = fold(ask.q ?? '')
    .split(' ')
    .flatMap((word) => fragmentPattern(word) ?? []);
  const rows = await sql.selectPage.all(ctx, {
    patterns: patterns.length === 0 ? null : patterns,
    kind: ask.kind ?? null,
    provinceId: ask.provinceId ?? null,
    cityId: ask.cityId ?? null,
    productLineId: ask.productLineId ?? null,
    ended: ask.ended ?? null,
    day: await today(ctx),
    afterTitle,
    afterId,
    limit: ask.limit + 1,
  });
  return pageOf(rows, ask.limit, (row) => [row.title, row.id]);
}

/** One agency with coverage and people. Row G1. */
export async function viewAgency(ctx: Context, id: string): Promise<AgencyView> {
  const agency = await sql.selectDetail.first(ctx, { id });
  if (agency === undefined) throw new Failure('missing', 'agencies.missing');
  const [coverage, people] = await Promise.all([
    sql.selectCoverage.all(ctx, { agencyId: id }),
    peopleOf(ctx, { agencyId: id }),
  ]);
  return {
    ...agency,
    coverage,
    people: people.map((person) => ({ ...person, roleCodes: [...person.roleCodes] })),
    moves: movesOf(ctx, agency.isEnded),
  };
}

function movesOf(ctx: Context, isEnded: boolean): (typeof agencyMoves)[number][] {
  const writes = can(ctx, 'agency.write');
  if (isEnded) return writes ? ['change', 'reopen'] : [];
  return [
    ...(writes ? (['change', 'addCoverage', 'end'] as const) : []),
    ...(can(ctx, 'agency.people') ? (['addPerson'] as const) : []),
  ];
}

/** The agency of the person who asks. Rows G2, G3. */
export async function readOwnAgency(ctx: Context): Promise<OwnAgencyView> {
  const agencyId = ownAgencyId(ctx);
  const agency = await agencyById(ctx, agencyId);
  if (agency === undefined) throw new Failure('missing', 'agencies.noneOfYourOwn');
  const [coverage, people] = await Promise.all([
    sql.selectCoverage.all(ctx, { agencyId }),
    peopleOf(ctx, { agencyId }),
  ]);
  const technicians = people.filter((person) => person.isTechnician && !person.isEnded);
  return {
    ...agency,
    coverage,
    technicians: technicians.map(({ membershipId, title }) => ({ membershipId, title })),
  };
}

/** What happened to an agency, newest first. */
export async function readAgencyTimeline(
  ctx: Context,
  ask: { readonly id: string; readonly after?: string | undefined; readonly limit: number },
): Promise<TimelineView> {
  requireOffice(ctx);
  if ((await agencyById(ctx, ask.id)) === undefined) throw new Failure('missing', 'agencies.missing');
  return await readTimeline(ctx, {
    subject: ask.id,
    personal: true,
    limit: ask.limit,
    ...(ask.after !== undefined && { after: ask.after }),
  });
}
