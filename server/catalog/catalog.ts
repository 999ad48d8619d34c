import { audit } from '../lib/audit.ts';
import type { CodedRow, CodedTable } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import { hint } from '../lib/live.ts';
import { parsePhone } from '../lib/phone.ts';
import type { Buyer, ReasonKind } from './catalog.contract.ts';
import * as sql from './catalog.sql.ts';
import * as parts from './parts.sql.ts';

type At = Pick<Context, 'tx'>;
type Model = sql.ModelRow;
interface Symptom {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly typeId: string | null;
}
interface Place {
  readonly id: string;
  readonly title: string;
}

export async function modelById(ctx: At, id: string): Promise<Model | undefined> {
  return await sql.models.byId.first(ctx, { id });
}

export async function modelsByIds(ctx: At, ids: readonly string[]): Promise<Model[]> {
  return await sql.models.byIds.all(ctx, { ids });
}

/** For files: the models of up to 1,000 codes as typed, by `codeKey` of the code. */
export async function modelsByCodes(ctx: At, codes: readonly string[]): Promise<Map<string, Model>> {
  return await byKey(sql.models.byCodeKeys.all(ctx, { codeKeys: [...new Set(codes.map(codeKey))] }));
}

// For files: coded words by code or title as typed, by `codeKey` of the code and `foldTight` of the title.
export const productLinesByName = byName(sql.productLines);
export const productTypesByName = byName(sql.productTypes);
export const brandsByName = byName(sql.brands);
export const faultFamiliesByName = byName(sql.faultFamilies);
export const faultsByName = byName(sql.faults);
export const repairActionsByName = byName(sql.repairActions);
export const agencyGradesByName = byName(sql.agencyGrades);
export const regionClassesByName = byName(sql.regionClasses);

export async function symptomsByIds(ctx: At, ids: readonly string[]): Promise<Symptom[]> {
  return await sql.symptoms.byIds.all(ctx, { ids });
}

/** What a technician found, with the family that makes two faults count as the same. */
export async function faultsByIds(ctx: At, ids: readonly string[]): Promise<sql.FaultRow[]> {
  return await sql.faults.byIds.all(ctx, { ids });
}

export async function repairActionsByIds(ctx: At, ids: readonly string[]): Promise<sql.RepairActionRow[]> {
  return await sql.repairActions.byIds.all(ctx, { ids });
}

export async function partsByIds(ctx: At, ids: readonly string[]): Promise<sql.PartRow[]> {
  return await sql.parts.byIds.all(ctx, { ids });
}

/** Of these parts those that fit a model; a part of which no model is said fits every one. Row F2. */
export async function partsThatFit(
  ctx: At,
  ask: { readonly modelId: string; readonly partIds: readonly string[] },
): Promise<string[]> {
  return (await parts.partsThatFit.all(ctx, ask)).map(({ id }) => id);
}

/** What parts cost a buyer on a day; a part without a price by then is left out. Row F1. */
export async function partPricesOn(
  ctx: At,
  ask: { readonly partIds: readonly string[]; readonly buyer: Buyer; readonly day: string },
): Promise<{ partId: string; amount: number; currency: string }[]> {
  return await parts.pricesOn.all(ctx, ask);
}

export async function regionById(ctx: At, id: string): Promise<sql.RegionRow | undefined> {
  return await sql.regions.byId.first(ctx, { id });
}

export async function regionsByIds(ctx: At, ids: readonly string[]): Promise<sql.RegionRow[]> {
  return await sql.regions.byIds.all(ctx, { ids });
}

/** Ids from a region up to its province, itself first. */
export async function regionPath(ctx: At, id: string): Promise<string[]> {
  return (await sql.regionSteps.all(ctx, { id })).map((step) => step.id);
}

export async function agencyGradeById(ctx: At, id: string): Promise<CodedRow | undefined> {
  return await sql.agencyGrades.byId.first(ctx, { id });
}

export async function regionClassById(ctx: At, id: string): Promise<CodedRow | undefined> {
  return await sql.regionClasses.byId.first(ctx, { id });
}

/** The tariff's class of a region: its own, else that of what it lies in. */
export async function regionClassOf(ctx: At, regionId: string): Promise<string | null> {
  const steps = await sql.regionSteps.all(ctx, { id: regionId });
  return steps.find((step) => step.classId !== null)?.classId ?? null;
}

interface RegionTitles {
  readonly province: string;
  readonly city?: string | null;
  readonly district?: string | null;
}
interface RegionIds {
  readonly provinceId: string;
  readonly cityId: string | null;
  readonly districtId: string | null;
}

/** Finds regions as they are written in an address; null where one of the given titles is not known. */
export async function regionByTitles(ctx: At, titles: RegionTitles): Promise<RegionIds | null> {
  return (await regionsByTitles(ctx, [titles]))[0] ?? null;
}

