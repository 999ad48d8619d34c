import { z } from 'zod';

import { NewCustomer, NewSite } from '../customers/customers.contract.ts';
import { contract } from '../lib/contract.ts';
import {
  dayField,
  flagField,
  idField,
  instantView,
  lineField,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { TimelineView } from '../lib/timeline-view.ts';
import { WorkOrderView } from './work-orders.contract.ts';
import {
  channels,
  contactCodes,
  priorities,
  requestKinds,
  serviceKinds,
  workOrderStages,
} from './words.contract.ts';

export * from './words.contract.ts';

export const DEVICES_MAX = 20;
export const SYMPTOMS_MAX = 20;
const PHONE_TEXT_MAX = 60;

/** A known device, or one told on the spot: its serial's proof is judged later. */
const ReceivedDevice = z
  .strictObject({
    deviceId: idField().optional(),
    newDevice: z.strictObject({ modelId: idField(), serial: lineField(60).nullable() }).optional(),
    serviceKind: z.enum(serviceKinds).default('repair'),
    symptomIds: z.array(idField()).max(SYMPTOMS_MAX).default([]),
    symptomNote: noteField().default(''),
  })
  .refine((device) => (device.deviceId === undefined) !== (device.newDevice === undefined), {
    error: 'requests.deviceOneWay',
    path: ['deviceId'],
  });
export type ReceivedDevice = z.output<typeof ReceivedDevice>;

export const ContactView = z.strictObject({
  id: z.uuid(),
  ordinal: z.int(),
  code: z.enum(contactCodes),
  channel: z.enum(channels),
  callerNumber: z.string().nullable(),
  note: z.string(),
  madeAt: instantView(),
  madeByTitle: z.string(),
});
export type ContactView = z.input<typeof ContactView>;
const MessageLine = z.strictObject({
  id: z.uuid(),
  direction: z.enum(['out', 'in']),
  toNumber: z.string(),
  recipient: z.string().nullable(),
  text: z.string(),
  state: z.string().nullable(),
  at: instantView(),
});
export const requestMoves = ['change', 'contact', 'close'] as const;
export const RequestView = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(requestKinds),
  channel: z.enum(channels),
  stage: z.enum(workOrderStages),
  priority: z.enum(priorities),
  note: z.string(),
  answer: z.string().nullable(),
  callerName: z.string(),
  callerNumber: z.string().nullable(),
  customer: z.strictObject({ id: z.uuid(), name: z.string(), phones: z.array(z.string()) }).nullable(),
  site: z.strictObject({ id: z.uuid(), line: z.string(), cityTitle: z.string().nullable() }).nullable(),
  /** Of a request without work orders; else each work order says its own. */
  devices: z.array(z.strictObject({ id: z.uuid(), serial: z.string().nullable(), modelTitle: z.string() })),
  symptoms: z.array(z.strictObject({ id: z.uuid(), title: z.string() })),
  workOrders: z.array(WorkOrderView),
  contacts: z.array(ContactView),
  messages: z.array(MessageLine),
  contactCount: z.int(),
  raisedAt: instantView().nullable(),
  receivedAt: instantView(),
  receivedByTitle: z.string(),
  endedAt: instantView().nullable(),
  version: z.int(),
  moves: z.array(z.enum(requestMoves)),
});
export type RequestView = z.input<typeof RequestView>;

export const receiveRequest = contract({
  operation: 'requests.receive',
  method: 'POST',
  path: '/requests',
  permission: 'request.receive',
  summary:
    'Receives a request by any channel: several devices make several work orders. Rows A1–A7, A12, O1.',
  input: z.strictObject({
    channel: z.enum(channels),
    kind: z.enum(requestKinds),
    callerNumber: lineField(PHONE_TEXT_MAX).default(''),
    callerName: lineField().default(''),
    customerId: idField().nullable().default(null),
    newCustomer: NewCustomer.optional(),
    siteId: idField().nullable().default(null),
    newSite: NewSite.optional(),
    devices: z.array(ReceivedDevice).max(DEVICES_MAX, 'lib.tooManyItems').default([]),
    priority: z.enum(priorities).default('normal'),
    note: noteField().default(''),
    /** Ends it at once: a question that was answered makes no work order. */
    answer: noteField().default(''),
    /** When the conversation began, for its clock; never later than now. */
    startedAt: z.iso.datetime().optional(),
    despiteOpenWork: z.boolean().default(false),
  }),
  output: RequestView,
});
export type ReceiveRequest = z.output<typeof receiveRequest.input>;

