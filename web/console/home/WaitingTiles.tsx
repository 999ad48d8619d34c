import { SimpleGrid, Stack } from '@mantine/core';
import { listRequests } from '../../../server/requests/requests.contract.ts';
import { listTechnicalCases } from '../../../server/requests/technical-cases.contract.ts';
import { listWorkOrders } from '../../../server/requests/work-orders.contract.ts';
import { useAsk } from '../../lib/ask.ts';
import { useMay } from '../../lib/session.ts';
import { t } from '../../lib/texts.ts';
import classes from './HomeScreen.module.css';
import { WaitingTile } from './WaitingTile.tsx';

const casesMax = 100;
const stages = ['new', 'waiting', 'in_progress'] as const;

/** Counts of what waits for this person; each leads to the list that shows it. */
export function WaitingTiles() {
  const may = useMay();
  return (
    <Stack gap="xs" component="section" aria-labelledby="home-waiting">
      <h2 id="home-waiting" className={classes['heading']}>
        {t('requests.home.waiting')}
      </h2>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs">
        {may('workOrder.refer') ? <ReferralTiles /> : null}
        {may('request.read') ? <RequestTiles /> : null}
        {may('technicalCase.read') ? <CaseTile /> : null}
      </SimpleGrid>
    </Stack>
  );
}

function ReferralTiles() {
  const asked = useAsk(listWorkOrders, { limit: 1 }, { topics: ['workOrder'] });
  const counts = asked.data?.counts;
  return (
    <>
      <WaitingTile
        to="/referrals"
        title={t('requests.home.unreferred')}
        held={counts?.['new']}
        failed={asked.isError}
        tone="due"
      />
      <WaitingTile
        to="/referrals"
        title={t('requests.home.offered')}
        held={counts?.['offered']}
        failed={asked.isError}
      />
    </>
  );
}

function RequestTiles() {
  const asked = useAsk(listRequests, { limit: 1 }, { topics: ['workOrder'] });
  const raised = useAsk(listRequests, { limit: 1, isRaised: 'true' }, { topics: ['workOrder'] });
  const raisedCounts = raised.data?.counts;
  return (
    <>
      {stages.map((stage) => (
        <WaitingTile
          key={stage}
          to={`/requests?stage=${stage}`}
          title={t(`requests.home.stage.${stage}`)}
          held={asked.data?.counts?.[stage]}
          failed={asked.isError}
        />
      ))}
      <WaitingTile
        to="/requests?isRaised=true"
        title={t('requests.home.raised')}
        held={raisedCounts == null ? undefined : sumOf(raisedCounts)}
        failed={raised.isError}
        tone="late"
      />
    </>
  );
}

function CaseTile() {
  const asked = useAsk(listTechnicalCases, { state: 'open', limit: casesMax }, { topics: ['technicalCase'] });
  const { data } = asked;
  return (
    <WaitingTile
      to="/technical-cases?state=open"
      title={t('requests.home.openCases')}
      held={data === undefined ? undefined : { count: data.items.length, isMore: data.next !== null }}
      exactMax={casesMax}
      failed={asked.isError}
      tone="due"
    />
  );
}

type Held = { count: number; isMore: boolean };

function sumOf(counts: Readonly<Record<string, Held>>): Held {
  const all = Object.values(counts);
  return { count: all.reduce((sum, one) => sum + one.count, 0), isMore: all.some(({ isMore }) => isMore) };
}
