import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** Every agency is seen by the head office alone, whatever permissions a role was given. */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** The one agency that an agency's person sees: his own. */
export function ownAgencyId(ctx: Pick<Context, 'actor'>): string {
  if (ctx.actor.agencyId === null) throw new Failure('missing', 'agencies.noneOfYourOwn');
  return ctx.actor.agencyId;
}
