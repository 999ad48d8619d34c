import { agencyByCode } from '../../server/agencies/agencies.ts';
import { catalogImports } from '../../server/catalog/catalog.import.ts';
import * as coded from '../../server/catalog/catalog.sql.ts';
import { productTypesByName } from '../../server/catalog/catalog.ts';
import { putCoded } from '../../server/lib/coded-import.ts';
import type { Context } from '../../server/lib/context.ts';
import { setGrade } from '../../server/tariffs/grades.ts';
import { ruleImport } from '../../server/tariffs/rule-import.ts';
import { bring } from './bring.ts';

// What technicians of the demo find and do, and what it costs by the tariff of the year.

const families = [
  ['COOL', 'سرمایش', 'Cooling'],
  ['ELEC', 'برق و برد', 'Electrics'],
  ['WATER', 'آب و نشتی', 'Water'],
  ['MECH', 'مکانیک و صدا', 'Mechanics'],
  ['HEAT', 'گرمایش و شعله', 'Heating'],
] as const;

/** code, fault, family, type; an empty type: every type. */
const faults = [
  ['F-101', 'کمپرسور سوخته', 'COOL', 'RF'],
  ['F-102', 'نشت گاز مبرد', 'COOL', 'RF'],
  ['F-103', 'خرابی ترموستات', 'COOL', 'RF'],
  ['F-111', 'نشت گاز مبرد فریزر', 'COOL', 'FZ'],
  ['F-201', 'پمپ تخلیه خراب', 'WATER', 'WM'],
  ['F-202', 'کمک‌فنر شکسته', 'MECH', 'WM'],
  ['F-203', 'قفل در خراب', 'MECH', 'WM'],
  ['F-301', 'خازن سوخته', 'ELEC', 'AC'],
  ['F-302', 'نشت گاز کولر', 'COOL', 'AC'],
  ['F-501', 'سنسور شعله کثیف', 'HEAT', 'PB'],
  ['F-901', 'برد اصلی سوخته', 'ELEC', ''],
  ['F-902', 'سیم‌کشی قطع', 'ELEC', ''],
  ['F-903', 'عیبی دیده نشد', 'MECH', ''],
] as const;

/** code, action, type, whether it breaks a seal, fee to the agency and charge to the customer in rials. */
const actions = [
  ['R-101', 'تعویض کمپرسور و شارژ گاز', 'RF', true, 18_500_000, 32_000_000],
  ['R-102', 'نشت‌یابی و شارژ گاز', 'RF', true, 11_000_000, 19_500_000],
  ['R-103', 'تعویض ترموستات', 'RF', false, 4_200_000, 7_800_000],
  ['R-111', 'نشت‌یابی و شارژ گاز فریزر', 'FZ', true, 10_500_000, 18_500_000],
  ['R-201', 'تعویض پمپ تخلیه', 'WM', false, 4_600_000, 8_400_000],
  ['R-202', 'تعویض کمک‌فنر', 'WM', false, 5_200_000, 9_600_000],
  ['R-203', 'تعویض قفل در', 'WM', false, 3_600_000, 6_900_000],
  ['R-301', 'تعویض خازن', 'AC', false, 3_800_000, 7_200_000],
  ['R-302', 'شارژ گاز کولر', 'AC', true, 9_800_000, 17_500_000],
  ['R-501', 'سرویس مشعل و سنسور', 'PB', false, 5_400_000, 9_900_000],
  ['R-901', 'تعویض برد اصلی', '', false, 5_000_000, 9_200_000],
  ['R-902', 'اصلاح سیم‌کشی', '', false, 3_200_000, 6_100_000],
  ['R-903', 'بازدید و راهنمایی', '', false, 1_800_000, 3_500_000],
  ['R-904', 'نصب و راه‌اندازی', '', false, 6_000_000, 11_000_000],
] as const;

