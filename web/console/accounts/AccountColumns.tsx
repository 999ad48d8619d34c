import type { z } from 'zod';
import type { AccountRow } from '../../../server/ledger/ledger.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';

type Account = z.output<typeof AccountRow>;

export function accountColumns(): readonly Column<Account>[] {
  return [
    {
      key: 'agency',
      title: t('ledger.agency'),
      card: 'title',
      cell: ({ title, openQuestionCount }) => (
        <span>
          {title}{' '}
          {openQuestionCount > 0 ? (
            <StatusBadge tone="due">{t('ledger.openQuestions', { count: openQuestionCount })}</StatusBadge>
          ) : null}
        </span>
      ),
    },
    { key: 'code', title: t('ledger.code'), width: 90, cell: ({ code }) => <Code digits>{code}</Code> },
    { key: 'city', title: t('ledger.city'), width: 120, cell: ({ cityTitle }) => cityTitle },
    {
      key: 'fees',
      title: t('ledger.feesRial'),
      width: 150,
      align: 'end',
      cell: ({ feesAmount }) => <Money amount={feesAmount} bare />,
    },
    {
      key: 'defective',
      title: t('ledger.defectiveRial'),
      width: 150,
      align: 'end',
      cell: ({ defectiveAmount }) => <Money amount={defectiveAmount} bare />,
    },
    {
      key: 'paid',
      title: t('ledger.paidRial'),
      width: 150,
      align: 'end',
      cell: ({ paidAmount }) => <Money amount={paidAmount} bare />,
    },
    {
      key: 'balance',
      title: t('ledger.owedRial'),
      width: 160,
      align: 'end',
      card: 'corner',
      cell: ({ balanceAmount }) => <Money amount={balanceAmount} bare strong />,
    },
    {
      key: 'lastPostedAt',
      title: t('ledger.lastPostedAt'),
      width: 130,
      cell: ({ lastPostedAt }) => <When at={lastPostedAt} show="relative" />,
    },
  ];
}
