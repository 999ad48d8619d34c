import type { Dictionary } from '../../server/lib/texts.ts';

export const warehouse = {
  'permission.stock.read': 'See stock',
  'permission.stock.readOwn': 'See own stock and defective parts',
  'permission.stock.move': 'Move stock',
  'permission.stock.receive': 'Receive goods sent to it',
  'permission.defective.send': 'Send defective parts back',
  'permission.defective.receive': 'Receive and inspect defective parts',
  'permission.defective.settle': 'Waive or debit defective parts',
} as const satisfies Dictionary;
