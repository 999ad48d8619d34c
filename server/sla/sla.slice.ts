import type { Slice } from '../lib/slice.ts';
import { seedSla } from './seed-sla.ts';
import { findBreaches, recomputeJob } from './clocks.ts';
import { slaPermissions } from './sla.contract.ts';
import { clockFigure, sweepCheck } from './sla.health.ts';
import { slaRoutes } from './sla.routes.ts';

export const slaSlice = {
  name: 'sla',
  stratum: 3,
  permissions: slaPermissions,
  routes: slaRoutes,
  jobs: [recomputeJob],
  listeners: [],
  sweeps: [{ name: 'sla.breaches', cron: '* * * * *', run: async (ctx) => void (await findBreaches(ctx)) }],
  imports: [],
  checks: [sweepCheck],
  figures: [clockFigure],
  companySeed: seedSla,
} satisfies Slice;
