import type { Dictionary } from '../../server/lib/texts.ts';

export const ledger = {
  'permission.account.read': 'دیدن حساب نمایندگی‌ها',
  'permission.account.readOwn': 'دیدن حساب خود',
  'permission.account.post': 'ثبت و برگشت سند',
} as const satisfies Dictionary;
