import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { digits } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import { DueDay } from './DueDay.tsx';
import type { ObligationLine } from './obligation-words.ts';
import { stateTones } from './obligation-words.ts';
import { quantityInWords } from './stock-words.ts';

export function obligationColumns(): readonly Column<ObligationLine>[] {
  return [
    { key: 'part', title: t('warehouse.part'), card: 'title', cell: (row) => digits(row.partTitle) },
    {
      key: 'state',
      title: t('warehouse.state'),
      width: 120,
      card: 'corner',
      cell: (row) => (
        <StatusBadge tone={stateTones[row.state]}>{t(`warehouse.state.${row.state}`)}</StatusBadge>
      ),
    },
    { key: 'agency', title: t('warehouse.agency'), width: 160, cell: (row) => digits(row.agency.title) },
    {
      key: 'quantity',
      title: t('warehouse.quantity'),
      width: 90,
      align: 'end',
      cell: (row) => quantityInWords(row.quantity, row.unit),
    },
    {
      key: 'serial',
      title: t('warehouse.serial'),
      width: 130,
      card: 'none',
      cell: (row) => (row.serial === null ? '—' : <Code>{row.serial}</Code>),
    },
    {
      key: 'report',
      title: t('warehouse.report'),
      width: 130,
      cell: (row) => <Code digits>{row.reportNumber}</Code>,
    },
    { key: 'dueOn', title: t('warehouse.dueOn'), width: 210, cell: (row) => <DueDay of={row} /> },
    {
      key: 'value',
      title: t('warehouse.value'),
      width: 140,
      align: 'end',
      cell: (row) => <Money amount={row.valueAmount} />,
    },
    {
      key: 'result',
      title: t('warehouse.result'),
      width: 130,
      card: 'none',
      cell: (row) => (row.result === null ? '—' : t(`warehouse.result.${row.result}`)),
    },
  ];
}
