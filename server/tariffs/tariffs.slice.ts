import type { Slice } from '../lib/slice.ts';
import { ruleImport } from './rule-import.ts';
import { tariffPermissions } from './tariffs.contract.ts';
import { tariffRoutes } from './tariffs.routes.ts';

export const tariffsSlice = {
  name: 'tariffs',
  stratum: 3,
  permissions: tariffPermissions,
  routes: tariffRoutes,
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [ruleImport],
} satisfies Slice;
