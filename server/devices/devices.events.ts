import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** Devices came, or changed their model or dates; at most a batch of an import in one. */
export const deviceDatesChanged = event(
  'devices.datesChanged',
  z.object({ deviceIds: z.array(z.uuid()).min(1).max(1000) }),
);
