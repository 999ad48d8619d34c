import { Stack, Title } from '@mantine/core';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { t } from '../lib/texts.ts';
import { byUrgency } from './agency-words.ts';
import { JobCard } from './JobCard.tsx';
import { useOrdersOf } from './open-orders.ts';
import classes from './Portal.module.css';

/** A technician's day: the next address in front, call and map under the thumb, the others after it. Row D3. */
export function TechnicianHome({ person }: { person: string }) {
  const parts = [
    useOrdersOf('working'),
    useOrdersOf('accepted'),
    useOrdersOf('waiting'),
    useOrdersOf('offered'),
  ];
  const failure = parts.find(({ error }) => error !== null)?.error;
  const isKnown = parts.every(({ data }) => data !== undefined);
  const [next, ...others] = parts.flatMap(({ data }) => (data?.items ?? []).toSorted(byUrgency));
  return (
    <Stack gap="md" maw={560}>
      <ScreenHead title={t('web.greeting', { person })} />
      {!isKnown ? (
        failure === undefined ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={failure} retry={() => parts.forEach(({ refetch }) => void refetch())} />
        )
      ) : next === undefined ? (
        <EmptyState title={t('agency.noJobs')} hint={t('agency.noJobsHint')} />
      ) : (
        <>
          <section>
            <Title order={2} mb="xs">
              {t('agency.next')}
            </Title>
            <JobCard row={next} isMain withReach />
          </section>
          {others.length === 0 ? null : (
            <section>
              <Title order={2} mb="xs">
                {t('agency.others')}
              </Title>
              <ul className={classes['cards']}>
                {others.map((row) => (
                  <li key={row.id}>
                    <JobCard row={row} withReach />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Stack>
  );
}
