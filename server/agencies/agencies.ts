import { regionById } from '../catalog/catalog.ts';
import { changePerson, peopleOf } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { latinDigits } from '../lib/digits.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { Failure } from '../lib/failure.ts';
import { cleanText, codeKey } from '../lib/fold.ts';
import { newId } from '../lib/id.ts';
import { formatJalaliDay } from '../lib/jalali.ts';
import { announce } from '../lib/jobs.ts';
import { hint } from '../lib/live.ts';
import { parsePhone } from '../lib/phone.ts';
import { tell } from '../lib/timeline.ts';
import type { NewAgency, NewCoverage } from './agencies.contract.ts';
import { COVERAGE_MAX } from './agencies.contract.ts';
import { agencyEnded } from './agencies.events.ts';
import { today } from './agencies.read.ts';
import type { LockedAgency, StoredAgency } from './agencies.sql.ts';
import * as sql from './agencies.sql.ts';
import { insertAgencies, insertCoverage, updateAgencies } from './agencies.store.ts';

// The verbs of this slice and its door for the slices above it. Doors ask nobody's permission: their callers
// do.

export {
  agenciesByCodes,
  agenciesByIds,
  agencyByCode,
  agencyCandidates,
  agencyManagers,
} from './agencies.read.ts';

/** Registers an agency. Rows G1, G6. */
export async function registerAgency(ctx: Context, given: NewAgency): Promise<{ id: string }> {
  const id = newId(ctx.now.getTime());
  const agency = await becoming(ctx, given, {
    id,
    code: '',
    title: '',
    kind: given.kind,
    provinceId: '',
    cityId: given.cityId,
    address: '',
    phone: null,
    extension: null,
    areaCode: null,
    contractFromOn: null,
    contractToOn: null,
    openWorkMax: null,
    latitude: null,
    longitude: null,
  });
  await insertAgencies(ctx, [agency]);
  await audit(ctx, { action: 'agencies.register', kind: 'agency', id, after: { ...agency } });
  await tellAll(ctx, id, 'agencies.registered', { title: agency.title });
  return { id };
}

export type AgencyChange = {
  readonly id: string;
  readonly version: number;
  readonly isEnded?: boolean | undefined;
} & {
  readonly [field in keyof NewAgency]?: NewAgency[field] | undefined;
};

/** Changes an agency, ends it or takes it back; what is left out stays. Row G1. */
export async function changeAgency(
  ctx: Context,
  { id, version, isEnded, ...given }: AgencyChange,
): Promise<void> {
  const { isEnded: wasEnded, version: knownVersion, ...known } = await lockAgency(ctx, id);
  if (knownVersion !== version) throw new Failure('conflict', 'lib.changedMeanwhile');
  const next = await becoming(ctx, given, known);
  await updateAgencies(ctx, [next]);
  const ends = isEnded ?? wasEnded;
  if (ends !== wasEnded) await sql.setEnded.run(ctx, { id, isEnded: ends, now: ctx.now });
  await audit(ctx, {
    action: 'agencies.change',
    kind: 'agency',
    id,
    before: { ...known, isEnded: wasEnded },
    after: { ...next, isEnded: ends },
  });
  if (ends === wasEnded) return await tellAll(ctx, id, 'agencies.changed', {});
  await tellAll(ctx, id, ends ? 'agencies.ended' : 'agencies.reopened', {});
  if (!ends) return;
  await endPeople(ctx, id);
  await announce(ctx, agencyEnded, { agencyId: id });
}

/** Nobody signs in for an agency that has ended; when it comes back its people are invited anew. Row G8. */
async function endPeople(ctx: Context, agencyId: string): Promise<void> {
  for (const { membershipId, isEnded } of await peopleOf(ctx, { agencyId })) {
    if (!isEnded) await changePerson(ctx, { membershipId, agencyId, isEnded: true });
  }
}

/** Lets an agency work in a region, on one product line or all, from a day on. Row G1. */
export async function addCoverage(
  ctx: Context,
  given: NewCoverage & { readonly id: string },
): Promise<{ coverageId: string }> {
  const agency = await lockAgency(ctx, given.id);
  if (agency.isEnded) throw new Failure('conflict', 'agencies.hasEnded');
  const region = await regionById(ctx, given.regionId);
  if (region === undefined) throw new Failure('invalid', 'agencies.unknownRegion', {}, 'regionId');
  const { length: count } = await sql.selectCoverage.all(ctx, { agencyId: agency.id });
  if (count >= COVERAGE_MAX) throw new Failure('conflict', 'agencies.tooMuchCoverage', { max: COVERAGE_MAX });
  const row = {
    agencyId: agency.id,
    regionId: region.id,
    productLineId: given.productLineId,
    fromOn: given.fromOn ?? (await today(ctx)),
    toOn: given.toOn ?? null,
  };
  if (row.toOn !== null && row.toOn < row.fromOn)
    throw new Failure('invalid', 'lib.daysReversed', {}, 'toOn');
  const [coverageId = ''] = await insertCoverage(ctx, [row]);
  await audit(ctx, {
    action: 'agencies.addCoverage',
    kind: 'agency',
    id: agency.id,
    after: { coverageId, ...row },
  });
  await tellAll(ctx, agency.id, 'agencies.coverageAdded', { region: region.title });
  return { coverageId };
}

