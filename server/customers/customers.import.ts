import { z } from 'zod';

import { fold, foldTight } from '../lib/fold.ts';
import { parseCompanyId, parseNationalId } from '../lib/identity-numbers.ts';
import { latinDigits } from '../lib/digits.ts';
import type { ImportColumn } from '../lib/import-kind.ts';
import { importKind } from '../lib/import-kind.ts';
import { parsePhone } from '../lib/phone.ts';
import { PHONES_MAX } from './customers.contract.ts';
import { exportCustomers } from './customer-export.ts';
import { applyRows, checkRows } from './import-rows.ts';

// Customers by file. A customer is his national id, else his mobile and name; an empty cell leaves what is
// known.

const emptyIsNull = (cell: unknown) => (cell === undefined || cell === '' ? null : cell);
const textCell = (max: number) =>
  z.preprocess(emptyIsNull, z.string().trim().max(max, 'lib.tooLong').nullable());

/** A checked number; a spreadsheet that took it for a number lost the zeros in front. */
const checkedCell = (digitCount: number, parse: (text: string) => string | undefined, code: string) =>
  z.preprocess(
    emptyIsNull,
    z
      .string()
      .max(60, 'lib.tooLong')
      .nullable()
      .transform((text, check) => {
        if (text === null) return null;
        const digits = latinDigits(text).trim();
        const isShortened = /^\d+$/.test(digits) && digits.length >= digitCount - 2;
        const number = parse(isShortened ? digits.padStart(digitCount, '0') : digits);
        if (number === undefined) check.addIssue({ code: 'custom', message: code });
        return number ?? null;
      }),
  );

const kindWords: Readonly<Record<string, 'person' | 'organisation'>> = {
  شخص: 'person',
  حقیقی: 'person',
  شخصحقیقی: 'person',
  person: 'person',
  سازمان: 'organisation',
  شرکت: 'organisation',
  حقوقی: 'organisation',
  شخصحقوقی: 'organisation',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
};
const kindCell = z.preprocess(
  emptyIsNull,
  z
    .string()
    .max(60, 'lib.tooLong')
    .nullable()
    .transform((text, check) => {
      const kind = text === null ? null : kindWords[foldTight(text)];
      if (kind === undefined) check.addIssue({ code: 'custom', message: 'lib.notOneOf' });
      return kind ?? null;
    }),
);

const mobileCell = z.preprocess(
  emptyIsNull,
  z
    .string()
    .max(60, 'lib.tooLong')
    .nullable()
    .transform((text, check) => {
      const phone = text === null ? null : parsePhone(text);
      if (phone === null) return null;
      if (!phone.ok) check.addIssue({ code: 'custom', message: phone.reason });
      else if (phone.kind === 'mobile' || phone.kind === 'foreign') return phone.e164;
      else check.addIssue({ code: 'custom', message: 'lib.notAMobile' });
      return null;
    }),
);

/** Several numbers in one cell, each on its own side of a comma, semicolon, slash or line break. */
const phonesCell = z
  .preprocess(
    emptyIsNull,
    z
      .string()
      .max(300, 'lib.tooLong')
      .nullable()
      .transform((text) =>
        (text ?? '')
          .split(/[,،;؛|\n/]/)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      ),
  )
  .pipe(z.array(z.string()).max(PHONES_MAX, 'customers.phonesInCell'));

const CustomerImportRow = z
  .object({
    kind: kindCell,
    name: z.preprocess(
      (cell) => cell ?? '',
      z.string().trim().min(1, 'lib.required').max(200, 'lib.tooLong'),
    ),
    nationalId: checkedCell(10, parseNationalId, 'lib.notANationalId'),
    companyId: checkedCell(11, parseCompanyId, 'lib.notACompanyId'),
    mobile: mobileCell,
    phones: phonesCell,
    province: textCell(100),
    city: textCell(100),
    district: textCell(200),
    street: textCell(200),
    alley: textCell(200),
    plaque: textCell(40),
    floor: textCell(40),
    unit: textCell(40),
    landmark: textCell(200),
    postalCode: textCell(20),
  })
  .refine(
    (row) =>
      row.nationalId !== null || row.companyId !== null || row.mobile !== null || row.phones.length > 0,
    {
      error: 'customers.keyMissing',
      path: ['mobile'],
    },
  );
export type CustomerImportRow = z.output<typeof CustomerImportRow>;

const column = (
  field: keyof CustomerImportRow,
  titles: readonly string[],
  example: string,
  reads: ImportColumn['reads'] = 'text',
): ImportColumn => ({ field, titles, isRequired: field === 'name', example, reads });

const columns: readonly ImportColumn[] = [
  column('kind', ['نوع', 'نوع مشتری', 'حقیقی/حقوقی', 'Kind'], 'شخص'),
  column('name', ['نام', 'نام مشتری', 'نام و نام خانوادگی', 'نام شرکت', 'مشتری', 'Name'], 'مریم رضایی'),
  column('nationalId', ['کد ملی', 'شماره ملی', 'National id'], '0012345679', 'code'),
  column('companyId', ['شناسه ملی', 'شناسه ملی شرکت', 'Company id'], '', 'code'),
  column('mobile', ['موبایل', 'تلفن همراه', 'شماره موبایل', 'همراه', 'Mobile'], '09121234567', 'phone'),
  column('phones', ['تلفن', 'تلفن‌ها', 'تلفن ثابت', 'شماره تلفن', 'Phone', 'Phones'], '02188776655', 'list'),
  column('province', ['استان', 'Province'], 'تهران'),
  column('city', ['شهر', 'City'], 'تهران'),
  column('district', ['محله', 'منطقه', 'District'], 'یوسف‌آباد'),
  column('street', ['خیابان', 'نشانی', 'آدرس', 'Street', 'Address'], 'خیابان سیدجمال‌الدین اسدآبادی'),
  column('alley', ['کوچه', 'Alley'], 'کوچه ۳۱'),
  column('plaque', ['پلاک', 'Plaque'], '12'),
  column('floor', ['طبقه', 'Floor'], '3'),
  column('unit', ['واحد', 'Unit'], '7'),
  column('landmark', ['نشانه', 'نشان راهنما', 'Landmark'], 'روبه‌روی پارک شفق'),
  column('postalCode', ['کد پستی', 'کدپستی', 'Postal code'], '1433894351', 'code'),
];

export const customerImport = importKind({
  kind: 'customers',
  permission: 'customer.write',
  columns,
  row: CustomerImportRow,
  keyOf,
  check: checkRows,
  apply: applyRows,
  exported: exportCustomers,
});

function keyOf(row: CustomerImportRow): string {
  if (row.nationalId !== null) return `national/${row.nationalId}`;
  if (row.companyId !== null) return `company/${row.companyId}`;
  return `phone/${row.mobile ?? fold(row.phones[0] ?? '')}/${foldTight(row.name)}`;
}
