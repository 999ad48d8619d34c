import type { Dictionary } from '../../server/lib/texts.ts';

export const files = {
  'permission.file.read': 'دیدن عکس‌ها و فایل‌های کار',
  'permission.file.write': 'فرستادن عکس و فایل',
} as const satisfies Dictionary;
