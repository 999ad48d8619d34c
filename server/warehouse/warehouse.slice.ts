import type { Slice } from '../lib/slice.ts';
import { warehousePermissions } from './warehouse.contract.ts';
import { consignedOpeningImport } from './warehouse.import.ts';
import { warehouseRoutes } from './warehouse.routes.ts';
import { seedWarehouse } from './seed-warehouse.ts';

export const warehouseSlice = {
  name: 'warehouse',
  stratum: 4,
  permissions: warehousePermissions,
  routes: warehouseRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [consignedOpeningImport],
  companySeed: seedWarehouse,
} satisfies Slice;
