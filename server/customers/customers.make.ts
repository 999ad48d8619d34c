import type { Context } from '../lib/context.ts';
import { parseNationalId } from '../lib/identity-numbers.ts';
import type { SeededRandom } from '../lib/seeded-random.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import { writeCustomerWords } from './customers.search.ts';
import type { StoredPhone, StoredSite } from './customers.sql.ts';
import { insertRows } from './customers.store.ts';
import * as names from './iranian-names.ts';

// Makers for tests and the demo: the same seed makes the same customers. Thousands are written by a few
// statements.

type Making = Pick<Context, 'tx' | 'now'>;

/** A city where made customers live, with the area code of its landlines; repeat one to make it bigger. */
export interface MadePlace {
  readonly provinceId: string;
  readonly cityId: string;
  /** With its zero: '051'. */
  readonly areaCode: string;
}

export interface MadeCustomer {
  readonly id: string;
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly mobile: string;
  readonly siteId: string;
  readonly provinceId: string;
  readonly cityId: string;
  readonly createdAt: Date;
}

const BATCH = 1000;
const DAY_MS = 86_400_000;

/**
 * Makes `count` customers with phones and sites, found by search, without audit or timeline.
 * They came one by one over the last `days`; ids, names and numbers depend on the seed alone.
 */
export async function makeCustomers(
  ctx: Making,
  wanted: {
    readonly count: number;
    readonly seed: number;
    readonly places: readonly [MadePlace, ...MadePlace[]];
    readonly days?: number;
  },
): Promise<MadeCustomer[]> {
  const random = seededRandom(wanted.seed);
  const endMs = ctx.now.getTime();
  const spanMs = (wanted.days ?? 730) * DAY_MS;
  const made: MadeCustomer[] = [];
  while (made.length < wanted.count) {
    const batch = Array.from({ length: Math.min(BATCH, wanted.count - made.length) }, (_, place) => {
      const share = (made.length + place + 1) / wanted.count;
      return oneCustomer(
        random,
        random.pick(wanted.places),
        new Date(Math.floor(endMs - spanMs * (1 - share))),
      );
    });
    await insertRows(ctx, {
      customers: batch.map((each) => each.customer),
      phones: batch.flatMap((each) => each.phones),
      sites: batch.map((each) => each.site),
      contacts: [],
    });
    await writeCustomerWords(
      ctx,
      batch.map((each) => each.customer.id),
    );
    made.push(...batch.map((each) => each.made));
  }
  return made;
}

function oneCustomer(random: SeededRandom, place: MadePlace, createdAt: Date) {
  const atMs = createdAt.getTime();
  const id = random.id(atMs);
  const kind = random.chance(0.06) ? ('organisation' as const) : ('person' as const);
  const name =
    kind === 'person'
      ? madePersonName(random)
      : `${random.pick(names.organisationNames)} ${random.pick(names.organisationTitles)}`;
  const nationalId = kind === 'person' && random.chance(0.55) ? madeNationalId(random) : null;
  const mobile = madeMobile(random);
  const phone = (number: string, isFirst: boolean): StoredPhone & { createdAt: Date } => ({
    id: random.id(atMs),
    customerId: id,
    number,
    extension: null,
    kind: isFirst ? 'mobile' : 'landline',
    isFirst,
    warning: null,
    createdAt,
  });
  const phones = [phone(mobile, true)];
  if (kind === 'organisation' || random.chance(0.4))
    phones.push(phone(madeLandline(random, place.areaCode), false));
  const site = madeSite(random, place, id, atMs);
  const customer = { id, kind, name, nationalId, companyId: null, note: '', createdAt };
  const { provinceId, cityId } = place;
  const made: MadeCustomer = { id, kind, name, mobile, siteId: site.id, provinceId, cityId, createdAt };
  return { customer, phones, site, made };
}

/** A first and a family name; common ones come more often. */
export function madePersonName(random: SeededRandom): string {
  const firstNames = random.chance(0.5) ? names.womenNames : names.menNames;
  return `${oftenEarly(random, firstNames)} ${oftenEarly(random, names.familyNames)}`;
}

/** An Iranian mobile as E.164. */
export function madeMobile(random: SeededRandom): string {
  const prefix = random.pick([
    '912',
    '912',
    '912',
    '935',
    '936',
    '937',
    '919',
    '910',
    '913',
    '914',
    '915',
    '917',
    '921',
    '990',
  ]);
  return `+98${prefix}${String(random.whole(0, 9_999_999)).padStart(7, '0')}`;
}

/** A landline of an area as E.164. */
export function madeLandline(random: SeededRandom, areaCode: string): string {
  return `+98${areaCode.slice(1)}${random.whole(3, 8)}${String(random.whole(0, 9_999_999)).padStart(7, '0')}`;
}

function madeNationalId(random: SeededRandom): string | null {
  const front = String(random.whole(1_000_000, 609_999_999)).padStart(9, '0');
  const id = Array.from({ length: 10 }, (_, last) => `${front}${last}`).find(
    (text) => parseNationalId(text) !== undefined,
  );
  return id ?? null;
}

function madeSite(random: SeededRandom, place: MadePlace, customerId: string, atMs: number): StoredSite {
  const isFlat = random.chance(0.7);
  return {
    id: random.id(atMs),
    customerId,
    title: '',
    provinceId: place.provinceId,
    cityId: place.cityId,
    district: random.chance(0.5) ? random.pick(names.districts) : '',
    street: random.pick(names.streets),
    alley: random.pick(names.alleys),
    plaque: String(random.whole(1, 240)),
    floor: isFlat ? String(random.whole(1, 6)) : '',
    unit: isFlat ? String(random.whole(1, 24)) : '',
    landmark: random.chance(0.25) ? random.pick(names.landmarks) : '',
    postalCode: random.chance(0.5) ? `${random.whole(13_111, 99_999)}${random.whole(11_111, 99_999)}` : '',
    latitude: null,
    longitude: null,
  };
}

function oftenEarly(random: SeededRandom, items: readonly [string, ...string[]]): string {
  return items[Math.floor(random.next() ** 2 * items.length)] ?? items[0];
}
