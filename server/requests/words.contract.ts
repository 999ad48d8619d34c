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
