import { Button } from '@mantine/core';
import type { proposeAgencies } from '../../../server/requests/proposal.contract.ts';
import { Code } from '../../kit/Code.tsx';
import type { RowOf } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { reasonsOf } from './request-words.ts';
import classes from './Story.module.css';

type CandidateRowProps = {
  candidate: RowOf<typeof proposeAgencies>;
  /** The first proposed has the focus, so that Enter refers to it. */
  isFirst?: boolean;
  busy: boolean;
  refer: () => void;
};

/** An agency with why it is proposed, or why not. */
export function CandidateRow({ candidate, isFirst = false, busy, refer }: CandidateRowProps) {
  const { agency, isFit, score } = candidate;
  return (
    <li className={classes['candidate']}>
      <div>
        <div className={classes['marks']}>
          <strong>{agency.title}</strong>
          <Code digits>{agency.code}</Code>
          {isFit ? <span className={classes['dim']}>{t('requests.score', { score })}</span> : null}
        </div>
        <div className={classes['dim']}>{reasonsOf(candidate).join('، ')}</div>
      </div>
      <Button
        size="compact-sm"
        variant={isFirst ? 'filled' : 'default'}
        autoFocus={isFirst}
        disabled={busy}
        aria-label={t(isFit ? 'requests.referNow' : 'requests.referDespite', { agency: agency.title })}
        onClick={refer}
      >
        {isFit ? t('requests.refer') : t('requests.despite')}
      </Button>
    </li>
  );
}
