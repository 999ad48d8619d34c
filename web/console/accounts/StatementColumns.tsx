import type { z } from 'zod';
import type { StatementLine } from '../../../server/ledger/ledger.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { aboutLine } from './line-words.ts';
import classes from './Statement.module.css';

export type Line = z.output<typeof StatementLine>;

export const lineId = ({ entryId, number }: Pick<Line, 'entryId' | 'number'>) => `${entryId}/${number}`;

export function statementColumns(): readonly Column<Line>[] {
  return [
    {
      key: 'occurredOn',
      title: t('ledger.occurredOn'),
      width: 110,
      cell: ({ occurredOn }) => <When at={occurredOn} show="day" />,
    },
    {
      key: 'document',
      title: t('ledger.document'),
      width: 230,
      card: 'title',
      cell: (line) => (
        <span>
          {t(`ledger.document.${line.documentKind}`)} <Code digits>{line.documentNumber}</Code>{' '}
          {line.isReversed ? <StatusBadge>{t('ledger.isReversed')}</StatusBadge> : null}
        </span>
      ),
    },
    {
      key: 'account',
      title: t('ledger.kind'),
      width: 160,
      cell: ({ account }) => t(`ledger.account.${account}`),
    },
    {
      key: 'memo',
      title: t('ledger.memo'),
      cell: (line) => <span className={classes['memo']}>{aboutLine(line) || '—'}</span>,
    },
    {
      key: 'debit',
      title: t('ledger.debitRial'),
      width: 140,
      align: 'end',
      cell: ({ debitAmount }) => <Money amount={debitAmount || null} bare />,
    },
    {
      key: 'credit',
      title: t('ledger.creditRial'),
      width: 140,
      align: 'end',
      cell: ({ creditAmount }) => <Money amount={creditAmount || null} bare />,
    },
    {
      key: 'running',
      title: t('ledger.balanceRial'),
      width: 150,
      align: 'end',
      cell: ({ runningAmount }) => <Money amount={runningAmount} bare strong />,
    },
    {
      key: 'postedAt',
      title: t('ledger.postedAt'),
      width: 160,
      hidden: true,
      card: 'none',
      cell: ({ postedAt }) => <When at={postedAt} />,
    },
  ];
}
