import { Select, Textarea } from '@mantine/core';
import { waitWithOrder } from '../../../server/requests/field-work.contract.ts';
import { waitReasons } from '../../../server/requests/words.contract.ts';
import { useCommandForm } from '../../kit/command-form.ts';
import { CommandForm } from '../../kit/CommandForm.tsx';
import { sayDone } from '../../kit/notify.ts';
import { t } from '../../lib/texts.ts';
import type { ShownOrder } from './OrderCard.tsx';

/** Lets a work order wait, and says for what. Row D4. */
export function WaitForm({ order, close }: { order: ShownOrder; close: () => void }) {
  const state = useCommandForm({
    contract: waitWithOrder,
    initial: { reason: '', note: '' },
    toInput: (values) => ({ ...values, id: order.id, version: order.version }),
    onDone: () => {
      sayDone(t('fieldWork.saidWaits'));
      close();
    },
  });
  return (
    <CommandForm of={state} saveLabel={t('fieldWork.wait')} onCancel={close}>
      <Select
        label={t('fieldWork.waitReasonCode')}
        withAsterisk
        data={waitReasons.map((reason) => ({ value: reason, label: t(`fieldWork.waitReason.${reason}`) }))}
        {...state.form.getInputProps('reason')}
      />
      <Textarea label={t('requests.reasonNote')} autosize minRows={2} {...state.form.getInputProps('note')} />
    </CommandForm>
  );
}
