import type { Dictionary } from '../../server/lib/texts.ts';

export const warehouse = {
  'permission.stock.read': 'دیدن موجودی',
  'permission.stock.readOwn': 'دیدن موجودی و داغی خود',
  'permission.stock.move': 'ثبت گردش کالا',
  'permission.stock.receive': 'دریافت کالای رسیده',
  'permission.defective.send': 'فرستادن قطعه داغی',
  'permission.defective.receive': 'دریافت و بازرسی داغی',
  'permission.defective.settle': 'بخشیدن یا بدهکار کردن داغی',
} as const satisfies Dictionary;
