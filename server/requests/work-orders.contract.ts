import { z } from 'zod';

import { contract } from '../lib/contract.ts';
import {
  codeField,
  flagField,
  idField,
  instantView,
  noteField,
  pageFields,
  versionField,
} from '../lib/fields.ts';
import { TimelineView } from '../lib/timeline-view.ts';
import { CoverageLine } from './coverage-line.contract.ts';
import { AgencyMark } from './proposal.contract.ts';
import { fieldWorkViews } from './visits.contract.ts';
import {
  orderTabs,
  priorities,
  referralStates,
  serviceKinds,
  tiers,
  workOrderStages,
} from './words.contract.ts';

export * from './coverage-line.contract.ts';
export * from './former-referrals.contract.ts';
export * from './proposal.contract.ts';
export * from './visits.contract.ts';

/** Verbs a screen may offer. */
export const orderVerbs = [
  'refer',
  'accept',
  'decline',
  'recall',
  'assign',
  'cancel',
  'close',
  'handOn',
  'promise',
  'withdrawAppointment',
  'leave',
  'arrive',
  'start',
  'endVisit',
  'wait',
  'resume',
  'askToFinish',
  'finish',
  'renewCode',
] as const;
export type OrderVerb = (typeof orderVerbs)[number];

export const ReferralView = z.strictObject({
  id: z.uuid(),
  agency: AgencyMark,
  state: z.enum(referralStates),
  note: z.string(),
  referredAt: instantView(),
  acceptBy: instantView().nullable(),
  answeredAt: instantView().nullable(),
  endedAt: instantView().nullable(),
  reasonCode: z.string().nullable(),
  reasonNote: z.string(),
});
export type ReferralView = z.input<typeof ReferralView>;
/** Earlier work on the same device; an agency sees its own. */
export const DevicePast = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  stage: z.enum(workOrderStages),
  serviceKind: z.enum(serviceKinds),
  symptoms: z.array(z.string()),
  agencyTitle: z.string().nullable(),
  receivedAt: instantView(),
});
const TechnicalCaseLine = z.strictObject({
  id: z.uuid(),
  question: z.string(),
  state: z.enum(['open', 'answered']),
  askedAt: instantView(),
  askedByTitle: z.string(),
  answers: z.array(
    z.strictObject({ text: z.string(), answeredAt: instantView(), answeredByTitle: z.string() }),
  ),
});

export const WorkOrderView = z.strictObject({
  id: z.uuid(),
  requestId: z.uuid(),
  number: z.string(),
  stage: z.enum(workOrderStages),
  tab: z.enum(orderTabs),
  tier: z.enum(tiers),
  serviceKind: z.enum(serviceKinds),
  priority: z.enum(priorities),
  symptomNote: z.string(),
  symptoms: z.array(z.strictObject({ id: z.uuid(), title: z.string() })),
  device: z.strictObject({
    id: z.uuid(),
    serial: z.string().nullable(),
    modelCode: z.string(),
    modelTitle: z.string(),
    brandTitle: z.string(),
    typeTitle: z.string(),
    productLineId: z.uuid(),
    isUnproven: z.boolean(),
  }),
  coverage: CoverageLine.nullable(),
  /** Null once the agency may no longer see whose job it was. */
  customer: z
    .strictObject({
      name: z.string(),
      phones: z.array(z.string()),
      address: z.string(),
      cityTitle: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
    })
    .nullable(),
  agency: AgencyMark.nullable(),
  technician: z.strictObject({ id: z.uuid(), title: z.string() }).nullable(),
  /** The live one. */
  referral: ReferralView.nullable(),
  /** All of them, newest first; an agency gets its own. */
  referrals: z.array(ReferralView),
  past: z.array(DevicePast),
  technicalCases: z.array(TechnicalCaseLine),
  answer: z.string().nullable(),
  cancelReason: z.string().nullable(),
  ...fieldWorkViews,
  receivedAt: instantView(),
  endedAt: instantView().nullable(),
  version: z.int(),
  moves: z.array(z.enum(orderVerbs)),
});
export type WorkOrderView = z.input<typeof WorkOrderView>;

export const WorkOrderRow = z.strictObject({
  id: z.uuid(),
  requestId: z.uuid(),
  number: z.string(),
  stage: z.enum(workOrderStages),
  tab: z.enum(orderTabs),
  tier: z.enum(tiers),
  serviceKind: z.enum(serviceKinds),
  priority: z.enum(priorities),
  deviceTitle: z.string(),
  serial: z.string().nullable(),
  symptoms: z.array(z.string()),
  customerName: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  cityTitle: z.string().nullable(),
  agencyTitle: z.string().nullable(),
  technicianTitle: z.string().nullable(),
  acceptBy: instantView().nullable(),
  /** The window told to the customer that still holds. */
  visitFromAt: instantView().nullable(),
  visitToAt: instantView().nullable(),
  /** Somebody is on the way, there or at work. */
  isOnVisit: z.boolean(),
  /** How many agencies were asked before, and whether the last of them stayed silent. */
  formerReferralCount: z.int(),
  isAfterSilence: z.boolean(),
  receivedAt: instantView(),
  version: z.int(),
  moves: z.array(z.enum(orderVerbs)),
});
export type WorkOrderRow = z.input<typeof WorkOrderRow>;

