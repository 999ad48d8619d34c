// The state behind the screen: the draft, who calls, and what is done with it. Rules are in reception-draft.ts.
import { useDebouncedValue } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { lookUpCaller } from '../../../server/requests/reception.contract.ts';
import { receiveRequest } from '../../../server/requests/requests.contract.ts';
import type { RequestView } from '../../../server/requests/requests.contract.ts';
import { useAsk, useCommand } from '../../lib/ask.ts';
import type { Problem } from '../../lib/client.ts';
import { useDraft } from '../../lib/draft.ts';
import { goToStep } from './go-to-step.ts';
import type { ReceptionDraft } from './reception-draft.ts';
import {
  callOf,
  draftFrom,
  emptyDraft,
  isAskable,
  isEmpty,
  isWhole,
  openWorkOf,
  withNumber,
} from './reception-draft.ts';
import { inputOf, missingIn } from './reception-command.ts';
import { nextStep } from './reception-steps.ts';

export type Reception = ReturnType<typeof useReception>;

/** `onReceived` is told once, when the request has its number. */
export function useReception(onReceived: (request: RequestView) => void) {
  const kept = useDraft<ReceptionDraft>('requests.receive');
  const [draft, setDraft] = useState(() => draftFrom(kept.found));
  const [isFromDraft, setFromDraft] = useState(() => !isEmpty(draft));
  const caller = useCaller(draft.number);
  const call = callOf(draft, caller.data);

  useEffect(() => (isEmpty(draft) ? kept.drop() : kept.keep(draft)), [draft, kept]);

  const clear = () => {
    kept.drop();
    setDraft({ ...emptyDraft, channel: draft.channel });
    setFromDraft(false);
    goToStep('number');
  };
  const saving = useSaving(draft, call, kept.sent, (request) => {
    clear();
    onReceived(request);
  });
  const change = (make: (old: ReceptionDraft) => ReceptionDraft) => {
    saving.forgetMissing();
    setDraft(make);
  };
  const startOver = () => {
    saving.beginAnew();
    saving.forgetMissing();
    clear();
  };
  return {
    draft,
    call,
    caller,
    change,
    startOver,
    save: saving.save,
    isBusy: saving.isBusy,
    problem: saving.problem,
    missing: saving.missing,
    isFromDraft,
    isWarned: saving.isWarned,
    endWarning: saving.endWarning,
    typeNumber: (number: string) => change((old) => withNumber(old, number, new Date())),
    set: (fields: Partial<ReceptionDraft>) => change((old) => ({ ...old, ...fields })),
    /** Where Enter goes from a step; `fields` are what this very key changes. */
    moveOn: (step: string, fields: Partial<ReceptionDraft> = {}) => {
      const next = { ...draft, ...fields };
      goToStep(nextStep(step, next, callOf(next, caller.data)));
    },
  };
}

/** Sends what was typed, or leads to the step that lacks something. */
function useSaving(
  draft: ReceptionDraft,
  call: ReturnType<typeof callOf>,
  sent: ReturnType<typeof useDraft<ReceptionDraft>>['sent'],
  onDone: (request: RequestView) => void,
) {
  const [missing, setMissing] = useState<{ step: string; code: string }>();
  const [isWarned, setWarned] = useState(false);
  const client = useQueryClient();
  const command = useCommand(receiveRequest, {
    also: ['customers', 'devices', 'messaging'],
    sent,
    onDone,
    onRefused: (problem) => {
      if (problem.code === 'requests.openWork') setWarned(true);
      // A session that ended: the log-in page, and then back here, where the draft waits.
      if (problem.status === 401) void client.invalidateQueries({ queryKey: ['session'] });
    },
  });
  const save = (despiteOpenWork = false) => {
    if (command.busy) return;
    const lack = missingIn(draft, call);
    setMissing(lack);
    if (lack !== undefined) {
      goToStep(lack.step);
      return;
    }
    const isWarningDue = !despiteOpenWork && draft.kind !== 'question' && openWorkOf(call).length > 0;
    setWarned(isWarningDue);
    if (!isWarningDue) command.run(inputOf(draft, call, despiteOpenWork));
  };
  return {
    save,
    isBusy: command.busy,
    problem: command.problem,
    beginAnew: command.beginAnew,
    missing,
    forgetMissing: () => setMissing(undefined),
    /** There is open work on a chosen device, and nobody decided yet what that means. */
    isWarned,
    endWarning: () => setWarned(false),
  };
}

/** Asks while the number is typed: at once when it is whole, else when the fingers rest. */
function useCaller(number: string) {
  const [rested] = useDebouncedValue(number, 350);
  const asked = isWhole(number) || rested === number ? number : '';
  return useAsk(
    lookUpCaller,
    { number: asked },
    {
      enabled: isAskable(asked),
      keepOld: false,
      topics: ['request', 'workOrder'],
    },
  );
}

/** What the server refused about a field, by the end or beginning of its path. */
export function complaintAt(
  problem: Problem | undefined,
  isThere: (path: string) => boolean,
): string | undefined {
  const found = problem?.errors.find(({ path }) => isThere(path));
  return found?.message === '' ? undefined : found?.message;
}
