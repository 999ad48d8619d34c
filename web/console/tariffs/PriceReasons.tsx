import type { PriceExplanation } from '../../../server/tariffs/tariffs.contract.ts';
import { t } from '../../lib/texts.ts';
import classes from './PriceReasons.module.css';
import { RuleEffect } from './RuleEffect.tsx';
import { RuleScope } from './RuleScope.tsx';
import { daysWord, exactWord, scopeTold } from './tariff-words.ts';

/** How a price came about: the rules used, in order, and those that fit and lost. */
export function PriceReasons({ of }: { of: PriceExplanation }) {
  return (
    <div className={classes['reasons']}>
      {of.used.length === 0 ? <p className={classes['none']}>{t('tariffs.noRuleFits')}</p> : null}
      {of.used.length === 0 ? null : (
        <ol className={classes['rules']} aria-label={t('tariffs.used')}>
          {of.used.map((rule) => (
            <li key={rule.ruleId}>
              <Rule of={rule} />
            </li>
          ))}
        </ol>
      )}
      {of.roundedFrom === null ? null : (
        <p className={classes['none']}>{t('tariffs.roundedFrom', { exact: exactWord(of.roundedFrom) })}</p>
      )}
      {of.lost.length === 0 ? null : (
        <details className={classes['lost']}>
          <summary>{t('tariffs.lost', { count: of.lost.length })}</summary>
          <ul className={classes['rules']}>
            {of.lost.map(({ rule, why }) => (
              <li key={rule.ruleId}>
                <Rule of={rule} />
                <span className={classes['why']}>{t(`tariffs.why.${why}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Rule({ of }: { of: PriceExplanation['used'][number] }) {
  return (
    <span className={classes['rule']}>
      <span className={classes['effect']}>
        <RuleEffect of={of} />
      </span>
      <span className={classes['said']}>
        {of.title === '' ? null : <span className={classes['title']}>{of.title}</span>}
        <RuleScope of={scopeTold(of)} />
        <span className={classes['days']}>{daysWord(of)}</span>
      </span>
    </span>
  );
}
