import { Select, Textarea } from '@mantine/core';
import { reasonList } from '../../../server/catalog/catalog.contract.ts';
import { acceptLateObligation } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { Obligation } from './obligation-words.ts';

/** Accepts what came after its debit; the books take the debit back. */
export function AcceptLateForm({ obligation, close }: { obligation: Obligation; close: () => void }) {
  const { id, version } = obligation;
  const reasons = useList(reasonList.list, { kind: 'reverse_entry' });
  const state = useCommandForm({
    contract: acceptLateObligation,
    initial: { reasonCode: '', note: '' },
    toInput: (values) => ({ ...values, id, version }),
    also: ['ledger'],
    onDone: () => {
      sayDone(t('warehouse.done'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.acceptLate')} onCancel={close}>
      <Select
        label={t('warehouse.reason')}
        withAsterisk
        data={(reasons.rows ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        {...getInputProps('reasonCode')}
      />
      <Textarea label={t('warehouse.note')} autosize minRows={2} {...getInputProps('note')} />
    </CommandForm>
  );
}
