import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { reasonList } from '../../server/catalog/catalog.contract.ts';
import { declineReferral } from '../../server/requests/work-orders.contract.ts';
import { CommandForm } from '../kit/CommandForm.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { sayDone } from '../kit/notify.ts';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useCommandForm } from '../kit/command-form.ts';
import { useList } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { JobDialog } from './JobDialog.tsx';
import type { MovedOrder } from './OrderMoves.tsx';

type DeclineDialogProps = { order: MovedOrder; close: () => void; onGone: (() => void) | undefined };

/** Gives a referral back, with the reason in the trade's own codes. */
export function DeclineDialog({ order, close, onGone }: DeclineDialogProps) {
  const reasons = useList(reasonList.list, { kind: 'decline' });
  const state = useCommandForm({
    contract: declineReferral,
    initial: { reasonCode: '', note: '' },
    draft: `requests.decline.${order.id}`,
    toInput: (values) => ({ ...values, id: order.id, version: order.version }),
    onDone: () => {
      close();
      sayDone(t('agency.declined', { number: order.number }));
      onGone?.();
    },
  });
  const { getInputProps } = state.form;
  return (
    <JobDialog title={t('agency.declineTitle', { number: order.number })} close={close}>
      {reasons.failure !== null && reasons.rows === undefined ? (
        <FailureState failure={reasons.failure} retry={reasons.retry} />
      ) : reasons.rows === undefined ? (
        <ScreenSkeleton />
      ) : (
        <CommandForm of={state} saveLabel={t('agency.decline')} onCancel={close}>
          <Text size="sm" c="dimmed">
            {t('agency.declineSays')}
          </Text>
          <Radio.Group label={t('agency.reason')} withAsterisk {...getInputProps('reasonCode')}>
            <Stack gap={0} mt={4}>
              {otherLast(reasons.rows).map(({ code, title }) => (
                <Radio key={code} value={code} label={title} py={10} />
              ))}
            </Stack>
          </Radio.Group>
          <Textarea label={t('agency.note')} autosize minRows={2} {...getInputProps('note')} />
        </CommandForm>
      )}
    </JobDialog>
  );
}

/** «دلیل دیگر» is what one takes when no other fits. */
function otherLast<Reason extends { code: string }>(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.toSorted((one, another) => Number(one.code === 'other') - Number(another.code === 'other'));
}
