import type { CoverageLine } from '../../../server/requests/work-orders.contract.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import { coverageSentence } from './coverage-words.ts';
import classes from './Reception.module.css';

const tones = { covered: 'done', provisional: 'due', not_covered: 'plain' } as const;

/** Who pays, in a word and with its reason. */
export function CoverageAnswer({ line }: { line: CoverageLine | null }) {
  if (line === null) return null;
  return (
    <span className={classes['answer']}>
      <span className={classes['line']}>{coverageSentence(line)}</span>
      <StatusBadge tone={tones[line.decision]}>{t(`reception.cover.${line.decision}`)}</StatusBadge>
    </span>
  );
}
