import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { IssueLine } from './issue-words.ts';
import { issueTones } from './issue-words.ts';

export function issueColumns(): readonly Column<IssueLine>[] {
  return [
    {
      key: 'number',
      title: t('warehouse.issueNumber'),
      width: 90,
      card: 'title',
      cell: (row) => <Code digits>{row.number}</Code>,
    },
    {
      key: 'state',
      title: t('warehouse.state'),
      width: 130,
      card: 'corner',
      cell: (row) => (
        <StatusBadge tone={issueTones[row.state]}>{t(`warehouse.issueState.${row.state}`)}</StatusBadge>
      ),
    },
    { key: 'agency', title: t('warehouse.agency'), cell: (row) => digits(row.agency.title) },
    {
      key: 'warehouse',
      title: t('warehouse.warehouse'),
      width: 150,
      card: 'none',
      cell: (row) => digits(row.warehouse.title),
    },
    {
      key: 'lineCount',
      title: t('warehouse.lineCount'),
      width: 90,
      align: 'end',
      cell: (row) => number(row.lineCount),
    },
    {
      key: 'carrier',
      title: t('warehouse.carrier'),
      card: 'none',
      cell: (row) => digits(row.carrier) || '—',
    },
    { key: 'sentAt', title: t('warehouse.sentAt'), width: 150, cell: (row) => <When at={row.sentAt} /> },
    {
      key: 'receivedAt',
      title: t('warehouse.receivedAt'),
      width: 150,
      cell: (row) => <When at={row.receivedAt} />,
    },
  ];
}
