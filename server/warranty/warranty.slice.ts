import type { Slice } from '../lib/slice.ts';
import { cardRoutes } from './cards.routes.ts';
import { cardsJob } from './cards.jobs.ts';
import { warrantyPermissions } from './warranty.contract.ts';
import { policyImport } from './warranty.import.ts';
import { warrantyJobs, warrantyListeners } from './warranty.jobs.ts';
import { warrantyRoutes } from './warranty.routes.ts';

export const warrantyImports = [policyImport];

/** `publicUrl` is where customers reach this installation: links in messages and on cards begin with it. */
export function warrantySlice({ publicUrl }: { readonly publicUrl: string }): Slice {
  const makeCards = cardsJob(publicUrl);
  return {
    name: 'warranty',
    stratum: 4,
    permissions: warrantyPermissions,
    routes: [...warrantyRoutes(publicUrl), ...cardRoutes(makeCards, publicUrl)],
    jobs: [...warrantyJobs, makeCards],
    listeners: warrantyListeners,
    sweeps: [],
    imports: warrantyImports,
  };
}
