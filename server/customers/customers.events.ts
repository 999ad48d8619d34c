import { z } from 'zod';

import { event } from '../lib/jobs.ts';

const CustomerIds = z.object({ customerIds: z.array(z.uuid()).min(1).max(1000) });

/** Customers came; at most a batch of an import in one. */
export const customersRegistered = event('customers.registered', CustomerIds);
/** Customers have another name, or other phones, contacts or sites. */
export const customersChanged = event('customers.changed', CustomerIds);
