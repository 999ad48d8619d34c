import { Select, Stack, TextInput } from '@mantine/core';
import { addContact, contactRoles } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { t } from '../../lib/texts.ts';

/** A person who speaks for a customer. */
export function NewContactForm({ customerId, close }: { customerId: string; close: () => void }) {
  const state = useCommandForm({
    contract: addContact,
    initial: { name: '', role: 'operator', number: '' },
    draft: `customers.contact.${customerId}`,
    toInput: (values) => ({ ...values, id: customerId }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <TextInput label={t('customers.contactName')} withAsterisk {...getInputProps('name')} />
        <Select
          label={t('customers.role')}
          withAsterisk
          allowDeselect={false}
          data={contactRoles.map((value) => ({ value, label: t(`customers.role.${value}`) }))}
          {...getInputProps('role')}
        />
        <TextInput
          label={t('customers.phone')}
          inputMode="tel"
          autoComplete="off"
          {...getInputProps('number')}
        />
      </Stack>
    </CommandForm>
  );
}
