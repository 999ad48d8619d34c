import { Anchor, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { Money } from '../../kit/Money.tsx';
import { number } from '../../lib/numbers.ts';
import { sentenceOf, t } from '../../lib/texts.ts';
import type { ReportLine } from './report-form.ts';
import classes from './Report.module.css';

type Explanation = NonNullable<ReportLine['fee']['nowExplanation']>;
type Rule = Explanation['used'][number];
const FULL_BASIS_POINTS = 10_000;

/** What the agency gets for the line, and by which rules of the tariff. */
export function FeeExplanation({ line: { fee, kind } }: { line: ReportLine }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const amount = fee.decidedAmount ?? fee.nowAmount ?? fee.submittedAmount;
  const explanation = fee.nowExplanation ?? fee.submittedExplanation;
  // A consigned part is the company's own: nothing is owed for it, and nothing has to be said.
  const isSilent = kind.startsWith('part') && (amount ?? 0) === 0;
  if (isSilent || (amount === null && explanation === null)) return null;
  return (
    <div>
      <div className={classes['fee']}>
        <Text size="sm">
          {t('agency.report.fee')}{' '}
          {amount === null ? t('agency.report.noPrice') : <Money amount={amount} strong />}
        </Text>
        {explanation === null ? null : (
          <Anchor
            component="button"
            type="button"
            size="sm"
            mih={32}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t('agency.report.why')}
          </Anchor>
        )}
      </div>
      {isOpen && explanation !== null ? (
        <ul id={id} className={classes['findings']}>
          {explanation.used.length === 0 ? <li>{t('agency.report.noRule')}</li> : null}
          {explanation.used.map((rule) => (
            <li key={rule.ruleId}>
              <RuleSays rule={rule} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** «نرخ نصب یخچال: ۱٬۲۰۰٬۰۰۰ ریال؛ برای نوع یخچال» */
function RuleSays({ rule }: { rule: Rule }) {
  const names = rule.dims.map(({ dim, value }) =>
    t('agency.report.dimOf', {
      dim: t(`agency.report.dim.${dim}`),
      value: sentenceOf(`tariffs.serviceKind.${value}`) ?? value,
    }),
  );
  return (
    <Text size="sm" component="span">
      {rule.title === '' ? t('agency.report.rule') : rule.title}:{' '}
      {rule.amount === null ? null : <Money amount={rule.amount} />}
      {rule.basisPoints === null
        ? null
        : t('agency.report.times', { factor: number(rule.basisPoints / FULL_BASIS_POINTS) })}
      {names.length === 0 ? null : ` · ${names.join('، ')}`}
    </Text>
  );
}
