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
const Promised = Order.extend({ appointmentId: z.uuid() });
/** A window was promised, or another instead of it. */
export const appointmentPromised = event('requests.appointmentPromised', Promised);
/** A promised window fell, and no other took its place. */
export const appointmentWithdrawn = event('requests.appointmentWithdrawn', Promised);
/** The technician is on the way. */
export const technicianLeft = event('requests.technicianLeft', Order.extend({ visitId: z.uuid() }));
/** The technician finished, with proof. */
export const workOrderDone = event(
  'requests.workOrderDone',
  Order.extend({ agencyId: z.uuid(), technicianId: z.uuid().nullable(), doneAt: z.iso.datetime() }),
);
/** A work order ended: closed or cancelled. */
export const workOrderEnded = event('requests.workOrderEnded', Order);
