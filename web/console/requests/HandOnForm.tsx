import { Textarea } from '@mantine/core';
import { handOn } from '../../../server/requests/work-orders.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

/** To executional support; from there a question to technical support. Rows O1, O4. */
export function HandOnForm({ order, close }: { order: ShownOrder; close: () => void }) {
  const tier = order.tier === 'es' ? 'ts' : 'es';
  const state = useCommandForm({
    contract: handOn,
    initial: { note: '' },
    draft: `requests.handOn.${tier}.${order.id}`,
    toInput: ({ note }) => ({ note, tier, id: order.id, version: order.version }),
    onDone: () => {
      sayDone(t('requests.handedOn'));
      close();
    },
  });
  return (
    <CommandForm
      of={state}
      saveLabel={tier === 'ts' ? t('requests.handOnToTs') : t('requests.handOnToEs')}
      onCancel={close}
    >
      <Textarea
        label={tier === 'ts' ? t('requests.questionToTs') : t('requests.handOnNote')}
        autosize
        minRows={3}
        withAsterisk
        autoFocus
        {...state.form.getInputProps('note')}
      />
    </CommandForm>
  );
}
