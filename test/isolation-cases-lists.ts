import type { Case } from './isolation-walk.ts';

// The cases of what goes out of lists, and of customers and messages that are put right.

export const listCases: Record<string, Case> = {
  'requests.export': { owner: 'admin', others: 'own', input: () => ({}), searches: () => [{ sort: 'number' }] },
};
