import { RANKED_MIN } from '../../../server/surveys/survey-results.contract.ts';
import type { listResults } from '../../../server/surveys/survey-results.contract.ts';
import { Code } from '../../kit/Code.tsx';
import type { Column } from '../../kit/table-model.ts';
import type { RowOf } from '../../lib/ask.ts';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './Results.module.css';
import { scoreText } from './survey-words.ts';

export type ResultRow = RowOf<typeof listResults>;

export const resultColumns = (): readonly Column<ResultRow>[] => [
  {
    key: 'rank',
    title: t('surveys.rank'),
    width: 80,
    card: 'corner',
    cell: ({ rank }) =>
      rank === null ? (
        <span title={t('surveys.tooFew', { min: RANKED_MIN })}>—</span>
      ) : (
        <strong>{digits(rank)}</strong>
      ),
  },
  {
    key: 'title',
    title: t('surveys.title'),
    card: 'title',
    cell: ({ title, code }) => (
      <>
        {title} {code === null ? null : <Code digits>{code}</Code>}
      </>
    ),
  },
  {
    key: 'mean',
    title: t('surveys.mean'),
    width: 240,
    cell: ({ mean, rank }) => (mean === null ? '—' : <MeanBar mean={mean} isRanked={rank !== null} />),
  },
  {
    key: 'count',
    title: t('surveys.answerCount'),
    width: 180,
    cell: ({ answerCount, rank }) => (
      <>
        {number(answerCount)}{' '}
        {rank === null ? (
          <span className={classes['few']}>{t('surveys.tooFew', { min: RANKED_MIN })}</span>
        ) : null}
      </>
    ),
  },
  { key: 'bad', title: t('surveys.badCount'), width: 100, cell: ({ badCount }) => number(badCount) },
];

/** The figure, and as long a bar. */
export function MeanBar({ mean, isRanked }: { mean: number; isRanked: boolean }) {
  return (
    <span className={classes['mean']} data-few={!isRanked || undefined}>
      <span className={classes['figure']}>{scoreText(mean)}</span>
      <span className={classes['track']} aria-hidden>
        <span className={classes['bar']} style={{ inlineSize: `${mean}%` }} />
      </span>
    </span>
  );
}
