import type { Dictionary } from '../../server/lib/texts.ts';

export const tariffs = {
  'permission.tariff.read': 'See the tariff',
  'permission.tariff.write': 'Change the tariff',
} as const satisfies Dictionary;
