import { strict as assert } from 'node:assert';

import type { RawRoute, Route } from './lib/endpoint.ts';
import type { Slice } from './lib/slice.ts';
import { en } from '../texts/en.ts';
import { fa } from '../texts/fa.ts';

/** Stops a start with a part missing: better a clear stop than a button that does nothing. */
export function checkParts(slices: readonly Slice[], routes: readonly (Route | RawRoute)[]): void {
  const permissions = new Set(slices.flatMap((slice) => slice.permissions));
  const operations = new Set<string>();
  const addresses = new Set<string>();
  for (const { contract, kind } of routes) {
    const { operation, method, path, permission } = contract;
    assert(!operations.has(operation), `two endpoints are called ${operation}`);
    assert(!addresses.has(`${method} ${path}`), `two endpoints answer ${method} ${path}`);
    operations.add(operation);
    addresses.add(`${method} ${path}`);
    const isOpen = kind === 'public' || kind === 'door';
    assert(isOpen === (permission === 'public'), `${operation}: its permission does not fit its kind`);
    assert(
      isOpen || permission === 'signedIn' || permissions.has(permission),
      `${operation}: no slice has ${permission}`,
    );
  }
  const jobNames = slices.flatMap((slice) => [
    ...slice.jobs.map((job) => job.name),
    ...slice.listeners.map((listener) => listener.job.name),
    ...slice.sweeps.map((sweep) => sweep.name),
  ]);
  assert.equal(new Set(jobNames).size, jobNames.length, 'two jobs have one name');
  for (const permission of permissions) {
    assert(
      `permission.${permission}` in fa && `permission.${permission}` in en,
      `no words for permission.${permission}`,
    );
  }
}
