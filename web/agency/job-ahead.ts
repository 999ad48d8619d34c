// The job as it will stand once the server knows what this phone has taken: what a technician without a network sees.
import { z } from 'zod';
import { failedOutcomes, waitReasonAfter, waitReasons } from '../../server/requests/words.contract.ts';
import type { KeptStep } from '../lib/outbox-steps.ts';
import { openVisit } from './job-steps.ts';
import type { Order } from './WorkOrderScreen.tsx';

/** Steps that wait on the phone; all others need the server's answer. */
export const keptVerbs = ['leave', 'arrive', 'start', 'endVisit', 'wait', 'resume', 'finish'] as const;
export type KeptVerb = (typeof keptVerbs)[number];
type Move = Order['moves'][number];
type Visit = Order['visits'][number];

const Window = z.looseObject({ fromAt: z.string(), toAt: z.string() });
/** What the screen needs to know of a step's command. */
const StepFacts = z.looseObject({
  occurredAt: z.string(),
  outcome: z.enum(failedOutcomes).optional(),
  reason: z.enum(waitReasons).optional(),
  note: z.string().default(''),
  next: Window.nullish(),
  window: Window.nullish(),
});
type StepFacts = z.output<typeof StepFacts>;
type Step = { id: string; verb: KeptVerb; facts: StepFacts };

/** Moves that hang on how far the job is; whoever goes and what the office may do stays as the server said. */
const fieldMoves: readonly Move[] = [
  ...['promise', 'withdrawAppointment', 'leave', 'arrive', 'start'],
  ...['endVisit', 'wait', 'resume', 'askToFinish', 'finish'],
] as const satisfies readonly Move[];
/** A new promise and its withdrawal need the server's word, so they come back with the network. */
const betweenVisits = ['leave', 'arrive', 'start', 'wait'] as const satisfies readonly Move[];

export function keptVerbOf(verb: string): KeptVerb | undefined {
  return keptVerbs.find((known) => known === verb);
}

/** Steps up to the first that was refused; those behind it wait for a person. */
export function orderAhead(order: Order, steps: readonly KeptStep[]): Order {
  const refusedAt = steps.findIndex(({ state }) => state === 'refused');
  return steps
    .slice(0, refusedAt === -1 ? steps.length : refusedAt)
    .flatMap(stepOf)
    .reduce(afterStep, order);
}

function stepOf({ id, verb, input }: KeptStep): readonly Step[] {
  const known = keptVerbOf(verb);
  const facts = StepFacts.safeParse(input).data;
  return known === undefined || facts === undefined ? [] : [{ id, verb: known, facts }];
}

function afterStep(order: Order, step: Step): Order {
  const { occurredAt, note, window } = step.facts;
  switch (step.verb) {
    case 'leave':
      return withMoves(onVisit(order, step, { leftAt: occurredAt }), ['arrive', 'start', 'endVisit']);
    case 'arrive':
      return withMoves(onVisit(order, step, { arrivedAt: occurredAt }), ['start', 'endVisit']);
    case 'start': {
      const end = order.finishBy === 'signature' ? 'finish' : 'askToFinish';
      const started = onVisit(order, step, { startedAt: occurredAt });
      return withMoves({ ...started, stage: 'in_progress' }, ['endVisit', end]);
    }
    case 'endVisit':
      return afterVisit(order, step);
    case 'wait':
      return waitingFor(order, { reason: step.facts.reason ?? 'customer', note, sinceAt: occurredAt });
    case 'resume': {
      const gone = { ...order, stage: order.waiting?.from ?? order.stage, waiting: null };
      return withMoves(window == null ? gone : promised(gone, step, window), betweenVisits);
    }
    case 'finish': {
      if (order.doneAt !== null) return order;
      const closed = onOpenVisit(order, { endedAt: occurredAt, outcome: 'done' });
      return withMoves({ ...closed, doneAt: occurredAt, finishProof: 'signature' }, []);
    }
  }
}

/** Without a next appointment the job waits for what the outcome says. */
function afterVisit(order: Order, step: Step): Order {
  const { occurredAt, outcome = 'nobody_home', note, next } = step.facts;
  const over = onOpenVisit(order, { endedAt: occurredAt, outcome, note });
  if (next != null) return withMoves(promised(over, step, next), betweenVisits);
  return waitingFor(over, { reason: waitReasonAfter[outcome], note, sinceAt: occurredAt });
}

function waitingFor(order: Order, waiting: Omit<NonNullable<Order['waiting']>, 'from'>): Order {
  // The server has told of it already, and the step is on its way out of the store.
  if (order.waiting !== null) return order;
  const held: Order = { ...order, stage: 'waiting', appointment: null };
  return withMoves({ ...held, waiting: { ...waiting, from: order.stage } }, ['resume']);
}

function promised(order: Order, { id, facts }: Step, { fromAt, toAt }: z.output<typeof Window>): Order {
  const appointment = {
    id,
    fromAt,
    toAt,
    state: 'promised' as const,
    wish: '',
    promisedAt: facts.occurredAt,
    promisedByTitle: '',
    answeredAt: null,
  };
  return { ...order, stage: order.stage === 'in_progress' ? order.stage : 'scheduled', appointment };
}

/** The visit that goes on, or one that begins with this step. */
function onVisit(order: Order, { id }: Step, change: Partial<Visit>): Order {
  if (openVisit(order) !== undefined) return onOpenVisit(order, change);
  const begun: Visit = {
    id,
    ordinal: order.visits.length + 1,
    technicianTitle: order.technician?.title ?? '',
    leftAt: null,
    arrivedAt: null,
    startedAt: null,
    endedAt: null,
    outcome: null,
    note: '',
    payer: null,
    proof: null,
    signatureFileId: null,
    photoFileId: null,
    isSkewed: false,
    events: [],
  };
  return { ...order, visits: [...order.visits, { ...begun, ...change }] };
}

function onOpenVisit(order: Order, change: Partial<Visit>): Order {
  const open = openVisit(order);
  return {
    ...order,
    visits: order.visits.map((visit) => (visit === open ? { ...visit, ...change } : visit)),
  };
}

function withMoves(order: Order, moves: readonly Move[]): Order {
  return { ...order, moves: [...order.moves.filter((move) => !fieldMoves.includes(move)), ...moves] };
}
