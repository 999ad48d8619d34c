import type { readCardBatch } from '../../../server/warranty/cards.contract.ts';
import { Code } from '../../kit/Code.tsx';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import type { Column } from '../../kit/table-model.ts';
import type { Tone } from '../../kit/tones.ts';
import { When } from '../../kit/When.tsx';
import type { OutputOf } from '../../lib/client.ts';
import { number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';

export type CardBatch = OutputOf<typeof readCardBatch>;

const tones = {
  waiting: 'plain',
  making: 'due',
  done: 'done',
  failed: 'late',
  cancelled: 'plain',
} as const satisfies Record<CardBatch['state'], Tone>;

export function BatchState({ state }: { state: CardBatch['state'] }) {
  return <StatusBadge tone={tones[state]}>{t(`warranty.cards.state.${state}`)}</StatusBadge>;
}

export function cardBatchColumns(): readonly Column<CardBatch>[] {
  return [
    {
      key: 'title',
      title: t('warranty.cards.serials'),
      card: 'title',
      cell: (row) => <Code>{row.title}</Code>,
    },
    {
      key: 'state',
      title: t('warranty.cards.state'),
      width: 130,
      card: 'corner',
      cell: (row) => <BatchState state={row.state} />,
    },
    {
      key: 'done',
      title: t('warranty.cards.done'),
      width: 170,
      cell: (row) => t('warranty.cards.doneOf', { done: row.doneCount, count: row.cardCount }),
    },
    {
      key: 'reprints',
      title: t('warranty.cards.reprints'),
      width: 110,
      align: 'end',
      card: 'none',
      cell: (row) => number(row.reprintCount),
    },
    {
      key: 'layout',
      title: t('warranty.cards.layout'),
      width: 170,
      card: 'none',
      cell: (row) => t(`warranty.cards.layout.${row.layout}`),
    },
    {
      key: 'madeAt',
      title: t('warranty.cards.madeBy'),
      width: 220,
      cell: (row) => (
        <>
          {row.madeBy} · <When at={row.madeAt} />
        </>
      ),
    },
  ];
}
