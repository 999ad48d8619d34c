import { z } from 'zod';

import { CustomersByPhone } from '../customers/customers.contract.ts';
import { DeviceBrief } from '../devices/devices.contract.ts';
import { contract } from '../lib/contract.ts';
import { idField, instantView, lineField } from '../lib/fields.ts';
import { requestKinds, workOrderStages } from './words.contract.ts';
import { CoverageLine } from './work-orders.contract.ts';

/** One request of the caller's, or on one of his devices. */
export const PastRequest = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(requestKinds),
  stage: z.enum(workOrderStages),
  isOpen: z.boolean(),
  deviceIds: z.array(z.uuid()),
  deviceTitles: z.array(z.string()),
  agencyTitles: z.array(z.string()),
  note: z.string(),
  answer: z.string().nullable(),
  contactCount: z.int(),
  receivedAt: instantView(),
  version: z.int(),
});
export type PastRequest = z.input<typeof PastRequest>;

export const KnownDevice = z.strictObject({ ...DeviceBrief.shape, coverage: CoverageLine.nullable() });
export type KnownDevice = z.input<typeof KnownDevice>;

export const lookUpCaller = contract({
  operation: 'requests.caller',
  method: 'GET',
  path: '/reception/caller',
  permission: 'request.receive',
  summary:
    'Everything reception needs of a caller: who, devices with their cover today, open work, history, region. Rows A2, A6, A17.',
  input: z.strictObject({ number: lineField(60).min(1, 'lib.required') }),
  output: z.strictObject({
    ...CustomersByPhone.shape,
    devices: z.array(KnownDevice),
    /** Open work first, then the newest; at most ten that ended. */
    requests: z.array(PastRequest),
    /** Follow-up contacts on what is open. */
    contactCount: z.int(),
  }),
});
export type CallerView = z.input<typeof lookUpCaller.output>;

export const OpenWork = z.strictObject({
  requestId: z.uuid(),
  workOrderId: z.uuid(),
  number: z.string(),
  deviceId: z.uuid(),
  stage: z.enum(workOrderStages),
  receivedAt: instantView(),
});
export type OpenWork = z.input<typeof OpenWork>;
export const lookUpDevice = contract({
  operation: 'requests.device',
  method: 'GET',
  path: '/reception/device',
  permission: 'request.receive',
  summary:
    'A device for reception by id or serial: cover today, open work (a warning before saving) and history. Row A3.',
  input: z.strictObject({ id: idField().optional(), serial: lineField(60).optional() }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        ...KnownDevice.shape,
        ownerName: z.string().nullable(),
        openWork: z.array(OpenWork),
        history: z.array(PastRequest),
      }),
    ),
  }),
});
