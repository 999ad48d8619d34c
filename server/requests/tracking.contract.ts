import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import { instantView, lineField } from '../lib/fields.ts';
import { workOrderStages } from './words.contract.ts';

/** What a customer reads of his request without signing in: nothing that names a person but the technician's first name. */
export const TrackingView = z.strictObject({
  number: z.string(),
  stage: z.enum(workOrderStages),
  receivedAt: instantView(),
  answer: z.string().nullable(),
  workOrders: z.array(
    z.strictObject({
      place: z.int(),
      deviceTitle: z.string(),
      stage: z.enum(workOrderStages),
      isAccepted: z.boolean(),
      agencyTitle: z.string().nullable(),
      agencyPhone: z.string().nullable(),
      technicianFirstName: z.string().nullable(),
      isOnTheWay: z.boolean(),
      /** The window promised to the customer, while it holds. */
      appointment: z.strictObject({ from: instantView(), to: instantView() }).nullable(),
    }),
  ),
  history: z.array(
    z.strictObject({
      kind: z.string(),
      facts: z.record(z.string(), z.unknown()),
      occurredAt: instantView(),
    }),
  ),
});
export type TrackingView = z.input<typeof TrackingView>;

export const trackRequest = contract({
  operation: 'requests.track',
  method: 'POST',
  path: '/public/:tenantCode/tracking',
  permission: 'public',
  once: 'none',
  summary: 'Where a request is, by its number and the last four digits of a phone on it. Row A7.',
  input: z.strictObject({
    tenantCode: lineField(31),
    number: lineField(40).min(1, 'lib.required'),
    phoneDigits: lineField(10).min(1, 'lib.required'),
  }),
  output: TrackingView,
});
