import type { Slice } from '../lib/slice.ts';
import { catalogPermissions } from './catalog.contract.ts';
import { catalogImports } from './catalog.import.ts';
import { catalogRoutes } from './catalog.routes.ts';
import { seedCatalog } from './seed-catalog.ts';

export const catalogSlice = {
  name: 'catalog',
  stratum: 1,
  permissions: catalogPermissions,
  routes: catalogRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: catalogImports,
  companySeed: seedCatalog,
} satisfies Slice;
