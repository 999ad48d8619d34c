import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/**
 * Which customers an actor may list and open: the head office all of them, everybody else none, whatever
 * permissions his role was given. An agency meets a customer through its work order; technical support never.
 */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}
