import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** Warehouses and every agency's stock are of the head office alone, whatever permissions a role was given. */
export function requireOffice({ actor }: Pick<Context, 'actor'>): void {
  if (actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** The one agency whose stock and obligations an agency's person sees. */
export function ownAgencyId({ actor }: Pick<Context, 'actor'>): string {
  const isOfAgency = actor.sees === 'agency' || actor.sees === 'technician';
  if (!isOfAgency || actor.agencyId === null) throw new Failure('missing', 'warehouse.noAgencyOfYourOwn');
  return actor.agencyId;
}

/** To which agency a command that both sides may give is kept; null: to none, it is the head office. */
export function keptToAgency(ctx: Pick<Context, 'actor'>): string | null {
  return ctx.actor.sees === 'office' ? null : ownAgencyId(ctx);
}
