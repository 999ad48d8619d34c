import { number } from '../lib/numbers.ts';
import { t } from '../lib/texts.ts';
import classes from './Money.module.css';

type MoneyProps = {
  /** Minor units; the rial has none. */
  amount: number | null | undefined;
  /** Leave the word «ریال» out where the column's title has it. */
  bare?: boolean;
  strong?: boolean;
};

/** An amount of money, tabular, with its word. Negative amounts keep their sign at the start. */
export function Money({ amount, bare = false, strong = false }: MoneyProps) {
  if (amount === null || amount === undefined) return <span>—</span>;
  return (
    <span className={classes['money']} data-strong={strong || undefined} data-below={amount < 0 || undefined}>
      <bdi>{number(amount)}</bdi>
      {bare ? null : <span className={classes['word']}>{t('web.rial')}</span>}
    </span>
  );
}
