import type { ImportKind } from '../lib/import-kind.ts';
import type { Slice } from '../lib/slice.ts';
import { exchangePermissions } from './exchange.contract.ts';
import { exchangeSweeps, openExchange } from './exchange.jobs.ts';
import { exchangeRoutes } from './exchange.routes.ts';

/** Brings in what the other slices say can be brought in. */
export function exchangeSlice(kinds: readonly ImportKind[]): Slice {
  const exchange = openExchange(kinds);
  return {
    name: 'exchange',
    stratum: 7,
    permissions: exchangePermissions,
    routes: exchangeRoutes(exchange),
    jobs: [exchange.prepare, exchange.write],
    listeners: [],
    sweeps: exchangeSweeps(exchange),
    imports: [],
  };
}
