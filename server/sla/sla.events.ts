import { z } from 'zod';

import { event } from '../lib/jobs.ts';
import { clockPolicies } from './sla.contract.ts';

/** A deadline passed while its clock ran. Told once for each clock. */
export const clockBreached = event(
  'sla.clockBreached',
  z.object({ clockId: z.uuid(), policy: z.enum(clockPolicies), subjectId: z.uuid() }),
);

/** A change of calendar or holidays moved a running deadline. */
export const dueMoved = event(
  'sla.dueMoved',
  z.object({ clockId: z.uuid(), policy: z.enum(clockPolicies), subjectId: z.uuid() }),
);
