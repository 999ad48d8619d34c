import { Textarea } from '@mantine/core';
import { closeFollowUp } from '../../../server/surveys/survey-calls.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { t } from '../../lib/texts.ts';
import type { Call } from './CallMoves.tsx';

/** What came of the follow-up of a bad score. Row L7. */
export function FollowUpForm({ call, close }: { call: Call; close: () => void }) {
  const state = useCommandForm({
    contract: closeFollowUp,
    initial: { outcome: '' },
    draft: `surveys.followUp.${call.id}`,
    toInput: (values) => ({ ...values, id: call.id, version: call.version }),
    onDone: close,
  });
  return (
    <CommandForm of={state} saveLabel={t('surveys.closeFollowUp')} onCancel={close}>
      <Textarea
        label={t('surveys.followUpOutcome')}
        withAsterisk
        autosize
        minRows={3}
        data-autofocus
        {...state.form.getInputProps('outcome')}
      />
    </CommandForm>
  );
}
