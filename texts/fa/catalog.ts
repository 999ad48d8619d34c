import type { Dictionary } from '../../server/lib/texts.ts';

/** The coded words of the company, in Persian. */
export const catalog = {
  'permission.catalog.read': 'دیدن اطلاعات پایه',
  'permission.catalog.write': 'تغییر اطلاعات پایه',
  'catalog.codeTaken': 'این کد پیش از این به کار رفته است.',
  'catalog.regionTaken': 'در همین ناحیه، این نام پیش از این ثبت شده است.',
  'catalog.unknownBrand': 'این برند را نمی‌شناسیم.',
  'catalog.unknownType': 'این نوع کالا را نمی‌شناسیم.',
  'catalog.unknownProductLine': 'این گروه کالا را نمی‌شناسیم؛ نخست فهرست گروه‌های کالا را وارد کنید.',
  'catalog.unknownModel': 'این مدل را نمی‌شناسیم.',
  'catalog.unknownProvince': 'این استان را نمی‌شناسیم.',
  'catalog.unknownReason': 'این دلیل را نمی‌شناسیم.',
  'catalog.wrongParent': 'شهر در استان است و بخش در شهر؛ ناحیه بالاتر درست نیست.',
  'catalog.notAnAreaCode': 'پیش‌شماره با صفر آغاز می‌شود و سه تا هشت رقم دارد.',
  'catalog.priceDayMissing': 'بنویسید این قیمت از چه روزی است.',
  'catalog.typeInOtherLine': 'این نوع پیش از این در گروه کالای دیگری ثبت شده است.',
  'catalog.districtWithoutCity': 'برای بخش، شهر را هم بنویسید.',
} as const satisfies Dictionary;
