import { TextInput } from '@mantine/core';
import { placeMessage } from '../../../server/requests/messages.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';

/** Puts an incoming message beside the request it answers. */
export function PlaceForm({ id, close }: { id: string; close: () => void }) {
  const state = useCommandForm({
    contract: placeMessage,
    initial: { number: '' },
    toInput: (values) => ({ ...values, id }),
    also: ['messaging'],
    onDone: ({ number }) => {
      sayDone(t('messaging.placed', { number }));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('messaging.place')} onCancel={close}>
      <TextInput
        label={t('requests.number')}
        description={t('messaging.placeHint')}
        dir="ltr"
        autoComplete="off"
        data-autofocus
        withAsterisk
        {...state.form.getInputProps('number')}
      />
    </CommandForm>
  );
}
