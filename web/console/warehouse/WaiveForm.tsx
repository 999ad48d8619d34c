import { Textarea } from '@mantine/core';
import { waiveObligation } from '../../../server/warehouse/warehouse.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { Obligation } from './obligation-words.ts';

/** Lets an agency off what it owes, with the reason. */
export function WaiveForm({ obligation, close }: { obligation: Obligation; close: () => void }) {
  const { id, version } = obligation;
  const state = useCommandForm({
    contract: waiveObligation,
    initial: { reason: '' },
    toInput: ({ reason }) => ({ id, version, reason }),
    onDone: () => {
      sayDone(t('warehouse.done'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('warehouse.waive')} onCancel={close}>
      <Textarea
        label={t('warehouse.reason')}
        withAsterisk
        autosize
        minRows={2}
        {...state.form.getInputProps('reason')}
      />
    </CommandForm>
  );
}
