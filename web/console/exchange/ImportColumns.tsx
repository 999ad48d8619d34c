import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { ImportRow } from './import-words.ts';
import { kindTitle, partDone, stateTone, stateWord } from './import-words.ts';

export const importColumns = (): readonly Column<ImportRow>[] => [
  { key: 'kind', title: t('exchange.kind'), width: 190, card: 'title', cell: (row) => kindTitle(row.kind) },
  { key: 'file', title: t('exchange.file'), cell: (row) => <bdi>{row.fileName}</bdi> },
  { key: 'state', title: t('web.state'), width: 150, card: 'corner', cell: stateCell },
  { key: 'rows', title: t('exchange.rows'), width: 90, align: 'end', cell: (row) => number(row.counts.rows) },
  { key: 'bad', title: t('exchange.bad'), width: 90, align: 'end', cell: badCell },
  {
    key: 'created',
    title: t('exchange.created'),
    card: 'none',
    width: 90,
    align: 'end',
    cell: (row) => number(row.counts.created),
  },
  {
    key: 'changed',
    title: t('exchange.changed'),
    card: 'none',
    width: 90,
    align: 'end',
    cell: (row) => number(row.counts.changed),
  },
  {
    key: 'same',
    title: t('exchange.same'),
    card: 'none',
    width: 100,
    align: 'end',
    cell: (row) => number(row.counts.same),
  },
  { key: 'by', title: t('exchange.madeBy'), card: 'none', width: 150, cell: (row) => row.madeBy },
  {
    key: 'at',
    title: t('exchange.madeAt'),
    width: 150,
    cell: (row) => <When at={row.madeAt} show="relative" />,
  },
];

function stateCell(row: ImportRow) {
  const part = partDone(row);
  return (
    <StatusBadge tone={stateTone[row.state]}>
      {stateWord(row.state)}
      {part === undefined ? '' : ` ${digits(part)}٪`}
    </StatusBadge>
  );
}

function badCell({ counts }: ImportRow) {
  if (counts.bad === 0) return number(0);
  return <StatusBadge tone="late">{number(counts.bad)}</StatusBadge>;
}
