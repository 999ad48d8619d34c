import { Button, Paper, Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { RequestView } from '../../../server/requests/requests.contract.ts';
import { readRequest } from '../../../server/requests/requests.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { KeyHint } from '../../kit/KeyHint.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAsk } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import classes from './Received.module.css';
import { ReceivedMessages } from './ReceivedMessages.tsx';
import { ReceivedOrders } from './ReceivedOrders.tsx';

type ReceivedCardProps = { id: string; known: RequestView | undefined; nextCall: () => void };

/** Messages leave by themselves after saving; they are looked for this often, and this many times. */
const messageWaits = [400, 1200, 3000] as const;

/** The end of a call: the number to read aloud, what was sent to whom, who could do it; Enter takes the next call. */
export function ReceivedCard({ id, known, nextCall }: ReceivedCardProps) {
  const asked = useAsk(readRequest, { id }, { topics: ['request', 'workOrder', 'message'] });
  const request = asked.data ?? known;
  const { refetch } = asked;
  useEffect(() => {
    const timers = messageWaits.map((wait) => setTimeout(() => void refetch(), wait));
    return () => timers.forEach(clearTimeout);
  }, [refetch]);
  useHotkeys([['Escape', nextCall]], []);
  if (request === undefined) {
    return asked.error ? (
      <FailureState failure={asked.error} retry={() => void refetch()} />
    ) : (
      <Skeleton height={320} radius="lg" />
    );
  }
  return (
    <>
      <ScreenHead title={t('reception.title')} />
      <Paper withBorder radius="lg" className={classes['card'] ?? ''}>
        <div className={classes['top']} role="status">
          <IconCircleCheck size={32} stroke={1.4} className={classes['mark'] ?? ''} aria-hidden />
          <p className={classes['said']}>
            {request.stage === 'closed' ? t('reception.closedWithAnswer') : t('reception.received')}
          </p>
          <p className={classes['number']} data-tracking-number={request.number}>
            <Code digits strong copy>
              {request.number}
            </Code>
          </p>
          <p className={classes['readAloud']}>{t('reception.readAloud')}</p>
          <div className={classes['buttons']}>
            <Button autoFocus size="md" onClick={nextCall} rightSection={<KeyHint keys={['⏎']} />}>
              {t('reception.nextCall')}
            </Button>
            <Button component={Link} to={`/requests/${request.number}`} variant="default" size="md">
              {t('reception.wholeStory')}
            </Button>
          </div>
        </div>
        <div className={classes['columns']}>
          <ReceivedOrders request={request} />
          <ReceivedMessages messages={request.messages} />
        </div>
      </Paper>
    </>
  );
}
