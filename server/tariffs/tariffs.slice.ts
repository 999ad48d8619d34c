import type { Slice } from '../lib/slice.ts';
import { tariffPermissions } from './tariffs.contract.ts';

export const tariffsSlice = {
  name: 'tariffs',
  stratum: 3,
  permissions: tariffPermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
