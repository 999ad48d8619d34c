import { Code } from '../kit/Code.tsx';
import { StatusBadge } from '../kit/StatusBadge.tsx';
import type { Column } from '../kit/table-model.ts';
import { When } from '../kit/When.tsx';
import { t } from '../lib/texts.ts';
import type { OrderRow } from './agency-words.ts';
import { OrderState } from './OrderState.tsx';

/** What the inbox shows of a work order. */
export function orderColumns(): readonly Column<OrderRow>[] {
  return [
    {
      key: 'number',
      title: t('agency.number'),
      width: 140,
      card: 'title',
      cell: ({ number }) => <Code digits>{number}</Code>,
    },
    {
      key: 'state',
      title: t('agency.state'),
      width: 170,
      card: 'corner',
      cell: ({ tab, acceptBy, priority }) => (
        <span>
          <OrderState tab={tab} acceptBy={acceptBy} />{' '}
          {priority === 'urgent' ? <StatusBadge tone="late">{t('agency.urgent')}</StatusBadge> : null}
        </span>
      ),
    },
    { key: 'device', title: t('agency.device'), cell: ({ deviceTitle }) => deviceTitle },
    { key: 'symptoms', title: t('agency.symptoms'), cell: ({ symptoms }) => symptoms.join('، ') || '—' },
    {
      key: 'customer',
      title: t('agency.customer'),
      width: 170,
      cell: ({ customerName }) => customerName ?? t('agency.maskedShort'),
    },
    { key: 'city', title: t('agency.city'), width: 110, cell: ({ cityTitle }) => cityTitle ?? '—' },
    {
      key: 'technician',
      title: t('agency.technician'),
      width: 150,
      cell: ({ technicianTitle }) => technicianTitle ?? '—',
    },
    {
      key: 'receivedAt',
      title: t('agency.receivedAt'),
      width: 110,
      cell: ({ receivedAt }) => <When at={receivedAt} show="relative" />,
    },
  ];
}
