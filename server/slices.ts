import { catalogSlice } from './catalog/catalog.slice.ts';
import { identityPermissions } from './identity/identity.contract.ts';
import type { IdentityParts } from './identity/identity.routes.ts';
import { identitySlice } from './identity/identity.slice.ts';
import type { Slice } from './lib/slice.ts';

/** The only list of slices, in strata: who stands lower is called by who stands higher, never the other way round. */
export function allSlices(parts: IdentityParts): readonly Slice[] {
  return [identitySlice(parts), ...slicesAboveIdentity];
}

const slicesAboveIdentity: readonly Slice[] = [catalogSlice];

export const companySeeds = slicesAboveIdentity.flatMap((slice) => slice.companySeed ?? []);

/** Every permission there is: what roles are made of. */
export const allPermissions = [
  ...identityPermissions,
  ...slicesAboveIdentity.flatMap((slice) => slice.permissions),
];
