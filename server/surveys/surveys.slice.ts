import type { Slice } from '../lib/slice.ts';
import { seedSurveys } from './seed-surveys.ts';
import { surveyPermissions } from './surveys.contract.ts';
import { surveyListeners } from './surveys.jobs.ts';
import { surveyRoutes } from './surveys.routes.ts';

export const surveysSlice = {
  name: 'surveys',
  stratum: 6,
  permissions: surveyPermissions,
  routes: surveyRoutes,
  jobs: [],
  listeners: surveyListeners,
  sweeps: [],
  imports: [],
  companySeed: seedSurveys,
} satisfies Slice;
