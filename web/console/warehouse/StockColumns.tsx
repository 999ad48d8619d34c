import { Code } from '../../kit/Code.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { Stock } from './stock-words.ts';
import { quantityInWords } from './stock-words.ts';

export function stockColumns(): readonly Column<Stock>[] {
  return [
    {
      key: 'partCode',
      title: t('warehouse.partCode'),
      width: 100,
      cell: (row) => <Code>{row.partCode}</Code>,
    },
    { key: 'part', title: t('warehouse.part'), card: 'title', cell: (row) => digits(row.partTitle) },
    {
      key: 'kind',
      title: t('warehouse.place'),
      width: 125,
      cell: (row) => t(`warehouse.kind.${row.location.kind}`),
    },
    {
      key: 'title',
      title: t('warehouse.placeTitle'),
      width: 170,
      cell: (row) => digits(row.location.title) || '—',
    },
    {
      key: 'onHand',
      title: t('warehouse.onHand'),
      width: 100,
      align: 'end',
      card: 'corner',
      cell: (row) => <b>{quantityInWords(row.onHandQuantity, row.unit)}</b>,
    },
    {
      key: 'reserved',
      title: t('warehouse.reserved'),
      width: 100,
      align: 'end',
      cell: (row) => (row.reservedQuantity === 0 ? '—' : number(row.reservedQuantity)),
    },
    {
      key: 'free',
      title: t('warehouse.free'),
      width: 90,
      align: 'end',
      card: 'none',
      cell: (row) => number(row.onHandQuantity - row.reservedQuantity),
    },
    {
      key: 'changedAt',
      title: t('warehouse.changedAt'),
      width: 130,
      card: 'none',
      cell: (row) => <When at={row.changedAt} show="relative" />,
    },
  ];
}
