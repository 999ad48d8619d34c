import type { Slice } from '../lib/slice.ts';
import { ledgerPermissions } from './ledger.contract.ts';
import { ledgerRoutes } from './ledger.routes.ts';
import { openingBalanceImport } from './opening-balances.import.ts';

export const ledgerSlice = {
  name: 'ledger',
  stratum: 3,
  permissions: ledgerPermissions,
  routes: ledgerRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [openingBalanceImport],
} satisfies Slice;
