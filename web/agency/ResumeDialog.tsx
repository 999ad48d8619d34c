import { Text } from '@mantine/core';
import { resumeOrder } from '../../server/requests/field-work.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { useStepForm } from './job-form.ts';
import { windowOf } from './visit-window.ts';
import { noWindow, windowProblem } from './window-values.ts';
import { WindowFields } from './WindowFields.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** Goes on with work that waited on the way to a visit: the visit needs a new window. */
export function ResumeDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useStepForm({
    contract: resumeOrder,
    verb: 'resume',
    order,
    close,
    done: t('agency.resumed', { number: order.number }),
    initial: { window: noWindow },
    draft: `requests.resume.${order.id}`,
    toInput: ({ window }) => ({ window: { ...windowOf(window.on, window.from, window.to) } }),
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
