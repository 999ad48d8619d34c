import type { Slice } from '../lib/slice.ts';
import { customerPermissions } from './customers.contract.ts';
import { customerImport } from './customers.import.ts';
import { customerRoutes } from './customers.routes.ts';
import type { CustomerHolder } from './customers.ts';

/** `holders` are the higher slices that keep something of customers: they follow when two become one. */
export function customersSlice(holders: readonly CustomerHolder[]) {
  return {
    name: 'customers',
    stratum: 2,
    permissions: customerPermissions,
    routes: customerRoutes(holders),
    jobs: [],
    listeners: [],
    sweeps: [],
    imports: [customerImport],
  } satisfies Slice;
}
