import type { listCalls } from '../../../server/surveys/survey-calls.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { scoreText, scoreTone, tabTones } from './survey-words.ts';

export type CallRow = RowOf<typeof listCalls>;

export const callColumns = (): readonly Column<CallRow>[] => [
  {
    key: 'number',
    title: t('surveys.workOrder'),
    width: 130,
    card: 'corner',
    cell: ({ number }) => (
      <Code digits strong>
        {number}
      </Code>
    ),
  },
  { key: 'customer', title: t('surveys.customer'), card: 'title', cell: ({ customerName }) => customerName },
  { key: 'state', title: t('surveys.satisfaction'), width: 190, cell: (call) => <CallState call={call} /> },
  { key: 'device', title: t('surveys.device'), cell: ({ modelTitle }) => modelTitle },
  { key: 'agency', title: t('surveys.agency'), cell: ({ agency }) => agency.title },
  {
    key: 'technician',
    title: t('surveys.technician'),
    hidden: true,
    cell: ({ technicianTitle }) => technicianTitle ?? '—',
  },
  {
    key: 'done',
    title: t('surveys.workDoneAt'),
    width: 150,
    cell: ({ workDoneAt }) => <When at={workDoneAt} />,
  },
  {
    key: 'next',
    title: t('surveys.nextTry'),
    width: 130,
    cell: ({ tab, nextTryAt, endedAt }) =>
      tab === 'due' || tab === 'later' ? <When at={nextTryAt} show="relative" /> : <When at={endedAt} />,
  },
  {
    key: 'tries',
    title: t('surveys.tries'),
    width: 100,
    cell: ({ tryCount, triesMax }) => digits(t('surveys.triesOf', { count: tryCount, max: triesMax })),
  },
];

function CallState({ call }: { call: CallRow }) {
  const { tab, takenByTitle, satisfaction, isBad, followUp } = call;
  if (tab === 'answered' && satisfaction !== null)
    return (
      <>
        <StatusBadge tone={scoreTone(isBad)}>{scoreText(satisfaction)}</StatusBadge>{' '}
        {followUp === 'open' ? <StatusBadge tone="due">{t('surveys.followUp.open')}</StatusBadge> : null}
      </>
    );
  if (takenByTitle !== null)
    return <StatusBadge tone="active">{t('surveys.heldBy', { who: takenByTitle })}</StatusBadge>;
  return <StatusBadge tone={tabTones[tab]}>{t(`surveys.tab.${tab}`)}</StatusBadge>;
}
