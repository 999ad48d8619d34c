import { z } from 'zod';

import { event } from '../lib/jobs.ts';

/** A request was received. */
export const requestReceived = event('requests.received', z.object({ requestId: z.uuid() }));
/** A third follow-up contact was added: the process owner should look. */
export const requestRaised = event('requests.raised', z.object({ requestId: z.uuid() }));

const Order = z.object({ workOrderId: z.uuid(), requestId: z.uuid() });
const Referred = Order.extend({ referralId: z.uuid(), agencyId: z.uuid() });
/** A work order was handed to an agency. */
export const workOrderReferred = event('requests.workOrderReferred', Referred);
/** The agency took it. */
export const referralAccepted = event('requests.referralAccepted', Referred);
export const referralDeclined = event('requests.referralDeclined', Referred);
/** No answer before the deadline. */
export const referralFellSilent = event('requests.referralFellSilent', Referred);
/** `agencyId` is the agency that lost it. */
export const referralRecalled = event('requests.referralRecalled', Referred);
export const technicianAssigned = event(
  'requests.technicianAssigned',
  Order.extend({ technicianId: z.uuid() }),
);
/** A work order ended: closed or cancelled. */
export const workOrderEnded = event('requests.workOrderEnded', Order);
