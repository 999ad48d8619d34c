import type { z } from 'zod';
import type { EntryRow } from '../../../server/ledger/entries.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

export function entryColumns(): readonly Column<z.output<typeof EntryRow>>[] {
  return [
    {
      key: 'document',
      title: t('ledger.document'),
      width: 260,
      card: 'title',
      cell: ({ documentKind, documentNumber, reversedById }) => (
        <span>
          {t(`ledger.document.${documentKind}`)} <Code digits>{documentNumber}</Code>{' '}
          {reversedById === null ? null : <StatusBadge>{t('ledger.isReversed')}</StatusBadge>}
        </span>
      ),
    },
    { key: 'agency', title: t('ledger.agency'), cell: ({ agencyTitles }) => agencyTitles.join('، ') || '—' },
    {
      key: 'memo',
      title: t('ledger.memo'),
      cell: ({ memo, reasonTitle }) => [reasonTitle ?? '', digits(memo)].filter(Boolean).join(' — ') || '—',
    },
    {
      key: 'occurredOn',
      title: t('ledger.occurredOn'),
      width: 110,
      cell: ({ occurredOn }) => <When at={occurredOn} show="day" />,
    },
    {
      key: 'total',
      title: t('ledger.totalRial'),
      width: 150,
      align: 'end',
      card: 'corner',
      cell: ({ totalAmount }) => <Money amount={totalAmount} bare strong />,
    },
    { key: 'actor', title: t('ledger.actor'), width: 140, cell: ({ actorTitle }) => actorTitle },
    {
      key: 'postedAt',
      title: t('ledger.postedAt'),
      width: 160,
      cell: ({ postedAt }) => <When at={postedAt} />,
    },
  ];
}
