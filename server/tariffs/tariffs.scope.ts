import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** The tariff names agencies one beside the other: the head office alone sees it, whatever a role was given. */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}
