import { Title } from '@mantine/core';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import { When } from '../kit/When.tsx';
import { digits } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Portal.module.css';
import type { Order } from './WorkOrderScreen.tsx';

/** The visits that are over, newest first, each with its outcome. Row D4. */
export function PastVisits({ order: { visits } }: { order: Order }) {
  const over = visits.filter(({ endedAt }) => endedAt !== null).toReversed();
  if (over.length === 0) return null;
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.visits')}</Title>
      <ul className={classes['list']}>
        {over.map((visit) => (
          <li key={visit.id}>
            <span>
              {visit.outcome === null ? null : (
                <StatusBadge tone={visit.outcome === 'done' ? 'done' : 'due'}>
                  {t(`agency.outcome.${visit.outcome}`)}
                </StatusBadge>
              )}{' '}
              {visit.isSkewed ? <StatusBadge tone="due">{t('agency.clockSkewed')}</StatusBadge> : null}
            </span>
            <When at={visit.endedAt} />
            <span className={classes['line']}>
              {visit.technicianTitle}
              {visit.note === '' ? '' : ` · ${digits(visit.note)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