/** Says the last day of a coverage, today unless given. Row G1. */
export async function endCoverage(
  ctx: Context,
  given: { readonly id: string; readonly coverageId: string; readonly lastOn?: string | undefined },
): Promise<void> {
  const agency = await lockAgency(ctx, given.id);
  const known = await sql.lockCoverage.first(ctx, { agencyId: agency.id, id: given.coverageId });
  if (known === undefined) throw new Failure('missing', 'agencies.coverageMissing');
  const day = await today(ctx);
  if (known.toOn !== null && known.toOn < day) throw new Failure('conflict', 'agencies.coverageOver');
  const lastOn = given.lastOn ?? day;
  if (lastOn < known.fromOn) throw new Failure('invalid', 'lib.daysReversed', {}, 'lastOn');
  await sql.endCoverage.run(ctx, { ids: [known.id], lastOn });
  await audit(ctx, {
    action: 'agencies.endCoverage',
    kind: 'agency',
    id: agency.id,
    before: { ...known },
    after: { ...known, toOn: lastOn },
  });
  const region = await regionById(ctx, known.regionId);
  await tellAll(ctx, agency.id, 'agencies.coverageEnded', {
    region: region?.title ?? '',
    lastOn: formatJalaliDay(lastOn),
  });
}

export async function lockAgency(ctx: Context, id: string): Promise<LockedAgency> {
  const agency = await sql.lockAgency.first(ctx, { id });
  if (agency === undefined) throw new Failure('missing', 'agencies.missing');
  return agency;
}

/** The agency as it becomes: what was given over what was known; each mistake at its field. */
async function becoming(
  ctx: Context,
  {
    code,
    title,
    address,
    cityId,
    phone,
    ...rest
  }: { readonly [field in keyof NewAgency]?: NewAgency[field] | undefined },
  known: StoredAgency,
): Promise<StoredAgency> {
  const failures: FieldFailure[] = [];
  const typed = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const next: StoredAgency = {
    ...known,
    ...typed,
    ...(code !== undefined && { code: latinDigits(code) }),
    ...(title !== undefined && { title: cleanText(title) }),
    ...(address !== undefined && { address: cleanText(address) }),
  };
  if (codeKey(next.code) === '') failures.push({ path: 'code', code: 'agencies.notACode' });
  if (cityId !== undefined) {
    const city = await regionById(ctx, cityId);
    if (city?.kind !== 'city' || city.parentId === null)
      failures.push({ path: 'cityId', code: 'agencies.unknownCity' });
    else Object.assign(next, { cityId, provinceId: city.parentId });
  }
  if (phone !== undefined) Object.assign(next, await readPhone(ctx, phone, next, failures));
  const { contractFromOn, contractToOn, latitude, longitude } = next;
  if (contractFromOn !== null && contractToOn !== null && contractToOn < contractFromOn) {
    failures.push({ path: 'contractToOn', code: 'lib.daysReversed' });
  }
  if ((latitude === null) !== (longitude === null)) {
    failures.push({ path: latitude === null ? 'latitude' : 'longitude', code: 'lib.required' });
  }
  if (failures.length > 0) throw new Failure('invalid', 'lib.invalid', {}, failures);
  return next;
}

/** An agency's landline without area code is one of its own area. */
async function readPhone(
  ctx: Context,
  text: string | null,
  agency: Pick<StoredAgency, 'areaCode' | 'provinceId'>,
  failures: FieldFailure[],
): Promise<Pick<StoredAgency, 'phone' | 'extension'>> {
  if (text === null || text === '' || agency.provinceId === '') return { phone: null, extension: null };
  const [ofProvince] = await sql.selectProvinceAreaCodes.all(ctx, { provinceIds: [agency.provinceId] });
  const areaCode = agency.areaCode ?? ofProvince?.areaCode;
  const phone = parsePhone(text, areaCode === undefined ? {} : { defaultAreaCode: areaCode });
  if (phone.ok) return { phone: phone.e164, extension: phone.extension ?? null };
  failures.push({ path: 'phone', code: phone.reason });
  return { phone: null, extension: null };
}

/** Writes the timeline and tells the screens of the head office and of the agency itself. */
export async function tellAll(
  ctx: Context,
  agencyId: string,
  kind: string,
  facts: Readonly<Record<string, string>>,
  personal?: Readonly<Record<string, string>>,
): Promise<void> {
  await tell(ctx, {
    subject: agencyId,
    kind,
    audience: ['office', 'agency'],
    facts,
    ...(personal && { personal }),
  });
  hint(ctx, { topic: 'agency', id: agencyId, agencyIds: [agencyId] });
}
