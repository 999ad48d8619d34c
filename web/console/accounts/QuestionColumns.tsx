import type { z } from 'zod';
import type { QuestionView } from '../../../server/ledger/account-questions.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';

export type Question = z.output<typeof QuestionView>;

export function questionColumns(): readonly Column<Question>[] {
  return [
    {
      key: 'agency',
      title: t('ledger.agency'),
      width: 200,
      card: 'title',
      cell: ({ agencyTitle }) => agencyTitle,
    },
    { key: 'question', title: t('ledger.question'), cell: ({ question }) => question },
    {
      key: 'document',
      title: t('ledger.document'),
      width: 210,
      cell: ({ documentKind, documentNumber }) => (
        <span>
          {t(`ledger.document.${documentKind}`)} <Code digits>{documentNumber}</Code>
        </span>
      ),
    },
    {
      key: 'amount',
      title: t('ledger.amountRial'),
      width: 140,
      align: 'end',
      cell: ({ creditAmount, debitAmount }) => <Money amount={creditAmount - debitAmount} bare />,
    },
    {
      key: 'state',
      title: t('ledger.state'),
      width: 110,
      card: 'corner',
      cell: ({ answeredAt }) =>
        answeredAt === null ? (
          <StatusBadge tone="due">{t('ledger.unanswered')}</StatusBadge>
        ) : (
          <StatusBadge tone="done">{t('ledger.answered')}</StatusBadge>
        ),
    },
    {
      key: 'askedAt',
      title: t('ledger.askedAt'),
      width: 130,
      cell: ({ askedAt }) => <When at={askedAt} show="relative" />,
    },
  ];
}
