import { Checkbox, Stack, TextInput } from '@mantine/core';
import { changePhone } from '../../../server/customers/corrections.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { nationalNumber } from '../../lib/national-number.ts';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';

type ChangePhoneFormProps = { customer: Customer; phone: Customer['phones'][number]; close: () => void };

/** A phone that was written wrongly, or shall be called first. */
export function ChangePhoneForm({ customer: { id, version }, phone, close }: ChangePhoneFormProps) {
  const extension = phone.extension === null ? '' : ` ${t('web.extension', { extension: phone.extension })}`;
  const state = useCommandForm({
    contract: changePhone,
    initial: { number: `${nationalNumber(phone.number)}${extension}`, isFirst: phone.isFirst },
    toInput: ({ number, isFirst }) => ({
      id,
      version,
      phoneId: phone.id,
      number,
      ...(isFirst && { isFirst: true as const }),
    }),
    also: ['devices', 'requests'],
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
        {phone.isFirst ? null : (
          <Checkbox label={t('customers.isFirst')} {...getInputProps('isFirst', { type: 'checkbox' })} />
        )}
      </Stack>
    </CommandForm>
  );
}