/** The same for a batch of a file, in its order. */
export async function regionsByTitles(
  ctx: At,
  wanted: readonly RegionTitles[],
): Promise<(RegionIds | null)[]> {
  const titleKeys = [
    ...new Set(
      wanted.flatMap(({ province, city, district }) =>
        [province, city, district].map((title) => foldTight(title ?? '')).filter(Boolean),
      ),
    ),
  ];
  const known = new Map<string, string>();
  for (const region of await sql.regions.byTitleKeys.all(ctx, { titleKeys })) {
    known.set(`${region.parentId ?? ''}/${foldTight(region.title)}`, region.id);
  }
  const find = (parentId: string, title: string) => known.get(`${parentId}/${foldTight(title)}`);
  return wanted.map(({ province, city, district }) => {
    const provinceId = find('', province);
    if (provinceId === undefined) return null;
    const cityId = city ? find(provinceId, city) : null;
    if (cityId === undefined) return null;
    const districtId = district && cityId !== null ? find(cityId, district) : null;
    return districtId === undefined ? null : { provinceId, cityId, districtId };
  });
}

const PREFIX_LENGTH_MAX = 8;

/**
 * Province and perhaps city of a landline, by the longest known beginning; null for every other number. Row
 * A6.
 */
export async function regionByPhone(
  ctx: At,
  e164: string,
): Promise<{ province: Place; city?: Place } | null> {
  const parsed = parsePhone(e164);
  if (!parsed.ok || parsed.kind !== 'landline') return null;
  const national = parsed.e164.replace(/^\+98/, '0');
  const prefixes = Array.from({ length: PREFIX_LENGTH_MAX - 2 }, (_, at) => national.slice(0, at + 3));
  const place = await sql.placeOfNumber.first(ctx, { prefixes });
  if (place === undefined) return null;
  const province = { id: place.provinceId, title: place.provinceTitle };
  if (place.cityId === null || place.cityTitle === null) return { province };
  return { province, city: { id: place.cityId, title: place.cityTitle } };
}

/** A reason that may be chosen now. Throws `catalog.unknownReason`. */
export async function reasonOf(
  ctx: At,
  kind: ReasonKind,
  code: string,
): Promise<{ code: string; title: string }> {
  const reason = await sql.reasonByCode.first(ctx, { kind, codeKey: codeKey(code) });
  if (reason === undefined) throw new Failure('invalid', 'catalog.unknownReason', {}, 'reasonCode');
  return reason;
}

export async function partPrices(ctx: At, partId: string): Promise<{ items: sql.PartPriceRow[] }> {
  if ((await sql.parts.byId.first(ctx, { id: partId })) === undefined)
    throw new Failure('missing', 'lib.missing');
  return { items: await sql.pricesOfPart.all(ctx, { partId }) };
}

/** Sets what a part costs a buyer from a day on. Row F1. */
export async function setPartPrice(
  ctx: Context,
  input: { readonly id: string; readonly buyer: Buyer; readonly fromOn: string; readonly amount: number },
): Promise<{ items: sql.PartPriceRow[] }> {
  const part = await sql.parts.lock.first(ctx, { id: input.id });
  if (part === undefined) throw new Failure('missing', 'lib.missing');
  const { id: partId, ...price } = input;
  const before = (await sql.pricesOfPart.all(ctx, { partId })).find(
    (known) => known.buyer === price.buyer && known.fromOn === price.fromOn,
  );
  await sql.setPrices.run(ctx, { prices: JSON.stringify([{ partId, ...price }]) });
  await audit(ctx, {
    action: 'part.setPrice',
    kind: 'part',
    id: partId,
    after: price,
    ...(before && { before: { ...before } }),
  });
  hint(ctx, { topic: 'part', id: partId });
  return await partPrices(ctx, partId);
}

function byName<Row extends CodedRow>(table: CodedTable<Row>) {
  return async (ctx: At, names: readonly string[]): Promise<Map<string, Row>> => {
    const [byTitle, byCode] = await Promise.all([
      table.byTitleKeys.all(ctx, { titleKeys: [...new Set(names.map(foldTight))] }),
      table.byCodeKeys.all(ctx, { codeKeys: [...new Set(names.map(codeKey))] }),
    ]);
    return new Map([
      ...byTitle.map((row) => [foldTight(row.title), row] as const),
      ...byCode.map((row) => [codeKey(row.code), row] as const),
    ]);
  };
}

/** Of words by name the one that is meant: by its code, else by its title. */
export function named<Row>(words: ReadonlyMap<string, Row>, name: string): Row | undefined {
  return words.get(codeKey(name)) ?? words.get(foldTight(name));
}

async function byKey<Row extends CodedRow>(rows: Promise<Row[]>): Promise<Map<string, Row>> {
  return new Map((await rows).map((row) => [codeKey(row.code), row]));
}
