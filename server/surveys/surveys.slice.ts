import type { Slice } from '../lib/slice.ts';
import { surveyPermissions } from './surveys.contract.ts';

export const surveysSlice = {
  name: 'surveys',
  stratum: 6,
  permissions: surveyPermissions,
  routes: [],
  jobs: [],
  listeners: [],
  sweeps: [],
  imports: [],
} satisfies Slice;
