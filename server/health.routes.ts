import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Health, HealthCheck } from './lib/health.ts';
import { openHealth } from './lib/health.ts';
import type { Log } from './lib/log.ts';

// Whether the installation is well, for whoever watches it (`/healthz`), and whether this process can answer at all,
// for the balancer in front (`/readyz`): a late backup is no reason to take every page from the net.

export type Say = (code: string, facts: Readonly<Record<string, unknown>>) => string;

const RATE = { max: 600, timeWindow: 60_000 };

interface Parts {
  readonly server: FastifyInstance;
  readonly checks: readonly HealthCheck[];
  readonly log: Log;
  readonly sayFor: (request: FastifyRequest) => Say;
}

/** Answers the registry, so that later parts can name what they look at. */
export function registerHealth({ server, checks, log, sayFor }: Parts): Health {
  const health = openHealth((check, error) => log.error({ check, error }, 'a health check broke off'));
  for (const check of checks) health.register(check);
  for (const [url, which] of [
    ['/healthz', 'all'],
    ['/readyz', 'vital'],
  ] as const) {
    server.get(url, { config: { rateLimit: RATE } }, async (request, reply) => {
      const say = sayFor(request);
      const found = await health.ask(which);
      const isWell = found.every(({ ok }) => ok);
      const told = found.map(({ name, ok, code, facts }) => ({ name, ok, detail: say(code, facts ?? {}) }));
      return await reply
        .code(isWell ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: isWell ? 'well' : 'wrong', checks: told });
    });
  }
  return health;
}
