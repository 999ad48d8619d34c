import { Code } from '../../kit/Code.tsx';
import { Money } from '../../kit/Money.tsx';
import { StageDot } from '../../kit/StageDot.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import type { GalleryRow } from './gallery-rows.ts';
import { stageTones } from './gallery-rows.ts';

export const galleryColumns: readonly Column<GalleryRow>[] = [
  {
    key: 'number',
    title: 'شماره پیگیری',
    width: 130,
    card: 'title',
    sort: 'number',
    cell: (row) => (
      <Code digits strong>
        {row.number}
      </Code>
    ),
  },
  { key: 'customer', title: 'مشتری', cell: (row) => row.customer, filter: { param: 'customer' } },
  { key: 'mobile', title: 'همراه', width: 130, cell: (row) => <Code digits>{row.mobile}</Code> },
  { key: 'model', title: 'مدل', cell: (row) => row.model },
  { key: 'serial', title: 'سریال', width: 160, hidden: true, cell: (row) => <Code>{row.serial}</Code> },
  {
    key: 'stage',
    title: 'مرحله',
    width: 150,
    card: 'corner',
    filter: {
      param: 'stage',
      choices: Object.entries(stageTones).map(([value, { label }]) => ({ value, label })),
    },
    cell: (row) => (
      <StageDot tone={stageTones[row.stage]?.tone ?? 'plain'}>{stageTones[row.stage]?.label}</StageDot>
    ),
  },
  { key: 'at', title: 'زمان ثبت', width: 140, sort: 'at', cell: (row) => <When at={row.at} /> },
  {
    key: 'amount',
    title: 'مبلغ (ریال)',
    width: 130,
    align: 'end',
    sort: 'amount',
    cell: (row) => <Money amount={row.amount} bare />,
  },
];
