import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Code } from '../kit/Code.tsx';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import type { OrderRow } from './agency-words.ts';
import { OrderState } from './OrderState.tsx';
import classes from './Portal.module.css';
import { ReachLinks } from './ReachLinks.tsx';
import { VisitHours } from './VisitHours.tsx';

type JobCardProps = {
  row: OrderRow;
  /** The one that comes next. */
  isMain?: boolean;
  /** Call and navigate stand on the card. */
  withReach?: boolean;
  /** Buttons of what may be done at once. */
  children?: ReactNode;
};

/** One work order for the thumb: where, who, what, and the two things done first. */
export function JobCard({ row, isMain = false, withReach = false, children }: JobCardProps) {
  return (
    <article className={classes['card']} data-main={isMain || undefined}>
      <div className={classes['top']}>
        <Link to={`/agency/work-orders/${row.id}`} className={classes['number'] ?? ''}>
          <Code digits>{row.number}</Code>
        </Link>
        <span>
          {row.priority === 'urgent' ? <StatusBadge tone="late">{t('agency.urgent')}</StatusBadge> : null}{' '}
          {withReach && row.tab === 'offered' ? (
            // The deadline is his manager's; he only waits.
            <StatusBadge>{t('agency.notYetAccepted')}</StatusBadge>
          ) : (
            <OrderState tab={row.tab} acceptBy={row.acceptBy} />
          )}
        </span>
      </div>
      <VisitHours row={row} />
      <p className={classes['title']}>
        {t(`requests.serviceKind.${row.serviceKind}`)} · {row.deviceTitle}
      </p>
      {row.symptoms.length === 0 ? null : <p className={classes['line']}>{row.symptoms.join('، ')}</p>}
      <p className={classes['address']}>
        {row.customerName === null ? t('agency.maskedShort') : row.customerName}
        {row.cityTitle === null || withReach ? null : `، ${row.cityTitle}`}
      </p>
      {withReach && row.address !== null ? (
        <p className={classes['address']}>
          {row.address === '' ? t('agency.noAddress') : digits(row.address)}
        </p>
      ) : null}
      {withReach ? (
        <ReachLinks phones={row.phone === null ? [] : [row.phone]} address={row.address ?? ''} />
      ) : null}
      {children === undefined ? null : <div className={classes['buttons']}>{children}</div>}
    </article>
  );
}
