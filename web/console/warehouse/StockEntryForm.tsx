import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { enterStock, supplyKinds, warehouseList } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { emptyEntry, entryChoices, entryInput, fieldsOfKind } from './entry-fields.ts';
import { newLine } from './part-lines.ts';
import { PartLines } from './PartLines.tsx';

/** What the keeper writes down by himself: supply, return, transfer, count, loss, scrap. Rows M6, M8. */
export function StockEntryForm({ close }: { close: () => void }) {
  const state = useCommandForm({
    contract: enterStock,
    initial: emptyEntry,
    draft: 'warehouse.entry',
    toInput: entryInput,
    onDone: ({ number }) => {
      sayDone(t('warehouse.entered', { number: digits(number) }));
      close();
    },
  });
  const { getInputProps, insertListItem, removeListItem, values } = state.form;
  const asks = (name: string) => fieldsOfKind(values.kind).some((field) => field === name);
  return (
    <CommandForm of={state} onCancel={close}>
      <Stack gap="sm">
        <Select
          label={t('warehouse.entryKind')}
          allowDeselect={false}
          data={entryChoices.map((value) => ({
            value,
            label:
              value === 'between_agencies' ? t('warehouse.betweenAgencies') : t(`warehouse.move.${value}`),
          }))}
          {...getInputProps('kind')}
        />
        {asks('agencyId') ? (
          <SelectCode
            label={t('warehouse.agency')}
            withAsterisk
            list={listAgencies}
            {...getInputProps('agencyId')}
          />
        ) : null}
        {asks('warehouseId') ? (
          <SelectCode
            label={t('warehouse.warehouse')}
            withAsterisk
            list={warehouseList.list}
            {...getInputProps('warehouseId')}
          />
        ) : null}
        {asks('toWarehouseId') ? (
          <SelectCode
            label={t('warehouse.toWarehouse')}
            withAsterisk
            list={warehouseList.list}
            {...getInputProps('toWarehouseId')}
          />
        ) : null}
        {asks('toAgencyId') ? (
          <SelectCode
            label={t('warehouse.toAgency')}
            withAsterisk
            list={listAgencies}
            {...getInputProps('toAgencyId')}
          />
        ) : null}
        {asks('supplyKind') ? (
          <Select
            label={t('warehouse.supplyKind')}
            allowDeselect={false}
            data={supplyKinds.map((value) => ({ value, label: t(`warehouse.supply.${value}`) }))}
            {...getInputProps('supplyKind')}
          />
        ) : null}
        <PartLines
          lines={values.lines}
          input={(path) => getInputProps(`lines.${path}`)}
          add={() => insertListItem('lines', newLine)}
          remove={(at) => removeListItem('lines', at)}
        />
        {asks('amount') ? (
          <RialInput label={t('warehouse.lossAmount')} withAsterisk {...getInputProps('amount')} />
        ) : null}
        <TextInput
          label={t('warehouse.paperNumber')}
          description={t('warehouse.paperNumberHint')}
          {...getInputProps('paperNumber')}
        />
        <Textarea label={t('warehouse.note')} autosize minRows={2} {...getInputProps('note')} />
      </Stack>
    </CommandForm>
  );
}
