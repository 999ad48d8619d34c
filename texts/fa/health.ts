import type { Dictionary } from '../../server/lib/texts.ts';

/** What `/healthz` says of each part, in Persian. */
export const health = {
  'health.database': 'پایگاه داده پاسخ می‌دهد.',
  'health.databaseUnreachable': 'به پایگاه داده نمی‌توان رسید.',
  'health.migrations': 'ساختار پایگاه داده با این برنامه می‌خواند.',
  'health.migrationsBehind': {
    other: '{count} به‌روزرسانی ساختار پایگاه داده انجام نشده است؛ برنامه را دوباره آغاز کنید.',
  },
  'health.databaseNewer': 'پایگاه داده از این برنامه تازه‌تر است؛ نسخه تازه برنامه را اجرا کنید.',
  'health.queue': 'صف کارها پیش می‌رود.',
  'health.queueStuck': 'کاری {minutes} دقیقه است که در صف مانده است.',
  'health.worker': 'کارهای پس‌زمینه اجرا می‌شوند.',
  'health.workerMissing': 'از برنامه کارهای پس‌زمینه {minutes} دقیقه است که نشانی نیست.',
  'health.workerNeverSeen': 'برنامه کارهای پس‌زمینه هنوز اجرا نشده است.',
  'health.disk': 'روی دیسک {percent} درصد جا هست.',
  'health.diskFull': 'دیسک دارد پر می‌شود: {percent} درصد جا مانده است.',
  'health.seal': 'رد ممیزی به‌هنگام مهر می‌شود.',
  'health.sealLate': 'مهر رد ممیزی بیش از {minutes} دقیقه دیر شده است.',
  'health.clocks': 'سررسید ساعت‌ها به‌هنگام دیده می‌شود.',
  'health.clocksLate': 'سررسیدی بیش از {minutes} دقیقه است که دیده نشده است.',
  'health.noAnswer': 'این بخش به‌هنگام پاسخ نداد.',
  'health.failed': 'این بخش را نشد دید؛ دلیلش در گزارش برنامه است.',
} as const satisfies Dictionary;
