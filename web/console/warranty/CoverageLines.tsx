import type { CoverageLineView } from '../../../server/warranty/warranty.contract.ts';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import classes from './CoverageLines.module.css';
import { coverageSentence, decisionTones, nearMissSentence, otherMisses } from './coverage-sentence.ts';

/** The answer for each kind of cost. The same answer for all is said once. */
export function CoverageLines({ lines }: { lines: readonly CoverageLineView[] }) {
  const [first] = lines;
  const sentences = new Set(lines.map((line) => coverageSentence(line)));
  const shown = sentences.size === 1 && first !== undefined ? [first] : lines;
  const isOne = shown.length === 1 && lines.length > 1;
  return (
    <dl className={classes['lines']} aria-label={t('warranty.coverageToday')}>
      {shown.map((line) => (
        <div key={line.kind} className={classes['line']}>
          <dt>{isOne ? t('warranty.allCosts') : t(`warranty.line.${line.kind}`)}</dt>
          <dd>
            <span className={classes['sentence']}>{coverageSentence(line)}</span>{' '}
            <StatusBadge tone={decisionTones[line.decision]}>
              {t(`warranty.decision.${line.decision}`)}
            </StatusBadge>
            {line.covered && line.sharePercent < 100 ? (
              <> {t('warranty.share', { percent: digits(line.sharePercent) })}</>
            ) : null}
            <NearMisses line={line} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function NearMisses({ line }: { line: CoverageLineView }) {
  const misses = otherMisses(line);
  if (misses.length === 0) return null;
  return (
    <ul className={classes['misses']} aria-label={t('warranty.nearMisses')}>
      {misses.map((miss) => (
        <li key={`${miss.policyVersion}/${miss.term}/${miss.reason}/${miss.startsOn}`}>
          {miss.policyVersion === null
            ? t('warranty.nearMissOfRepair', { term: miss.term })
            : t('warranty.nearMiss', {
                term: miss.term || t('warranty.wholeDevice'),
                version: miss.policyVersion,
              })}{' '}
          {nearMissSentence(miss)}
        </li>
      ))}
    </ul>
  );
}
