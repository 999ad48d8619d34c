import type { Dictionary } from '../../server/lib/texts.ts';

export const files = {
  'permission.file.read': 'دیدن عکس‌ها و فایل‌های کار',
  'permission.file.write': 'فرستادن عکس و فایل',
  'files.tooBigOfAll': 'این فایل از بزرگ‌ترین اندازهٔ مجاز هم بزرگ‌تر است.',
  'files.tooBig': 'این فایل بزرگ‌تر از اندازهٔ مجاز ({megabytes} مگابایت) است.',
  'files.notAHash': 'چکیدهٔ فایل (SHA-256) درست نیست.',
  'files.idTaken': 'این شناسه برای فایل دیگری به کار رفته است.',
  'files.missing': 'چنین فایلی نیست یا در دسترس شما نیست.',
  'files.tooManyUnused': '{max} فایل بی‌استفاده فرستاده‌اید؛ نخست آن‌ها را به گزارش‌ها بیفزایید.',
  'files.tooManyBytes': 'بیش از اندازهٔ اعلام‌شده فرستاده شد.',
  'files.chunkTooBig': 'هر تکهٔ فایل حداکثر {kilobytes} کیلوبایت است.',
  'files.chunkTooSmall': 'این تکهٔ فایل بیش از اندازه کوچک است.',
  'files.wrongHash': 'فایل سه بار آسیب‌دیده رسید. دوباره عکس بگیرید.',
  'files.notAPicture': 'این فایل عکس خواندنی نیست. دوباره عکس بگیرید.',
  'files.notThere': 'این فایل هنوز کامل نرسیده است.',
  'files.usedElsewhere': 'این فایل پیش‌تر در جای دیگری به کار رفته است.',
} as const satisfies Dictionary;
