import { Anchor, Group, Table, Text } from '@mantine/core';
import { StatusBadge } from '../../kit/StatusBadge.tsx';
import { When } from '../../kit/When.tsx';
import { digits, number } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { StockMove } from './stock-words.ts';
import { placeInWords } from './stock-words.ts';

type StockMoveRowProps = { move: StockMove; correct: () => void };

/** One move on a card: why, by which paper, from or to where, by whom; how much, and how much was left. */
export function StockMoveRow({ move, correct }: StockMoveRowProps) {
  const { changeQuantity, document } = move;
  const place = placeInWords(move.other);
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <Text size="sm" fw={500}>
            {t(`warehouse.move.${move.kind}`)}
          </Text>
          {move.correctsId === null ? null : <StatusBadge>{t('warehouse.correction')}</StatusBadge>}
          {move.isCorrected ? <StatusBadge tone="due">{t('warehouse.corrected')}</StatusBadge> : null}
        </Group>
        <Text size="xs" c="dimmed">
          {changeQuantity > 0 ? t('warehouse.movedFrom', { place }) : t('warehouse.movedTo', { place })}
        </Text>
        <Text size="xs" c="dimmed">
          {[t(`warehouse.document.${document.kind}`), digits(document.number), digits(move.note)]
            .filter((part) => part !== '')
            .join('، ')}
        </Text>
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            <When at={move.occurredAt} /> {digits(move.actorTitle)}
          </Text>
          {move.moves.includes('correct') ? (
            <Anchor component="button" type="button" size="xs" onClick={correct}>
              {t('warehouse.correct')}
            </Anchor>
          ) : null}
        </Group>
      </Table.Td>
      <Table.Td valign="top">
        <Text size="sm" {...(changeQuantity > 0 ? { c: 'done' } : {})} component="span">
          <bdi>{`${changeQuantity > 0 ? '+' : '−'}${number(Math.abs(changeQuantity))}`}</bdi>
        </Text>
      </Table.Td>
      <Table.Td valign="top">
        <b>{number(move.afterQuantity)}</b>
      </Table.Td>
    </Table.Tr>
  );
}
