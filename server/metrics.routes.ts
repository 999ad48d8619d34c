import { z } from 'zod';

import type { CompanyFigure } from './lib/company-figures.ts';
import { readFigures } from './lib/company-figures.ts';
import { contract } from './lib/contract.ts';
import type { Pool } from './lib/db.ts';
import { transaction } from './lib/db.ts';
import type { RawRoute } from './lib/endpoint.ts';
import { Failure } from './lib/failure.ts';
import type { Metrics } from './lib/metrics.ts';

const readMetrics = contract({
  operation: 'metrics.read',
  method: 'GET',
  path: '/metrics',
  permission: 'metrics.read',
  summary:
    'What this process counts, and the figures of the company of the key, in the text form of Prometheus.',
  input: z.strictObject({}),
  output: z.unknown(),
});

/** Stands beside the API, where programs that watch look for it. */
export function metricsRoute(pool: Pool, metrics: Metrics, figures: readonly CompanyFigure[]): RawRoute {
  return {
    kind: 'raw',
    contract: readMetrics,
    async run(ctx, _request, reply) {
      // A program's business: a browser that was led here by a foreign page gets nothing.
      if (ctx.actor.kind !== 'key') throw new Failure('forbidden', 'lib.forbidden');
      const company = await transaction(pool, ctx.tenant.id, async (tx) =>
        readFigures({ tx, now: await tx.startedAt }, figures),
      );
      await reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(await metrics.print(company));
    },
  };
}
