import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** A report was handed in. */
export const reportSubmitted = event('serviceReports.submitted', z.object({ reportId: z.uuid() }));

/** A report was decided, or sent back to its agency. */
export const reportDecided = event(
  'serviceReports.decided',
  z.object({
    reportId: z.uuid(),
    outcome: z.enum(['approved', 'partly_approved', 'rejected', 'sent_back']),
  }),
);
