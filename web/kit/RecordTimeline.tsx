import { Button } from '@mantine/core';
import type { ListContract } from '../lib/ask.ts';
import { useList } from '../lib/ask.ts';
import { nationalNumber } from '../lib/national-number.ts';
import { sentenceOf, t } from '../lib/texts.ts';
import { FailureState } from './FailureState.tsx';
import { PanelSection } from './PanelSection.tsx';
import { Timeline } from './Timeline.tsx';

type Entry = {
  id: string;
  kind: string;
  facts: Readonly<Record<string, unknown>>;
  personal: Readonly<Record<string, unknown>> | null;
  actorTitle: string;
  occurredAt: string;
};
type RecordTimelineProps = {
  /** The timeline contract of the thing's slice. */
  of: ListContract<Entry>;
  id: string;
  /** Live topics, besides the slice's own, that add to it. */
  topics?: readonly string[];
};

const pageSize = 20;

/** What happened to a thing, in the sentences of its slice. */
export function RecordTimeline({ of, id, topics = [] }: RecordTimelineProps) {
  const { rows, more, loadingMore, failure, retry } = useList(of, { id }, { limit: pageSize, topics });
  if (failure && rows === undefined) return <FailureState failure={failure} retry={retry} />;
  return (
    <PanelSection title={t('web.timeline')}>
      <Timeline
        entries={rows?.map((row) => ({
          id: row.id,
          at: row.occurredAt,
          sentence: sentenceOf(row.kind, valuesOf(row)) ?? row.kind,
          by: row.actorTitle,
        }))}
      />
      {more === undefined ? null : (
        <div>
          <Button variant="default" size="xs" loading={loadingMore} onClick={more}>
            {t('web.more')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}

function valuesOf({ facts, personal }: Entry): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries({ ...facts, ...personal })) {
    if (typeof value === 'number') values[name] = value;
    if (typeof value === 'string') values[name] = nationalNumber(value);
  }
  return values;
}
