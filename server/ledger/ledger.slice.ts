import type { Slice } from '../lib/slice.ts';
import { ledgerPermissions } from './ledger.contract.ts';

export const ledgerSlice = {
  name: 'ledger',
  stratum: 3,
  permissions: ledgerPermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
