import { Anchor, Stack } from '@mantine/core';
import type { z } from 'zod';
import type { WorkOrderView } from '../../server/requests/work-orders.contract.ts';
import { readWorkOrder } from '../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import { useGo, useLinkTo, usePathPart } from '../lib/address.ts';
import { useAsk } from '../lib/ask.ts';
import { Problem } from '../lib/client.ts';
import { useStepsOf } from '../lib/outbox.ts';
import type { KeptStep } from '../lib/outbox-steps.ts';
import { useSession } from '../lib/session.ts';
import { t } from '../lib/texts.ts';
import { orderAhead } from './job-ahead.ts';
import { JobActions } from './JobActions.tsx';
import { JobNow } from './JobNow.tsx';
import { JobWaiting } from './JobWaiting.tsx';
import { OrderCustomer } from './OrderCustomer.tsx';
import { OrderDevice } from './OrderDevice.tsx';
import { OrderMoves } from './OrderMoves.tsx';
import { OrderState } from './OrderState.tsx';
import { OrderTimeline } from './OrderTimeline.tsx';
import { PastVisits } from './PastVisits.tsx';
import { PastWork } from './PastWork.tsx';
import classes from './Portal.module.css';
import { ReportLink } from './ReportLink.tsx';

export type Order = z.output<typeof WorkOrderView>;

/** One work order: to whom, what, what was said, and what may be done next. */
export function WorkOrderScreen() {
  const id = usePathPart('id');
  const owner = useSession().session?.membershipId ?? '';
  const order = useAsk(readWorkOrder, { id }, { topics: ['workOrder'], keepOld: false });
  const steps = useStepsOf(owner, id);
  if (order.error !== null && (order.data === undefined || isGone(order.error)))
    return (
      <Stack gap="md">
        <JobWaiting steps={steps ?? []} />
        {isGone(order.error) ? (
          <Gone />
        ) : (
          <FailureState failure={order.error} retry={() => void order.refetch()} />
        )}
      </Stack>
    );
  if (order.data === undefined || steps === undefined) return <ScreenSkeleton />;
  return <OrderPage order={order.data} steps={steps} />;
}

/** What this phone has pressed already is shown as done; the story beside it is the server's. */
function OrderPage({ order, steps }: { order: Order; steps: readonly KeptStep[] }) {
  const go = useGo();
  const ahead = orderAhead(order, steps);
  const isRefused = steps.some(({ state }) => state === 'refused');
  const moved = { ...order, technicianTitle: order.technician?.title ?? null };
  // What was refused is settled first.
  const hasSteps = !isRefused && ahead.moves.length > 0;
  const hasActions = hasSteps || order.moves.includes('assign') || order.doneAt !== null;
  const actions = hasActions ? (
    <div className={classes['actions']}>
      {hasSteps ? <JobActions order={ahead} /> : null}
      <OrderMoves order={moved} onGone={() => go('/agency/work-orders', true)} />
      <ReportLink order={order} />
    </div>
  ) : null;
  return (
    <Stack gap="md">
      <ScreenHead
        title={t('agency.order', { number: order.number })}
        line={
          <>
            <OrderState tab={order.tab} acceptBy={order.referral?.acceptBy ?? null} />{' '}
            {order.priority === 'urgent' ? <StatusBadge tone="late">{t('agency.urgent')}</StatusBadge> : null}{' '}
            {t(`requests.serviceKind.${order.serviceKind}`)}
          </>
        }
      />
      <div className={classes['page']}>
        <Stack gap="md">
          <JobWaiting steps={steps} />
          <JobNow order={ahead} steps={steps} />
          <OrderCustomer order={order} />
          <OrderDevice order={order} />
        </Stack>
        {actions}
        <div className={classes['side']}>
          <PastVisits order={order} />
          <OrderTimeline id={order.id} />
          <PastWork order={order} />
        </div>
      </div>
    </Stack>
  );
}

function Gone() {
  const linkTo = useLinkTo();
  return (
    <EmptyState
      isPage
      title={t('agency.goneTitle')}
      hint={t('agency.goneHint')}
      action={<Anchor {...linkTo('/agency/work-orders')}>{t('agency.toInbox')}</Anchor>}
    />
  );
}

function isGone(failure: Error): boolean {
  return failure instanceof Problem && failure.status === 404;
}
