import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** Every account is seen by the head office alone, whatever permissions a role was given. */
export function requireOffice(ctx: Pick<Context, 'actor'>): void {
  if (ctx.actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** The one agency whose account an agency's person sees: his own. */
export function ownAgencyId(ctx: Pick<Context, 'actor'>): string {
  if (ctx.actor.agencyId === null || ctx.actor.sees !== 'agency')
    throw new Failure('missing', 'ledger.accountMissing');
  return ctx.actor.agencyId;
}
