import { t } from '../../lib/texts.ts';
import { Money } from '../../kit/Money.tsx';
import { digits } from '../../lib/numbers.ts';
import classes from './Desk.module.css';
import type { ReportLine } from './report-words.ts';

type Explanation = NonNullable<ReportLine['fee']['nowExplanation']>;
type Rule = Explanation['used'][number];

/** Why the fee is what it is: the rules that made it, and those that lost. Row I8. */
export function PriceWhy({ line: { fee }, isAsked }: { line: ReportLine; isAsked: boolean }) {
  const isAsSubmitted = !isAsked && fee.decidedAmount === fee.submittedAmount;
  const explanation = (isAsSubmitted ? null : fee.nowExplanation) ?? fee.submittedExplanation;
  if (explanation === null) return null;
  const { used, lost } = explanation;
  return (
    <details className={classes['price']}>
      <summary>{used.length === 0 ? t('approval.noPrice') : t('approval.whyFee')}</summary>
      <ul>
        {used.map((rule) => (
          <li key={rule.ruleId}>
            <RuleLine rule={rule} />
          </li>
        ))}
        {lost.map(({ rule, why }) => (
          <li key={rule.ruleId} className={classes['dim']}>
            <RuleLine rule={rule} /> — {t(`approval.loss.${why}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function RuleLine({ rule }: { rule: Rule }) {
  const named = rule.dims.map(({ value }) => value).join('، ');
  return (
    <>
      {rule.title || named || t('approval.anyWork')}{' '}
      {rule.amount === null ? (
        <span>{t('approval.coefficient', { percent: digits((rule.basisPoints ?? 0) / 100) })}</span>
      ) : (
        <Money amount={rule.amount} />
      )}
    </>
  );
}
