import { z } from 'zod';

import { contract } from './lib/contract.ts';
import type { RawRoute } from './lib/endpoint.ts';
import { Failure } from './lib/failure.ts';
import type { Live } from './lib/live.ts';

const openStream = contract({
  operation: 'live.open',
  method: 'GET',
  path: '/live',
  permission: 'signedIn',
  summary: 'Server-sent events: a hint for each change that this actor may see.',
  input: z.strictObject({}),
  output: z.unknown(),
});

export function liveRoute(live: () => Live): RawRoute {
  return {
    kind: 'raw',
    contract: openStream,
    async run(ctx, _request, reply) {
      // Refused first, for a hijacked reply can no longer be answered.
      if (live().isFull()) throw new Failure('unavailable', 'lib.unavailable');
      reply.hijack();
      live().open(ctx.tenant.id, ctx.actor, reply.raw);
    },
  };
}
