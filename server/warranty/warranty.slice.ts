import type { Slice } from '../lib/slice.ts';
import { warrantyPermissions } from './warranty.contract.ts';
import { policyImport } from './warranty.import.ts';
import { warrantyJobs, warrantyListeners } from './warranty.jobs.ts';
import { warrantyRoutes } from './warranty.routes.ts';

export const warrantySlice = {
  name: 'warranty',
  stratum: 4,
  permissions: warrantyPermissions,
  routes: warrantyRoutes,
  jobs: warrantyJobs,
  listeners: warrantyListeners,
  sweeps: [],
  imports: [policyImport],
} satisfies Slice;
