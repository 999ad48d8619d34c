import type { Slice } from '../lib/slice.ts';
import { warehousePermissions } from './warehouse.contract.ts';

export const warehouseSlice = {
  name: 'warehouse',
  stratum: 4,
  permissions: warehousePermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
