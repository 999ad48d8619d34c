import type { Slice } from '../lib/slice.ts';
import { identityPermissions } from './identity.contract.ts';
import { identityJobs } from './identity.jobs.ts';
import { sealCheck } from './identity.health.ts';
import type { IdentityParts } from './identity.routes.ts';
import { identityRoutes } from './identity.routes.ts';

export function identitySlice(parts: IdentityParts): Slice {
  return {
    name: 'identity',
    stratum: 1,
    permissions: identityPermissions,
    routes: identityRoutes(parts),
    jobs: [],
    listeners: [],
    sweeps: identityJobs,
    imports: [],
    checks: [sealCheck],
  };
}
