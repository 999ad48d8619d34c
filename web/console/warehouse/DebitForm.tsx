import { Textarea } from '@mantine/core';
import { debitObligation } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { RialInput } from '../../kit/RialInput.tsx';
import { t } from '../../lib/texts.ts';
import type { Obligation } from './obligation-words.ts';

const noAmount: number | '' = '';

/** Debits an agency with what did not come back; without an amount, at the price list of today. */
export function DebitForm({ obligation, close }: { obligation: Obligation; close: () => void }) {
  const { id, version } = obligation;
  const state = useCommandForm({
    contract: debitObligation,
    initial: { amount: noAmount, reason: '' },
    toInput: (values) => ({ ...values, id, version }),
    also: ['ledger'],
    onDone: () => {
      sayDone(t('warehouse.done'));
      close();
    },
  });
  const { getInputProps } = state.form;
  return (
    <CommandForm of={state} saveLabel={t('warehouse.debit')} onCancel={close}>
      <RialInput
        label={t('warehouse.debitAmount')}
        description={t('warehouse.debitHint')}
        {...getInputProps('amount')}
      />
      <Textarea
        label={t('warehouse.reason')}
        withAsterisk
        autosize
        minRows={2}
        {...getInputProps('reason')}
      />
    </CommandForm>
  );
}
