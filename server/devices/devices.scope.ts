import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/**
 * Which devices an actor may list and open: the head office all of them, everybody else none. An agency meets a
 * device through its work order, an expert who never sees customers through the case.
 */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}
