import { Button } from '@mantine/core';
import { readRequestTimeline } from '../../../server/requests/requests.contract.ts';
import { FailureState } from '../../kit/FailureState.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { useList } from '../../lib/ask.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import { requestTopics } from './request-topics.ts';

const shownMax = 30;
type Entry = RowOf<typeof readRequestTimeline>;

/** What happened to a request, newest first. */
export function RequestTimeline({ id }: { id: string }) {
  const list = useList(readRequestTimeline, { id }, { topics: requestTopics, limit: shownMax });
  if (list.failure && list.rows === undefined) {
    return <FailureState failure={list.failure} retry={list.retry} />;
  }
  return (
    <>
      <Timeline
        entries={list.rows?.map((entry) => ({
          id: entry.id,
          at: entry.occurredAt,
          sentence: sentenceOf(entry.kind, plainFacts(entry)) ?? entry.kind,
          by: entry.actorTitle,
          ...noteOf(entry),
        }))}
      />
      {list.more === undefined ? null : (
        <Button variant="default" size="xs" loading={list.loadingMore} onClick={list.more}>
          {t('requests.moreTimeline')}
        </Button>
      )}
    </>
  );
}

function plainFacts({ facts }: Entry): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}

function noteOf({ personal }: Entry): { detail?: string } {
  const note = personal?.['note'];
  return typeof note === 'string' && note !== '' ? { detail: note } : {};
}
