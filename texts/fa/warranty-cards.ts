import type { Dictionary } from '../../server/lib/texts.ts';

/** Warranty cards: what is printed on them, and what their screens say, in Persian. */
export const cardWords = {
  'warranty.card.headline': 'کارت گارانتی',
  'warranty.card.terms':
    'این کارت را نگه دارید و هنگام سرویس نشان دهید. شرایط کامل و روز پایان گارانتی را با اسکن کد ببینید. آسیب ضربه، نوسان برق و دستکاری در تعهد گارانتی نیست.',
  'warranty.card.serial': 'سریال',
  'warranty.card.start': 'شروع گارانتی:',
  'warranty.card.notStarted': 'با نصب یا فعال‌سازی',
  'warranty.card.reprint': 'چاپ {number}',
  'warranty.card.wholeDevice': 'کل دستگاه',
  'warranty.card.length.month': '{count} ماه',
  'warranty.card.length.week': '{count} هفته',
  'warranty.card.length.day': '{count} روز',
  'warranty.card.promise': '{title} {span} ({kinds})',
  'warranty.card.until': 'تا {on}',
} as const satisfies Dictionary;
