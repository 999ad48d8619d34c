import { Text, Textarea } from '@mantine/core';
import { waitWithOrder } from '../../server/requests/field-work.contract.ts';
import { waitReasons } from '../../server/requests/words.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { sayDone } from '../kit/notify.ts';
import { useCommandForm } from '../kit/command-form.ts';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** The work waits, and for what. */
export function WaitDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useCommandForm({
    contract: waitWithOrder,
    initial: { reason: '', note: '' },
    draft: `requests.wait.${order.id}`,
    toInput: (values) => ({ ...values, id: order.id, version: order.version }),
    onDone: () => {
      close();
      sayDone(t('agency.waits', { number: order.number }));
    },
  });
  const { getInputProps, values, errors, setFieldValue } = state.form;
  return (
    <JobDialog title={t('agency.waitTitle', { number: order.number })} close={close}>
      <CommandForm of={state} saveLabel={t('agency.wait')} onCancel={close}>
        <ChoiceGrid
          label={t('agency.waitFor')}
          choices={waitReasons.map((reason) => ({ value: reason, label: t(`agency.waitReason.${reason}`) }))}
          value={values.reason}
          error={errors['reason']}
          onChange={(reason) => setFieldValue('reason', reason)}
        />
        <Textarea label={t('agency.note')} autosize minRows={2} {...getInputProps('note')} />
        {order.appointment === null ? null : (
          <Text size="sm" c="dimmed">
            {t('agency.waitFalls')}
          </Text>
        )}
      </CommandForm>
    </JobDialog>
  );
}
