import { sealAudit } from '../lib/audit.ts';
import type { Sweep } from '../lib/jobs.ts';
import { forgetOnce } from '../lib/once.ts';
import { forgetProofs, forgetTries } from './identity.sql.ts';

const ONCE_DAYS = 90;
const DAY_MS = 86_400_000;

/** What the house does by itself: seals the audit trail, forgets old keys and tries. */
export const identityJobs: readonly Sweep[] = [
  {
    name: 'identity.sealAudit',
    cron: '* * * * *',
    run: async (ctx) => void (await sealAudit(ctx)),
  },
  {
    name: 'identity.forget',
    cron: '17 3 * * *',
    async run(ctx) {
      await forgetOnce.run(ctx, { before: new Date(ctx.now.getTime() - ONCE_DAYS * DAY_MS) });
      await forgetTries.run(ctx);
      await forgetProofs.run(ctx);
    },
  },
];
