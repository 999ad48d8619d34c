import { UnstyledButton } from '@mantine/core';
import type { z } from 'zod';
import type { StatementView } from '../../../server/ledger/ledger.contract.ts';
import { Money } from '../../kit/Money.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { StatementAddress } from './statement-address.ts';
import classes from './Statement.module.css';

export type Statement = z.output<typeof StatementView>;
type StatementSummaryProps = {
  of: Statement;
  address: StatementAddress;
  /** The agency itself reads. */
  isOwn: boolean;
};

/** What stands at the instant, whole and by kind; a kind shows its lines alone. */
export function StatementSummary({ of, address, isOwn }: StatementSummaryProps) {
  const whole = of.kinds.reduce((sum, kind) => sum + kind.balanceAmount, 0);
  return (
    <div className={classes['summary']} role="group" aria-label={t('ledger.byKind')}>
      <UnstyledButton
        className={`${classes['tile']} ${classes['balance']}`}
        aria-pressed={address.account === undefined}
        onClick={() => address.setAccount(undefined)}
      >
        <span className={classes['word']}>{standingWord(whole, isOwn)}</span>
        <span className={classes['amount']}>
          <Money amount={Math.abs(whole)} strong />
        </span>
        <span className={classes['word']}>
          {t('ledger.statementAt')} <When at={of.at} />
        </span>
      </UnstyledButton>
      {of.kinds.map((kind) => (
        <UnstyledButton
          key={kind.account}
          className={classes['tile']}
          aria-pressed={address.account === kind.account}
          onClick={() => address.setAccount(address.account === kind.account ? undefined : kind.account)}
        >
          <span className={classes['word']}>{t(`ledger.account.${kind.account}`)}</span>
          <span className={classes['amount']}>
            <Money amount={kind.balanceAmount} />
          </span>
          <span className={`${classes['word']} ${classes['count']}`}>
            {t('ledger.lines', { count: kind.lineCount })}
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}

function standingWord(amount: number, isOwn: boolean): string {
  if (amount === 0) return t('ledger.even');
  if (isOwn) return amount > 0 ? t('ledger.ownOwed') : t('ledger.ownOwing');
  return amount > 0 ? t('ledger.owed') : t('ledger.owing');
}
