import type { Address } from '../../lib/address.ts';

/** The days and the agency that the list of results shows, from its address. */
export function rangeOf({ from, to, agencyId }: Address) {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(agencyId === undefined ? {} : { agencyId }),
  };
}
