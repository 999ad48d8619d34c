import { SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { changeCustomer, customerKinds } from '../../../server/customers/customers.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { DigitsInput } from '../../kit/DigitsInput.tsx';
import { t } from '../../lib/texts.ts';
import type { Customer } from './CustomerStory.tsx';

/** Who a customer is. */
export function CustomerForm({ customer, close }: { customer: Customer; close: () => void }) {
  const { id, version, name, nationalId, companyId, note } = customer;
  const kind: string = customer.kind;
  const state = useCommandForm({
    contract: changeCustomer,
    initial: { kind, name, nationalId: nationalId ?? '', companyId: companyId ?? '', note },
    draft: `customers.change.${id}`,
    toInput: (values) => ({ ...values, id, version }),
    also: ['devices'],
    onDone: close,
  });
  const { getInputProps, values } = state.form;
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('customers.kind')}
          data={customerKinds.map((value) => ({ value, label: t(`customers.kind.${value}`) }))}
          {...getInputProps('kind')}
        />
        <TextInput label={t('customers.name')} withAsterisk {...getInputProps('name')} />
        {values.kind === 'person' ? (
          <DigitsInput label={t('customers.nationalId')} digitsMax={10} {...getInputProps('nationalId')} />
        ) : (
          <DigitsInput label={t('customers.companyId')} digitsMax={11} {...getInputProps('companyId')} />
        )}
        <Textarea label={t('customers.note')} autosize minRows={2} maxRows={8} {...getInputProps('note')} />
      </Stack>
    </CommandForm>
  );
}
