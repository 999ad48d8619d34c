import type { Slice } from '../lib/slice.ts';
import { customerPermissions } from './customers.contract.ts';
import { customerImport } from './customers.import.ts';
import { customerRoutes } from './customers.routes.ts';

export const customersSlice = {
  name: 'customers',
  stratum: 2,
  permissions: customerPermissions,
  routes: customerRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [customerImport],
} satisfies Slice;
