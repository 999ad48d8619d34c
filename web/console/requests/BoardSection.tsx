import { Button } from '@mantine/core';
import { useId } from 'react';
import { count } from '../../lib/numbers.ts';
import { t } from '../../lib/texts.ts';
import type { BoardGroup, BoardOrder } from './board-groups.ts';
import classes from './Board.module.css';
import { BoardRow } from './BoardRow.tsx';

type BoardSectionProps = {
  group: BoardGroup;
  orders: readonly BoardOrder[];
  held: { count: number; isMore: boolean } | undefined;
  openId: string | undefined;
  onOpen: (id: string) => void;
  more: (() => void) | undefined;
};

/** One group of the board under its name and count; an empty one is not shown. */
export function BoardSection({ group, orders, held, openId, onOpen, more }: BoardSectionProps) {
  const id = useId();
  if (orders.length === 0) return null;
  return (
    <section aria-labelledby={id} className={classes['group']}>
      <h2 id={id} className={classes['heading']} data-group={group}>
        {t(`requests.group.${group}`)}
        {held === undefined ? null : (
          <span className={classes['count']}>{count(held.count + Number(held.isMore))}</span>
        )}
      </h2>
      <ul className={classes['rows']}>
        {orders.map((order) => (
          <li key={order.id}>
            <BoardRow order={order} isOpen={order.id === openId} onOpen={() => onOpen(order.id)} />
          </li>
        ))}
      </ul>
      {more === undefined ? null : (
        <Button variant="default" size="xs" onClick={more}>
          {t('web.more')}
        </Button>
      )}
    </section>
  );
}
