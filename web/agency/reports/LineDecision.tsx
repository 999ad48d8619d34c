import { Text } from '@mantine/core';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { ReportLine } from './report-form.ts';
import { decisionTone } from './report-words.ts';

type LineDecisionProps = { decision: NonNullable<ReportLine['decision']>; unit: string | undefined };

/** What the office decided of a line, and why, in its own codes. Row I8. */
export function LineDecision({ decision, unit }: LineDecisionProps) {
  return (
    <Text size="sm" component="div">
      <StatusBadge tone={decisionTone(decision.decision)}>
        {t(`agency.report.decision.${decision.decision}`)}
      </StatusBadge>{' '}
      {decision.reasonTitle}
      {decision.note === '' ? null : <> · {digits(decision.note)}</>}
      {decision.decision === 'corrected' && unit !== undefined ? (
        <> · {t('agency.report.quantityOf', { quantity: number(decision.quantity), unit })}</>
      ) : null}
      <FeeByHand decision={decision} />
    </Text>
  );
}

/** Another fee than the tariff's: both figures stay in sight. */
function FeeByHand({ decision: { tariffFeeAmount, feeAmount } }: Pick<LineDecisionProps, 'decision'>) {
  if (tariffFeeAmount === null || feeAmount === null || tariffFeeAmount === feeAmount) return null;
  const facts = { tariff: number(tariffFeeAmount), given: number(feeAmount) };
  return <> · {t('agency.report.feeByHand', facts)}</>;
}