const grades = [
  ['G1', 'درجه یک', 'First', '1.1'],
  ['G2', 'درجه دو', 'Second', ''],
  ['G3', 'درجه سه', 'Third', '0.95'],
] as const;
const FAR = { code: 'FAR', title: 'دور', titleEn: 'Far' };
/** Provinces by the code they are seeded with. */
const farProvinces = [
  ['054', 'سیستان و بلوچستان'],
  ['076', 'هرمزگان'],
  ['084', 'ایلام'],
] as const;

/** Faults, repair actions and the tariff of the year; the agencies are there already. */
export async function bringTariff(ctx: Context): Promise<void> {
  const types = await productTypesByName(
    ctx,
    actions.map(([, , type]) => type),
  );
  const isSold = (type: string) => type === '' || [...types.values()].some(({ code }) => code === type);
  const rows = <Row extends readonly unknown[]>(of: readonly Row[], type: (row: Row) => string) =>
    of.filter((row) => isSold(type(row)));
  await bring(
    ctx,
    catalogImports,
    'faultFamilies',
    families.map(([code, title, titleEn]) => ({ code, title, titleEn })),
  );
  await bring(
    ctx,
    catalogImports,
    'faults',
    rows(faults, (row) => row[3]).map(([code, title, family, type]) => ({ code, title, family, type })),
  );
  const done = rows(actions, (row) => row[2]);
  await bring(
    ctx,
    catalogImports,
    'repairActions',
    done.map(([code, title, type, seal]) => ({ code, title, type, needsSeal: seal ? 'بله' : 'خیر' })),
  );
  await bringGradesAndClasses(ctx);
  await bring(ctx, [ruleImport], 'tariffRules', [...rulesOfActions(done), ...generalRules()]);
}

const YEAR = { fromOn: '1404/01/01' };

function rulesOfActions(done: readonly (typeof actions)[number][]): Record<string, string>[] {
  return done.flatMap(([code, , , , fee, charge]) => [
    { ...YEAR, kind: 'agency_fee', repairAction: code, amount: String(fee) },
    { ...YEAR, kind: 'labour_charge', repairAction: code, amount: String(charge) },
  ]);
}

function generalRules(): Record<string, string>[] {
  return [
    { ...YEAR, kind: 'agency_fee', serviceKind: 'installation', amount: '6000000' },
    { ...YEAR, kind: 'labour_charge', serviceKind: 'installation', amount: '11000000' },
    { ...YEAR, kind: 'agency_fee', serviceKind: 'warranty_repair', amount: '3000000' },
    { ...YEAR, kind: 'labour_charge', serviceKind: 'warranty_repair', amount: '6000000' },
    { ...YEAR, kind: 'travel_rate', amount: '65000' },
    { ...YEAR, kind: 'visit_fee', amount: '2500000' },
    { ...YEAR, kind: 'travel_rate', regionClass: FAR.code, coefficient: '1.25', title: 'منطقه‌های دور' },
    ...grades
      .filter(([, , , coefficient]) => coefficient !== '')
      .map(([grade, title, , coefficient]) => ({ ...YEAR, kind: 'agency_fee', grade, coefficient, title })),
  ];
}

async function bringGradesAndClasses(ctx: Context): Promise<void> {
  const made = await putCoded(
    ctx,
    { kind: 'agencyGrade', table: coded.agencyGrades },
    grades.map(([code, title, titleEn]) => ({ code, title, titleEn })),
  );
  const [far] = await putCoded(ctx, { kind: 'regionClass', table: coded.regionClasses }, [FAR]);
  await putCoded(
    ctx,
    { kind: 'region', table: coded.regions },
    farProvinces.map(([code, title]) => ({ code, title, classId: far?.id })),
  );
  const places = [
    ['1000', 1],
    ['1001', 0],
    ['1002', 2],
  ] as const;
  for (const [code, place] of places) {
    const agency = await agencyByCode(ctx, code);
    const gradeId = made[place]?.id ?? null;
    if (agency !== undefined) await setGrade(ctx, { id: agency.id, fromOn: '2025-03-21', gradeId });
  }
}
