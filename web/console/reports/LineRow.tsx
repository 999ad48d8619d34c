import { useLayoutEffect, useRef } from 'react';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { coverageSentence, decisionTones } from '../warranty/coverage-sentence.ts';
import type { Desk } from './desk.ts';
import classes from './Desk.module.css';
import { LineChoice } from './LineChoice.tsx';
import { LineFlags } from './FlagList.tsx';
import { LineOutcome } from './LineOutcome.tsx';
import { PriceWhy } from './PriceWhy.tsx';
import type { ReportLine } from './report-words.ts';
import { lineTitle, quantityOf } from './report-words.ts';

/** One line: what was done, who pays and why, what it earns, and what is decided about it. Rows I3, I8, I9. */
export function LineRow({ of, line, at }: { of: Desk; line: ReportLine; at: number }) {
  const row = useRef<HTMLLIElement>(null);
  const isCurrent = of.currentId === line.id;
  const isAsked = of.mayDecide && of.lines.some(({ id }) => id === line.id);
  const wasCurrent = useRef(isCurrent);
  useLayoutEffect(() => {
    const own = row.current;
    if (isCurrent && !wasCurrent.current && own !== null) {
      own.scrollIntoView({ block: 'nearest' });
      if (!own.contains(document.activeElement)) own.focus({ preventScroll: true });
    }
    wasCurrent.current = isCurrent;
  }, [isCurrent]);
  return (
    <li
      ref={row}
      tabIndex={-1}
      className={classes['line']}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onFocus={() => of.take(line.id)}
    >
      <div className={classes['lineHead']}>
        <span className={classes['place']}>{digits(at + 1)}</span>
        <strong>{lineTitle(line)}</strong>
        <span className={classes['dim']}>{t(`approval.lineKind.${line.kind}`)}</span>
        <LineFacts line={line} />
        <span className={classes['lineFee']}>
          <LineFee line={line} isAsked={isAsked} />
        </span>
      </div>
      <LineCoverage line={line} />
      <LineFlags report={of.report} lineId={line.id} />
      <PriceWhy line={line} isAsked={isAsked} />
      <LineOutcome line={line} />
      {isAsked ? <LineChoice of={of} line={line} isCurrent={isCurrent} /> : null}
    </li>
  );
}

function LineFacts({ line }: { line: ReportLine }) {
  const { kind, part, serial, source, fault, onHandQuantity } = line;
  return (
    <span className={classes['lineFacts']}>
      {part === null ? null : (
        <span>
          <Code>{part.code}</Code> × {quantityOf(line)}
        </span>
      )}
      {source === null ? null : <span>{t(`approval.source.${source}`)}</span>}
      {onHandQuantity === null || kind !== 'part_added' ? null : (
        <span data-short={onHandQuantity < line.quantity || undefined}>
          {t('approval.onHand', { count: onHandQuantity })}
        </span>
      )}
      {serial === null ? null : (
        <span>
          {t('approval.serial')} <Code>{serial}</Code>
        </span>
      )}
      {fault === null ? null : (
        <span>
          {t('approval.fault')}: {fault.title}
        </span>
      )}
    </span>
  );
}

/** What the line earns: as decided, else as of today beside what it was at submission. */
function LineFee({ line: { fee, kind, source }, isAsked }: { line: ReportLine; isAsked: boolean }) {
  if (kind === 'part_removed') return null;
  if (!isAsked && fee.decidedAmount !== null) return <Money amount={fee.decidedAmount} strong />;
  // The company's own part, and the customer's, earn nothing.
  if (kind === 'part_added' && source !== 'own' && !fee.nowAmount) return null;
  const now = fee.nowAmount ?? fee.submittedAmount;
  const isOther = fee.nowAmount !== null && fee.nowAmount !== fee.submittedAmount;
  return (
    <>
      {isOther ? (
        <s>
          <Money amount={fee.submittedAmount} bare />
        </s>
      ) : null}{' '}
      <Money amount={now} strong />
    </>
  );
}

function LineCoverage({ line: { coverage, isGoodwill } }: { line: ReportLine }) {
  const { submitted, now } = coverage;
  const answer = now ?? submitted;
  if (answer === null) return null;
  const before = submitted === null ? undefined : coverageSentence(submitted);
  const sentence = coverageSentence(answer);
  return (
    <p className={classes['coverage']}>
      <StatusBadge tone={decisionTones[answer.decision]}>
        {t(`warranty.decision.${answer.decision}`)}
      </StatusBadge>{' '}
      {sentence} {isGoodwill ? <StatusBadge tone="due">{t('approval.goodwill')}</StatusBadge> : null}
      {before === undefined || before === sentence ? null : (
        <span className={classes['dim']}> {t('approval.coverageBefore', { sentence: before })}</span>
      )}
    </p>
  );
}
