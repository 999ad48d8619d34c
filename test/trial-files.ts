import { writeXlsx } from 'hucre/xlsx';

import { addDays, dayIn, formatJalaliDay } from '../server/lib/jalali.ts';

// What a company has in its drawers on the day it begins: lists as people keep them, with Persian heads, digits and
// days, money with separators, and nothing that the program made.

type Cell = string | number;
interface TrialFile {
  readonly name: string;
  readonly body: Uint8Array;
}
interface TrialList {
  readonly form: 'xlsx' | 'csv';
  readonly rows: readonly (readonly Cell[])[];
}

export const OPENING_BALANCE = 12_500_000;
export const OPENING_STOCK = 5;
export const REPAIR_FEE = 1_850_000;
export const SERIAL = 'PK-1404-000123';
export const CUSTOMER_MOBILE = '09151234567';
export const TECHNICIAN_MOBILE = '09153000002';

/** Digits as a Persian keyboard writes them. */
export const inPersian = (text: string | number) =>
  String(text).replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
/** So many days from today, as a Persian calendar names it. */
const day = (days: number) => inPersian(formatJalaliDay(addDays(dayIn('Asia/Tehran', new Date()), days)));
const money = (amount: number) => inPersian(amount.toLocaleString('en-US').replaceAll(',', '٬'));

