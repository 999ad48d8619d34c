import { Button, Stack, Title } from '@mantine/core';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useLinkTo } from '../lib/address.ts';
import { today } from '../lib/jalali-entry.ts';
import { t } from '../lib/texts.ts';
import type { OrderRow } from './agency-words.ts';
import { openTabs } from './agency-words.ts';
import { dayPlan } from './day-plan.ts';
import { JobCard } from './JobCard.tsx';
import { useOrdersOf } from './open-orders.ts';
import classes from './Portal.module.css';
import { SentBackTile } from './SentBackTile.tsx';

/** A technician's day: what goes on, who is next and where, call and map under the thumb. Row D3. */
export function TechnicianHome({ person }: { person: string }) {
  const parts = [
    useOrdersOf(openTabs[0]),
    useOrdersOf(openTabs[1]),
    useOrdersOf(openTabs[2]),
    useOrdersOf(openTabs[3]),
  ];
  const failure = parts.find(({ error }) => error !== null)?.error;
  const isKnown = parts.every(({ data }) => data !== undefined);
  const rows = parts.flatMap(({ data }) => data?.items ?? []);
  return (
    <Stack gap="md" maw={560}>
      <ScreenHead title={t('web.greeting', { person })} />
      <SentBackTile />
      {!isKnown ? (
        failure === undefined ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={failure} retry={() => parts.forEach(({ refetch }) => void refetch())} />
        )
      ) : rows.length === 0 ? (
        <EmptyState title={t('agency.noJobs')} hint={t('agency.noJobsHint')} />
      ) : (
        <Day rows={rows} />
      )}
    </Stack>
  );
}

function Day({ rows }: { rows: readonly OrderRow[] }) {
  const plan = dayPlan(rows, today());
  const [first] = [...plan.now, ...plan.today, ...plan.unplanned];
  const shared = { mainId: first?.id };
  return (
    <>
      <Part title={t('agency.now')} rows={plan.now} {...shared} />
      <Part title={t('agency.todaysJobs', { count: plan.today.length })} rows={plan.today} {...shared} />
      <Part
        title={t('agency.unplannedJobs', { count: plan.unplanned.length })}
        rows={plan.unplanned}
        {...shared}
      />
      <Part title={t('agency.laterJobs', { count: plan.later.length })} rows={plan.later} {...shared} />
      <Part title={t('agency.waitingJobs', { count: plan.waiting.length })} rows={plan.waiting} {...shared} />
    </>
  );
}

type PartProps = { title: string; rows: readonly OrderRow[]; mainId: string | undefined };

function Part({ title, rows, mainId }: PartProps) {
  const linkTo = useLinkTo();
  if (rows.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <ul className={classes['cards']}>
        {rows.map((row) => (
          <li key={row.id}>
            <JobCard row={row} isMain={row.id === mainId} withReach>
              <Button
                component="a"
                mih={48}
                variant={row.id === mainId ? 'filled' : 'default'}
                aria-label={t('agency.openJobOf', { number: row.number })}
                {...linkTo(`/agency/work-orders/${row.id}`)}
              >
                {t('agency.openJob')}
              </Button>
            </JobCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
