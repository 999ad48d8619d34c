import type { Dictionary } from '../../server/lib/texts.ts';

export const ledger = {
  'permission.account.read': 'See accounts of agencies',
  'permission.account.readOwn': 'See the own account',
  'permission.account.post': 'Post and reverse entries',
} as const satisfies Dictionary;
