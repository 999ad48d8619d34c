import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';

/** Calls name customers and judge agencies: they are the head office's alone, whatever a role was given. */
export function requireOffice({ actor }: Pick<Context, 'actor'>): void {
  if (actor.sees !== 'office') throw new Failure('forbidden', 'lib.forbidden');
}

/** Whom a call may not be taken by: who belongs to the agency asked about, or did the work himself. Rules §11. */
export function requireStranger(
  { actor }: Pick<Context, 'actor'>,
  call: { readonly agencyId: string; readonly technicianId: string | null },
): void {
  if (isConcerned({ actor }, call)) throw new Failure('forbidden', 'surveys.ownAgency');
}

export function isConcerned(
  { actor }: Pick<Context, 'actor'>,
  { agencyId, technicianId }: { readonly agencyId: string; readonly technicianId: string | null },
): boolean {
  return actor.agencyId === agencyId || (actor.membershipId !== null && actor.membershipId === technicianId);
}

/** The part of a query on `survey_call c` that leaves out the agency and the work of the interviewer. */
export const STRANGER_SCOPE = `(:ownAgencyId::uuid is null or c.agency_id <> :ownAgencyId)
    and (:ownId::uuid is null or c.technician_id is null or c.technician_id <> :ownId)`;
