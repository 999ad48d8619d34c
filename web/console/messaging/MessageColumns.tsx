import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import { nationalForm } from './phone-words.ts';
import { shownText } from './message-pieces.ts';
import type { Message } from './message-words.ts';
import { stateTone, templateTitle, whose } from './message-words.ts';

export const messageColumns = (): readonly Column<Message>[] => [
  { key: 'at', title: t('messaging.at'), width: 150, cell: (row) => <When at={row.madeAt} /> },
  {
    key: 'number',
    title: t('messaging.number'),
    width: 140,
    card: 'title',
    cell: (row) => <Code digits>{nationalForm(row.number)}</Code>,
  },
  { key: 'whose', title: t('messaging.recipient'), width: 110, cell: whose },
  {
    key: 'template',
    title: t('messaging.template'),
    width: 200,
    cell: (row) => templateTitle(row.template),
    hidden: true,
  },
  { key: 'text', title: t('messaging.text'), cell: (row) => shownText(row.text) },
  {
    key: 'state',
    title: t('messaging.state'),
    width: 130,
    card: 'corner',
    cell: (row) =>
      row.state === null ? (
        <StatusBadge tone="plain">{t('messaging.direction.in')}</StatusBadge>
      ) : (
        <StatusBadge tone={stateTone[row.state]}>{t(`messaging.state.${row.state}`)}</StatusBadge>
      ),
  },
];
