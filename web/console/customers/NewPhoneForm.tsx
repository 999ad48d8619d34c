import { Checkbox, Stack, TextInput } from '@mantine/core';
import { addPhone } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { t } from '../../lib/texts.ts';

/** One more phone; with extension where it has one. */
export function NewPhoneForm({ customerId, close }: { customerId: string; close: () => void }) {
  const state = useCommandForm({
    contract: addPhone,
    initial: { number: '', isFirst: false },
    draft: `customers.phone.${customerId}`,
    toInput: (values) => ({ ...values, id: customerId }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <TextInput
          label={t('customers.phone')}
          description={t('customers.phoneHint')}
          inputMode="tel"
          autoComplete="off"
          data-autofocus
          withAsterisk
          {...getInputProps('number')}
        />
        <Checkbox label={t('customers.isFirst')} {...getInputProps('isFirst', { type: 'checkbox' })} />
      </Stack>
    </CommandForm>
  );
}
