import type { Dictionary } from '../../server/lib/texts.ts';

/** Goodwill on a work order and what the program decides of reports, in Persian; they come with their screens. */
export const reportRules = {
  'reportRules.goodwill': 'ارفاق',
  'reportRules.goodwillSays':
    'گارانتی این تعمیر را نمی‌پوشاند. با ارفاق، شرکت هزینهٔ آن را می‌پذیرد و جدا از هزینهٔ گارانتی ثبت می‌شود.',
  'reportRules.allow': 'پذیرفتن با ارفاق',
  'reportRules.allowed': 'ارفاق ثبت شد و نمایندگی می‌تواند گزارش بنویسد.',
  'reportRules.takeBack': 'پس گرفتن ارفاق',
  'reportRules.takenBack': 'ارفاق پس گرفته شد.',
  'reportRules.takeBackSays': 'ارفاق این سرویس پس گرفته شود؟ نمایندگی دیگر نمی‌تواند سطر بی‌گارانتی بنویسد.',
  'reportRules.reason': 'دلیل',
  'reportRules.note': 'توضیح برای دفتر مرکزی',
  'reportRules.allowedBy': '{person} اجازه داد',
  'reportRules.policyLine': 'چه گزارشی را سامانه خود تأیید می‌کند و چه گزارشی همیشه نزد کارشناس می‌ماند.',
  'reportRules.isAutomatic': 'گزارش بی‌نشانه و کم‌مبلغ را سامانه تأیید کند',
  'reportRules.isAutomaticSays':
    'تنها گزارشی که بار نخست فرستاده شده، هیچ نشانه‌ای ندارد، همهٔ ردیف‌هایش گارانتی دارد و چیزی از آن تغییر نکرده است.',
  'reportRules.worthMax': 'تا این ارزش',
  'reportRules.worthMaxSays': 'حق‌الزحمه و قطعه‌ها به قیمت فهرست نمایندگی، با هم.',
  'reportRules.samplePercent': 'سهم بازبینی کارشناس (درصد)',
  'reportRules.samplePercentSays': 'از هر صد گزارش چنین، این شمار بی‌آنکه کسی بداند کدام، نزد کارشناس می‌رود.',
  'reportRules.isSmallCompany': 'شرکت کوچک است',
  'reportRules.isSmallCompanySays':
    'هر کس می‌تواند گزارشی را که خود نوشته تأیید کند و به اعتراض بر تصمیم خود پاسخ دهد. در رد ممیزی می‌ماند.',
  'reportRules.savedPolicy': 'قاعده‌های تأیید ثبت شد.',
  'reportRules.version': 'نسخهٔ {version}',
} as const satisfies Dictionary;
