import { Anchor, Stack, Text } from '@mantine/core';
import { listCalls } from '../../../server/surveys/survey-calls.contract.ts';
import { readQuestionResults } from '../../../server/surveys/survey-results.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import type { PanelProps } from '../../kit/ListScreen.tsx';
import { PanelSection } from '../../kit/PanelSection.tsx';
import { SidePanel } from '../../kit/SidePanel.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { useAddress, useLinkTo } from '../../lib/address.ts';
import { useAsk, useList } from '../../lib/ask.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { ResultRow } from './ResultColumns.tsx';
import { MeanBar } from './ResultColumns.tsx';
import { rangeOf } from './result-range.ts';
import classes from './ResultPanel.module.css';
import { scoreText, scoreTone } from './survey-words.ts';

/** Behind a mean: how each question was answered, and the calls themselves. */
export function ResultPanel({ id, row, close }: PanelProps<ResultRow>) {
  const [address] = useAddress();
  const subject =
    address['by'] === 'technician'
      ? { technicianId: id }
      : address['by'] === 'receiver'
        ? { receiverId: id }
        : { agencyId: id };
  const of = { ...rangeOf(address), ...subject };
  return (
    <SidePanel title={row?.title ?? t('surveys.results')} onClose={close}>
      <Stack gap="lg">
        <Questions of={of} />
        <AnsweredCalls of={of} />
      </Stack>
    </SidePanel>
  );
}

type Of = { from?: string; to?: string; agencyId?: string; technicianId?: string; receiverId?: string };

function Questions({ of }: { of: Of }) {
  const { data, error, refetch } = useAsk(readQuestionResults, of, { topics: ['survey'], keepOld: false });
  if (error && data === undefined) return <FailureState failure={error} retry={() => void refetch()} />;
  return (
    <PanelSection
      title={t('surveys.byQuestion')}
      none={data?.items.length === 0 ? t('surveys.noResults') : undefined}
    >
      {data?.items.map(({ questionId, title, mean, answerCount, choices }) => (
        <div key={questionId}>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <MeanBar mean={mean} isRanked />
          <dl className={classes['choices']}>
            {choices.map(({ choice, title: word, score, count }) => (
              <div key={`${choice}/${score}`}>
                <dt>{word}</dt>
                <dd>
                  {number(count)} ({digits(Math.round((count * 100) / answerCount))}٪)
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </PanelSection>
  );
}

function AnsweredCalls({ of }: { of: Of }) {
  const linkTo = useLinkTo();
  const { rows, more } = useList(listCalls, { ...of, tab: 'answered' }, { limit: 20, topics: ['survey'] });
  return (
    <PanelSection title={t('surveys.answeredCalls')}>
      {rows?.map((call) => (
        <div key={call.id} className={classes['call']}>
          <Anchor size="sm" {...linkTo(`/surveys/calls/${call.id}`)}>
            <Code digits>{call.number}</Code>
          </Anchor>
          <span>{call.customerName}</span>
          <When at={call.endedAt} show="day" />
          <StatusBadge tone={scoreTone(call.isBad)}>{scoreText(call.satisfaction ?? 0)}</StatusBadge>
        </div>
      ))}
      {more === undefined ? null : (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={more}>
          {t('web.more')}
        </Anchor>
      )}
    </PanelSection>
  );
}
