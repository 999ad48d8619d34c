import { Text } from '@mantine/core';
import { resumeOrder } from '../../server/requests/field-work.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { sayDone } from '../kit/notify.ts';
import { useCommandForm } from '../kit/command-form.ts';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { windowOf } from './visit-window.ts';
import { noWindow, windowProblem } from './window-values.ts';
import { WindowFields } from './WindowFields.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** Goes on with work that waited on the way to a visit: the visit needs a new window. */
export function ResumeDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useCommandForm({
    contract: resumeOrder,
    initial: { window: noWindow },
    draft: `requests.resume.${order.id}`,
    toInput: ({ window }) => ({
      id: order.id,
      version: order.version,
      window: { ...windowOf(window.on, window.from, window.to) },
    }),
    onDone: () => {
      close();
      sayDone(t('agency.resumed', { number: order.number }));
    },
  });
  const { form } = state;
  return (
    <JobDialog title={t('agency.resumeTitle', { number: order.number })} close={close}>
      <CommandForm of={state} saveLabel={t('agency.tellCustomer')} onCancel={close}>
        <WindowFields
          value={form.values.window}
          error={windowProblem(form.values.window, form.errors, ['window.fromAt', 'window.toAt', 'window'])}
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
