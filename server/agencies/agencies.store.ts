import { regionsByIds } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import { codeKey, fold } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import type { StoredAgency, StoredCoverage } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';

// Agencies and their coverage are written many at a time: by one form, by a file, by makers. Columns go as
// arrays.

type Writing = Pick<Context, 'tx' | 'now'>;

/** Writes new agencies, at most 1,000. */
export async function insertAgencies(ctx: Writing, agencies: readonly StoredAgency[]): Promise<void> {
  if (agencies.length === 0) return;
  await sql.insertAgencies.run(ctx, { ...(await columnsOf(ctx, agencies)), now: ctx.now });
}

/** Writes what is now known of agencies, at most 1,000; each gets a new version. */
export async function updateAgencies(ctx: Writing, agencies: readonly StoredAgency[]): Promise<void> {
  if (agencies.length === 0) return;
  await sql.updateAgencies.run(ctx, { ...(await columnsOf(ctx, agencies)), now: ctx.now });
}

export type NewCoverageRow = Omit<StoredCoverage, 'id'>;

export async function insertCoverage(ctx: Writing, rows: readonly NewCoverageRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(() => newId(ctx.now.getTime()));
  await sql.insertCoverage.run(ctx, {
    ids,
    agencyIds: rows.map((row) => row.agencyId),
    regionIds: rows.map((row) => row.regionId),
    productLineIds: rows.map((row) => row.productLineId),
    fromOns: rows.map((row) => row.fromOn),
    toOns: rows.map((row) => row.toOn),
    now: ctx.now,
  });
  return ids;
}

async function columnsOf(ctx: Writing, agencies: readonly StoredAgency[]) {
  const regionIds = [...new Set(agencies.flatMap((agency) => [agency.provinceId, agency.cityId]))];
  const titles = new Map((await regionsByIds(ctx, regionIds)).map((region) => [region.id, region.title]));
  return {
    ids: agencies.map((agency) => agency.id),
    codes: agencies.map((agency) => agency.code),
    codeKeys: agencies.map((agency) => codeKey(agency.code)),
    titles: agencies.map((agency) => agency.title),
    kinds: agencies.map((agency) => agency.kind),
    provinceIds: agencies.map((agency) => agency.provinceId),
    cityIds: agencies.map((agency) => agency.cityId),
    addresses: agencies.map((agency) => agency.address),
    phones: agencies.map((agency) => agency.phone),
    extensions: agencies.map((agency) => agency.extension),
    areaCodes: agencies.map((agency) => agency.areaCode),
    contractFromOns: agencies.map((agency) => agency.contractFromOn),
    contractToOns: agencies.map((agency) => agency.contractToOn),
    openWorkMaxes: agencies.map((agency) => agency.openWorkMax),
    latitudes: agencies.map((agency) => agency.latitude),
    longitudes: agencies.map((agency) => agency.longitude),
    findKeys: agencies.map((agency) => findKey(agency, titles)),
  };
}

/** Everything the list finds an agency by; a number also as it is dialled here. */
function findKey(agency: StoredAgency, titles: ReadonlyMap<string, string>): string {
  const { code, title, provinceId, cityId, address, phone } = agency;
  const dialled = phone?.startsWith('+98') ? `0${phone.slice(3)}` : null;
  const words = [
    code,
    codeKey(code),
    title,
    titles.get(provinceId),
    titles.get(cityId),
    address,
    phone,
    dialled,
  ];
  return words
    .filter((word) => word != null && word !== '')
    .map((word) => fold(word ?? ''))
    .join(' · ');
}
