import type { Dictionary } from '../../server/lib/texts.ts';

export const surveys = {
  'permission.survey.read': 'دیدن نظرسنجی‌ها',
  'permission.survey.write': 'طراحی نظرسنجی',
  'permission.survey.call': 'تماس و ثبت پاسخ نظرسنجی',
} as const satisfies Dictionary;
