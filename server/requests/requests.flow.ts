import { checkFlow } from '../lib/flow.ts';
import type { Flow } from '../lib/flow.ts';
import type { WorkOrderStage } from './requests.contract.ts';

// The state table of a work order. A move is a verb; who may do it is the permission of the verb's endpoint.

export const workOrderMoves = [
  'refer',
  'decline',
  'fallSilent',
  'recall',
  'schedule',
  'unschedule',
  'start',
  'wait',
  'resume',
  'finish',
  'sendBack',
  'close',
  'cancel',
] as const;
export type WorkOrderMove = (typeof workOrderMoves)[number];

export const endStages = ['closed', 'cancelled'] as const;

export const workOrderFlow = {
  new: { referred: ['refer'], waiting: ['wait'], closed: ['close'], cancelled: ['cancel'] },
  referred: {
    new: ['decline', 'fallSilent', 'recall'],
    scheduled: ['schedule'],
    in_progress: ['start'],
    waiting: ['wait'],
    cancelled: ['cancel'],
  },
  scheduled: { referred: ['unschedule'], in_progress: ['start'], waiting: ['wait'], cancelled: ['cancel'] },
  in_progress: { waiting: ['wait'], done: ['finish'] },
  // Back to where it came from, never elsewhere: `waiting_from` says which of these.
  waiting: {
    new: ['resume'],
    referred: ['resume'],
    scheduled: ['resume'],
    in_progress: ['resume'],
    cancelled: ['cancel'],
  },
  done: { in_progress: ['sendBack'], closed: ['close'] },
  closed: {},
  cancelled: {},
} as const satisfies Flow<WorkOrderStage, WorkOrderMove>;

checkFlow<WorkOrderStage, WorkOrderMove>(workOrderFlow, {
  name: 'work order',
  initial: 'new',
  ends: endStages,
});

/** From the least advanced on: the order in which the stage of a request is found. */
const openStages = ['new', 'referred', 'waiting', 'scheduled', 'in_progress', 'done'] as const;

/** The stage of a request: the least advanced open one; none open: closed if any is, else cancelled. */
export function requestStage(stages: readonly WorkOrderStage[]): WorkOrderStage {
  const open = openStages.find((stage) => stages.includes(stage));
  return open ?? (stages.includes('closed') ? 'closed' : 'cancelled');
}