const CountView = z.strictObject({ count: z.int(), isMore: z.boolean() });
export const listWorkOrders = contract({
  operation: 'requests.workOrders',
  method: 'GET',
  path: '/work-orders',
  permission: 'workOrder.read',
  summary:
    'Work orders, newest first unless sorted: the head office all, an agency its own, a technician his. Rows A8, A10, G2.',
  input: z.strictObject({
    ...pageFields(),
    tab: z.enum(orderTabs).optional(),
    /** acceptBy: by the deadline of the answer, what has none last. */
    sort: z.enum(['receivedAt', '-receivedAt', 'acceptBy', '-acceptBy']).optional(),
    priority: z.enum(priorities).optional(),
    /** Sent back by an agency, or left unanswered, at least once. */
    isBack: flagField().optional(),
    agencyId: idField().optional(),
    productLineId: idField().optional(),
    technicianId: idField().optional(),
  }),
  output: z.strictObject({
    items: z.array(WorkOrderRow),
    next: z.string().nullable(),
    /** By tab; null on later pages and when searching. */
    counts: z.record(z.string(), CountView).nullable(),
    isShortQuery: z.boolean(),
    /** More was found than can be sorted: the newest 1,000 are. */
    isCut: z.boolean(),
  }),
});
export type ListWorkOrders = z.output<typeof listWorkOrders.input>;
export const readWorkOrder = contract({
  operation: 'requests.workOrder',
  method: 'GET',
  path: '/work-orders/:id',
  permission: 'workOrder.read',
  summary: 'One work order, as far as the reader may see it.',
  input: z.strictObject({ id: idField() }),
  output: WorkOrderView,
});
export const readWorkOrderTimeline = contract({
  operation: 'requests.workOrderTimeline',
  method: 'GET',
  path: '/work-orders/:id/timeline',
  permission: 'workOrder.read',
  summary: 'What happened to a work order, as far as it was written for the reader.',
  input: z.strictObject({ id: idField(), after: idField().optional(), limit: pageFields().limit }),
  output: TimelineView,
});
const verb = <Name extends string>(name: Name) => ({
  operation: `requests.${name}`,
  method: 'POST' as const,
  output: WorkOrderView,
});
const mark = { id: idField(), version: versionField() };
export const referWorkOrder = contract({
  ...verb('refer'),
  path: '/work-orders/:id/refer',
  permission: 'workOrder.refer',
  summary: 'Hands a work order to an agency, or straight to one of its technicians. Rows A10, A11.',
  input: z.strictObject({
    ...mark,
    agencyId: idField(),
    technicianId: idField().nullable().default(null),
    note: noteField().default(''),
    /** Refers against the must-rules; the note says why. */
    despiteRules: z.boolean().default(false),
  }),
});
export const acceptReferral = contract({
  ...verb('accept'),
  path: '/work-orders/:id/accept',
  permission: 'referral.answer',
  summary: 'The agency takes the work, before the deadline. Row A10.',
  input: z.strictObject(mark),
});
export const declineReferral = contract({
  ...verb('decline'),
  path: '/work-orders/:id/decline',
  permission: 'referral.answer',
  summary: 'The agency declines, with a coded reason. Row A10.',
  input: z.strictObject({ ...mark, reasonCode: codeField(), note: noteField().default('') }),
  output: z.strictObject({ id: z.uuid() }),
});
export const recallReferral = contract({
  ...verb('recall'),
  path: '/work-orders/:id/recall',
  permission: 'workOrder.recall',
  summary: 'Takes a referral back, with a coded reason. Row A10.',
  input: z.strictObject({ ...mark, reasonCode: codeField(), note: noteField().default('') }),
});
export const assignTechnician = contract({
  ...verb('assign'),
  path: '/work-orders/:id/assign',
  permission: 'workOrder.assign',
  summary: 'Says which technician goes; he gets the address by SMS. Row A11.',
  input: z.strictObject({ ...mark, technicianId: idField() }),
});
export const cancelWorkOrder = contract({
  ...verb('cancel'),
  path: '/work-orders/:id/cancel',
  permission: 'workOrder.cancel',
  summary: 'Ends a work order that nobody needs any more, with a coded reason.',
  input: z.strictObject({ ...mark, reasonCode: codeField(), note: noteField().default('') }),
});
export const closeWorkOrder = contract({
  ...verb('closeWorkOrder'),
  path: '/work-orders/:id/close',
  permission: 'workOrder.close',
  summary: 'Closes a work order by an answer, before it was referred. Row O1.',
  input: z.strictObject({ ...mark, answer: noteField().min(1, 'lib.required') }),
});
export const handOn = contract({
  ...verb('handOn'),
  path: '/work-orders/:id/hand-on',
  permission: 'workOrder.handOn',
  summary: 'Hands a work order to the next tier: call centre to ES, ES to TS with a question.',
  input: z.strictObject({ ...mark, tier: z.enum(['es', 'ts']), note: noteField().min(1, 'lib.required') }),
});
