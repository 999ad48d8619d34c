import { Stack, Textarea, TextInput } from '@mantine/core';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import { sendIssue, warehouseList } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { SelectCode } from '../../kit/SelectCode.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { PartLine } from './part-lines.ts';
import { linesOf, newLine } from './part-lines.ts';
import { PartLines } from './PartLines.tsx';

const firstLines: PartLine[] = [newLine];

/** Sends parts of a warehouse to an agency. Rows M2, M3. */
export function NewIssueForm({ close, onDone }: { close: () => void; onDone: (id: string) => void }) {
  const state = useCommandForm({
    contract: sendIssue,
    initial: { agencyId: '', warehouseId: '', carrier: '', note: '', lines: firstLines },
    draft: 'warehouse.issue',
    toInput: ({ lines, ...values }) => ({ ...values, lines: linesOf(lines) }),
    onDone: ({ id, number }) => {
      sayDone(t('warehouse.issueSent', { number: digits(number) }));
      onDone(id);
    },
  });
  const { getInputProps, insertListItem, removeListItem, values } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.send')} onCancel={close}>
      <Stack gap="sm">
        <SelectCode
          label={t('warehouse.agency')}
          withAsterisk
          list={listAgencies}
          {...getInputProps('agencyId')}
        />
        <SelectCode
          label={t('warehouse.warehouse')}
          withAsterisk
          list={warehouseList.list}
          {...getInputProps('warehouseId')}
        />
        <PartLines
          lines={values.lines}
          input={(path) => getInputProps(`lines.${path}`)}
          add={() => insertListItem('lines', newLine)}
          remove={(at) => removeListItem('lines', at)}
        />
        <TextInput label={t('warehouse.carrier')} {...getInputProps('carrier')} />
        <Textarea label={t('warehouse.note')} autosize minRows={2} {...getInputProps('note')} />
      </Stack>
    </CommandForm>
  );
}
