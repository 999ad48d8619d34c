import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { t } from '../../lib/texts.ts';
import classes from './Desk.module.css';
import type { ReportLine } from './report-words.ts';
import { decisionTone } from './report-words.ts';

/** What was decided about a line before, and why. */
export function LineOutcome({ line: { decision, quantity } }: { line: ReportLine }) {
  if (decision === null) return null;
  const { feeAmount, tariffFeeAmount, reasonTitle, note } = decision;
  return (
    <p className={classes['coverage']}>
      <StatusBadge tone={decisionTone[decision.decision]}>
        {t(`approval.decision.${decision.decision}`)}
      </StatusBadge>{' '}
      {tariffFeeAmount === null || feeAmount === null || tariffFeeAmount === feeAmount ? null : (
        <>
          <Money amount={feeAmount} />{' '}
          <span className={classes['dim']}>
            {t('approval.byTariff')} <Money amount={tariffFeeAmount} />
          </span>
        </>
      )}
      {decision.quantity === quantity ? null : (
        <span> {t('approval.quantityDecided', { count: decision.quantity })}</span>
      )}
      {reasonTitle === null ? null : <span> {reasonTitle}</span>}
      {note === '' ? null : <span>: {note}</span>}
    </p>
  );
}
