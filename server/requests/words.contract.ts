// The coded words of requests and work orders.

export const requestPermissions = [
  'request.receive',
  'request.read',
  'request.contact',
  'workOrder.read',
  'workOrder.refer',
  'workOrder.recall',
  'workOrder.cancel',
  'workOrder.close',
  'workOrder.assign',
  'workOrder.handOn',
  'workOrder.work',
  'workOrder.renewCode',
  'referral.answer',
  'technicalCase.read',
  'technicalCase.answer',
  'export.requests',
] as const;
export type RequestPermission = (typeof requestPermissions)[number];

export const workOrderStages = [
  'new',
  'referred',
  'waiting',
  'scheduled',
  'in_progress',
  'done',
  'closed',
  'cancelled',
] as const;
export type WorkOrderStage = (typeof workOrderStages)[number];

/** How a request came. Row A1. */
export const channels = [
  'phone',
  'walk_in',
  'sms',
  'email',
  'fax',
  'web',
  'chat',
  'ticket',
  'agency',
  'dealer',
] as const;
export type Channel = (typeof channels)[number];
/** Channels on which somebody waits for the answer. */
export const liveChannels: readonly Channel[] = ['phone', 'walk_in', 'chat'];

export const requestKinds = ['service', 'question', 'parts', 'plan', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const priorities = ['normal', 'urgent'] as const;
export type Priority = (typeof priorities)[number];
export const serviceKinds = [
  'repair',
  'installation',
  'commissioning',
  're_installation',
  'inspection',
  'periodic',
  'training',
  'update',
  'pick_up',
  'delivery',
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** What a follow-up asked. Row A17. */
export const contactCodes = ['when', 'who', 'still_broken', 'cancel', 'move', 'other'] as const;
export type ContactCode = (typeof contactCodes)[number];
export const tiers = ['cc', 'es', 'ts'] as const;
export type Tier = (typeof tiers)[number];
export const referralStates = ['offered', 'accepted', 'declined', 'silent', 'recalled'] as const;
export type ReferralState = (typeof referralStates)[number];
/** Where lists of work orders show one. */
export const orderTabs = ['new', 'offered', 'accepted', 'working', 'waiting', 'done', 'ended'] as const;
export type OrderTab = (typeof orderTabs)[number];

/** Of the window told to the customer; the first three are live. Row R3. */
export const appointmentStates = [
  'promised',
  'confirmed',
  'move_asked',
  'moved',
  'withdrawn',
  'kept',
] as const;
export type AppointmentState = (typeof appointmentStates)[number];
/** What the page behind the customer's link says of it; `past`: the window is over and nobody came yet. */
export const publicAppointmentStates = [...appointmentStates, 'on_the_way', 'past'] as const;
export type PublicAppointmentState = (typeof publicAppointmentStates)[number];

/** How a visit ended. Row D4. */
export const failedOutcomes = [
  'nobody_home',
  'wrong_address',
  'no_utilities',
  'part_needed',
  'price_refused',
  'not_our_device',
  'unsafe',
] as const;
export type FailedOutcome = (typeof failedOutcomes)[number];
export const visitOutcomes = ['done', ...failedOutcomes] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];
export const visitEventKinds = ['leave', 'arrive', 'start', 'ask_to_finish', 'finish', 'end'] as const;
export type VisitEventKind = (typeof visitEventKinds)[number];
export const waitReasons = ['customer', 'part', 'supplier', 'approval', 'agency', 'workshop'] as const;
export type WaitReason = (typeof waitReasons)[number];
/** For what a work order waits after a visit that did not finish it, unless the technician says otherwise. */
export const waitReasonAfter: { readonly [outcome in FailedOutcome]: WaitReason } = {
  nobody_home: 'customer',
  wrong_address: 'customer',
  no_utilities: 'customer',
  part_needed: 'part',
  price_refused: 'customer',
  not_our_device: 'approval',
  unsafe: 'approval',
};
export const payers = ['company', 'guarantor', 'customer', 'in_price', 'customer_vehicle'] as const;
export type Payer = (typeof payers)[number];
/** Signature and photo stand for the code where the customer has no mobile; counted apart. */
export const finishProofs = ['code', 'signature'] as const;
export type FinishProof = (typeof finishProofs)[number];
/** Kinds of service for which a report is due; others are closed by the office once they are done. */
export const reportedKinds = ['repair', 'installation'] as const satisfies readonly ServiceKind[];
