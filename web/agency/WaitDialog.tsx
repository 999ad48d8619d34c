import { Text, Textarea } from '@mantine/core';
import { waitWithOrder } from '../../server/requests/field-work.contract.ts';
import { waitReasons } from '../../server/requests/words.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import { useStepForm } from './job-form.ts';
import type { Order } from './WorkOrderScreen.tsx';

/** The work waits, and for what. */
export function WaitDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useStepForm({
    contract: waitWithOrder,
    verb: 'wait',
    order,
    close,
    done: t('agency.waits', { number: order.number }),
    initial: { reason: '', note: '' },
    draft: `requests.wait.${order.id}`,
    toInput: (values) => values,
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
