// Steps of a job as they are pressed: kept on the phone first, sent from there, with a network or without.
import {
  arriveAtVisit,
  endVisit,
  finishWork,
  leaveForVisit,
  resumeOrder,
  startWork,
  waitWithOrder,
} from '../../server/requests/field-work.contract.ts';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { sayDone } from '../kit/notify.ts';
import { queryClient, refreshSlices } from '../lib/ask.ts';
import { Problem } from '../lib/client.ts';
import { dropFile } from '../lib/outbox-store.ts';
import type { KeptStep } from '../lib/outbox-steps.ts';
import { callStep, keepStep } from '../lib/outbox-steps.ts';
import { useSession } from '../lib/session.ts';
import { sentenceOf, t } from '../lib/texts.ts';
import type { KeptVerb } from './job-ahead.ts';
import { keptVerbOf } from './job-ahead.ts';
import type { Order } from './WorkOrderScreen.tsx';

const contracts = {
  leave: leaveForVisit,
  arrive: arriveAtVisit,
  start: startWork,
  endVisit,
  wait: waitWithOrder,
  resume: resumeOrder,
} as const;

type Press = { verb: KeptVerb; facts?: Readonly<Record<string, unknown>>; needs?: readonly string[] };

/**
 * Keeps a step of this job with the hour at which the finger pressed. It names no version: by the time it is sent that
 * may be another, and the stage decides.
 */
export function useStepPress({ id, number }: Pick<Order, 'id' | 'number'>) {
  const owner = useSession().session?.membershipId ?? '';
  return async ({ verb, facts = {}, needs = [] }: Press): Promise<KeptStep> => {
    const input = { ...facts, id, occurredAt: new Date().toISOString() };
    return await keepStep({ owner, subject: id, number, verb, input, needs });
  };
}

/** Sends one; what the server made of it is on screen before the step leaves the phone. Throws Problem. */
export async function sendJobStep(step: KeptStep, signal: AbortSignal): Promise<void> {
  const order = await answerTo(step, signal).catch((reason: unknown) => {
    // What it is instead stands beside the refusal.
    if (reason instanceof Problem && reason.isRefusal) refreshSlices(queryClient, ['requests']);
    throw reason;
  });
  queryClient.setQueryData([readWorkOrder.operation, { id: step.subject }], order);
  for (const id of step.needs) await dropFile(id);
  refreshSlices(queryClient, ['requests']);
  if (step.verb === 'leave') sayDone(t('agency.left'));
}

async function answerTo(step: KeptStep, signal: AbortSignal): Promise<Order> {
  const verb = keptVerbOf(step.verb);
  if (verb === 'finish') return (await callStep(finishWork, step, signal)).workOrder;
  if (verb !== undefined) return await callStep(contracts[verb], step, signal);
  // Kept by another version of this page: a person says what becomes of it.
  throw new Problem({ status: 400, code: 'web.refused', title: sentenceOf('web.refused') ?? '' });
}
