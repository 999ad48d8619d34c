import { Paper, Select, Stack } from '@mantine/core';
import { buyers, setPartPrice } from '../../../server/catalog/catalog.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { JalaliDate } from '../../kit/JalaliDate.tsx';
import { RialInput } from '../../kit/RialInput.tsx';
import { today } from '../../lib/jalali-entry.ts';
import { t } from '../../lib/texts.ts';

type PartPriceFormProps = { partId: string; close: () => void };

/** A price from a day on; the earlier one holds until then. */
export function PartPriceForm({ partId, close }: PartPriceFormProps) {
  const state = useCommandForm({
    contract: setPartPrice,
    initial: { buyer: 'customer', fromOn: today(), amount: '' },
    draft: `catalog.price.${partId}`,
    toInput: (values) => ({ ...values, id: partId }),
    onDone: close,
  });
  const { getInputProps } = state.form;
  return (
    <Paper withBorder p="sm">
      <CommandForm of={state} saveLabel={t('catalog.savePrice')} onCancel={close}>
        <Stack gap="sm">
          <Select
            label={t('catalog.buyer')}
            withAsterisk
            allowDeselect={false}
            data={buyers.map((value) => ({ value, label: t(`catalog.buyer.${value}`) }))}
            {...getInputProps('buyer')}
          />
          <JalaliDate
            label={t('catalog.fromOn')}
            description={t('catalog.fromOnHint')}
            withAsterisk
            {...getInputProps('fromOn')}
          />
          <RialInput label={t('catalog.price')} withAsterisk {...getInputProps('amount')} />
        </Stack>
      </CommandForm>
    </Paper>
  );
}
