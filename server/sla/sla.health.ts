import type { CompanyFigure } from '../lib/company-figures.ts';
import type { CompanyCheck } from '../lib/health.ts';
import { countClocks, dueUnseen } from './sla.sql.ts';

/** The sweep comes every minute. */
const SWEEP_MINUTES_MAX = 10;

export const sweepCheck: CompanyCheck = {
  name: 'clocks',
  keptMs: 60_000,
  async look(ctx) {
    const before = new Date(ctx.now.getTime() - SWEEP_MINUTES_MAX * 60_000);
    return (await dueUnseen.first(ctx, { before })) === undefined
      ? { ok: true, code: 'health.clocks' }
      : { ok: false, code: 'health.clocksLate', facts: { minutes: SWEEP_MINUTES_MAX } };
  },
};

export const clockFigure: CompanyFigure = {
  name: 'vafa_clocks',
  help: 'Running clocks of the company: in time, due and not yet seen, late, paused.',
  label: 'state',
  values: ['running', 'due', 'late', 'paused'],
  read: async (ctx) => await countClocks.all(ctx, { now: ctx.now }),
};
