import type { TariffDim } from '../../../server/tariffs/words.contract.ts';
import { t } from '../../lib/texts.ts';
import classes from './RuleScope.module.css';

type RuleScopeProps = { of: readonly { dim: TariffDim; value: string }[] };

/** What a rule names, as small words beside one another. */
export function RuleScope({ of }: RuleScopeProps) {
  if (of.length === 0) return <span className={classes['all']}>{t('tariffs.everyService')}</span>;
  return (
    <span className={classes['scope']}>
      {of.map(({ dim, value }) => (
        <span key={dim}>
          <span className={classes['name']}>{t(`tariffs.dim.${dim}`)}</span> {value}
        </span>
      ))}
    </span>
  );
}
