import { Switch, Text, Textarea } from '@mantine/core';
import { endVisit } from '../../server/requests/field-work.contract.ts';
import { failedOutcomes, payers } from '../../server/requests/words.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import { useStepForm } from './job-form.ts';
import { windowOf } from './visit-window.ts';
import { noWindow, windowProblem } from './window-values.ts';
import { WindowFields } from './WindowFields.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** A visit that did not finish the work: why, and when the next one is. Row D4. */
export function EndVisitDialog({ order, close }: { order: Order; close: () => void }) {
  const state = useStepForm({
    contract: endVisit,
    verb: 'endVisit',
    order,
    close,
    done: t('agency.visitEnded'),
    initial: { outcome: '', note: '', payer: '', hasNext: false, window: noWindow },
    draft: `requests.endVisit.${order.id}`,
    toInput: ({ hasNext, window, ...values }) => ({
      ...values,
      next: hasNext ? { ...windowOf(window.on, window.from, window.to) } : null,
    }),
  });
  const { getInputProps, values, errors, setFieldValue, clearErrors } = state.form;
  return (
    <JobDialog title={t('agency.endVisitTitle')} close={close}>
      <CommandForm of={state} saveLabel={t('agency.endVisit')} onCancel={close}>
        <ChoiceGrid
          label={t('agency.outcome')}
          choices={failedOutcomes.map((value) => ({ value, label: t(`agency.outcome.${value}`) }))}
          value={values.outcome}
          error={errors['outcome']}
          onChange={(outcome) => setFieldValue('outcome', outcome)}
        />
        <Textarea label={t('agency.note')} autosize minRows={2} {...getInputProps('note')} />
        <ChoiceGrid
          label={t('agency.payer')}
          choices={payers.map((value) => ({ value, label: t(`agency.payer.${value}`) }))}
          value={values.payer}
          error={errors['payer']}
          onChange={(payer) => setFieldValue('payer', payer)}
        />
        <Switch size="md" label={t('agency.nextVisit')} {...getInputProps('hasNext', { type: 'checkbox' })} />
        {values.hasNext ? (
          <WindowFields
            value={values.window}
            error={windowProblem(values.window, errors, ['next.fromAt', 'next.toAt', 'next'])}
            onChange={(window) => {
              clearErrors();
              setFieldValue('window', window);
            }}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('agency.noNextVisit')}
          </Text>
        )}
      </CommandForm>
    </JobDialog>
  );
}
