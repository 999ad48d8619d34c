import { Anchor, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { useLinkTo } from '../lib/address.ts';
import { t } from '../lib/texts.ts';
import type { OrderRow } from './agency-words.ts';
import { byDeadline, byUrgency } from './agency-words.ts';
import { InboxTiles } from './InboxTiles.tsx';
import { JobCard } from './JobCard.tsx';
import { useOrdersOf } from './open-orders.ts';
import { OrderMoves } from './OrderMoves.tsx';
import classes from './Portal.module.css';

const OFFERED = '/agency/work-orders?tab=offered';

/** What waits for the manager: referrals without an answer, late ones first, then work that nobody was given. */
export function ManagerHome({ person }: { person: string }) {
  const linkTo = useLinkTo();
  const offered = useOrdersOf('offered');
  const accepted = useOrdersOf('accepted');
  const failure = offered.error ?? accepted.error;
  const isKnown = offered.data !== undefined && accepted.data !== undefined;
  const waiting = (offered.data?.items ?? []).toSorted(byDeadline);
  const unassigned = (accepted.data?.items ?? [])
    .filter(({ technicianTitle }) => technicianTitle === null)
    .toSorted(byUrgency);
  return (
    <Stack gap="md">
      <ScreenHead title={t('web.greeting', { person })} />
      <InboxTiles />
      {!isKnown ? (
        failure === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState
            failure={failure}
            retry={() => void Promise.all([offered.refetch(), accepted.refetch()])}
          />
        )
      ) : waiting.length + unassigned.length === 0 ? (
        <EmptyState title={t('agency.nothingWaits')} hint={t('agency.nothingWaitsHint')} />
      ) : (
        <>
          <Cards title={t('agency.offeredTitle', { count: waiting.length })} rows={waiting} />
          {offered.data?.next ? <Anchor {...linkTo(OFFERED)}>{t('agency.moreInInbox')}</Anchor> : null}
          <Cards title={t('agency.unassignedTitle', { count: unassigned.length })} rows={unassigned} />
        </>
      )}
    </Stack>
  );
}

function Cards({ title, rows }: { title: ReactNode; rows: readonly OrderRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <ul className={classes['cards']}>
        {rows.map((row) => (
          <li key={row.id}>
            <JobCard row={row}>
              <OrderMoves order={row} size="sm" />
            </JobCard>
          </li>
        ))}
      </ul>
    </section>
  );
}
