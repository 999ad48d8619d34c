import type { listReports } from '../../../server/service-reports/service-reports.contract.ts';
import type { RowOf } from '../../lib/ask.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { severityTone, tabTone } from './report-words.ts';

export const reportColumns = (): readonly Column<RowOf<typeof listReports>>[] => [
  {
    key: 'number',
    title: t('approval.number'),
    width: 130,
    card: 'title',
    cell: (row) => <Code digits>{row.number}</Code>,
  },
  { key: 'kind', title: t('approval.kind'), width: 120, cell: (row) => t(`approval.kindShort.${row.kind}`) },
  { key: 'device', title: t('approval.device'), cell: (row) => row.deviceTitle },
  {
    key: 'serial',
    title: t('approval.serial'),
    width: 130,
    cell: (row) => (row.serial === null ? '—' : <Code>{row.serial}</Code>),
  },
  { key: 'agency', title: t('approval.agency'), width: 160, cell: (row) => row.agency.title },
  {
    key: 'technician',
    title: t('approval.technician'),
    width: 140,
    cell: (row) => row.technicianTitle,
    hidden: true,
  },
  {
    key: 'since',
    title: t('approval.since'),
    width: 110,
    cell: (row) => <When at={row.since} show="relative" />,
  },
  {
    key: 'fee',
    title: t('approval.fee'),
    width: 130,
    align: 'end',
    cell: (row) => <Money amount={row.feeAmount} />,
  },
  {
    key: 'flags',
    title: t('approval.flags'),
    width: 130,
    cell: (row) => (
      <>
        {row.severity === null ? (
          '—'
        ) : (
          <StatusBadge tone={severityTone[row.severity]}>
            {t(`approval.severity.${row.severity}`)} {digits(row.flagCount)}
          </StatusBadge>
        )}{' '}
        {row.isGoodwill ? <StatusBadge tone="due">{t('approval.goodwill')}</StatusBadge> : null}
      </>
    ),
  },
  {
    key: 'state',
    title: t('approval.state'),
    width: 130,
    card: 'corner',
    cell: (row) => <StatusBadge tone={tabTone[row.tab]}>{t(`approval.state.${row.state}`)}</StatusBadge>,
  },
];
