import { regionById } from '../catalog/catalog.ts';
import type { Context } from '../lib/context.ts';
import type { FieldFailure } from '../lib/failure.ts';
import { latinDigits } from '../lib/digits.ts';
import { cleanText } from '../lib/fold.ts';
import type { Phone } from '../lib/phone.ts';
import { parsePhone } from '../lib/phone.ts';
import type { NewCustomer, NewSite } from './customers.contract.ts';
import type { StoredContact, StoredPhone, StoredSite } from './customers.sql.ts';
import * as sql from './customers.sql.ts';

// What people typed, read: phones become E.164, regions are looked up, each mistake stays at its field.

/** A phone as it is stored. */
export type ReadPhone = Pick<StoredPhone, 'number' | 'extension' | 'kind' | 'warning'>;

/** What a landline without area code gets: the code of the asking agency, else the company's. */
export async function areaCodeFor(ctx: Pick<Context, 'tx'>, given?: string | null): Promise<string> {
  return given ?? (await sql.selectAreaCode.one(ctx)).areaCode;
}

/** Reads one phone; a mistake is added to `failures` at `path` and answers undefined. */
export function readPhone(
  text: string,
  areaCode: string,
  path: string,
  failures: FieldFailure[],
): ReadPhone | undefined {
  const phone = parsePhone(text, { defaultAreaCode: areaCode });
  if (phone.ok) return storedPhone(phone);
  failures.push({ path, code: phone.reason });
  return undefined;
}

export function storedPhone(phone: Phone): ReadPhone {
  return {
    number: phone.e164,
    extension: phone.extension ?? null,
    kind: phone.kind,
    warning: phone.warning ?? null,
  };
}

/** Phones of one customer, the first one first; the same twice is a mistake at the second. */
export function readPhones(
  given: readonly { readonly number: string }[],
  areaCode: string,
  at: string,
  failures: FieldFailure[],
): ReadPhone[] {
  const phones: ReadPhone[] = [];
  given.forEach(({ number }, place) => {
    const path = `${at}phones.${place}.number`;
    const phone = readPhone(number, areaCode, path, failures);
    if (phone === undefined) return;
    if (phones.some((known) => isSamePhone(known, phone)))
      failures.push({ path, code: 'customers.phoneThere' });
    else phones.push(phone);
  });
  return phones;
}

export function isSamePhone(
  one: Pick<ReadPhone, 'number' | 'extension'>,
  other: Pick<ReadPhone, 'number' | 'extension'>,
) {
  return one.number === other.number && one.extension === other.extension;
}

/** Who speaks for a customer; he may have no number of his own. */
export function readContact(
  given: NonNullable<NewCustomer['contacts']>[number],
  areaCode: string,
  at: string,
  failures: FieldFailure[],
): Omit<StoredContact, 'id' | 'customerId'> {
  const { name, role, number: text } = given;
  const phone = text == null || text === '' ? undefined : readPhone(text, areaCode, `${at}number`, failures);
  const { number = null, extension = null, warning = null } = phone ?? {};
  return { name: cleanText(name), role, number, extension, warning };
}

const EMPTY_SITE: Omit<StoredSite, 'id' | 'customerId'> = {
  title: '',
  provinceId: null,
  cityId: null,
  district: '',
  street: '',
  alley: '',
  plaque: '',
  floor: '',
  unit: '',
  landmark: '',
  postalCode: '',
  latitude: null,
  longitude: null,
};

/** A site as it becomes: what was given over what was known, its city inside its province. */
export async function readSite(
  ctx: Pick<Context, 'tx'>,
  given: NewSite,
  known: Pick<StoredSite, 'id' | 'customerId'> & Partial<StoredSite>,
  at: string,
  failures: FieldFailure[],
): Promise<StoredSite> {
  const { provinceId, cityId, postalCode, ...rest } = given;
  const typed = Object.fromEntries(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, typeof value === 'string' ? cleanText(value) : value]),
  );
  const site: StoredSite = {
    ...EMPTY_SITE,
    ...known,
    ...typed,
    ...(postalCode !== undefined && { postalCode: latinDigits(postalCode) }),
  };
  if ((site.latitude === null) !== (site.longitude === null)) {
    failures.push({
      path: `${at}${site.latitude === null ? 'latitude' : 'longitude'}`,
      code: 'lib.required',
    });
  }
  return { ...site, ...(await readRegions(ctx, { provinceId, cityId }, site, at, failures)) };
}

interface GivenRegions {
  readonly provinceId?: string | null | undefined;
  readonly cityId?: string | null | undefined;
}
type Regions = Pick<StoredSite, 'provinceId' | 'cityId'>;

async function readRegions(
  ctx: Pick<Context, 'tx'>,
  given: GivenRegions,
  known: Regions,
  at: string,
  failures: FieldFailure[],
): Promise<Regions> {
  const { provinceId, cityId } = given;
  if (cityId !== undefined && cityId !== null) {
    const city = await regionById(ctx, cityId);
    if (city?.kind !== 'city') failures.push({ path: `${at}cityId`, code: 'customers.unknownCity' });
    else if (provinceId && provinceId !== city.parentId)
      failures.push({ path: `${at}cityId`, code: 'customers.cityElsewhere' });
    return { provinceId: city?.parentId ?? null, cityId };
  }
  if (provinceId === undefined)
    return { provinceId: known.provinceId, cityId: cityId === null ? null : known.cityId };
  if (provinceId !== null && (await regionById(ctx, provinceId))?.kind !== 'province') {
    failures.push({ path: `${at}provinceId`, code: 'customers.unknownProvince' });
  }
  const staysInCity = cityId === undefined && provinceId === known.provinceId;
  return { provinceId, cityId: staysInCity ? known.cityId : null };
}
