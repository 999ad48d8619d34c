import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** A model got its first policy or the next version. */
export const policyMade = event('warranty.policyMade', z.object({ modelId: z.uuid() }));
