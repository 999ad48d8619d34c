import type { Slice } from '../lib/slice.ts';
import { fieldWorkListeners } from './field-work.jobs.ts';
import { fieldWorkRoutes } from './field-work.routes.ts';
import { requestPermissions } from './requests.contract.ts';
import { requestListeners } from './requests.jobs.ts';
import { requestRoutes } from './requests.routes.ts';

/** `publicUrl` stands in links of messages. */
export function requestsSlice({ publicUrl }: { publicUrl: string }): Slice {
  return {
    name: 'requests',
    stratum: 5,
    permissions: requestPermissions,
    routes: [...requestRoutes, ...fieldWorkRoutes],
    jobs: [],
    listeners: [...requestListeners(publicUrl), ...fieldWorkListeners(publicUrl)],
    sweeps: [],
    imports: [],
  };
}
