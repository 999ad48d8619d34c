import { catalogImports } from '../../server/catalog/catalog.import.ts';
import { modelsByCodes, productLinesByName, regionsByTitles } from '../../server/catalog/catalog.ts';
import { symptoms as symptomTable } from '../../server/catalog/catalog.sql.ts';
import type { Context } from '../../server/lib/context.ts';
import { makePolicies } from '../../server/warranty/warranty.make.ts';
import { bring } from './bring.ts';
import * as data from './demo-catalog.ts';

// The base data of a demo company, brought in as a real one would bring it.

export type DemoModel = NonNullable<ReturnType<Awaited<ReturnType<typeof modelsByCodes>>['get']>>;

/** Lines, types, models with their warranty, symptoms, parts with prices, towns. */
export async function bringBaseData(
  ctx: Context,
  brand: { title: string; code: string },
  share: number,
): Promise<void> {
  const types = data.types.slice(0, Math.ceil(data.types.length * share));
  const typeTitles = new Map<string, string>(types.map(([code, title]) => [code, title]));
  await bring(
    ctx,
    catalogImports,
    'productLines',
    data.productLines.map(([code, title, titleEn]) => ({ code, title, titleEn })),
  );
  await bring(
    ctx,
    catalogImports,
    'models',
    types.flatMap(([typeCode, type, productLine, models]) =>
      models.map(([code, title]) => ({
        code,
        title: `${title} ${brand.title}`,
        brand: brand.title,
        brandCode: brand.code,
        type,
        typeCode,
        productLine,
      })),
    ),
  );
  await bring(
    ctx,
    catalogImports,
    'symptoms',
    data.symptoms
      .filter(([, , type]) => type === '' || typeTitles.has(type))
      .map(([code, title, type]) => ({ code, title, type: typeTitles.get(type) ?? '' })),
  );
  await bring(
    ctx,
    catalogImports,
    'parts',
    data.parts.map(([code, title, unit, price]) => ({
      code,
      title,
      unit,
      company: String(price),
      agency: marked(price, 112),
      dealer: marked(price, 122),
      customer: marked(price, 140),
      fromOn: '1404/01/01',
    })),
  );
  await bring(
    ctx,
    catalogImports,
    'regions',
    data.towns.map(([province, city]) => ({ province, city })),
  );
  await promiseWarranties(ctx, types);
}

async function promiseWarranties(
  ctx: Context,
  types: typeof data.types | readonly (typeof data.types)[number][],
) {
  const wanted = types.flatMap(([, , , models]) => models.map(([code, , months]) => ({ code, months })));
  const models = await modelsByCodes(
    ctx,
    wanted.map((each) => each.code),
  );
  await makePolicies(
    ctx,
    [...models.values()].map((model) => {
      const months = wanted.find((each) => each.code === model.code)?.months ?? 18;
      const isRefrigerator = model.code.startsWith('RF') || model.code.startsWith('FZ');
      return {
        modelId: model.id,
        form: {
          labourMonths: months,
          partMonths: months,
          travelMonths: months,
          ...(!isRefrigerator && { components: [] }),
        },
      };
    }),
  );
}

export async function demoModels(ctx: Context): Promise<DemoModel[]> {
  const codes = data.types.flatMap(([, , , models]) => models.map(([code]) => code));
  return [...(await modelsByCodes(ctx, codes)).values()];
}

export async function demoLines(ctx: Context): Promise<string[]> {
  const lines = await productLinesByName(
    ctx,
    data.productLines.map(([code]) => code),
  );
  return [...new Set([...lines.values()].map((line) => line.id))];
}

export async function demoSymptoms(ctx: Context): Promise<{ id: string; typeId: string | null }[]> {
  return await symptomTable.list.all(ctx, {
    isRetired: false,
    patterns: [],
    typeId: null,
    after: null,
    limit: 500,
  });
}

export interface DemoPlace {
  readonly provinceId: string;
  readonly cityId: string;
  readonly cityTitle: string;
  readonly areaCode: string;
}

/** Towns where people live, the big ones several times, so that a pick meets them as often as life does. */
export async function demoPlaces(ctx: Context): Promise<readonly [DemoPlace, ...DemoPlace[]]> {
  const wanted = data.populous.flatMap(([province, areaCode, weight]) => {
    const towns = data.towns.filter(([of]) => of === province).map(([, town]) => town);
    const centre = CENTRES[province] ?? province;
    return [
      ...Array.from({ length: weight }, () => ({ province, city: centre, areaCode })),
      ...towns.map((city) => ({ province, city, areaCode })),
    ];
  });
  const ids = await regionsByTitles(ctx, wanted);
  const places = wanted.flatMap(({ city, areaCode }, at): DemoPlace[] => {
    const found = ids[at];
    return found?.cityId == null
      ? []
      : [{ provinceId: found.provinceId, cityId: found.cityId, cityTitle: city, areaCode }];
  });
  const [first, ...others] = places;
  if (first === undefined) throw new Error('the provinces of the country are missing');
  return [first, ...others];
}

/** Provinces whose centre has another name. */
const CENTRES: Readonly<Record<string, string>> = {
  'خراسان رضوی': 'مشهد',
  فارس: 'شیراز',
  خوزستان: 'اهواز',
  البرز: 'کرج',
  مازندران: 'ساری',
  'آذربایجان شرقی': 'تبریز',
  گیلان: 'رشت',
  'آذربایجان غربی': 'ارومیه',
  هرمزگان: 'بندرعباس',
  گلستان: 'گرگان',
  مرکزی: 'اراک',
  لرستان: 'خرم‌آباد',
};

function marked(price: number, percent: number): string {
  return String(Math.round((price * percent) / 100));
}