const lists: Readonly<Record<string, TrialList>> = {
  productLines: {
    form: 'xlsx',
    rows: [
      ['کد گروه کالا', 'گروه کالا'],
      ['SARD', 'سرمایشی'],
      ['SHOST', 'شوینده'],
    ],
  },
  models: {
    form: 'xlsx',
    rows: [
      ['کد مدل', 'عنوان مدل', 'برند', 'کد برند', 'نوع کالا', 'کد نوع کالا', 'گروه کالا'],
      ['PK-۶۲۰', 'یخچال ساید ۶۲۰', 'پاک‌سرما', 'PK', 'یخچال', 'YKH', 'سرمایشی'],
      ['PK-۸۰۰', 'ماشین لباسشویی ۸ کیلویی', 'پاک‌سرما', 'PK', 'لباسشویی', 'LBS', 'شوینده'],
    ],
  },
  symptoms: {
    form: 'xlsx',
    rows: [
      ['کد عیب', 'عیب', 'نوع کالا'],
      ['S-۱۰۱', 'سرد نمی‌کند', 'یخچال'],
      ['S-۱۰۲', 'صدا می‌دهد', ''],
    ],
  },
  faultFamilies: {
    form: 'csv',
    rows: [
      ['کد خانواده عیب', 'خانواده عیب'],
      ['BARGH', 'برقی'],
    ],
  },
  faults: {
    form: 'xlsx',
    rows: [
      ['کد عیب', 'عیب تشخیص‌داده‌شده', 'خانواده عیب', 'نوع کالا'],
      ['F-۲۱۰', 'برد سوخته', 'برقی', 'یخچال'],
    ],
  },
  repairActions: {
    form: 'xlsx',
    rows: [
      ['کد کار', 'کار', 'نوع کالا', 'پلمب می‌خواهد'],
      ['R-۳۱۰', 'تعویض برد', 'یخچال', 'خیر'],
      ['R-۳۲۰', 'شارژ گاز', 'یخچال', 'بله'],
    ],
  },
  parts: {
    form: 'xlsx',
    rows: [
      [
        ...['کد قطعه', 'عنوان قطعه', 'واحد', 'قطعه معیوب', 'ماه گارانتی قطعه', 'مدل‌های سازگار'],
        ...['قیمت نمایندگی', 'قیمت مشتری', 'از تاریخ'],
      ],
      ['BRD-۷۷', 'برد اصلی', 'عدد', 'باید برگردد', '۶', 'PK-۶۲۰', money(4_000_000), money(5e6), day(-300)],
      ['BRD-۷۷', 'برد اصلی', 'عدد', 'باید برگردد', '۶', 'PK-۶۲۰', money(4_500_000), money(6e6), day(-30)],
      ['FAN-۱۲', 'فن', 'عدد', 'عکس و اسقاط', 3, 'همه', 900_000, 1_200_000, day(-300)],
    ],
  },
  regions: {
    form: 'csv',
    rows: [
      ['استان', 'شهر', 'محله'],
      ['خراسان رضوی', 'مشهد', 'سجاد'],
      ['خراسان رضوی', 'طرقبه', ''],
    ],
  },
  agencies: {
    form: 'xlsx',
    rows: [
      [
        ...['کد نمایندگی', 'نام نمایندگی', 'نوع', 'استان', 'شهر', 'نشانی', 'تلفن', 'آغاز قرارداد'],
        ...['پایان قرارداد', 'ظرفیت', 'نام مدیر', 'موبایل مدیر', 'شهرهای تحت پوشش', 'خطوط محصول'],
      ],
      [
        ...['۱۰۰۱', 'خدمات سرد توس', 'نمایندگی', 'خراسان رضوی', 'مشهد', 'خیابان کوهسنگی ۱۲', '۰۵۱۳۸۴۱۰۰۰۰'],
        ...[day(-400), day(700), '۴۰', 'رضا نوری', '۰۹۱۵۳۰۰۰۰۰۱', 'مشهد، طرقبه', 'سرمایشی'],
      ],
      [
        ...['۱۰۰۲', 'شستشوی شرق', 'نمایندگی', 'خراسان رضوی', 'مشهد', 'بلوار وکیل‌آباد ۳', '۰۵۱۳۸۴۲۰۰۰۰'],
        ...[day(-400), day(700), 25, 'مینا صدر', '۰۹۱۵۴۰۰۰۰۰۱', 'مشهد', 'شوینده'],
      ],
    ],
  },
  'agency-people': {
    form: 'csv',
    rows: [
      ['کد نمایندگی', 'نام و نام خانوادگی', 'تلفن همراه', 'سمت'],
      ['۱۰۰۱', 'بهرام استادی', inPersian(TECHNICIAN_MOBILE), 'سرویسکار'],
    ],
  },
  customers: {
    form: 'csv',
    rows: [
      ['نوع', 'نام', 'موبایل', 'تلفن ثابت', 'استان', 'شهر', 'محله', 'خیابان', 'پلاک', 'واحد'],
      [
        ...['شخص', 'زهرا کریمی', inPersian(CUSTOMER_MOBILE), '۰۵۱۳۸۷۶۵۴۳۲'],
        ...['خراسان رضوی', 'مشهد', 'سجاد', 'بلوار سجاد، بزرگمهر', '۴۸', '۳'],
      ],
    ],
  },
  devices: {
    form: 'xlsx',
    rows: [
      ['کد مدل', 'سریال', 'موبایل مشتری', 'نام مشتری', 'تاریخ خروج از انبار', 'تاریخ فروش', 'تاریخ نصب'],
      [
        ...['PK-۶۲۰', inPersian(SERIAL), inPersian(CUSTOMER_MOBILE), 'زهرا کریمی'],
        ...[day(-120), day(-95), day(-90)],
      ],
      ['PK-۶۲۰', 'PK-۱۴۰۴-۰۰۰۱۲۴', '', '', day(-20), '', ''],
    ],
  },
  'warranty-policies': {
    form: 'xlsx',
    rows: [
      ['کد مدل', 'ماه اجرت', 'ماه قطعه', 'ماه ایاب و ذهاب', 'مبنای شروع', 'قطعه ۱', 'ماه قطعه ۱'],
      ['PK-۶۲۰', '۲۴', '۲۴', '۲۴', 'نصب، فروش به مشتری', 'کمپرسور', '۶۰'],
      ['PK-۸۰۰', 18, 18, 0, 'فروش به مشتری', '', ''],
    ],
  },
  tariffRules: {
    form: 'xlsx',
    rows: [
      ['نرخِ', 'نوع سرویس', 'گروه کالا', 'کد مدل', 'کد کار', 'مبلغ (ریال)', 'از روز'],
      ['حق‌الزحمه نمایندگی', 'تعمیر گارانتی', 'سرمایشی', '', '', money(1_200_000), day(-200)],
      ['حق‌الزحمه نمایندگی', 'تعمیر گارانتی', '', 'PK-۶۲۰', 'R-۳۱۰', money(REPAIR_FEE), day(-200)],
      ['اجرت مشتری', '', 'سرمایشی', '', '', money(2_500_000), day(-200)],
    ],
  },
  consignedOpening: {
    form: 'xlsx',
    rows: [
      ['کد نمایندگی', 'کد قطعه', 'موجودی'],
      ['۱۰۰۱', 'BRD-۷۷', inPersian(OPENING_STOCK)],
      ['۱۰۰۱', 'FAN-۱۲', 2],
    ],
  },
  openingBalances: {
    form: 'xlsx',
    rows: [
      ['کد نمایندگی', 'بستانکار (ریال)', 'بدهکار (ریال)', 'تاریخ'],
      ['۱۰۰۱', money(OPENING_BALANCE), '', day(-3)],
      ['۱۰۰۲', '', money(3_000_000), day(-3)],
    ],
  },
};

/** Which kinds of list the company has. */
export const trialKinds = Object.keys(lists);
/** How many rows a list has beside its heads. */
export const rowsIn = (kind: string) => (lists[kind]?.rows.length ?? 1) - 1;

/** A list of the company as a real spreadsheet. */
export async function trialFile(kind: string): Promise<TrialFile> {
  const list = lists[kind];
  if (list === undefined) throw new Error(`the company has no list of ${kind}`);
  const rows = list.rows.map((row) => [...row]);
  if (list.form === 'xlsx')
    return { name: `${kind}.xlsx`, body: await writeXlsx({ sheets: [{ name: 'فهرست', rows }] }) };
  const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  return { name: `${kind}.csv`, body: new TextEncoder().encode(`\ufeff${text}\r\n`) };
}
