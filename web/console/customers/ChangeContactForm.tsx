import { Select, Stack, TextInput } from '@mantine/core';
import { changeContact } from '../../../server/customers/corrections.contract.ts';
import { contactRoles } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { nationalNumber } from '../../lib/national-number.ts';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';

type ChangeContactFormProps = {
  customer: Customer;
  contact: Customer['contacts'][number];
  close: () => void;
};

/** A contact that was written wrongly, or has another role or phone now. */
export function ChangeContactForm({ customer: { id, version }, contact, close }: ChangeContactFormProps) {
  const { number, extension } = contact;
  const inner = extension === null ? '' : ` ${t('web.extension', { extension })}`;
  const role: string = contact.role;
  const state = useCommandForm({
    contract: changeContact,
    initial: { name: contact.name, role, number: number === null ? '' : `${nationalNumber(number)}${inner}` },
    toInput: (values) => ({ ...values, id, version, contactId: contact.id }),
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
