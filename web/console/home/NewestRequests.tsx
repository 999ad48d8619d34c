import { Skeleton, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { listRequests } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import { When } from '../../kit/When.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { stageTone } from '../requests/request-words.ts';
import classes from './HomeScreen.module.css';

const shownMax = 8;

/** The newest requests, each a way to its story. */
export function NewestRequests() {
  const asked = useAsk(listRequests, { limit: shownMax }, { topics: ['workOrder'] });
  return (
    <Stack gap="xs" component="section" aria-labelledby="home-newest">
      <h2 id="home-newest" className={classes['heading']}>
        {t('requests.home.newest')}
      </h2>
      {asked.data === undefined && asked.error ? (
        <FailureState failure={asked.error} retry={() => void asked.refetch()} />
      ) : null}
      {asked.data === undefined && !asked.error ? <Skeleton height={240} /> : null}
      {asked.data?.items.length === 0 ? (
        <EmptyState title={t('requests.noneYet')} hint={t('requests.noneYetHint')} />
      ) : null}
      <ul className={classes['newest']}>
        {asked.data?.items.map((row) => (
          <li key={row.id}>
            <Link to={`/requests/${row.id}`} className={classes['request']}>
              <Code digits strong>
                {row.number}
              </Code>
              <span>{row.customerName ?? row.callerName}</span>
              <span className={classes['dim']}>
                {[...row.deviceTitles, row.cityTitle].filter(Boolean).join(' · ')}
              </span>
              <span className={classes['end']}>
                <StageDot tone={stageTone[row.stage]}>{t(`requests.stage.${row.stage}`)}</StageDot>
                <When at={row.receivedAt} show="relative" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
