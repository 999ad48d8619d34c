import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** A message came in and was put where it belongs; commands by SMS and reception listen. */
export const messageReceived = event(
  'messaging.messageReceived',
  z.strictObject({ messageId: z.uuid(), subjectId: z.uuid().nullable() }),
);
