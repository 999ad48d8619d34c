import type { Dictionary } from '../../server/lib/texts.ts';

export const serviceReports = {
  'permission.report.read': 'دیدن گزارش‌های انجام کار',
  'permission.report.write': 'نوشتن گزارش انجام کار',
  'permission.report.decide': 'تأیید یا رد گزارش',
  'permission.report.appeal': 'اعتراض به تصمیم گزارش',
} as const satisfies Dictionary;
