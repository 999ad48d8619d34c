import type { Slice } from '../lib/slice.ts';
import { sweepOrphans } from './arrive.ts';
import { filePermissions } from './files.contract.ts';
import { fileRoutes } from './files.routes.ts';

export const filesSlice = {
  name: 'files',
  stratum: 1,
  permissions: filePermissions,
  routes: fileRoutes,
  jobs: [],
  listeners: [],
  sweeps: [{ name: 'files.orphans', cron: '50 3 * * *', run: sweepOrphans }],
  imports: [],
} satisfies Slice;
