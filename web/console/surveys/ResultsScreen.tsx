import { Text } from '@mantine/core';
import { listAgencies } from '../../../server/agencies/agencies.contract.ts';
import {
  exportResults,
  listResults,
  resultSubjects,
} from '../../../server/surveys/survey-results.contract.ts';
import { ListScreen } from '../../kit/ListScreen.tsx';
import { useAddress } from '../../lib/address.ts';
import { useAsk } from '../../lib/ask.ts';
import { addressOf } from '../../lib/client.ts';
import { t } from '../../lib/texts.ts';
import { resultColumns } from './ResultColumns.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { rangeOf } from './result-range.ts';
import { scoreText } from './survey-words.ts';

/** Satisfaction of agencies, technicians and receivers over some days. Rows L3, L4. */
export function ResultsScreen() {
  return (
    <ListScreen
      name="survey-results"
      title={t('surveys.results')}
      list={listResults}
      columns={resultColumns()}
      noSearch
      stages={{
        param: 'by',
        withoutAll: true,
        choices: resultSubjects.map((by) => ({
          value: by === 'agency' ? '' : by,
          label: t(`surveys.by.${by}`),
        })),
      }}
      filters={[
        { kind: 'range', from: 'from', to: 'to', label: t('surveys.answeredRange') },
        { kind: 'coded', param: 'agencyId', label: t('surveys.agency'), list: listAgencies },
      ]}
      exportAddress={({ by: _, ...shown }) => addressOf(exportResults, shown)}
      actions={<Whole />}
      Panel={ResultPanel}
      empty={{ title: t('surveys.noResults'), hint: t('surveys.noResultsHint') }}
      topics={['survey']}
    />
  );
}

function Whole() {
  const [address] = useAddress();
  const { data } = useAsk(listResults, { ...rangeOf(address), limit: 1 }, { topics: ['survey'] });
  if (data === undefined || data.whole.mean === null) return null;
  const { mean, answerCount } = data.whole;
  return <Text size="sm">{t('surveys.wholeIs', { mean: scoreText(mean), count: answerCount })}</Text>;
}
