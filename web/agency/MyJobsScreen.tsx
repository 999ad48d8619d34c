import { Button, Stack } from '@mantine/core';
import { listWorkOrders } from '../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FailureState } from '../kit/FailureState.tsx';
import { useListAddress } from '../kit/list-address.ts';
import { ScreenHead } from '../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../kit/ScreenSkeleton.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { StageTabs } from '../kit/StageTabs.tsx';
import { useList } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { inboxTabs } from './agency-words.ts';
import { JobCard } from './JobCard.tsx';
import { useTabCounts } from './open-orders.ts';
import classes from './Portal.module.css';

/** All jobs of a technician as cards, at every width. */
export function MyJobsScreen() {
  const address = useListAddress('my-jobs');
  const counts = useTabCounts();
  const { q, filters } = address;
  const list = useList(
    listWorkOrders,
    { ...(q === '' ? {} : { q }), ...(filters['tab'] === undefined ? {} : { tab: filters['tab'] }) },
    { topics: ['workOrder'] },
  );
  const { rows } = list;
  const empty = address.isFiltered
    ? { title: t('web.nothingFound'), hint: t('web.nothingFoundHint') }
    : { title: t('agency.noJobs'), hint: t('agency.noJobsHint') };
  return (
    <Stack gap="sm" maw={760}>
      <ScreenHead title={t('agency.inbox')} />
      <StageTabs
        address={address}
        of={{
          param: 'tab',
          choices: inboxTabs.map((tab) => ({ value: tab, label: t(`requests.tab.${tab}`) })),
          counts,
        }}
      />
      <SearchBox value={q} hint={t('agency.searchHint')} onSearch={address.setQuery} />
      {rows === undefined ? (
        list.failure === null ? (
          <ScreenSkeleton />
        ) : (
          <FailureState failure={list.failure} retry={list.retry} />
        )
      ) : rows.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <ul className={classes['cards']}>
          {rows.map((row) => (
            <li key={row.id}>
              <JobCard row={row} withReach={row.tab !== 'ended'} />
            </li>
          ))}
        </ul>
      )}
      {list.more === undefined ? null : (
        <Button variant="default" mih={48} loading={list.loadingMore} onClick={list.more}>
          {t('web.more')}
        </Button>
      )}
    </Stack>
  );
}
