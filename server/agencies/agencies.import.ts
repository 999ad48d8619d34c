import { z } from 'zod';

import { dayField } from '../lib/fields.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { ImportColumn } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import type { agencyKinds } from './agencies.contract.ts';
import { applyAgencyRows } from './agency-batch.ts';
import { exportAgencies } from './agency-export.ts';
import { checkAgencyRows } from './agency-rows.ts';
import {
  codeCell,
  countCell,
  listCell,
  mobileCell,
  requiredCell,
  textCell,
  wordCell,
} from './import-cells.ts';

// Agencies by file, each with its manager, the cities it covers and its product lines. An agency is its code;
// an empty cell leaves what is known, a filled list of cities is the whole list from today on.

const LIST_MAX = 200;
const OPEN_WORK_MAX = 100_000;

const kindWords: Readonly<Record<string, (typeof agencyKinds)[number]>> = {
  نمایندگی: 'agency',
  نماینده: 'agency',
  agency: 'agency',
  داخلی: 'in_house',
  درونسازمانی: 'in_house',
  'in-house': 'in_house',
  inhouse: 'in_house',
  in_house: 'in_house',
  تکنفره: 'one_person',
  تکنفر: 'one_person',
  یکنفره: 'one_person',
  'one-person': 'one_person',
  one_person: 'one_person',
};
const dayCell = () =>
  z.preprocess((cell) => (cell === undefined || cell === '' ? null : cell), dayField().nullable());

const AgencyImportRow = z
  .object({
    code: codeCell(),
    title: requiredCell(),
    kind: wordCell(kindWords, foldTight, 'agencies.kindUnknown'),
    province: requiredCell(100),
    city: requiredCell(100),
    address: textCell(400),
    phone: textCell(60),
    contractFromOn: dayCell(),
    contractToOn: dayCell(),
    openWorkMax: countCell(OPEN_WORK_MAX),
    managerName: textCell(),
    managerMobile: mobileCell(),
    coverage: listCell(LIST_MAX),
    productLines: listCell(LIST_MAX),
  })
  .refine((row) => row.managerName === null || row.managerMobile !== null, {
    error: 'agencies.managerMobileMissing',
    path: ['managerMobile'],
  })
  .refine((row) => row.managerMobile === null || row.managerName !== null, {
    error: 'agencies.managerNameMissing',
    path: ['managerName'],
  });
export type AgencyImportRow = z.output<typeof AgencyImportRow>;

const required: readonly string[] = ['code', 'title', 'province', 'city'];
const column = (
  field: keyof AgencyImportRow,
  titles: readonly string[],
  example: string,
  reads: ImportColumn['reads'] = 'text',
): ImportColumn => ({ field, titles, isRequired: required.includes(field), example, reads });

const columns: readonly ImportColumn[] = [
  column('code', ['کد نمایندگی', 'کد', 'Agency code', 'Code'], '1001', 'code'),
  column('title', ['عنوان', 'نام نمایندگی', 'عنوان نمایندگی', 'Title'], 'خدمات سرد پارس'),
  column('kind', ['نوع', 'نوع نمایندگی', 'Kind'], 'نمایندگی'),
  column('province', ['استان', 'Province'], 'تهران'),
  column('city', ['شهر', 'City'], 'تهران'),
  column('address', ['نشانی', 'آدرس', 'Address'], 'خیابان شریعتی، بالاتر از ملک، پلاک ۴۵'),
  column('phone', ['تلفن', 'تلفن نمایندگی', 'Phone'], '02177665544', 'phone'),
  column(
    'contractFromOn',
    ['تاریخ آغاز قرارداد', 'آغاز قرارداد', 'شروع قرارداد', 'Contract from'],
    '1404/01/01',
    'day',
  ),
  column('contractToOn', ['تاریخ پایان قرارداد', 'پایان قرارداد', 'Contract to'], '1406/12/29', 'day'),
  column('openWorkMax', ['ظرفیت', 'ظرفیت کار باز', 'Capacity'], '40', 'number'),
  column('managerName', ['نام مدیر', 'مدیر', 'Manager'], 'حسین کریمی'),
  column('managerMobile', ['موبایل مدیر', 'تلفن همراه مدیر', 'Manager mobile'], '09121112233', 'phone'),
  column('coverage', ['شهرهای تحت پوشش', 'پوشش', 'شهرها', 'Coverage'], 'تهران، ری، شمیرانات', 'list'),
  column('productLines', ['خطوط محصول', 'خط محصول', 'Product lines'], 'یخچال، لباسشویی', 'list'),
];

export const agencyImport = importKind({
  kind: 'agencies',
  permission: 'agency.write',
  columns,
  row: AgencyImportRow,
  keyOf: (row) => codeKey(row.code),
  check: checkAgencyRows,
  apply: applyAgencyRows,
  exported: exportAgencies,
});
