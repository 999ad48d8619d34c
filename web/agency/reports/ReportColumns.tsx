import type { z } from 'zod';
import type { ReportRow } from '../../../server/service-reports/service-reports.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { stateTone } from './report-words.ts';

/** What the list shows of a report. */
export function reportColumns(): readonly Column<z.output<typeof ReportRow>>[] {
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
      width: 150,
      card: 'corner',
      cell: ({ state }) => (
        <StatusBadge tone={stateTone(state)}>{t(`agency.report.state.${state}`)}</StatusBadge>
      ),
    },
    {
      key: 'kind',
      title: t('agency.report.kindOf'),
      width: 130,
      cell: ({ kind }) => t(`agency.report.kindTitle.${kind}`),
    },
    { key: 'device', title: t('agency.device'), cell: ({ deviceTitle }) => deviceTitle },
    {
      key: 'technician',
      title: t('agency.technician'),
      width: 150,
      cell: ({ technicianTitle }) => technicianTitle ?? '—',
    },
    {
      key: 'fee',
      title: t('agency.report.fee'),
      width: 150,
      align: 'end',
      cell: ({ feeAmount }) => <Money amount={feeAmount} />,
    },
    {
      key: 'since',
      title: t('agency.report.since'),
      width: 120,
      cell: ({ since }) => <When at={since} show="relative" />,
    },
  ];
}
