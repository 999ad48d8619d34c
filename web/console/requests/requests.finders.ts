// What the search box of the console finds. The questions themselves come with the first search.
import type { Finder } from '../../lib/screen.ts';

const finders = () => import('./find-records.ts');

export const recordFinders: readonly Finder[] = [
  { permission: 'request.read', find: async (q, signal) => (await finders()).findRequests(q, signal) },
  { permission: 'customer.read', find: async (q, signal) => (await finders()).findCustomers(q, signal) },
  { permission: 'device.read', find: async (q, signal) => (await finders()).findDevices(q, signal) },
  { permission: 'agency.read', find: async (q, signal) => (await finders()).findAgencies(q, signal) },
];
