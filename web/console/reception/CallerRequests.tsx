import { Button, Skeleton } from '@mantine/core';
import type { PastRequest } from './reception-draft.ts';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { count } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { PastRequestRow } from './PastRequestRow.tsx';
import classes from './Reception.module.css';
import type { Reception } from './reception-state.ts';

type CallerRequestsProps = { of: Reception; follow: (request: PastRequest) => void };

/** Beside the form: what is open for this caller, ready for a follow-up, and what was. */
export function CallerRequests({ of: { call, caller }, follow }: CallerRequestsProps) {
  const open = call.requests.filter(({ isOpen }) => isOpen);
  const past = call.requests.filter(({ isOpen }) => !isOpen);
  return (
    <>
      <section className={classes['asideSection']} aria-labelledby="reception-open">
        <h2 id="reception-open" className={classes['heading']}>
          {t('reception.open')}
          {open.length > 0 ? <span className={classes['count']}>{count(open.length)}</span> : null}
        </h2>
        {caller.isLoading ? <Skeleton height={48} /> : null}
        {open.length === 0 && !caller.isLoading ? (
          <p className={classes['line']}>
            {caller.data === undefined ? t('reception.openLater') : t('reception.noneOpen')}
          </p>
        ) : null}
        <ul className={classes['requests']}>
          {open.map((request, place) => (
            <li key={request.id} className={classes['openRequest']}>
              <PastRequestRow request={request} />
              <Button
                size="compact-sm"
                variant="light"
                onClick={() => follow(request)}
                {...(place === 0 ? { rightSection: <KeyHint keys={['F2']} /> } : {})}
              >
                {t('reception.followUp')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {past.length === 0 ? null : (
        <section className={classes['asideSection']} aria-labelledby="reception-past">
          <h2 id="reception-past" className={classes['heading']}>
            {t('reception.past')}
          </h2>
          <ul className={classes['requests']}>
            {past.map((request) => (
              <li key={request.id}>
                <PastRequestRow request={request} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
