import { Skeleton, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { listWorkOrders } from '../../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAddress } from '../../lib/address.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { boardGroups, groupsOf } from './board-groups.ts';
import { nextRowOf, useBoardKeys } from './board-keys.ts';
import classes from './Board.module.css';
import { BoardSection } from './BoardSection.tsx';
import { OrderPanel } from './OrderPanel.tsx';

const rowsMax = 100;
const topics = ['workOrder', 'request'] as const;

/** The dispatcher's screen: what came back, what nobody has, what waits for an answer. Row A10. */
export function ReferralsScreen() {
  const [address, change] = useAddress();
  const openId = address['open'];
  const board = useRef<HTMLDivElement>(null);
  const lists = useBoardLists();
  const open = (id: string | undefined) => change({ open: id }, openId === undefined && id !== undefined);
  const focusRow = (id: string | undefined) =>
    board.current?.querySelector<HTMLElement>(`[data-order="${id ?? ''}"]`)?.focus();
  const close = () => {
    open(undefined);
    requestAnimationFrame(() => focusRow(openId));
  };
  const goOn = () => {
    const next = nextRowOf(board.current, openId);
    open(undefined);
    requestAnimationFrame(() => focusRow(next));
  };
  useBoardKeys(board, { openId, open, close });

  const all = Object.values(lists);
  const failure = all.find((list) => list.failure !== null)?.failure;
  const isReady = all.every((list) => list.rows !== undefined);
  const groups = groupsOf({
    back: lists.back.rows ?? [],
    fresh: [...(lists.urgent.rows ?? []), ...(lists.fresh.rows ?? [])],
    offered: lists.offered.rows ?? [],
  });
  const listOf = { back: lists.back, new: lists.fresh, offered: lists.offered };
  const isEmpty = isReady && boardGroups.every((group) => groups[group].length === 0);
  return (
    <Stack gap="sm" className={classes['screen']}>
      <ScreenHead
        title={t('requests.board')}
        line={
          <Text span size="sm" visibleFrom="sm">
            {t('requests.boardKeys')}
          </Text>
        }
      />
      {failure && !isReady ? (
        <FailureState failure={failure} retry={() => all.forEach((list) => list.retry())} />
      ) : null}
      {!failure && !isReady ? <BoardSkeleton /> : null}
      {isEmpty ? <EmptyState title={t('requests.boardEmpty')} hint={t('requests.boardEmptyHint')} /> : null}
      <div className={classes['split']}>
        <div className={classes['groups']} ref={board}>
          {boardGroups.map((group) => (
            <BoardSection
              key={group}
              group={group}
              orders={groups[group]}
              held={listOf[group].counts?.[tabOf[group]]}
              openId={openId}
              onOpen={open}
              more={listOf[group].more}
            />
          ))}
        </div>
        {openId === undefined ? null : (
          <OrderPanel key={openId} id={openId} close={close} onReferred={goOn} />
        )}
      </div>
    </Stack>
  );
}

const tabOf = { back: 'new', new: 'new', offered: 'offered' } as const;

/** Each group in the order in which it is worked, sorted by the server; urgent work leads, however young it is. */
function useBoardLists() {
  const options = { topics, limit: rowsMax };
  return {
    back: useList(listWorkOrders, { tab: 'new', isBack: true, sort: 'receivedAt' }, options),
    urgent: useList(listWorkOrders, { tab: 'new', isBack: false, priority: 'urgent' }, options),
    fresh: useList(listWorkOrders, { tab: 'new', isBack: false, sort: 'receivedAt' }, options),
    offered: useList(listWorkOrders, { tab: 'offered', sort: 'acceptBy' }, options),
  };
}

function BoardSkeleton() {
  return (
    <Stack gap="xs" aria-busy>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} height={56} />
      ))}
    </Stack>
  );
}