export const RequestRow = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  kind: z.enum(requestKinds),
  channel: z.enum(channels),
  stage: z.enum(workOrderStages),
  priority: z.enum(priorities),
  callerName: z.string(),
  callerNumber: z.string().nullable(),
  customerName: z.string().nullable(),
  cityTitle: z.string().nullable(),
  deviceTitles: z.array(z.string()),
  agencyTitles: z.array(z.string()),
  workOrderCount: z.int(),
  contactCount: z.int(),
  isRaised: z.boolean(),
  receivedAt: instantView(),
  receivedByTitle: z.string(),
  version: z.int(),
});
export type RequestRow = z.input<typeof RequestRow>;

/** A number on a tab: exact up to the ceiling, then "+". */
export const COUNT_MAX = 10_000;
export const CountView = z.strictObject({ count: z.int(), isMore: z.boolean() });
export type CountView = z.input<typeof CountView>;

/** A fragment that is looked for in one column. */
const fragmentField = () => lineField(60).optional();
export const requestSorts = ['receivedAt', '-receivedAt', 'number', '-number', 'stage', '-stage'] as const;
const listFields = {
  q: pageFields().q,
  stage: z.enum(workOrderStages).optional(),
  sort: z.enum(requestSorts).optional(),
  kind: z.enum(requestKinds).optional(),
  number: fragmentField(),
  customer: fragmentField(),
  callerNumber: fragmentField(),
  device: fragmentField(),
  city: fragmentField(),
  agency: fragmentField(),
  receivedBy: fragmentField(),
  channel: z.enum(channels).optional(),
  agencyId: idField().optional(),
  productLineId: idField().optional(),
  cityId: idField().optional(),
  priority: z.enum(priorities).optional(),
  isRaised: flagField().optional(),
  /** Both days are in. */
  fromOn: dayField().optional(),
  toOn: dayField().optional(),
};
export const listRequests = contract({
  operation: 'requests.list',
  method: 'GET',
  path: '/requests',
  permission: 'request.read',
  summary:
    'Requests, newest first unless sorted; found by any fragment or in one column; counts by stage. Rows A1, A8, A9.',
  input: z.strictObject({ ...pageFields(), ...listFields }),
  output: z.strictObject({
    items: z.array(RequestRow),
    next: z.string().nullable(),
    /** By stage under the same filters; null on later pages and when searching. */
    counts: z.record(z.string(), CountView).nullable(),
    /** No word of three letters: only the newest were searched. */
    isShortQuery: z.boolean(),
    /** More was found than can be sorted: the newest 1,000 are. */
    isCut: z.boolean(),
  }),
});
export type ListRequests = z.output<typeof listRequests.input>;
export const EXPORT_ROWS_MAX = 100_000;
export const exportRequests = contract({
  operation: 'requests.export',
  method: 'GET',
  path: '/requests/export.xlsx',
  permission: 'export.requests',
  summary: 'What the list shows, as a spreadsheet; at most 100,000 rows. Row A9.',
  answer: 'file',
  input: z.strictObject(listFields),
  output: z.unknown(),
});

export const readRequest = contract({
  operation: 'requests.read',
  method: 'GET',
  path: '/requests/:id',
  permission: 'request.read',
  summary: 'The whole story of a request.',
  input: z.strictObject({ id: idField() }),
  output: RequestView,
});
export const readRequestTimeline = contract({
  operation: 'requests.timeline',
  method: 'GET',
  path: '/requests/:id/timeline',
  permission: 'request.read',
  summary: 'What happened to a request, newest first.',
  input: z.strictObject({ id: idField(), after: idField().optional(), limit: pageFields().limit }),
  output: TimelineView,
});
export const changeRequest = contract({
  operation: 'requests.change',
  method: 'PATCH',
  path: '/requests/:id',
  permission: 'request.receive',
  summary: 'Changes note or priority; what is left out stays.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    note: noteField().optional(),
    priority: z.enum(priorities).optional(),
  }),
  output: RequestView,
});
export const addContact = contract({
  operation: 'requests.contact',
  method: 'POST',
  path: '/requests/:id/contacts',
  permission: 'request.contact',
  summary: 'Adds a follow-up contact to open work; the third raises it to the process owner. Row A17.',
  input: z.strictObject({
    id: idField(),
    code: z.enum(contactCodes),
    channel: z.enum(channels),
    callerNumber: lineField(PHONE_TEXT_MAX).default(''),
    note: noteField().default(''),
  }),
  output: RequestView,
});
export const closeRequest = contract({
  operation: 'requests.close',
  method: 'POST',
  path: '/requests/:id/close',
  permission: 'workOrder.close',
  summary: 'Closes a request with its answer while no work order of it was handed on. Row O1.',
  input: z.strictObject({
    id: idField(),
    version: versionField(),
    answer: noteField().min(1, 'lib.required'),
  }),
  output: RequestView,
});
