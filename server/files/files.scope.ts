import type { Context } from '../lib/context.ts';

// Which files an actor sees: the head office all, an agency its own, a technician what he sent and what belongs to
// his jobs.

/** The part of a query on `sent_file f` that keeps it to what the actor sees; bound by `fileSight`. */
export const FILE_SCOPE = `(:seesAll::boolean or (f.agency_id = :ownAgencyId::uuid
  and (:ownId::uuid is null or f.made_by = :ownId::uuid or f.reader_id = :ownId::uuid)))`;

export interface FileSight {
  readonly seesAll: boolean;
  readonly ownAgencyId: string | null;
  readonly ownId: string | null;
}

export function fileSight({ actor }: Pick<Context, 'actor'>): FileSight {
  switch (actor.sees) {
    case 'office':
      return { seesAll: true, ownAgencyId: null, ownId: null };
    case 'agency':
      return { seesAll: false, ownAgencyId: actor.agencyId, ownId: null };
    case 'technician':
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
