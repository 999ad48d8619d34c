import type { Slice } from '../lib/slice.ts';
import { reportPermissions } from './service-reports.contract.ts';
import { reportListeners } from './service-reports.jobs.ts';
import { reportRoutes } from './service-reports.routes.ts';

export const serviceReportsSlice = {
  name: 'service-reports',
  stratum: 6,
  permissions: reportPermissions,
  routes: reportRoutes,
  jobs: [],
  listeners: reportListeners,
  sweeps: [],
  imports: [],
} satisfies Slice;
