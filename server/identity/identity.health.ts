import { isSealedSince } from '../lib/audit.ts';
import type { CompanyCheck } from '../lib/health.ts';

/** The sealer comes every minute. */
const SEAL_MINUTES_MAX = 15;

export const sealCheck: CompanyCheck = {
  name: 'seal',
  keptMs: 60_000,
  async look(ctx) {
    return (await isSealedSince(ctx, SEAL_MINUTES_MAX))
      ? { ok: true, code: 'health.seal' }
      : { ok: false, code: 'health.sealLate', facts: { minutes: SEAL_MINUTES_MAX } };
  },
};
