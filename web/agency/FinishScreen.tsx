import { Alert, Button, Paper, Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useLinkTo, usePathPart } from '../lib/address.ts';
import { useAsk } from '../lib/ask.ts';
import { useStepsOf } from '../lib/outbox.ts';
import type { KeptStep } from '../lib/outbox-steps.ts';
import { useSession } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { FinishByCode } from './FinishByCode.tsx';
import { FinishBySignature } from './FinishBySignature.tsx';
import { orderAhead } from './job-ahead.ts';
import { JobWaiting } from './JobWaiting.tsx';
import type { Order } from './WorkOrderScreen.tsx';

/** The end of the work: the customer's code, or where he has no mobile his signature and a photo. Row R3. */
export function FinishScreen() {
  const id = usePathPart('id');
  const owner = useSession().session?.membershipId ?? '';
  const order = useAsk(readWorkOrder, { id }, { topics: ['workOrder'], keepOld: false });
  const steps = useStepsOf(owner, id);
  if (order.data === undefined || steps === undefined)
    return order.error === null ? (
      <ScreenSkeleton />
    ) : (
      <FailureState failure={order.error} retry={() => void order.refetch()} />
    );
  return (
    <Stack gap="md" maw={560}>
      <ScreenHead
        title={t('agency.finishTitle')}
        line={t('agency.finishOf', { number: order.data.number, device: order.data.device.modelTitle })}
      />
      <JobWaiting steps={steps} />
      <Paper withBorder p="md" radius="lg">
        <Finish order={order.data} steps={steps} />
      </Paper>
    </Stack>
  );
}

function Finish({ order, steps }: { order: Order; steps: readonly KeptStep[] }) {
  const linkTo = useLinkTo();
  if (order.doneAt !== null) return <Finished order={order} />;
  const ahead = orderAhead(order, steps);
  if (ahead.doneAt !== null)
    return <EmptyState title={t('agency.finishKept')} hint={t('agency.finishWaits')} />;
  const isMine = ahead.moves.some((move) => move === 'finish' || move === 'askToFinish');
  if (order.completionCode?.isLocked === true)
    return (
      <Alert color="late" title={t('agency.codeLocked')}>
        {t('agency.codeLockedHint')}
      </Alert>
    );
  if (!isMine)
    return (
      <EmptyState
        title={t('agency.notYetToFinish')}
        hint={t('agency.notYetToFinishHint')}
        action={
          <Button component="a" variant="default" {...linkTo(`/agency/work-orders/${order.id}`)}>
            {t('agency.backToJob')}
          </Button>
        }
      />
    );
  return order.finishBy === 'signature' ? (
    <FinishBySignature order={order} />
  ) : (
    <FinishByCode order={order} isBehind={steps.length > 0} />
  );
}

function Finished({ order }: { order: Order }) {
  const linkTo = useLinkTo();
  return (
    <EmptyState
      icon={IconCircleCheck}
      title={t('agency.finished')}
      hint={t('agency.finishedHint')}
      action={
        <Stack gap="xs" w="100%" mt="sm">
          <Button component="a" size="lg" mih={56} {...linkTo(`/agency/work-orders/${order.id}/report`)}>
            {t('agency.writeReport')}
          </Button>
          <Button component="a" mih={48} variant="default" {...linkTo('/agency')}>
            {t('agency.toNextJob')}
          </Button>
        </Stack>
      }
    />
  );
}
