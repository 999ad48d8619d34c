import { UnstyledButton } from '@mantine/core';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { BoardOrder } from './board-groups.ts';
import classes from './Board.module.css';
import { Deadline } from '../../kit/Deadline.tsx';

type BoardRowProps = { order: BoardOrder; isOpen: boolean; onOpen: () => void };

/** A work order in two lines: what and where; who waits, and for how long. */
export function BoardRow({ order, isOpen, onOpen }: BoardRowProps) {
  return (
    <UnstyledButton
      className={classes['row']}
      data-order={order.id}
      aria-current={isOpen || undefined}
      onClick={onOpen}
    >
      <span className={classes['line']}>
        <Code digits strong>
          {order.number}
        </Code>
        <strong className={classes['device']}>{order.deviceTitle}</strong>
        <span className={classes['end']}>
          {order.priority === 'urgent' ? (
            <StatusBadge tone="late">{t('requests.priority.urgent')}</StatusBadge>
          ) : null}
          <BackMark order={order} />
          {order.acceptBy === null ? (
            <When at={order.receivedAt} show="relative" />
          ) : (
            <Deadline at={order.acceptBy} />
          )}
        </span>
      </span>
      <span className={classes['dim']}>
        {[order.agencyTitle, order.cityTitle, order.customerName, ...order.symptoms]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </UnstyledButton>
  );
}

function BackMark({ order: { formerReferralCount, isAfterSilence, tab } }: { order: BoardOrder }) {
  if (formerReferralCount === 0 || tab !== 'new') return null;
  return (
    <>
      <StatusBadge tone={isAfterSilence ? 'late' : 'due'}>
        {isAfterSilence ? t('requests.lastSilent') : t('requests.lastDeclined')}
      </StatusBadge>
      <span className={classes['dim']}>{t('requests.backTimes', { count: formerReferralCount })}</span>
    </>
  );
}
