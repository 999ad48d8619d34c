import type { Slice } from '../lib/slice.ts';
import { agencyPeopleImport } from './agency-people.import.ts';
import { agencyPermissions } from './agencies.contract.ts';
import { agencyImport } from './agencies.import.ts';
import { agencyRoutes } from './agencies.routes.ts';

export const agenciesSlice = {
  name: 'agencies',
  stratum: 2,
  permissions: agencyPermissions,
  routes: agencyRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [agencyImport, agencyPeopleImport],
} satisfies Slice;
