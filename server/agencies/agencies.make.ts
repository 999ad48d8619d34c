import type { Context } from '../lib/context.ts';
import { addDays } from '../lib/jalali.ts';
import { seededRandom } from '../lib/seeded-random.ts';
import type { AgencyBrief } from './agencies.contract.ts';
import type { NewAgencyPerson } from './agencies.people.ts';
import { addAgencyPerson } from './agencies.people.ts';
import { today } from './agencies.read.ts';
import type { StoredAgency } from './agencies.sql.ts';
import type { NewCoverageRow } from './agencies.store.ts';
import { insertAgencies, insertCoverage } from './agencies.store.ts';

// Makers for tests and the demo: the same seed makes the same agencies.

type Making = Pick<Context, 'tx' | 'now'>;

const TITLES = [
  'سرد پارس',
  'خدمات نوین',
  'پایدار سرویس',
  'تعمیرات البرز',
  'مهر سرویس',
  'آرمان خدمات',
  'پیشرو',
  'خدمات صدر',
  'کاوش',
  'سپهر سرویس',
  'خدمات امین',
  'رایان تعمیر',
  'نگین سرویس',
  'خدمات برتر',
  'کارگشا',
  'آسان تعمیر',
  'خدمات مرکزی',
  'پارسه',
  'یاران',
  'آتیه سرویس',
] as const;
const STREETS = [
  'خیابان شریعتی',
  'خیابان امام خمینی',
  'بلوار معلم',
  'خیابان طالقانی',
  'خیابان ولیعصر',
  'بلوار آزادی',
  'خیابان سعدی',
] as const;

export interface MadeAgencyPlace {
  readonly provinceId: string;
  readonly cityId: string;
  readonly cityTitle: string;
  /** With its zero: '051'. */
  readonly areaCode: string;
}
export interface MadeAgency {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: AgencyBrief['kind'];
  readonly provinceId: string;
  readonly cityId: string;
}

/** One agency exactly as wanted, with what it covers since the beginning of its contract. */
export async function makeAgency(
  ctx: Making,
  wanted: Partial<StoredAgency> & Pick<StoredAgency, 'id' | 'code' | 'title' | 'provinceId' | 'cityId'>,
  coverage: readonly { readonly regionId: string; readonly productLineId: string | null }[] = [],
): Promise<MadeAgency> {
  const fromOn = wanted.contractFromOn ?? addDays(await today(ctx), -365);
  const agency: StoredAgency = {
    kind: 'agency',
    address: '',
    phone: null,
    extension: null,
    areaCode: null,
    contractFromOn: fromOn,
    contractToOn: null,
    openWorkMax: null,
    latitude: null,
    longitude: null,
    ...wanted,
  };
  await insertAgencies(ctx, [agency]);
  await insertCoverage(
    ctx,
    coverage.map((row) => ({ ...row, agencyId: agency.id, fromOn, toOn: null })),
  );
  return agency;
}

/**
 * Makes `count` agencies with codes counted up from `firstCode`, each covering its city and half of them the
 * whole province, on some of the product lines. No people, audit or timeline.
 */
export async function makeAgencies(
  ctx: Making,
  wanted: {
    readonly count: number;
    readonly seed: number;
    readonly firstCode: number;
    readonly places: readonly [MadeAgencyPlace, ...MadeAgencyPlace[]];
    readonly productLineIds: readonly string[];
  },
): Promise<MadeAgency[]> {
  const random = seededRandom(wanted.seed);
  const day = await today(ctx);
  const coverage: NewCoverageRow[] = [];
  const agencies = Array.from({ length: wanted.count }, (_, place): StoredAgency => {
    const city = wanted.places[place % wanted.places.length] ?? wanted.places[0];
    const id = random.id(ctx.now.getTime());
    const contractFromOn = addDays(day, -random.whole(200, 1500));
    const regionId = random.chance(0.5) ? city.provinceId : city.cityId;
    const lineIds = wanted.productLineIds.filter(() => random.chance(0.6));
    const covered: readonly (string | null)[] = lineIds.length === 0 ? [null] : lineIds;
    coverage.push(
      ...covered.map((productLineId) => ({
        agencyId: id,
        regionId,
        productLineId,
        fromOn: contractFromOn,
        toOn: null,
      })),
    );
    const title = `${random.pick(TITLES)} ${city.cityTitle}`;
    return {
      id,
      code: String(wanted.firstCode + place),
      title,
      kind: random.chance(0.2) ? 'one_person' : 'agency',
      provinceId: city.provinceId,
      cityId: city.cityId,
      address: `${random.pick(STREETS)}، پلاک ${random.whole(1, 300)}`,
      phone: `+98${city.areaCode.slice(1)}${random.whole(30_000_000, 89_999_999)}`,
      extension: null,
      areaCode: null,
      contractFromOn,
      contractToOn: addDays(day, random.whole(30, 900)),
      openWorkMax: random.whole(10, 80),
      latitude: null,
      longitude: null,
    };
  });
  await insertAgencies(ctx, agencies);
  await insertCoverage(ctx, coverage);
  return agencies;
}

/** Gives an agency people, by the verb; `demoName` is how the demo calls one ('agency:1001'). */
export async function makeAgencyPeople(
  ctx: Context,
  agencyId: string,
  people: readonly NewAgencyPerson[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const person of people)
    ids.push((await addAgencyPerson(ctx, { id: agencyId, ...person })).membershipId);
  return ids;
}
