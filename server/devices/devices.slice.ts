import type { Slice } from '../lib/slice.ts';
import { devicePermissions } from './devices.contract.ts';
import { deviceImport } from './devices.import.ts';
import { deviceListeners } from './devices.jobs.ts';
import { deviceRoutes } from './devices.routes.ts';

export const devicesSlice = {
  name: 'devices',
  stratum: 3,
  permissions: devicePermissions,
  routes: deviceRoutes,
  jobs: [],
  listeners: deviceListeners,
  sweeps: [],
  imports: [deviceImport],
} satisfies Slice;
