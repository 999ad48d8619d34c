import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

// Which rows an actor sees. The head office sees every request and work order; an agency the work orders of its live
// referrals, a technician those given to him, and neither a request; technical support cases alone.

/** The part of a query on `work_order w` that keeps it to what the actor sees; bound by `orderSight`. */
export const ORDER_SCOPE = `(:seesAll::boolean or (w.agency_id = :ownAgencyId::uuid
  and (:ownId::uuid is null or w.technician_id = :ownId::uuid)))`;

export interface OrderSight {
  readonly seesAll: boolean;
  readonly ownAgencyId: string | null;
  readonly ownId: string | null;
}

export function orderSight({ actor }: Pick<Context, 'actor'>): OrderSight {
  switch (actor.sees) {
    case 'office':
      return { seesAll: true, ownAgencyId: null, ownId: null };
    case 'agency':
      return { seesAll: false, ownAgencyId: actor.agencyId, ownId: null };
    case 'technician':
      // Without a membership nothing is his: an agency of null matches no row.
      return {
        seesAll: false,
        ownAgencyId: actor.membershipId === null ? null : actor.agencyId,
        ownId: actor.membershipId,
      };
    case 'ts':
    case 'public':
      return { seesAll: false, ownAgencyId: null, ownId: null };
  }
}

/** Requests are of the head office alone, whatever permissions a role was given. */
export function requireOffice({ actor }: Pick<Context, 'actor'>): void {
  if (actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** Technical cases are read by technical support, and by the head office through the work order. */
export function requireTechnicalSupport({ actor }: Pick<Context, 'actor'>): void {
  if (actor.sees !== 'ts' && actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}
