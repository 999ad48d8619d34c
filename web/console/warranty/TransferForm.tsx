import { Stack, Text } from '@mantine/core';
import { addWarrantyEvent } from '../../../server/warranty/warranty.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { t } from '../../lib/texts.ts';
import { SelectCustomer } from '../customers/SelectCustomer.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import type { Registration } from './registration-words.ts';

type TransferFormProps = { registration: Registration; close: () => void };

/** Hands the device and its cover to a new owner. */
export function TransferForm({ registration, close }: TransferFormProps) {
  const { id, version } = registration;
  const state = useCommandForm({
    contract: addWarrantyEvent,
    initial: { event: { kind: 'transfer', customerId: '', reasonCode: '', evidence: '' } },
    toInput: ({ event }) => ({ id, version, event }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warranty.transfer')} onCancel={close}>
      <Stack gap="sm">
        <Text size="sm">{t('warranty.transferSays')}</Text>
        <SelectCustomer
          label={t('warranty.transferTo')}
          withAsterisk
          data-autofocus
          {...getInputProps('event.customerId')}
        />
        <ReasonFields input={(name) => getInputProps(`event.${name}`)} />
      </Stack>
    </CommandForm>
  );
}
