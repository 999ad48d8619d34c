import type { Context } from '../lib/context.ts';

// Which reports an actor sees: the head office all, an agency its own, a technician those of his jobs.

/** The part of a query on `service_report s` that keeps it to what the actor sees; bound by `reportSight`. */
export const REPORT_SCOPE = `(:seesAll::boolean or (s.agency_id = :ownAgencyId::uuid
  and (:ownId::uuid is null or s.technician_id = :ownId::uuid)))`;

export interface ReportSight {
  readonly seesAll: boolean;
  readonly ownAgencyId: string | null;
  readonly ownId: string | null;
}

export function reportSight({ actor }: Pick<Context, 'actor'>): ReportSight {
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

/** Who a person is over all his memberships: nobody decides what he wrote, whatever hat he wears. */
export function writerOf({ actor }: Pick<Context, 'actor'>): string | null {
  return actor.loginId ?? actor.membershipId ?? actor.id;
}
