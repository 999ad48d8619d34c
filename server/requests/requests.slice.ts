import type { Slice } from '../lib/slice.ts';
import { requestPermissions } from './requests.contract.ts';
import { requestListeners } from './requests.jobs.ts';
import { requestRoutes } from './requests.routes.ts';

/** `publicUrl` stands in links of messages. */
export function requestsSlice({ publicUrl }: { publicUrl: string }): Slice {
  return {
    name: 'requests',
    stratum: 5,
    permissions: requestPermissions,
    routes: requestRoutes,
    jobs: [],
    listeners: requestListeners(publicUrl),
    sweeps: [],
    imports: [],
  };
}
