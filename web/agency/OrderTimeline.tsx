import { Title } from '@mantine/core';
import { readWorkOrderTimeline } from '../../server/requests/work-orders.contract.ts';
import { FailureState } from '../kit/FailureState.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { useAsk } from '../lib/ask.ts';
import { sentenceOf, t } from '../lib/texts.ts';
import classes from './Portal.module.css';

const SHOWN_MAX = 100;

/** What happened to the work order, as far as it was written for this reader. */
export function OrderTimeline({ id }: { id: string }) {
  const timeline = useAsk(readWorkOrderTimeline, { id, limit: SHOWN_MAX }, { topics: ['workOrder'] });
  return (
    <section className={classes['card']}>
      <Title order={2}>{t('agency.timeline')}</Title>
      {timeline.error !== null && timeline.data === undefined ? (
        <FailureState failure={timeline.error} retry={() => void timeline.refetch()} />
      ) : (
        <Timeline
          entries={timeline.data?.items.map((entry) => ({
            id: entry.id,
            at: entry.occurredAt,
            sentence: sentenceOf(entry.kind, slotsOf({ ...entry.facts, ...entry.personal })) ?? entry.kind,
            by: entry.actorTitle,
          }))}
        />
      )}
    </section>
  );
}

/** Facts that a sentence can hold. */
function slotsOf(facts: Readonly<Record<string, unknown>>): Record<string, string | number> {
  const slots: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string' || typeof value === 'number') slots[name] = value;
  }
  return slots;
}
