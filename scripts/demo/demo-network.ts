import type { MadeAgency } from '../../server/agencies/agencies.make.ts';
import { makeAgencies, makeAgency } from '../../server/agencies/agencies.make.ts';
import { madeMobile, madePersonName } from '../../server/customers/customers.make.ts';
import { makePeople } from '../../server/identity/identity.make.ts';
import type { Context } from '../../server/lib/context.ts';
import { newId } from '../../server/lib/id.ts';
import type { SeededRandom } from '../../server/lib/seeded-random.ts';
import { seededRandom } from '../../server/lib/seeded-random.ts';
import type { HistoryAgency } from '../../server/requests/request-history.make.ts';
import type { DemoPlace } from './demo-company.ts';

// Agencies and their people: 1000 is the company's own service, 1001 and 1002 are neighbours with the same town and
// lines, the others stand wherever customers live.

interface NetworkWish {
  readonly places: readonly [DemoPlace, ...DemoPlace[]];
  readonly productLineIds: readonly string[];
  readonly otherCount: number;
}

export async function makeNetwork(
  ctx: Context,
  wish: NetworkWish,
): Promise<[HistoryAgency, ...HistoryAgency[]]> {
  const random = seededRandom(1405);
  const capital = wish.places[0];
  const second = wish.places.find((place) => place.provinceId !== capital.provinceId) ?? capital;
  const everything = (place: DemoPlace) => [{ regionId: place.provinceId, productLineId: null }];
  const own = await makeAgency(
    ctx,
    {
      id: newId(),
      code: '1000',
      title: 'خدمات مرکزی',
      kind: 'in_house',
      ...where(capital),
      openWorkMax: 400,
    },
    everything(capital),
  );
  const neighbours = [];
  for (const [code, title] of [
    ['1001', 'خدمات توس'],
    ['1002', 'نوید سرویس شرق'],
  ] as const) {
    neighbours.push(
      await makeAgency(
        ctx,
        {
          id: newId(),
          code,
          title: `${title} ${second.cityTitle}`,
          ...where(second),
          openWorkMax: 90,
          address: 'بلوار وکیل‌آباد، پلاک ۱۱۲',
        },
        everything(second),
      ),
    );
  }
  const towns = distinct(wish.places).filter((place) => place.cityId !== second.cityId);
  const others =
    wish.otherCount === 0
      ? []
      : await makeAgencies(ctx, {
          count: wish.otherCount,
          seed: 7,
          firstCode: 1003,
          places: [towns[0] ?? capital, ...towns.slice(1)],
          productLineIds: wish.productLineIds,
        });
  const staffed: HistoryAgency[] = [];
  for (const agency of [own, ...neighbours, ...others]) staffed.push(await staff(ctx, random, agency));
  const [first, ...rest] = staffed;
  if (first === undefined) throw new Error('a network has agencies');
  return [first, ...rest];
}

function where(place: DemoPlace) {
  const { provinceId, cityId, areaCode } = place;
  return {
    provinceId,
    cityId,
    areaCode,
    phone: `+98${areaCode.slice(1)}38400${cityId.slice(-3).replace(/\D/g, '1')}`,
  };
}

/** A manager and one to four technicians. */
async function staff(ctx: Context, random: SeededRandom, agency: MadeAgency): Promise<HistoryAgency> {
  const technicians = Array.from({ length: random.whole(1, 4) }, () => {
    const mobile = madeMobile(random);
    return {
      who: `technician:${mobile.replace(/^\+98/, '0')}`,
      title: madePersonName(random),
      mobile,
      roles: ['technician'],
      agencyId: agency.id,
    };
  });
  const manager = {
    who: `agency:${agency.code}`,
    title: madePersonName(random),
    mobile: madeMobile(random),
    roles: ['agency-manager'],
    agencyId: agency.id,
  };
  const ids = await makePeople(ctx, [manager, ...technicians]);
  return {
    id: agency.id,
    title: agency.title,
    cityId: agency.cityId,
    provinceId: agency.provinceId,
    technicians: technicians.map(({ who, title }) => ({
      id: ids.get(who) ?? '',
      firstName: title.split(' ')[0] ?? '',
      title,
    })),
  };
}

function distinct(places: readonly DemoPlace[]): DemoPlace[] {
  return [...new Map(places.map((place) => [place.cityId, place])).values()];
}
