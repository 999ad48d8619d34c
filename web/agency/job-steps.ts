// Which of the moves that the server offers is the next one under the thumb.
import type { KeptStep } from '../lib/outbox-steps.ts';
import type { Order } from './WorkOrderScreen.tsx';

export const jobSteps = [
  'resume',
  'finish',
  'start',
  'arrive',
  'leave',
  'promise',
  'endVisit',
  'wait',
  'withdrawAppointment',
] as const;
export type JobStep = (typeof jobSteps)[number];

/** The visit that goes on now. */
export function openVisit({ visits }: Pick<Order, 'visits'>): Order['visits'][number] | undefined {
  return visits.find(({ endedAt }) => endedAt === null);
}

/** Undefined when nothing of the work itself is next: an answer to the referral, or its report. */
export function nextStep(order: Pick<Order, 'moves' | 'visits' | 'appointment'>): JobStep | undefined {
  const visit = openVisit(order);
  const wished: readonly JobStep[] = ['resume', 'finish', ...stepsOfVisit(visit, order.appointment !== null)];
  return wished.find((step) => mayStep(order, step));
}

/** The others that may be done now. */
export function otherSteps(order: Pick<Order, 'moves' | 'visits' | 'appointment'>): readonly JobStep[] {
  const next = nextStep(order);
  return jobSteps.filter((step) => step !== next && mayStep(order, step));
}

/** Asking to finish and finishing are one page, so either opens it. */
function mayStep({ moves }: Pick<Order, 'moves'>, step: JobStep): boolean {
  if (step === 'finish') return moves.includes('finish') || moves.includes('askToFinish');
  return moves.includes(step);
}

function stepsOfVisit(visit: Order['visits'][number] | undefined, isPromised: boolean): readonly JobStep[] {
  if (visit === undefined) return isPromised ? ['leave', 'arrive', 'start'] : ['promise', 'leave', 'start'];
  return visit.arrivedAt === null ? ['arrive', 'start'] : ['start'];
}

/**
 * The steps that a person should know to be on his phone only: those behind one without an answer wait with it. On a
 * good line they are away before anybody could read it.
 */
export function leftWaiting(steps: readonly KeptStep[], online: boolean): readonly KeptStep[] {
  if (online && !steps.some(({ isHeld }) => isHeld)) return [];
  return steps.filter(({ state }) => state === 'waiting');
}
