import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** An agency takes no more work; what it still has is handed over by others. */
export const agencyEnded = event('agencies.ended', z.object({ agencyId: z.uuid() }));
