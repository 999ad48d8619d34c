import { Text } from '@mantine/core';
import { promiseAppointment } from '../../server/requests/field-work.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { sayDone } from '../kit/notify.ts';
import { useCommandForm } from '../kit/command-form.ts';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { windowOf } from './visit-window.ts';
import { noWindow, windowProblem } from './window-values.ts';
import { WindowFields } from './WindowFields.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** Tells the customer when somebody comes; another window takes the place of the first. Row R3. */
export function PromiseDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useCommandForm({
    contract: promiseAppointment,
    initial: { window: noWindow },
    draft: `requests.promise.${order.id}`,
    toInput: ({ window }) => ({
      id: order.id,
      version: order.version,
      ...windowOf(window.on, window.from, window.to),
    }),
    onDone: () => {
      close();
      sayDone(t('agency.promised'));
    },
  });
  const { form } = state;
  return (
    <JobDialog
      title={order.appointment === null ? t('agency.promise') : t('agency.promiseAnother')}
      close={close}
    >
      <CommandForm of={state} saveLabel={t('agency.tellCustomer')} onCancel={close}>
        <WindowFields
          value={form.values.window}
          error={windowProblem(form.values.window, form.errors, ['fromAt', 'toAt'])}
          onChange={(window) => {
            form.clearErrors();
            form.setFieldValue('window', window);
          }}
        />
        <Text size="sm" c="dimmed">
          {t('agency.promiseSays')}
        </Text>
      </CommandForm>
    </JobDialog>
  );
}
