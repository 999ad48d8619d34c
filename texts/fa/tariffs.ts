import type { Dictionary } from '../../server/lib/texts.ts';

export const tariffs = {
  'permission.tariff.read': 'دیدن نرخ‌نامه',
  'permission.tariff.write': 'تغییر نرخ‌نامه',
} as const satisfies Dictionary;
