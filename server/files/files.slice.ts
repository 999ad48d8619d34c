import type { Slice } from '../lib/slice.ts';
import { filePermissions } from './files.contract.ts';

export const filesSlice = {
  name: 'files',
  stratum: 1,
  permissions: filePermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
