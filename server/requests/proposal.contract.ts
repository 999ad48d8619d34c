import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { idField } from '../lib/fields.ts';

export const AgencyMark = z.strictObject({ id: z.uuid(), code: z.string(), title: z.string() });

/** Why an agency is not proposed. */
export const mustRules = ['not_covering', 'no_contract', 'full', 'day_off'] as const;
export type MustRule = (typeof mustRules)[number];
export const Candidate = z.strictObject({
  agency: AgencyMark,
  kind: z.string(),
  isFit: z.boolean(),
  /** Of one left out: every rule it misses. */
  missed: z.array(z.enum(mustRules)),
  score: z.int(),
  /** What the score is made of. */
  isSameCity: z.boolean(),
  coverageLevel: z.enum(['district', 'city', 'province']).nullable(),
  openWork: z.int(),
  openWorkMax: z.int().nullable(),
  servedBefore: z.int(),
  declinedBefore: z.boolean(),
});
export type Candidate = z.input<typeof Candidate>;
export const proposeAgencies = contract({
  operation: 'requests.proposal',
  method: 'GET',
  path: '/work-orders/:id/proposal',
  permission: 'request.receive',
  summary: 'Agencies for a work order, best first, with reasons; those left out say why. Row A10.',
  input: z.strictObject({ id: idField() }),
  output: z.strictObject({ items: z.array(Candidate) }),
});
