import { Textarea } from '@mantine/core';
import type { closeRequest } from '../../../server/requests/requests.contract.ts';
import type { closeWorkOrder } from '../../../server/requests/work-orders.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';

type AnswerFormProps = {
  contract: typeof closeRequest | typeof closeWorkOrder;
  of: { id: string; version: number };
  close: () => void;
};

/** Closes a request or a work order with the answer that was given. Row O1. */
export function AnswerForm({ contract, of, close }: AnswerFormProps) {
  const state = useCommandForm({
    contract,
    initial: { answer: '' },
    draft: `${contract.operation}.${of.id}`,
    toInput: ({ answer }) => ({ answer, id: of.id, version: of.version }),
    onDone: () => {
      sayDone(t('requests.closed'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('requests.closeWithAnswer')} onCancel={close}>
      <Textarea
        label={t('requests.answer')}
        autosize
        minRows={3}
        withAsterisk
        autoFocus
        {...state.form.getInputProps('answer')}
      />
    </CommandForm>
  );
}
