import type { Slice } from '../lib/slice.ts';
import { reportPermissions } from './service-reports.contract.ts';

export const serviceReportsSlice = {
  name: 'service-reports',
  stratum: 6,
  permissions: reportPermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
