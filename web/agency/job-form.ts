// A form whose command is a step of the job: it goes by the phone's store, so that it needs no network.
import { useState } from 'react';
import type { CommandFormInput } from '../kit/command-form.ts';
import { useCommandFields } from '../kit/command-form.ts';
import { sayDone, sayFailed } from '../kit/notify.ts';
import type { Contract } from '../lib/client.ts';
import { Problem } from '../lib/client.ts';
import { untilAnswered } from '../lib/outbox.ts';
import type { KeptVerb } from './job-ahead.ts';
import { useStepPress } from './job-outbox.ts';
import type { Order } from './WorkOrderScreen.tsx';

/** So long a form waits for the server's word before it leaves the step to the phone. */
const WAIT_MS = 4000;

type StepFormInput<C extends Contract, Values extends Record<string, unknown>> = Pick<
  CommandFormInput<C, Values>,
  'contract' | 'initial' | 'draft'
> & {
  verb: KeptVerb;
  order: Order;
  toInput: (values: Values) => Record<string, unknown>;
  /** Said once the server has it. */
  done: string;
  close: () => void;
};

export function useStepForm<C extends Contract, Values extends Record<string, unknown>>(
  given: StepFormInput<C, Values>,
) {
  const { verb, order, done, close } = given;
  const toInput = (values: Values) => ({ ...given.toInput(values), id: order.id });
  const { form, fromDraft, startOver, checked, settle, refuse } = useCommandFields({ ...given, toInput });
  const press = useStepPress(order);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);

  const carryOut = async (facts: Readonly<Record<string, unknown>>) => {
    const { place } = await press({ verb, facts });
    const outcome = await untilAnswered(place, WAIT_MS);
    settle();
    close();
    if (outcome === 'sent') sayDone(done);
  };
  const save = () => {
    if (busy) return;
    const facts = checked();
    if (facts === undefined) return;
    setBusy(true);
    setProblem(undefined);
    void carryOut(facts)
      .catch((reason: unknown) => {
        if (!(reason instanceof Problem)) return sayFailed(reason);
        setProblem(reason);
        refuse(reason);
      })
      .finally(() => setBusy(false));
  };
  return { form, save, busy, problem, fromDraft, startOver };
}
